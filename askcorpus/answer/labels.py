"""Where a text names who speaks: the label of a turn, the author's line, a signature."""

import re

from askcorpus.answer.select import Candidate
from askcorpus.records import Span
from askcorpus.retrieve.terms import words

LOOKED_BACK = 160
SHORTEST = 3
"""Letters of a name; `Q` and `A` are labels that stand in words everywhere."""
NEAR = 480
"""Characters, at most, from the label to the end of the sentence: both are quoted."""
_LABEL = re.compile(r"(?:^|\n)[^\w\n]*(\w[^\n:]{0,80}?)[^\w\n]*:[^\w\n]*\s*$")


def spoken_by(candidate: Candidate, text: str) -> Span | None:
    """Where the label of the candidate's turn stands in the document; None where none is near."""
    passage = candidate.evidence.passage
    if not candidate.voice or candidate.evidence.sentence.end - passage.start > NEAR:
        return None
    first = max(0, passage.start - LOOKED_BACK)
    found = _LABEL.search(text[first : passage.start])
    name = words(passage.speaker or "")
    if not found or not name or name[-1] not in words(found.group(1)):
        return None
    return Span(start=first + found.start(1), end=first + found.end(1))


def named_elsewhere(candidate: Candidate, text: str) -> Span | None:
    """Where the text names who says `I`, if no label is near: before the sentence, else after it.

    A column names its author at its head, a letter below its last line.
    """
    passage, sentence = candidate.evidence.passage, candidate.evidence.sentence
    name = passage.speaker or passage.writer
    if not candidate.voice or not name or len(name) < SHORTEST or spoken_by(candidate, text):
        return None
    written = "|".join(re.escape(each) for each in dict.fromkeys((name, name.upper())))
    whole = re.compile(rf"(?<!\w)(?:{written})(?!\w)")
    before = list(whole.finditer(text, 0, sentence.start))
    found = before[-1] if before else whole.search(text, sentence.end)
    return Span(start=found.start(), end=found.end()) if found else None
