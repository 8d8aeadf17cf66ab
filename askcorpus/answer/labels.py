"""The label of a turn in a transcript, where it names who answers a question."""

import re

from askcorpus.answer.select import Candidate
from askcorpus.records import Span
from askcorpus.retrieve.terms import words

LOOKED_BACK = 160
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
