"""Words grown to the whole of what they belong to: their unit, a span of time, a sentence."""

import re

from askcorpus.answer.attribution import attributed
from askcorpus.answer.narrow import narrow
from askcorpus.answer.question import Question
from askcorpus.answer.shapes import lasting, shaped
from askcorpus.records import Span
from askcorpus.records.evidence import Evidence

WHOLE_SENTENCE = frozenset({"polarity"})
"""Kinds that a whole sentence answers."""
_POINTING = re.compile(r"(?:that|this|these|those|such)\b\s*", re.IGNORECASE)
_POINTED = re.compile(
    r"\b(?:cit\w+|giv\w+|gave|mention\w*|nam\w+|rais\w+|point\w* to|because of|due to|over|for|by"
    r"|from|of|about) (?:that|this|these|those|such)\s+$",
    re.IGNORECASE,
)
"""A noun follows: after `on the grounds that` a clause does."""


def widen(question: Question, evidence: Evidence, span: Span) -> Span:
    """The span grown to the whole of what it belongs to (its unit, a deciding sentence), or cut."""
    if question.expects in WHOLE_SENTENCE or question.topic:
        return evidence.sentence
    origin = evidence.sentence.start
    start, end = span.start - origin, span.end - origin
    if question.expects == "reason" and _points(evidence.text, start, end):
        return evidence.sentence
    found = [
        Span(start=origin + low, end=origin + high)
        for low, high in shaped(question.expects, evidence.text, question.unit)
    ]
    if question.expects == "date":
        bounds = lasting(question.text, evidence.text)
        found += [Span(start=origin + low, end=origin + high) for low, high in bounds]
    touching = [each for each in found if each.start < span.end and span.start < each.end]
    touching = [one for one in touching if not any(_within(one, each) for each in touching)]
    if question.expects == "speech":
        asked = attributed(question.text)
        whole = asked is not None and asked.whole
        return max(touching, key=lambda each: each.end - each.start) if touching and whole else span
    if len(touching) == 1 and _is_share(evidence, touching[0]):
        return touching[0]
    if len(touching) == 1:
        return Span(start=min(span.start, touching[0].start), end=max(span.end, touching[0].end))
    start, end = narrow(question, evidence.text, start, end)
    return Span(start=origin + start, end=origin + end)


def _within(one: Span, other: Span) -> bool:
    """Whether a span lies in a longer one."""
    return one != other and other.start <= one.start and one.end <= other.end


def _is_share(evidence: Evidence, span: Span) -> bool:
    """Whether the words are a percentage, which says all: `99 percent`, not `a 99 percent rule`."""
    first = evidence.passage.start
    words = evidence.passage.text[span.start - first : span.end - first]
    return words.endswith(("%", "percent", "per cent", "percentage points"))


def _points(text: str, start: int, end: int) -> bool:
    """Whether words only point to a reason told before: "cites that claim as a reason"."""
    start = max(0, start)
    opened = _POINTING.match(text, start, end)
    if opened and opened.end() == end:
        return True
    first = opened.end() if opened else start
    return len(text[first:end].split()) <= 3 and _POINTED.search(text[:first]) is not None
