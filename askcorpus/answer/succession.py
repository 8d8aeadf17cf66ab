"""An answer that, by the document's own words, another one replaced: the later one leads."""

import re
from collections.abc import Sequence

from askcorpus.answer.question import gives
from askcorpus.answer.select import Candidate

LATER = re.compile(
    r"\b(?:later|instead|subsequently|afterwards?|since then|has since|have since|revised|updated"
    r"|corrected|replaced|no longer|the (?:next|following) (?:day|week|month|year))\b",
    re.IGNORECASE,
)
EARLY = re.compile(
    r"\b(?:(?:at|when) first|first (?:claim|say|said|recommend|announce|ask|want|put|give|gave)\w*"
    r"|initially|originally|at the outset|to begin with|used to)\b",
    re.IGNORECASE,
)
"""A question for what was so at first."""
NEAR = 400
"""Characters between the two sentences, at most: they are one stretch of narration."""
NEARLY = 3.0
"""How much less relevant the later sentence may be, in logits of the cross-encoder."""
LESS_SURE = 5.0
"""How much less sure of the later words the reader may be: they answer the same question."""


def succession(candidates: Sequence[Candidate], question: str) -> tuple[list[Candidate], int]:
    """The candidates with the answer that was replaced in second place, and how many were.

    Replaced means: the same document goes on, in a sentence that says so ("a day later ...
    instead"), with another answer of the same shape. A question for what was so at first has the
    candidates as they are, and so has one that gives either figure itself.
    """
    best = candidates[0]
    if EARLY.search(question):
        return list(candidates), 0
    for place, other in enumerate(candidates[1:], start=1):
        rest = [*candidates[1:place], *candidates[place + 1 :]]
        if gives(question, best.text) or gives(question, other.text):
            continue
        if _replaces(other, best):
            return [other, best, *rest], 1
        if _replaces(best, other):
            return [best, other, *rest], 1
    return list(candidates), 0


def _replaces(later: Candidate, earlier: Candidate) -> bool:
    gap = later.evidence.sentence.start - earlier.evidence.sentence.end
    return (
        later.evidence.passage.source == earlier.evidence.passage.source
        and 0 <= gap <= NEAR
        and later.margin > max(0.0, earlier.margin - LESS_SURE)
        and later.fit == earlier.fit == 1
        and later.text.lower() != earlier.text.lower()
        and later.evidence.rerank >= earlier.evidence.rerank - NEARLY
        and LATER.search(later.evidence.text) is not None
    )
