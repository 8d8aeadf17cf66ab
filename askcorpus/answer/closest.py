"""`Who said that ...`: whose words come by far the closest, where reading finds another name.

The reader looks for a name near what is told; the cross-encoder compares what is told with what
everybody said, whoever they are.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from askcorpus.answer.attributed import LONGEST, Heard
from askcorpus.answer.denial import asks_denial, denied, denies
from askcorpus.answer.voices import WordsStore
from askcorpus.answer.who_said import named_by, told_by
from askcorpus.records import Answer, Source, Span, Statement
from askcorpus.retrieve.evidence import coverage

CLEAR = 4.0
"""The cross-encoder's logit from which words are those that are told."""
APART = 4.0
"""How much less near, in logits, everybody else's words must come."""
CONFIDENCE = 0.75
"""Of 16 questions kept out of training of which such words were found, 12 were theirs."""


_WORK = re.compile(
    r"^\W*who(?: \w+){0,2}? (?:wrote|writes?) (?:the|an?|this|these|his|her|their|its|some)\b",
    re.IGNORECASE,
)
"""A song, a letter, an exam: who wrote it is not who speaks of it."""


class _Near(NamedTuple):
    """Somebody's words and how near they come."""

    logit: float
    whose: str
    source: str
    words: Span
    said: Statement


def closest(heard: Heard, sources: Mapping[str, Source], index: WordsStore) -> Answer | None:
    """The answer by the words that come the closest; None where none do, or several people's."""
    if _WORK.match(heard.question.text):
        return None
    ordered = sorted(_near(heard, index), key=lambda each: -each.logit)
    if not ordered or ordered[0].logit < CLEAR:
        return None
    best = ordered[0]
    others = (each for each in ordered if each.whose != best.whose)
    if max((each.logit for each in others), default=-APART) > best.logit - APART:
        return None
    text = index.text(best.source)
    name, named = heard.voices.name_of(best.said), named_by(best.said, heard.voices, text)
    if named is None:
        return None
    told = told_by(heard, sources[best.source], text, best.words, (name, named))
    return told.model_copy(update={"confidence": CONFIDENCE})


def _near(heard: Heard, index: WordsStore) -> Iterator[_Near]:
    for each in heard.ranked:
        if each.rerank is not None and not _denying(heard, each.statement):
            said = each.statement
            whose = said.speaker or heard.voices.name_of(said) or ""
            words = _best_part(heard, said, index)
            yield _Near(each.rerank, whose, said.source, words, said)


def _best_part(heard: Heard, said: Statement, index: WordsStore) -> Span:
    """The words of a statement, or of a long one the sentence that holds most of what is told."""
    if said.end - said.start <= LONGEST:
        return Span(start=said.start, end=said.end)
    parts = [
        (coverage(heard.weights, passage.text[s.start - passage.start : s.end - passage.start]), s)
        for passage in index.passages_over(said.source, said.start, said.end)
        for s in passage.sentences
        if s.start < said.end and s.end > said.start
    ]
    most = max(parts, key=lambda part: part[0], default=None)
    return most[1] if most else Span(start=said.spans[0].start, end=said.spans[0].end)


def _denying(heard: Heard, said: Statement) -> bool:
    """Whether a statement denies what it says: "Nobody says the ferry is unsafe"."""
    if asks_denial(heard.question.text):
        return False
    return denies(said.cue) or denied(heard.question, said.quote, 0)
