"""`python -m evals.reader --data DIR`: the bundled reader's spans and its sense of "not here".

QAMR's held-out tenth: token F1 of the best span against the nearest of three workers' answers, and
the area under the ROC between the right sentence and those that BM25 brings instead. XQuAD: the
same on paragraphs' sentences, each read in its surroundings, by part of `evals.splits`.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from askcorpus.encoders.reader import Reading
from askcorpus.records import Record
from evals.matching import exact, token_f1
from evals.metrics.abstention import area, refused_at
from evals.splits import CALIBRATE, REPORT, TRAIN, bucket, held_out_tenth
from training.reader import sets
from training.reader.overlap import Overlap, terms

RIVALS = 5
T = TypeVar("T")
PARTS = {"report": REPORT, "calibrate": CALIBRATE, "train": TRAIN}


class Reads(Protocol):
    """What is measured: see `askcorpus.encoders.reader.Reader.read`."""

    def read(
        self,
        question: str,
        contexts: Sequence[str],
        focus: Sequence[tuple[int, int]] | None = None,
    ) -> list[list[Reading]]:
        """Per context its best spans, best first."""
        ...


class Figures(Record):
    """Scores of one set."""

    questions: int
    f1: float
    """Best span of the right sentence (its gaps in one: read with its neighbours on XQuAD)."""
    exact: float
    """Share of those spans that equal an accepted answer."""
    sentence_area: float | None
    """ROC area, right sentences against BM25's wrong ones."""
    right_first: float
    """Share of questions whose right sentence outscores each of the wrong ones."""
    paragraph_f1: float | None = None
    """Best span over all sentences of the right paragraph and the wrong ones of other articles."""
    question_area: float | None = None
    """ROC area of the best margin, with the paragraph against without it."""
    question_refused: float | None = None
    """Of the questions without it, the share refused at 5 % false refusals."""


class Case(NamedTuple):
    """A question with the sentences to read: the first `answering` of them are not rivals."""

    question: str
    accepted: tuple[str, ...]
    contexts: tuple[str, ...]
    focus: tuple[tuple[int, int], ...]
    right: int
    own: int


def margin(readings: Sequence[Reading]) -> float:
    """Best span less null; far below any score where there is no span."""
    return readings[0].score - readings[0].null if readings else -1e3


def qamr_cases(folder: Path, limit: int | None) -> list[Case]:
    """Held-out questions: the right sentence alone, then BM25's rivals from the whole set."""
    sentences, questions = sets.qamr(folder)
    keys = sorted(sentences)
    overlap = Overlap([sentences[key].text for key in keys])
    held = _some([q for q in questions if held_out_tenth(q.sentence)], limit)
    cases = []
    for question in held:
        own = sentences[question.sentence].text
        wanted = [set(terms(answer)) for answer in question.answers]
        rivals = [sentences[keys[i]].text for i in overlap.top(question.question, 12)]
        rivals = [r for r in rivals if r != own and not _holds(r, wanted)][:RIVALS]
        texts = (own, *rivals)
        focus = tuple((0, len(text)) for text in texts)
        cases.append(Case(question.question, question.answers, texts, focus, 0, 1))
    return cases


def xquad_cases(path: Path, part: str, limit: int | None) -> list[Case]:
    """Questions of a part: all sentences of the paragraph, then rivals from other articles."""
    paragraphs, questions = sets.xquad(path)
    flat = [(i, j) for i, p in enumerate(paragraphs) for j in range(len(p.sentences))]
    overlap = Overlap([paragraphs[i].text[slice(*paragraphs[i].sentences[j])] for i, j in flat])
    cases = []
    for question in _some([q for q in questions if bucket(q.article) in PARTS[part]], limit):
        wanted = [set(terms(answer)) for answer in question.answers]
        own = [
            (question.paragraph, j) for j in range(len(paragraphs[question.paragraph].sentences))
        ]
        rivals = []
        for i, j in (flat[number] for number in overlap.top(question.question, 40)):
            text = paragraphs[i].text[slice(*paragraphs[i].sentences[j])]
            if paragraphs[i].article != question.article and not _holds(text, wanted):
                rivals.append((i, j))
        read = [_with_neighbours(paragraphs[i], j) for i, j in own + rivals[:RIVALS]]
        contexts, focus = tuple(r[0] for r in read), tuple(r[1] for r in read)
        cases.append(
            Case(question.question, question.answers, contexts, focus, question.sentence, len(own))
        )
    return cases


def _some(items: list[T], limit: int | None) -> list[T]:
    return items if limit is None or limit >= len(items) else random.Random(0).sample(items, limit)


def _holds(text: str, wanted: Sequence[set[str]]) -> bool:
    """Whether the text holds all content words of an accepted answer: then it is no clear rival."""
    held = set(terms(text))
    return any(answer and answer <= held for answer in wanted)


def _with_neighbours(paragraph: sets.Paragraph, place: int) -> tuple[str, tuple[int, int]]:
    """The sentence with one neighbour on either side, and its range therein."""
    spans = paragraph.sentences
    low, high = spans[max(0, place - 1)][0], spans[min(len(spans) - 1, place + 1)][1]
    start, end = spans[place]
    return paragraph.text[low:high], (start - low, end - low)


def measure(reader: Reads, cases: Sequence[Case]) -> Figures:
    """Read every case and score it."""
    f1, hits, first, best_f1 = [], [], [], []
    labels: list[bool] = []
    margins: list[float] = []
    with_answer: list[float] = []
    without: list[float] = []
    for case in cases:
        readings = reader.read(case.question, case.contexts, case.focus)
        scores = [margin(found) for found in readings]
        said = _said(case, readings, case.right)
        f1.append(max(token_f1(said, answer) for answer in case.accepted))
        hits.append(any(exact(said, answer) for answer in case.accepted))
        rivals = scores[case.own :]
        labels += [True] + [False] * len(rivals)
        margins += [scores[case.right], *rivals]
        first.append(scores[case.right] > max(rivals, default=-1e9))
        best = max(range(len(scores)), key=scores.__getitem__)
        said = _said(case, readings, best)
        best_f1.append(max(token_f1(said, answer) for answer in case.accepted))
        with_answer.append(max(scores))
        if rivals:
            without.append(max(rivals))
    asked = [True] * len(with_answer) + [False] * len(without)
    return Figures(
        questions=len(cases),
        f1=_mean(f1),
        exact=_mean(hits),
        sentence_area=area(labels, margins),
        right_first=_mean(first),
        paragraph_f1=_mean(best_f1),
        question_area=area(asked, with_answer + without),
        question_refused=refused_at(asked, with_answer + without),
    )


def _said(case: Case, readings: Sequence[Sequence[Reading]], number: int) -> str:
    found = readings[number]
    return case.contexts[number][found[0].start : found[0].end] if found else ""


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def latency(reader: Reads, times: int = 40) -> float:
    """Median milliseconds for 8 contexts of about 80 tokens."""
    sentence = (
        "The report, published on Monday by the agency, found that 42 percent of the mugshots "
    )
    contexts = [sentence * 4 + str(number) for number in range(8)]
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        reader.read("How many of the mugshots did the agency find?", contexts)
        taken.append(1e3 * (time.perf_counter() - began))
    return sorted(taken)[len(taken) // 2]


def main() -> None:
    """Parse, measure and print as JSON."""
    from askcorpus.encoders.onnx_session import open_session, open_tokenizer
    from askcorpus.encoders.reader import Reader, load_reader
    from askcorpus.settings import load_settings

    parser = argparse.ArgumentParser(prog="python -m evals.reader", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--model", type=Path, help="folder of another model than the bundled one")
    parser.add_argument("--limit", type=int, help="at most so many questions of each set")
    parser.add_argument("--parts", default="report", help="of XQuAD: report, calibrate, train")
    parser.add_argument("--no-qamr", action="store_true")
    options = parser.parse_args()
    settings = load_settings()
    reader: Reader = (
        Reader(
            open_session(options.model / "model.onnx"),
            open_tokenizer(options.model / "tokenizer.json"),
            settings.threads,
        )
        if options.model
        else load_reader(settings)
    )
    figures: dict[str, object] = {"milliseconds, 8 contexts": round(latency(reader), 1)}
    if not options.no_qamr:
        cases = qamr_cases(options.data / "qamr", options.limit)
        figures["qamr held-out"] = measure(reader, cases).model_dump()
    for part in options.parts.split(","):
        cases = xquad_cases(options.data / "xquad" / "xquad.en.json", part, options.limit)
        figures[f"xquad {part}"] = measure(reader, cases).model_dump()
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
