"""The same quotation in several places is one utterance: who gives it whole, cut, or changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from askcorpus.records.statement import Change, Difference, Rendition, Statement
from askcorpus.statements.placing import Place, places
from askcorpus.statements.wording import Wording, editorial, shingles, weighty, wording

OWN = ("direct", "turn", "written")
RUN = 4
"""Words of the runs by which quotations are brought together."""
COMMON = 40
"""A run that more statements hold brings none together."""
SHORT = 3
"""Words that tell quotations apart which one must hold to be brought together with others."""
ALIKE, SURE, BLOCK = 0.6, 0.7, 6
"""Share of the shorter one's words that the longer must hold in order; where it is less than
`SURE`, so many words must follow on one another."""
STEM, STEMS = 6, 5
"""Letters of a word's stem; stems one speaker's two quotations share to be looked at closely."""
MOST = 50
"""Renditions of one statement."""


class _Quoted(NamedTuple):
    """A statement in the speaker's own words."""

    number: int
    """Its place among the statements."""
    text: Wording


def with_renditions(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, parallel, each with the other places that give the same utterance.

    Quote marks, letter case, punctuation, `[...]` and `[sic]` count for nothing. Only words that
    are the speaker's own are compared; pairs are found by rare runs of words, never all by all.
    """
    reading = cache(wording)
    quoted = [_Quoted(i, reading(s.quote)) for i, s in enumerate(statements) if s.manner in OWN]
    quoted = [one for one in quoted if sum(map(weighty, one.text.keys)) >= SHORT]
    found: dict[int, list[Rendition]] = defaultdict(list)
    known: dict[tuple[str, str], tuple[Place, Change] | None] = {}
    for first, second in _pairs(quoted, statements):
        shorter, longer = sorted((first, second), key=lambda one: (len(one.text.words), one.number))
        ours, theirs = statements[shorter.number], statements[longer.number]
        # The same few texts meet again and again where a corpus repeats itself.
        met = ours.quote, theirs.quote
        if met not in known:
            known[met] = _meet(shorter.text, longer.text)
        if (meeting := known[met]) is None:
            continue
        place, change = meeting
        differences = _differences(ours, theirs, shorter.text, longer.text, place, change)
        found[shorter.number].append(_part(theirs, longer.text, place, change, differences))
        found[longer.number].append(_all(ours, change, differences))
    order = {"verbatim": 0, "trimmed": 1, "altered": 2}
    return [
        one.model_copy(
            update={
                "renditions": tuple(
                    sorted(found[i], key=lambda r: (order[r.change], r.source, r.start))[:MOST]
                )
            }
        )
        if i in found
        else one
        for i, one in enumerate(statements)
    ]


def _meet(shorter: Wording, longer: Wording) -> tuple[Place, Change] | None:
    """Where the longer wording gives the shorter one, and how; None where it does not."""
    place = next(iter(places(shorter, longer, ALIKE)), None)
    if place is None or not (place.held >= SURE or _unbroken(shorter, place) >= BLOCK):
        return None
    return place, _change(shorter, longer, place)


def _pairs(
    quoted: Sequence[_Quoted], statements: Sequence[Statement]
) -> Iterator[tuple[_Quoted, _Quoted]]:
    """Pairs that share a rare run of words, or one speaker's that share many stems; each once."""
    close = dict.fromkeys(_by_runs(quoted)) | dict.fromkeys(_by_stems(quoted, statements))
    for first, second in close:
        yield quoted[first], quoted[second]


def _by_runs(quoted: Sequence[_Quoted]) -> Iterator[tuple[int, int]]:
    places_of: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(quoted):
        for run in set(shingles(one.text.keys, RUN)):
            places_of[run].append(place)
    for group in places_of.values():
        yield from _within(group)


def _by_stems(
    quoted: Sequence[_Quoted], statements: Sequence[Statement]
) -> Iterator[tuple[int, int]]:
    places_of: dict[object, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for place, one in enumerate(quoted):
        stems = {key[:STEM] for key in one.text.keys if weighty(key)}
        sizes.append(len(stems))
        speaker = statements[one.number].speaker
        for stem in stems if speaker else ():
            places_of[speaker, stem].append(place)
    shared = Counter(pair for group in places_of.values() for pair in _within(group))
    for (first, second), count in shared.items():
        if count >= max(STEMS, ALIKE * min(sizes[first], sizes[second])):
            yield first, second


def _within(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a group; none of one so large that what it shares says nothing."""
    if len(group) > COMMON:
        return
    for index, first in enumerate(group):
        for second in group[index + 1 :]:
            yield first, second


def _unbroken(shorter: Wording, place: Place) -> int:
    """Words of the longest stretch that both hold word for word."""
    bounds = [0, *(at for edit in place.edits for at in (edit.a, edit.b)), len(shorter.words)]
    return max(high - low for low, high in zip(bounds[::2], bounds[1::2], strict=True))


def _change(shorter: Wording, longer: Wording, place: Place) -> Change:
    if any(
        not editorial(shorter, edit) and not _omits(longer, edit.a, edit.b, edit.c, edit.d)
        for edit in place.edits
    ):
        return "altered"
    whole = place.last - place.first == len(longer.words)
    return "verbatim" if whole and not place.edits else "trimmed"


def _omits(longer: Wording, a: int, b: int, c: int, d: int) -> bool:
    """Whether the longer wording leaves the shorter one's words out where it says so."""
    return c == d and a < b and c in longer.gaps


def _differences(
    ours: Statement,
    theirs: Statement,
    shorter: Wording,
    longer: Wording,
    place: Place,
    change: Change,
) -> tuple[Difference, ...]:
    if change != "altered":
        return ()
    return tuple(
        Difference(
            pasted=_slice(ours.quote, shorter, edit.a, edit.b),
            found=_slice(theirs.quote, longer, edit.c, edit.d),
        )
        for edit in place.edits
    )


def _slice(quote: str, text: Wording, first: int, last: int) -> str:
    return quote[text.words[first].start : text.words[last - 1].end] if first < last else ""


def _part(
    theirs: Statement,
    longer: Wording,
    place: Place,
    change: Change,
    differences: tuple[Difference, ...],
) -> Rendition:
    """The part of the longer statement that gives the shorter one, placed in its document."""
    low = longer.words[place.first].start
    high = longer.words[place.last - 1].end
    if place.last - place.first == len(longer.words):
        low, high = 0, len(theirs.quote)
    parts = []
    at = 0
    for span in theirs.spans:
        start, end = max(low, at), min(high, at + len(span.text))
        if start < end:
            parts.append((span.start + start - at, span.text[start - at : end - at]))
        at += len(span.text) + len(" … ")
    return Rendition(
        source=theirs.source,
        path=theirs.path,
        start=parts[0][0],
        end=parts[-1][0] + len(parts[-1][1]),
        quote=" … ".join(text for _, text in parts),
        change=change,
        differences=differences,
    )


def _all(ours: Statement, change: Change, differences: tuple[Difference, ...]) -> Rendition:
    """The whole shorter statement as a rendition of the longer one."""
    return Rendition(
        source=ours.source,
        path=ours.path,
        start=ours.start,
        end=ours.end,
        quote=ours.quote,
        change=change,
        differences=tuple(Difference(pasted=one.found, found=one.pasted) for one in differences),
    )
