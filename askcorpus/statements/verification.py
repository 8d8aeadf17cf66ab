"""A pasted quotation against the documents: exact, trimmed, altered (how, word by word) or absent.

Quote marks, letter case, white space, dashes and `[sic]` count for nothing; an ellipsis stands for
words left out. Words that break off within a sentence are trimmed, and what was cut is told.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from askcorpus.records.answer import Trust
from askcorpus.records.statement import (
    Change,
    Difference,
    Match,
    Statement,
    Verification,
)
from askcorpus.statements.placing import Place, places
from askcorpus.statements.wording import Edit, Wording, bounds, editorial, negates, wording

MOST = 10
"""Matches that are reported."""
SHORT = 3
"""So few words are held as they were pasted or not at all: to be like them means nothing."""
CUT = 12
"""Words at most of what was cut before or after, or stands where the first or last word differs."""
_EDGE = re.compile(r"[.!?;:“”\"«»\n\r()\[\]—]|(?<!\w)['‘’]|['‘’](?!\w)")
_CLOSES, _OPENS = re.compile(r"[”\"»’']"), re.compile(r"[“\"«‘']")
_ORDER: dict[Change, int] = {"verbatim": 0, "trimmed": 1, "altered": 2}
_PENALTY: dict[Trust | None, float] = {"high": 0.0, None: 0.0, "medium": 0.2, "low": 0.4}
"""What a match in a document of that trust counts for less, in shares of its words."""
_VERDICT: dict[Change, Literal["exact", "trimmed", "altered"]] = {
    "verbatim": "exact", "trimmed": "trimmed", "altered": "altered",
}  # fmt: skip


class Paper(NamedTuple):
    """One document to look in."""

    source: str
    """Its id."""
    path: str
    text: str
    published: date | None = None
    trust: Trust | None = None
    statements: Sequence[Statement] = ()


def verify(
    quotation: str,
    papers: Iterable[Paper],
    names: dict[str, str],
    is_named: Callable[[str], bool] | None = None,
) -> Verification:
    """Where the documents hold a quotation, or nearly, and whose words it is there.

    `names` gives a speaker id's name; `is_named` tells whether an id is the speaker whom the user
    named, None where nobody was. Of matches alike the named speaker's come first, then the more
    trusted document's.
    """
    pasted = wording(quotation)
    if not pasted.words:
        return Verification(quotation=quotation, verdict="absent")
    few = len(pasted.words) <= SHORT
    found = [
        _match(quotation, pasted, paper, text, place, names)
        for paper in papers
        for text in (wording(paper.text),)
        for place in places(pasted, text)
        if not (few and place.edits)
    ]
    agreeing = {id(match): is_named is not None and is_named(key) for match, key, _ in found}
    found.sort(
        key=lambda one: (
            _ORDER[one[0].change],
            not agreeing[id(one[0])],
            round(_PENALTY[one[0].trust] - one[2], 2),
            one[0].source,
            one[0].start,
        )
    )
    matches = tuple(match for match, _, _ in found[:MOST])
    if not matches:
        return Verification(quotation=quotation, verdict="absent")
    return Verification(
        quotation=quotation,
        verdict=_VERDICT[matches[0].change],
        matches=matches,
        speaker_agrees=agreeing[id(matches[0])] if is_named else None,
        warnings=tuple(_warnings(matches[0])),
    )


def _match(
    quotation: str,
    pasted: Wording,
    paper: Paper,
    text: Wording,
    place: Place,
    names: dict[str, str],
) -> tuple[Match, str, float]:
    """The match, the id of its speaker (empty where unknown), and the share of words it holds."""
    first, last, edits = _widened(paper.text, text, place, len(pasted.words))
    edits = tuple(edit for edit in edits if not _attributing(paper, text, edit))
    differences = [_difference(quotation, pasted, paper.text, text, edit) for edit in edits]
    change: Change = "verbatim"
    if any(not editorial(pasted, edit) for edit in edits):
        change = "altered"
    elif edits:
        change = "trimmed"
    if change != "altered":
        before, after = _cut(paper.text, text, first, last)
        differences = [*before, *differences, *after]
        change = "trimmed" if differences else change
    start, end = bounds(paper.text, text, first, last)
    key = _speaker(paper.statements, start, end)
    match = Match(
        source=paper.source,
        path=paper.path,
        start=start,
        end=end,
        quote=paper.text[start:end],
        published=paper.published,
        speaker=names.get(key),
        trust=paper.trust,
        change=change,
        differences=tuple(differences),
    )
    return match, key, place.held


def _attributing(paper: Paper, text: Wording, edit: Edit) -> bool:
    """Whether words that were not pasted only part one speaker's quotation: `…,” he said. “…`."""
    if edit.a < edit.b or edit.c == 0 or edit.d >= len(text.words) or edit.d - edit.c > CUT:
        return False
    closing, opening = _gap(paper.text, text, edit.c), _gap(paper.text, text, edit.d)
    if not _CLOSES.search(closing) or not _OPENS.search(opening):
        return False
    before, after = text.words[edit.c - 1], text.words[edit.d]
    if "\n\n" in paper.text[before.end : after.start]:
        return False
    first = _speaker(paper.statements, before.start, before.end)
    return bool(first) and first == _speaker(paper.statements, after.start, after.end)


def _widened(
    source: str, text: Wording, place: Place, wanted: int
) -> tuple[int, int, tuple[Edit, ...]]:
    """The place, begun and ended where the text's sentence or quotation is, where words differ."""
    first, last, edits = place.first, place.last, list(place.edits)
    if edits and edits[0].a == 0 and edits[0].b > 0:
        first = _opening(source, text, edits[0].c, CUT)
        edits[0] = edits[0]._replace(c=first)
    if edits and edits[-1].b == wanted and edits[-1].a < wanted:
        last = max(last, _closing(source, text, edits[-1].d, CUT))
        edits[-1] = edits[-1]._replace(d=last)
    return first, last, tuple(edits)


def _opening(source: str, text: Wording, first: int, most: int) -> int:
    """The first word of the sentence or quotation that holds word `first`."""
    low = max(0, first - most)
    while first > low and not _EDGE.search(_gap(source, text, first)):
        first -= 1
    return first


def _closing(source: str, text: Wording, last: int, most: int) -> int:
    """After the last word of the sentence or quotation that holds the word before `last`."""
    high = min(len(text.words), last + most)
    while last < high and not _EDGE.search(_gap(source, text, last)):
        last += 1
    return last


def _gap(source: str, text: Wording, index: int) -> str:
    """The characters between a word and the one before it."""
    before = text.words[index - 1].end if index else 0
    return source[before : text.words[index].start] if index < len(text.words) else "\n"


def _cut(
    source: str, text: Wording, first: int, last: int
) -> tuple[list[Difference], list[Difference]]:
    """The words of the sentence or quotation that stand before and after a stretch of it."""
    low, high = _opening(source, text, first, CUT), _closing(source, text, last, CUT)
    before = [Difference(pasted="", found=_slice(source, text, low, first))] if low < first else []
    after = [Difference(pasted="", found=_slice(source, text, last, high))] if last < high else []
    return before, after


def _difference(
    quotation: str, pasted: Wording, source: str, text: Wording, edit: Edit
) -> Difference:
    return Difference(
        pasted=_slice(quotation, pasted, edit.a, edit.b),
        found=_slice(source, text, edit.c, edit.d),
    )


def _slice(source: str, text: Wording, first: int, last: int) -> str:
    if first >= last:
        return ""
    return source[text.words[first].start : text.words[last - 1].end]


def _speaker(statements: Sequence[Statement], start: int, end: int) -> str:
    """Id of whose words a stretch is: the narrowest statement that holds most of it."""
    best: tuple[float, int, str] = (0.0, 0, "")
    for one in statements:
        if one.speaker is None or one.manner == "attitude" or one.end <= start or one.start >= end:
            continue
        held = sum(max(0, min(span.end, end) - max(span.start, start)) for span in one.spans) / max(
            1, end - start
        )
        if held > 0.5:
            best = max(best, (min(1.0, round(held, 1)), one.start - one.end, one.speaker))
    return best[2] or _together(statements, start, end)


def _together(statements: Sequence[Statement], start: int, end: int) -> str:
    """Id of the speaker of whom several statements hold most of a stretch, and nobody else any."""
    held: dict[str, int] = {}
    for one in statements:
        if one.speaker and one.manner != "attitude":
            inside = sum(max(0, min(s.end, end) - max(s.start, start)) for s in one.spans)
            held[one.speaker] = held.get(one.speaker, 0) + inside
    speakers = [speaker for speaker, inside in held.items() if inside]
    alone = len(speakers) == 1 and held[speakers[0]] > (end - start) / 2
    return speakers[0] if alone else ""


def _warnings(match: Match) -> Iterable[str]:
    """What in the differences may turn the meaning: negations and numbers."""
    for one in match.differences:
        ours, theirs = wording(one.pasted).keys, wording(one.found).keys
        said = f"“{one.pasted}”" if one.pasted else "nothing"
        held = f"“{one.found}”" if one.found else "nothing"
        if any(map(negates, ours)) != any(map(negates, theirs)):
            yield f"a negation differs: {said} was pasted, the document has {held}"
        elif _numbers(ours) != _numbers(theirs) and match.change == "altered":
            yield f"a number differs: {said} was pasted, the document has {held}"


def _numbers(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if any(character.isdigit() for character in key)]
