"""How words were given: verbatim, in paraphrase, in writing, or only thought."""

import re
from collections.abc import Sequence
from functools import lru_cache

from askcorpus.encoders.tagger_text import quote_states
from askcorpus.records.statement import Manner
from askcorpus.statements.lexicon import (
    CLAUSE,
    NOT_SAID,
    NOUNS,
    PHRASES,
    SAYING,
    THINKING,
    TOPICAL,
    WRITING,
    holds,
)

VERBATIM = 0.6
"""Share of a statement's letters that must stand in quotation marks to call it direct."""

LONG = 5
"""Words from which on a writing's topic tells what it says."""
SHORT = 2
"""Unquoted words of no more than so many are whom somebody spoke of, not what they said."""

_QUESTIONS = re.compile(r"\W*(?:(?:an?|the|any|some|several|his|her|their)\s+)?questions?\b", re.I)
_ANSWER = re.compile(r"\W*(?:yes|no|maybe|okay)\b", re.IGNORECASE)
_LED = re.compile(r"that,?\s+(?=[\"“„«‘'])")
_SINGLE = re.compile(r"[‘'][^’']")


def manner_of(block: str, contents: Sequence[tuple[int, int]], cue: str) -> Manner:
    """The manner of the contents, given as offsets into their block's text.

    What stands in no quotation marks and is no clause that a word of saying leads in tells what
    somebody does about something, not what they said of it: an attitude.
    """
    if NOT_SAID.search(cue):
        return "attitude"
    if holds(cue, WRITING):
        return "written" if _written(block, contents) else "attitude"
    spoken = holds(cue, SAYING) or holds(cue, NOUNS) or bool(PHRASES.search(cue))
    if holds(cue, THINKING) and not spoken:
        return "attitude"
    quoted = quoted_share(block, contents)
    if quoted >= VERBATIM:
        return "direct"
    if quoted > 0 and (spoken or holds(cue, TOPICAL)):
        return "indirect"
    words = " ".join(block[start:end] for start, end in contents)
    return "indirect" if _told(words, cue, spoken=spoken) else "attitude"


def _written(block: str, contents: Sequence[tuple[int, int]]) -> bool:
    """Whether something is told of what was written, not only that it was (`wrote a book`)."""
    words = " ".join(block[start:end] for start, end in contents)
    told = len(words.split()) > LONG or bool(CLAUSE.search(words))
    return told or quoted_share(block, contents) > 0


def _told(words: str, cue: str, *, spoken: bool) -> bool:
    """Whether unquoted words are what somebody said, not only its topic or target."""
    if _QUESTIONS.match(words):
        return False
    if spoken:
        return len(words.split()) > SHORT or bool(CLAUSE.search(words) or _ANSWER.match(words))
    return holds(cue, TOPICAL) and bool(CLAUSE.search(words))


@lru_cache(maxsize=8)
def states_of(block: str) -> tuple[int, ...]:
    """`quote_states` of a block, kept while its statements are made: a block may be a whole day."""
    return tuple(quote_states(block))


def quoted_share(block: str, contents: Sequence[tuple[int, int]]) -> float:
    """Share of the contents' letters and digits that stand inside quotation marks."""
    states = states_of(block)
    solid = [i for start, end in contents for i in range(start, end) if block[i].isalnum()]
    if not solid:
        return 0.0
    inside = sum(states[index] == 1 for index in solid) / len(solid)
    if inside == 0.0 and all(_single_quoted(block, start, end) for start, end in contents):
        return 1.0
    return inside


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without a pair of quotation marks around all of it, and without white space."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    led = _LED.match(text, start, end)
    if led and unquoted(text, led.end(), end) != (led.end(), end):
        start = led.end()
    opens, closes = "\"“„«‘'", "\"”“»’'"
    inner = text[start + 1 : end - 1]
    if end - start > 2 and text[start] in opens and text[end - 1] in closes:
        place = opens.index(text[start])
        if not any(mark in inner for mark in (opens[place], closes[place])):
            return start + 1, end - 1
    return start, end


def _single_quoted(block: str, start: int, end: int) -> bool:
    low = start - 1 if start and block[start - 1] in "‘'" else start
    before = block[low - 1 : low]
    if not (_SINGLE.match(block, low) and (before == "" or not before.isalnum())):
        return False
    return block[end - 1] in "’'" or block[end : end + 2].lstrip(",.")[:1] in ("’", "'")
