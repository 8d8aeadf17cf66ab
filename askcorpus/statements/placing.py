"""Where a sequence of words stands in a text, word for word or nearly: seeds, then alignment."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from askcorpus.statements.wording import Edit, Wording, edits, shingles, weighty

SEEDS = (4, 3, 2)
"""Runs of words that are looked for, longest first; the first size that is found counts."""
OFTEN = 200
"""A run that stands more often in a text says little about where; it seeds nothing."""
PLACES = 6
"""Places of one text that are looked at closely."""
APART = 600
"""Words of a text that an ellipsis may stand for."""
LEAST = 0.6
"""Share of the words that a place must hold to be one."""


class Place(NamedTuple):
    """A stretch of words `[first:last]` of the text that holds the words that were looked for."""

    first: int
    last: int
    edits: tuple[Edit, ...]
    """Where the two differ: `a:b` counts the words looked for, `c:d` those of the text."""
    held: float
    """Share of the words looked for that it holds in order, in [0, 1]."""


def places(wanted: Wording, text: Wording, least: float = LEAST) -> list[Place]:
    """The places that hold at least that share of the wanted words, best first.

    Where an ellipsis parts the wanted words, the parts may stand up to `APART` words asunder.
    """
    keys = text.keys
    found = {
        (place.first, place.last): place
        for place in (*_chained(wanted, keys, least), *_whole(wanted.keys, keys, least))
    }
    return sorted(found.values(), key=lambda one: (-one.held, len(one.edits), one.first))


def _chained(wanted: Wording, keys: Sequence[str], least: float) -> list[Place]:
    """Places of the parts between ellipses, one after another."""
    bounds = [0, *sorted(wanted.gaps), len(wanted.words)]
    if len(bounds) == 2:
        return []
    chains: list[Place] = []
    for low, high in pairwise(bounds):
        part = [_moved(one, low) for one in _whole(wanted.keys[low:high], keys, least)]
        if not part:
            return []
        chains = [_joined(one, part, low) for one in chains] if low else part
        chains = [one for one in chains if one.last]
    total = len(wanted.words)
    return [
        one._replace(held=1 - sum(edit.b - edit.a for edit in one.edits) / total) for one in chains
    ]


def _moved(place: Place, by: int) -> Place:
    moved = tuple(edit._replace(a=edit.a + by, b=edit.b + by) for edit in place.edits)
    return place._replace(edits=moved)


def _joined(one: Place, parts: Sequence[Place], gap: int) -> Place:
    """A chain with the nearest of the parts that follow it; without last word where none does."""
    after = [part for part in parts if 0 <= part.first - one.last <= APART]
    if not after:
        return one._replace(last=0)
    nearest = min(after, key=lambda part: part.first)
    omitted = (Edit(gap, gap, one.last, nearest.first),) if nearest.first > one.last else ()
    return Place(one.first, nearest.last, (*one.edits, *omitted, *nearest.edits), 0.0)


def _whole(wanted: Sequence[str], keys: Sequence[str], least: float) -> list[Place]:
    found: dict[tuple[int, int], Place] = {}
    for start in _starts(wanted, keys):
        place = _aligned(wanted, keys, start)
        if place and place.held >= least and _says(wanted, place):
            found.setdefault((place.first, place.last), place)
    return list(found.values())


def _says(wanted: Sequence[str], place: Place) -> bool:
    """Whether the place holds most of the words that tell quotations apart."""
    lost = {index for edit in place.edits for index in range(edit.a, edit.b)}
    telling = [index for index, key in enumerate(wanted) if weighty(key)]
    kept = [index for index in telling if index not in lost]
    return 2 * len(kept) >= len(telling)


def _starts(wanted: Sequence[str], keys: Sequence[str]) -> list[int]:
    """Where the wanted words may begin, the best seeded first."""
    for size in SEEDS:
        if len(wanted) < size and size != SEEDS[-1]:
            continue
        seeds = defaultdict(list)
        for index, run in enumerate(shingles(wanted, size)):
            seeds[run].append(index)
        width = len(next(iter(seeds))) if seeds else size
        hits: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in range(len(keys) - width + 1):
            run = tuple(keys[place : place + width])
            if run in seeds:
                hits[run].append(place)
        rooms: dict[int, int] = defaultdict(int)
        for run, at in hits.items():
            for place in at if len(at) <= OFTEN else at[:1]:
                for index in seeds[run]:
                    rooms[place - index] += 1
        if rooms:
            return _apart(rooms, max(4, len(wanted) // 3))
    return []


def _apart(rooms: dict[int, int], near: int) -> list[int]:
    """The best supported starts, those close to a better one counted with it."""
    support = {
        start: sum(count for other, count in rooms.items() if abs(other - start) <= near)
        for start in (
            rooms if len(rooms) <= OFTEN else sorted(rooms, key=rooms.__getitem__)[-OFTEN:]
        )
    }
    chosen: list[int] = []
    for start in sorted(support, key=lambda one: (-support[one], -rooms[one], one)):
        if all(abs(start - other) > near for other in chosen):
            chosen.append(start)
        if len(chosen) == PLACES:
            break
    return chosen


def _aligned(wanted: Sequence[str], keys: Sequence[str], start: int) -> Place | None:
    """The stretch around `start` that the wanted words cover, trimmed to what they match."""
    slack = max(6, len(wanted) // 2)
    low, high = max(0, start - slack), min(len(keys), start + len(wanted) + slack)
    window = keys[low:high]
    opcodes = edits(wanted, window)
    lead = opcodes[0] if opcodes and opcodes[0].a == 0 and opcodes[0].c == 0 else None
    tail = opcodes[-1] if opcodes and opcodes[-1].b == len(wanted) else None
    tail = tail if tail and tail.d == len(window) else None
    first = max(0, lead.d - (lead.b - lead.a)) if lead else 0
    last = min(len(window), tail.c + (tail.b - tail.a)) if tail else len(window)
    if first >= last:
        return None
    own = []
    for edit in opcodes:
        c, d = max(edit.c, first), min(edit.d, last)
        if edit.a < edit.b or c < d:
            own.append(Edit(edit.a, edit.b, low + min(c, d), low + d))
    held = 1 - sum(edit.b - edit.a for edit in own) / len(wanted)
    return Place(low + first, low + last, tuple(own), held)
