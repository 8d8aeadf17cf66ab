"""What is marked in a document: stretches of its text, found by row without reading them all."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Literal, NamedTuple

Kind = Literal["statement", "found", "citation", "change", "stop", "word"]
WEIGHT: dict[Kind, int] = {
    "statement": 0,
    "found": 1,
    "citation": 2,
    "change": 3,
    "stop": 4,
    "word": 5,
}
"""Whose style lies over whose where marks overlap."""


class Mark(NamedTuple):
    """One marked stretch, `text[start:end]`."""

    start: int
    end: int
    kind: Kind
    label: str = ""
    """Stands in the margin beside its first row."""
    hue: int = 0
    """Tells speakers apart; never the only sign."""


class Marks:
    """Marks in order of their start, asked for by stretch."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = sorted((mark for mark in marks if mark.start < mark.end), key=_by_start)
        self._starts = [mark.start for mark in self.all]
        self._reach = list(accumulate((mark.end for mark in self.all), max))

    def over(self, start: int, end: int) -> list[Mark]:
        """The marks that touch `[start, end)`, the weightiest last."""
        found = []
        at = bisect_left(self._starts, end)
        while at and self._reach[at - 1] > start:
            at -= 1
            if self.all[at].end > start:
                found.append(self.all[at])
        return sorted(found, key=lambda mark: WEIGHT[mark.kind])


def _by_start(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end
