"""Words cut to what was asked for where more was read: a name alone, one count of several."""

import re

from askcorpus.answer.question import Question
from askcorpus.answer.shapes import shaped
from askcorpus.retrieve.terms import stem

_GOES_ON = re.compile(r",\s+(?=[a-z])|\s+(?:who|which|whose|where)\s")
"""Where a sentence goes on after a name."""
_JOINED = re.compile(r"(?:,|\band|\bor)\s+(?:the |a |an )?[A-Z]")
"""A further name."""
_NAMED = re.compile(r"\b[A-Z]")
_COUNTED = re.compile(r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?")
"""The words right after a number: its noun, or what that noun is like."""


def narrow(question: Question, text: str, start: int, end: int) -> tuple[int, int]:
    """The part of `text[start:end]` that is asked for; all of it where nothing tells."""
    if question.expects == "name":
        return start, start + _own_words(text[start:end])
    if question.unit == "count":
        return _one_count(question, text, start, end)
    return start, end


def _own_words(words: str) -> int:
    """How many characters a name has that is followed by what is told of it.

    "the CIA, and remains in the bidding" is the CIA; "Ann Lee, the mayor, and Bo Li" are two.
    """
    cut = _GOES_ON.search(words)
    if cut is None or not _NAMED.search(words[: cut.start()]) or _JOINED.search(words[cut.end() :]):
        return len(words)
    return cut.start()


def _one_count(question: Question, text: str, start: int, end: int) -> tuple[int, int]:
    """The one number of several whose noun the question holds."""
    found = [(start + a, start + b) for a, b in shaped("quantity", text[start:end], "count")]
    if len(found) < 2:
        return start, end
    asked = {stem(term) for term in question.terms}
    own = [
        (low, high)
        for low, high in found
        if (after := _COUNTED.match(text, high))
        and asked & {stem(word.lower()) for word in after.groups() if word}
    ]
    return own[0] if len(own) == 1 else (start, end)
