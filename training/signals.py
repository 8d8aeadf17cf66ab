"""`python -m training.signals --data DIR OUT`: signals of questions over articles kept out.

The articles and questions are those that `evals.unseen` marks `fit` (set `unseen`), and of the
reader's own questions those on articles and affairs of which no line was trained on (set
`written`), asked of small folders. OUT gets a line a question for `training.answerability`;
`answers` is whether the best candidate's words or its quote hold an accepted answer.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from askcorpus import Corpus
from askcorpus.answer.examine import Examination
from askcorpus.answer.quoting import quoted
from evals.cases import Case, Gold, load
from evals.matching import occurs
from evals.observe import ask
from evals.suites import Suite, written
from evals.unseen import write
from training.reader.written import HELD_OUT, Home, homes

LEAST_SENTENCES = 9
"""Shorter windows are pieces of an article, not articles."""
TOGETHER = 6
"""Articles to a folder: as few as the folders that people ask."""
PARAGRAPH = 4
"""Sentences."""
LABEL = re.compile(r"(?:Q|A|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}): ")
"""How a turn opens."""


def main() -> None:
    """Ask every question and write down what its confidence rested on."""
    parser = argparse.ArgumentParser(prog="python -m training.signals", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="askcorpus-signals-") as home,
        options.out.open("w", encoding="utf-8") as file,
    ):
        for suite in suites(options.data, Path(home)):
            corpus = Corpus.open(suite.documents)
            for case in load(suite.cases, suite.documents):
                _, seen = ask(corpus, case.question)
                if seen and seen.signals:
                    line = row(suite.name, case, seen)
                    print(json.dumps(line, ensure_ascii=False), file=file)


def suites(data: Path, folder: Path) -> Iterator[Suite]:
    """The articles marked `fit` together, then what was kept out as small folders."""
    yield write("fit", data, folder / "fit")
    every = homes(data)
    for number, group in enumerate(groups(every)):
        yield write_written(every, group, folder / f"written-{number}")


def groups(every: Sequence[Home]) -> list[list[int]]:
    """The held-out windows of articles that no other window shares, by number.

    An affair is a group of its own, of articles `TOGETHER` are one.
    """
    uses = Counter(home.file for home in every if home.again is None)
    kept = [
        number
        for number, home in enumerate(every)
        if not number % HELD_OUT
        and home.again is None
        and uses[home.file] == 1
        and len(home.sentences) >= LEAST_SENTENCES
    ]
    alone = [number for number in kept if len(every[number].documents) == 1]
    cut = [alone[low : low + TOGETHER] for low in range(0, len(alone), TOGETHER)]
    return [*cut, *([number] for number in kept if number not in alone)]


def write_written(every: Sequence[Home], group: Sequence[int], folder: Path) -> Suite:
    """A group of windows as documents with cases; of an affair every document is its own file."""
    documents: dict[str, str] = {}
    cases: list[Case] = []
    for number in group:
        home, name = every[number], f"w{number:04d}"
        for first in home.documents:
            text = laid_out(home.sentences[slice(*home.document(first))])
            documents[f"{name}-{first}.txt"] = text
        for window, each in enumerate(every):
            if each.again == number or window == number:
                cases += _cases(each, name, window)
    return written("written", folder, documents, cases)


def _cases(home: Home, name: str, window: int) -> Iterator[Case]:
    """What a window asks of the documents whose files begin with a name."""
    for place, one in enumerate(home.asked):
        evidence = (one.sentence, *one.also) if one.spans else ()
        yield Case(
            id=f"{name}-{window}-{place}",
            question=one.question,
            kind="fact" if one.spans else "unanswerable",
            answers=tuple(home.sentences[one.sentence][a:b] for a, b in one.spans),
            spans=tuple(
                Gold(
                    source=f"{name}-{home.document(each)[0]}.",
                    quote=home.sentences[each],
                )
                for each in evidence
            ),
            answerable=bool(one.spans),
        )


def laid_out(sentences: Sequence[str]) -> str:
    """The sentences as a text: the first alone, turns in lines of their own, else paragraphs."""
    text = ""
    for number, sentence in enumerate(sentences):
        apart = LABEL.match(sentence) or number % PARAGRAPH == 1
        text += ("\n\n" if apart else " " if number else "") + sentence
    return text + "\n"


def row(name: str, case: Case, seen: Examination) -> dict[str, object]:
    """One line."""
    best = seen.candidates[0]
    span, passage = quoted(best), best.evidence.passage
    words = passage.text[span.start - passage.start : span.end - passage.start]
    return {
        "set": name,
        "id": case.id,
        "question": case.question,
        "bucket": 0,
        "answerable": case.answerable,
        "answers": any(occurs(each, best.text) or occurs(each, words) for each in case.answers),
        "lack": seen.lack.lack if seen.lack else None,
        "features": seen.signals.model_dump() if seen.signals else None,
        "answer": best.text,
    }


if __name__ == "__main__":
    main()
