"""Which sentences of two documents say the same: in order, one to many, some moved elsewhere."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from askcorpus.trust.likeness import Likeness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.36
"""Likeness from which two sentences in order are taken for each other."""
LEAST_MOVED = 0.55
"""The same for sentences that stand elsewhere than their neighbours."""
LEAST_FACING = 0.2
"""The same for the only sentence of either side between two that are taken for each other."""
LEAST_WORDS = 0.3
"""`LEAST` where there are no vectors, on shared words alone."""
SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""How many sentences may stand against how many."""
JOINING = 4.0
"""Words that a pair must gain for each sentence it takes in beyond the first of a side."""
ROUNDS = 12
"""Stretches in another order that are looked for at most."""


class Bead(NamedTuple):
    """Some neighbouring sentences of `a` that stand against some of `b`."""

    a: range
    b: range
    likeness: float


class _Chained(NamedTuple):
    gain: float
    bead: Bead


def align(
    a: Sequence[str],
    b: Sequence[str],
    vectors: "tuple[NDArray[np.float32], NDArray[np.float32]] | None" = None,
) -> list[Bead]:
    """The beads in the order of `a`; no sentence is in two, one without counterpart is in none.

    `vectors` are unit vectors of the sentences of both sides, shapes (len, dimension).
    """
    least = LEAST if vectors else LEAST_WORDS
    likeness = Likeness(a, b, vectors)
    beads = _candidates(likeness, len(a), len(b), least)
    found: list[Bead] = []
    for _ in range(ROUNDS):
        chain = _best_chain(beads)
        if not chain:
            break
        found += chain
        moved = least + LEAST_MOVED - LEAST
        beads = [
            each
            for each in beads
            if each.bead.likeness >= moved and not any(_touch(each.bead, one) for one in chain)
        ]
    found += _facing(likeness, found)
    return sorted(found, key=lambda bead: (bead.a.start, bead.b.start))


def _facing(likeness: Likeness, found: Sequence[Bead]) -> list[Bead]:
    """Sentences left alone on both sides between the same neighbours: one stands for the other.

    What was changed most is what has least likeness, so little of it is asked for.
    """
    ordered = sorted(found, key=lambda bead: bead.a.start)
    lone = []
    for before, after in pairwise(ordered):
        first, second = range(before.a.stop, after.a.start), range(before.b.stop, after.b.start)
        if len(first) == len(second) == 1:
            taken = any(_overlap(second, bead.b) for bead in found)
            alike = 0.0 if taken else likeness.of(first, second)
            if alike >= LEAST_FACING:
                lone.append(Bead(first, second, alike))
    return lone


def _candidates(likeness: Likeness, most_a: int, most_b: int, least: float) -> list[_Chained]:
    """Every shape of bead around the sentences that are alike, with the words it gains."""
    tried: dict[tuple[int, int, int, int], _Chained] = {}
    for i, j in likeness.near(least * 0.6):
        for wide, high in SHAPES:
            for back in range(wide):
                for up in range(high):
                    first, second = range(i - back, i - back + wide), range(j - up, j - up + high)
                    key = first.start, wide, second.start, high
                    inside = first.start >= 0 and second.start >= 0
                    inside = inside and first.stop <= most_a and second.stop <= most_b
                    if not inside or key in tried:
                        continue
                    alike = likeness.of(first, second)
                    gain = (alike - least) * likeness.words(first, second)
                    gain -= JOINING * (wide + high - 2)
                    tried[key] = _Chained(gain, Bead(first, second, alike))
    return [each for each in tried.values() if each.gain > 0 and each.bead.likeness >= least]


def _best_chain(beads: Sequence[_Chained]) -> list[Bead]:
    """The beads that follow one another on both sides and gain most together.

    A sweep over `a` with a prefix maximum over `b` (Fenwick tree): n log n.
    """
    if not beads:
        return []
    ordered = sorted(beads, key=lambda each: each.bead.a.start)
    ending = sorted(range(len(ordered)), key=lambda index: ordered[index].bead.a.stop)
    size = max(each.bead.b.stop for each in beads) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    total = [0.0] * len(ordered)
    before = [-1] * len(ordered)
    ended = 0
    for index, each in enumerate(ordered):
        while ended < len(ending) and ordered[ending[ended]].bead.a.stop <= each.bead.a.start:
            done = ending[ended]
            _raise(tree, ordered[done].bead.b.stop, (total[done], done))
            ended += 1
        best, before[index] = _highest(tree, each.bead.b.start)
        total[index] = best + each.gain
    last = max(range(len(ordered)), key=lambda index: total[index])
    chain = []
    while last >= 0:
        chain.append(ordered[last].bead)
        last = before[last]
    return chain


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    place += 1
    while place < len(tree):
        tree[place] = max(tree[place], value)
        place += place & -place


def _highest(tree: Sequence[tuple[float, int]], place: int) -> tuple[float, int]:
    """The best value at places up to `place`."""
    place += 1
    best = (0.0, -1)
    while place > 0:
        best = max(best, tree[place])
        place -= place & -place
    return best


def _touch(one: Bead, other: Bead) -> bool:
    return _overlap(one.a, other.a) or _overlap(one.b, other.b)


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
