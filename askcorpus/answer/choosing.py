"""In which order the passages found are read: those likeliest to hold the answer early.

A reader has time for a dozen or two. What the searches cannot know tells which: whether a number is
asked for and there is one, whether the passage is the reply to one that asks, how much of the
question its best sentence holds. The weights in `choosing.json` are fitted by
`python -m training.choosing`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from askcorpus.answer.question import Expects, Question, Unit
from askcorpus.answer.select import SHAPED
from askcorpus.answer.shapes import has
from askcorpus.records import Passage, Record
from askcorpus.retrieve.evidence import ASKS, parts, share
from askcorpus.retrieve.opening import asks
from askcorpus.retrieve.search import Found
from askcorpus.retrieve.terms import stem, words

NEAREST = 4
"""Passages that are read whatever they hold: on small corpora the searches know best."""
LONG, SHORT = 800, 80
"""Characters from which a passage is no longer than long, and below which it is short."""
MOST_KNOWN = 2048
"""Passages of which stems and shapes are kept, about 10 kB each: the same are found again."""
_CAPITAL = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]+")


class Clues(Record):
    """What is known of a passage before it is read, each about 0 to 1."""

    fused: float
    cosine: float
    """Its cosine; the lowest that was found where only the words brought it."""
    held: float
    """Share of the question's idf mass in it and its heading."""
    held_by_sentence: float
    """The same for its best sentence alone."""
    shaped: float
    """1 where an amount, a sum or a date is asked for and there is one."""
    shapeless: float
    """1 where one is asked for and there is none."""
    named: float
    """1 where a name is asked for and there is one that the question does not hold."""
    before: float
    """The fused score of the passage before it."""
    replies: float
    """That score, where that passage asks."""
    length: float
    short: float
    opens: float
    """1 for the first of its document."""
    asks: float
    """1 where it ends with a question."""


class Weights(Record):
    """A linear model over the clues: what is taken from each, what it is divided by, its weight."""

    mean: dict[str, float]
    scale: dict[str, float]
    weight: dict[str, float]


class Chosen(NamedTuple):
    """A passage to be read."""

    found: Found
    left: float
    """Chance, by the weights, that neither it nor what is read before it holds an answer."""


def likeliest(question: Question, found: Sequence[Found], idf: Mapping[str, float]) -> list[Chosen]:
    """The nearest passages as they came, then the others, those that likeliest answer first.

    `found` is what was searched, best first; `idf` that of the question's terms.
    """
    if not found:
        return []
    scores = np.array([_score(each) for each in clues(question, found, idf)])
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    further = sorted(range(NEAREST, len(found)), key=lambda place: (-scores[place], place))
    order = [*range(min(NEAREST, len(found))), *further]
    left = 1 - np.cumsum(chances[order])
    return [
        Chosen(found[place], max(0.0, float(rest))) for place, rest in zip(order, left, strict=True)
    ]


def clues(question: Question, found: Sequence[Found], idf: Mapping[str, float]) -> list[Clues]:
    """The clues of every passage, in the order given."""
    wanted = {stem(term): idf.get(term, 0.0) for term in question.terms}
    lowest = min((each.cosine for each in found if each.cosine), default=0.0)
    at = {each.key: each for each in found}
    return [_clues(question, each, at, wanted, lowest) for each in found]


def _clues(
    question: Question,
    each: Found,
    at: Mapping[tuple[str, int], Found],
    wanted: Mapping[str, float],
    lowest: float,
) -> Clues:
    passage = each.passage
    heading, *stems = _stems(passage)
    before = at.get((passage.source, passage.ordinal - 1))
    nearby = before.fused if before else 0.0
    fits = question.expects in SHAPED and _fits(question.expects, passage.text, question.unit)
    return Clues(
        fused=each.fused,
        cosine=each.cosine or lowest,
        held=share(wanted, heading.union(*stems)),
        held_by_sentence=max((share(wanted, own) for own in stems), default=0.0),
        shaped=float(fits),
        shapeless=float(question.expects in SHAPED and not fits),
        named=float(question.expects == "name" and _names(question, passage.text)),
        before=nearby,
        replies=nearby if before and asks(before.passage) else 0.0,
        length=min(len(passage.text), LONG) / LONG,
        short=float(len(passage.text) < SHORT),
        opens=float(passage.ordinal == 0),
        asks=float(ASKS.search(passage.text) is not None),
    )


@lru_cache(maxsize=MOST_KNOWN)
def _fits(expects: Expects, text: str, unit: Unit | None) -> bool:
    """`shapes.has`, remembered: the patterns of dates are the dearest part of the clues."""
    return has(expects, text, unit)


@lru_cache(maxsize=MOST_KNOWN)
def _stems(passage: Passage) -> tuple[frozenset[str], ...]:
    """The stems of a passage's heading, then of each of its sentences."""
    own = (passage.text[s.start - passage.start : s.end - passage.start] for s in parts(passage))
    return tuple(frozenset(stem(word) for word in words(text)) for text in (passage.heading, *own))


def _names(question: Question, text: str) -> bool:
    """Whether a capital inside a sentence opens a word that no name of the question has."""
    own = {word for name in question.names for word in words(name)}
    return any(match.group().lower() not in own for match in _CAPITAL.finditer(text))


def _score(told: Clues) -> float:
    model, values = _weights(), told.model_dump()
    terms = (
        weight * (float(values[name]) - model.mean[name]) / model.scale[name]
        for name, weight in model.weight.items()
    )
    return sum(terms)


@lru_cache(maxsize=1)
def _weights() -> Weights:
    text = files("askcorpus.answer").joinpath("choosing.json").read_text(encoding="utf-8")
    return Weights.model_validate(json.loads(text))
