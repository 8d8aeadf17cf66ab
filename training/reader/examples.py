"""Training examples drawn from the sets: right sentences in windows, and sentences that mislead."""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.splits import TRAIN, bucket, held_out_tenth
from training.reader import sets
from training.reader.exchange import Exchanger
from training.reader.overlap import STOP, Overlap, terms

Span = tuple[int, int]
SHARE = 0.55
"""Of QAMR's questions in an epoch: it has forty a sentence, the other sets one to four."""
LEADS = (
    "Can you tell me:", "According to the article,", "I wonder,", "please:", "So,", "Well,",
    "Do you know", "As the text has it,", "in this report,", "OK but",
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A question on a context: its spans (one per worker) in the focus, or none.

    `answerable` without spans: the focus answers, but nobody marked where; `chance` is then how
    likely it does, where that is not certain.
    """

    question: str
    context: str
    focus: Span
    spans: tuple[Span, ...]
    answerable: bool
    chance: float | None = None
    says_yes: bool | None = None
    """Which way the spans decide a yes/no question; None for other questions."""
    rivals: tuple["Example", ...] = ()
    """The same question on what does not answer it: the spans must beat whatever stands there."""


def window(sentences: Sequence[str], own: int, rng: random.Random, most: int) -> tuple[str, int]:
    """Sentence `own` with up to `most` neighbours on either side, and where it starts."""
    before = sentences[max(0, own - rng.randint(0, most)) : own]
    after = sentences[own + 1 : own + 1 + rng.randint(0, most)]
    head = " ".join(before)
    start = len(head) + 1 if head else 0
    return " ".join([*before, sentences[own], *after]), start


def shown(question: str, rng: random.Random) -> str:
    """The question as people type it: now and then unmarked, led in, or as bare key words."""
    draw = rng.random()
    if draw < 0.30:
        return question.rstrip(" ?")
    if draw < 0.40:
        return f"{rng.choice(LEADS)} {question}"
    if draw < 0.43 and len(words := [w for w in question.split() if w.lower() not in STOP]) > 2:
        return " ".join(words).rstrip(" ?")
    return question


class Qamr:
    """Examples from QAMR's nine tenths, at most one per question and epoch.

    `misleading` gives the questions that a sentence leaves open: see `training.reader.misleading`.
    """

    def __init__(self, folder: Path, misleading: Mapping[str, Sequence[str]]) -> None:
        self.misleading = misleading
        sentences, questions = sets.qamr(folder)
        self.questions = [q for q in questions if not held_out_tenth(q.sentence)]
        kept = sorted(
            (s for s in sentences.values() if not held_out_tenth(s.id)),
            key=lambda s: (s.article, s.order),
        )
        self.texts = [s.text for s in kept]
        self.number = {s.id: i for i, s in enumerate(kept)}
        self.article = [s.article for s in kept]
        self.overlap = Overlap(self.texts)
        self.exchanger = Exchanger([q.question for q in self.questions])
        self._top: dict[str, list[int]] = {}

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """One example for `SHARE` of the questions: the right sentence, or what misleads."""
        for question in rng.sample(self.questions, round(SHARE * len(self.questions))):
            draw = rng.random()
            if draw < 0.52:
                yield self._right(question, rng, whole=draw < 0.05, alone=draw > 0.31)
            elif draw < 0.63:
                yield self._wrong(question, rng)
            elif draw < 0.71:
                yield self._exchanged(question, rng)
            else:
                yield self._open(question, rng)

    def _around(self, own: int, rng: random.Random) -> tuple[list[str], int]:
        """A run of sentences about `own`: its article's, or strangers when it stands alone."""
        low, high = max(0, own - 2), min(len(self.texts), own + 3)
        run = [i for i in range(low, high) if self.article[i] == self.article[own]]
        if len(run) == 1:
            run = [rng.randrange(len(self.texts)), own, rng.randrange(len(self.texts))]
        return [self.texts[i] for i in run], run.index(own)

    def _right(
        self, question: sets.SentenceQuestion, rng: random.Random, *, whole: bool, alone: bool
    ) -> Example:
        own = self.number[question.sentence]
        run, place = self._around(own, rng)
        context, start = window(run, place, rng, 0 if alone else 2)
        focus = (0, len(context)) if whole else (start, start + len(self.texts[own]))
        spans = tuple((s + start, e + start) for s, e in question.spans)
        return Example(shown(question.question, rng), context, focus, spans, True)

    def _wrong(self, question: sets.SentenceQuestion, rng: random.Random) -> Example:
        own = self.number[question.sentence]
        if question.question not in self._top:
            self._top[question.question] = self.overlap.top(question.question, 12)
        answer = set(terms(" ".join(question.answers)))
        rivals = [
            i
            for i in self._top[question.question]
            if i != own and not (answer and answer <= set(terms(self.texts[i])))
        ]
        rival = rng.choice(rivals) if rivals else rng.randrange(len(self.texts))
        run, place = self._around(rival, rng)
        if self.texts[own] not in run and rng.random() < 0.3:
            place += 1 if (left := rng.random() < 0.5) else 0
            run.insert(place - 1 if left else place + 1, self.texts[own])
        context, start = window(run, place, rng, 2 if rng.random() < 0.6 else 0)
        focus = (start, start + len(self.texts[rival]))
        return Example(shown(question.question, rng), context, focus, (), rival == own)

    def _exchanged(self, question: sets.SentenceQuestion, rng: random.Random) -> Example:
        own = self.number[question.sentence]
        run, place = self._around(own, rng)
        context, start = window(run, place, rng, rng.choice((0, 0, 1)))
        changed = self.exchanger.exchange(question.question, context, rng)
        if changed is None:
            return self._wrong(question, rng)
        focus = (start, start + len(self.texts[own]))
        return Example(shown(changed, rng), context, focus, (), False)

    def _open(self, question: sets.SentenceQuestion, rng: random.Random) -> Example:
        found = self.misleading.get(question.sentence)
        if not found:
            return self._exchanged(question, rng)
        own = self.number[question.sentence]
        run, place = self._around(own, rng)
        context, start = window(run, place, rng, rng.choice((0, 0, 1)))
        focus = (start, start + len(self.texts[own]))
        return Example(shown(rng.choice(found), rng), context, focus, (), False)


class Xquad:
    """Examples from XQuAD's training quarter: sentences with and without the answer."""

    def __init__(self, path: Path) -> None:
        paragraphs, questions = sets.xquad(path)
        self.paragraphs = {
            i: [p.text[s:e] for s, e in p.sentences]
            for i, p in enumerate(paragraphs)
            if bucket(p.article) in TRAIN
        }
        self.starts = {i: paragraphs[i].sentences for i in self.paragraphs}
        self.questions = [q for q in questions if bucket(q.article) in TRAIN]
        self.flat = [(i, j) for i, texts in self.paragraphs.items() for j in range(len(texts))]
        self.overlap = Overlap([self.paragraphs[i][j] for i, j in self.flat])
        self.exchanger = Exchanger([q.question for q in self.questions])

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """Per question: twice its sentence, once a rival, once an exchanged question."""
        for question in self.questions:
            start, end = self.starts[question.paragraph][question.sentence]
            if question.span[1] > end:
                continue
            own = (question.paragraph, question.sentence)
            span = (question.span[0] - start, question.span[1] - start)
            yield self._example(question.question, own, rng, span)
            yield self._example(question.question, own, rng, span)
            top = [self.flat[i] for i in self.overlap.top(question.question, 8)]
            same = [(own[0], j) for j in range(len(self.paragraphs[own[0]]))]
            answer = question.answers[0].lower()
            rivals = [r for r in top + same if r != own and answer not in self._text(r).lower()]
            if rivals:
                yield self._example(question.question, rng.choice(rivals), rng, None)
            changed = self.exchanger.exchange(question.question, self._text(own), rng)
            if changed:
                yield self._example(changed, own, rng, None)

    def _text(self, where: tuple[int, int]) -> str:
        return self.paragraphs[where[0]][where[1]]

    def _example(
        self, question: str, where: tuple[int, int], rng: random.Random, span: Span | None
    ) -> Example:
        context, start = window(self.paragraphs[where[0]], where[1], rng, rng.choice((0, 1, 2)))
        focus = (start, start + len(self._text(where)))
        spans = ((span[0] + start, span[1] + start),) if span else ()
        return Example(shown(question, rng), context, focus, spans, bool(span))


class Marked:
    """Examples from sets that mark whole sentences as evidence: they teach the null alone."""

    def __init__(self, evidence: Sequence[sets.Evidence], share: float) -> None:
        self.evidence = evidence
        self.share = share

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """For a share of the questions, one sentence that supports and one that does not."""
        for item in self.evidence:
            if rng.random() >= self.share:
                continue
            others = [i for i in range(len(item.sentences)) if i not in item.supporting]
            for pool in (sorted(item.supporting), others):
                if pool:
                    yield self._example(item, rng.choice(pool), rng)

    def _example(self, item: sets.Evidence, place: int, rng: random.Random) -> Example:
        context, start = window(item.sentences, place, rng, rng.choice((0, 1)))
        focus = (start, start + len(item.sentences[place]))
        question = shown(item.question, rng)
        return Example(question, context, focus, (), place in item.supporting)


Source = Callable[[random.Random], Iterator[Example]]


def sources(
    data: Path,
    names: Sequence[str],
    misleading: Path | None = None,
    judged: Path | None = None,
    share: float = 1.0,
    mined: Path | None = None,
    older: Sequence[tuple[int, float]] = (),
) -> list[Source]:
    """The epoch functions of the named sets below `data`.

    `misleading`, `judged` and `mined` are files that the modules of these names write; of every set
    but the written questions, `share` of the examples is drawn. For `older` see `Written`.
    """
    made: list[Source] = []
    if "qamr" in names:
        made.append(Qamr(data / "qamr", _misleading(misleading)).epoch)
    if "xquad" in names:
        squad = Xquad(data / "xquad" / "xquad.en.json")
        made += [squad.epoch, squad.epoch]
    if "clapnq" in names:
        evidence = [e for e in sets.clapnq(data / "clapnq") if bucket(e.group) in TRAIN]
        made += [Marked(evidence, 1.0).epoch] * 2
    if "canard" in names:
        made.append(Marked(sets.canard(data / "canard" / "dev.json"), 0.9).epoch)
    if "polnear" in names:
        from training.reader.attributions import SaidWhat

        made.append(SaidWhat(data / "polnear" / "train", 3000).epoch)
    if "news" in names:
        from training.reader.news import News

        made.append(News(data / "polnear" / "train" / "text", 3500).epoch)
    if judged:
        from training.reader.judged import Judged

        made.append(Judged(judged, 0.5).epoch)
    if share < 1:
        made = [partial(_thinned, each, share) for each in made]
    if "written" in names:
        from training.reader.written import Written

        made.append(Written(data, mined=mined, older=older).epoch)
    return made


def _thinned(source: Source, share: float, rng: random.Random) -> Iterator[Example]:
    return (each for each in source(rng) if rng.random() < share)


def _misleading(path: Path | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        row = json.loads(line)
        found[row["sentence"]].append(row["question"])
    return found
