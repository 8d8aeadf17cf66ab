"""An answer that, by a document's own words, another one replaced: the later one leads."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from askcorpus.answer.question import gives
from askcorpus.answer.select import Candidate
from askcorpus.records import Span

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


_CHANGED = (
    r"(?:cut|reduc|lower|rais|increas|chang|shorten|extend|revis|correct|mov|postpon|doubl|rose|fell"
    r"|grew|bring|brought|went)\w*"
)
_BEFORE = (
    r"(?:\b(?:previously|earlier|originally|initially|formerly|at first|used to|until (?:then|now)"
    r"|had (?:said|spoken|put|given|promised|announced|been))\b[^.;:]{0,60}?"
    r"|\b(?:no longer|instead of|rather than)\b[^.,;:]{0,12}?"
    rf"|\b{_CHANGED}\b[^.;:]{{0,40}}?\bfrom\b[^.,;:]{{0,12}}?)"
)
"""What tells, in the later sentence, that a figure is the former one."""
_TO = re.compile(r"^(?:from )?(.+?) (?:down |up )?to (?=\S)", re.IGNORECASE)
"""`from six months to four`: the former figure, and the later one after it."""
_HOLDS = re.compile(
    r"\b(?:proved|was|were|is) (?:right|true|correct|confirmed)\b|\bunchanged\b|\bstill\b",
    re.IGNORECASE,
)
"""That the former figure was no mistake."""
Day = Callable[[str], date | None]
"""When a document was published."""


def _unknown(source: str) -> date | None:
    """No document says when it was published."""
    return None


def succession(
    candidates: Sequence[Candidate], question: str, day: Day = _unknown
) -> tuple[list[Candidate], int]:
    """The candidates with the answer that was replaced in second place, and how many were.

    Replaced means: the same document goes on, in a sentence that says so ("a day later ...
    instead"), with another answer of the same shape; or a sentence of any document gives the other
    answer and calls the first the former one ("cut from six months to four"), and was not published
    before it by what `day` says. A question for what was so at first has the candidates as they
    are, and so has one that gives either figure itself.
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
        if _changes(other, best, day):
            return [_latter(other, best), best, *rest], 1
        if _changes(best, other, day):
            return [_latter(best, other), other, *rest], 1
    return list(candidates), 0


def _changes(later: Candidate, former: Candidate, day: Day) -> bool:
    """Whether a sentence that answers calls another answer of the same shape the former one."""
    own, text = _latter(later, former), later.evidence.text
    days = [day(each.evidence.passage.source) for each in (former, later)]
    return (
        later.margin > max(0.0, former.margin - LESS_SURE)
        and later.fit == former.fit == 1
        and later.evidence.rerank >= former.evidence.rerank - NEARLY
        and not (days[0] and days[1] and days[1] < days[0])
        and own.text.lower() != former.text.lower()
        and _HOLDS.search(text) is None
        and re.search(rf"{_BEFORE}(?<!\w){re.escape(former.text)}(?!\w)", text, re.IGNORECASE)
        is not None
    )


def _latter(later: Candidate, former: Candidate) -> Candidate:
    """The candidate without the former figure: of `six months to four` the `four`."""
    match = _TO.match(later.text)
    if match is None or match[1].lower() != former.text.lower():
        return later
    start = later.answer.start + match.end()
    return later.model_copy(update={"answer": Span(start=start, end=later.answer.end)})


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
