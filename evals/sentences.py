"""Sentence splitters side by side on real text: `python -m evals.sentences [--data DIR]`.

Gold is `cases/sentences.txt`, written by hand, and with `--data` the folder's `qamr/sentences.tsv`:
single news and encyclopedia sentences, made plain text again and joined in paragraphs of five.
Scored is F1 over the boundaries between sentences; speed is relative to our own splitter.
Libraries that are not installed are left out.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from askcorpus.ingest.sentences import split

Splitter = Callable[[str], list[int]]
Paragraph = tuple[str, frozenset[int]]
"""A text and the offsets at which its second and later sentences start."""

_TOKENS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}


def main() -> None:
    """Print a table for each gold set."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m evals.sentences")
    parser.add_argument("--data", type=Path, help="folder that holds qamr/sentences.tsv")
    arguments = parser.parse_args()
    sets = {"by hand": list(by_hand(Path(__file__).parent / "cases" / "sentences.txt"))}
    if arguments.data:
        sets["qamr"] = list(qamr(arguments.data / "qamr" / "sentences.tsv"))
    for name, gold in sets.items():
        print(
            f"{name}: {len(gold)} paragraphs, {sum(len(starts) for _, starts in gold)} boundaries"
        )
        ours = seconds(askcorpus_starts, gold)
        for library, splitter in installed():
            speed = ours / seconds(splitter, gold)
            print(f"  {library:<12} F1 {f1(splitter, gold):.3f}   speed {speed:.2f}")


def by_hand(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of the hand-written gold."""
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line and not line.startswith("#")]
        yield joined(lines)


def qamr(path: Path) -> Iterator[Paragraph]:
    """The sentences of QAMR that end in a mark, five to a paragraph."""
    rows = (line.split("\t")[1].split() for line in path.read_text(encoding="utf-8").splitlines())
    sentences = [plain(row) for row in rows if row and row[-1] in {".", "?", "!", "''"}]
    for start in range(0, len(sentences) - 4, 5):
        yield joined(sentences[start : start + 5])


def plain(tokens: Sequence[str]) -> str:
    """Penn Treebank tokens as running text."""
    text = " ".join(_TOKENS.get(token, token) for token in tokens)
    text = re.sub(r" ([.,;:?!%)\]”]|'s\b|n't\b|'\w+)", r"\1", text)
    return re.sub(r"([(\[“$]) ", r"\1", text)


def joined(sentences: Sequence[str]) -> Paragraph:
    """One paragraph of sentences and where all but the first start."""
    starts, position = set(), 0
    for sentence in sentences:
        starts.add(position)
        position += len(sentence) + 1
    return " ".join(sentences), frozenset(starts - {0})


def f1(splitter: Splitter, gold: Sequence[Paragraph]) -> float:
    """The harmonic mean of precision and recall over all boundaries."""
    hits = found = wanted = 0
    for text, starts in gold:
        said = set(splitter(text)) - {0}
        hits += len(said & starts)
        found += len(said)
        wanted += len(starts)
    return 2 * hits / (found + wanted)


def seconds(splitter: Splitter, gold: Sequence[Paragraph]) -> float:
    """The best of three runs over the set."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for text, _starts in gold:
            splitter(text)
        best = min(best, time.perf_counter() - start)
    return best


def askcorpus_starts(text: str) -> list[int]:
    """Our splitter: sentencex and the corrections beside it."""
    return [span.start for span in split(text, 0, len(text))]


def installed() -> Iterator[tuple[str, Splitter]]:
    """Ours, and each library that can be imported."""
    yield "askcorpus", askcorpus_starts
    for name, make in (
        ("sentencex", _sentencex),
        ("pysbd", _pysbd),
        ("syntok", _syntok),
        ("blingfire", _blingfire),
    ):
        try:
            yield name, make()
        except ImportError:
            continue


def _sentencex() -> Splitter:
    library = import_module("sentencex")
    return lambda text: [b["start_index"] for b in library.get_sentence_boundaries("en", text)]


def _pysbd() -> Splitter:
    segmenter = import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [span.start for span in segmenter.segment(text)]


def _syntok() -> Splitter:
    library = import_module("syntok.segmenter")
    return lambda text: [s[0].offset for paragraph in library.analyze(text) for s in paragraph]


def _blingfire() -> Splitter:
    library = import_module("blingfire")

    def starts(text: str) -> list[int]:
        return [start for start, _ in library.text_to_sentences_and_offsets(text)[1]]

    return starts


if __name__ == "__main__":
    main()
