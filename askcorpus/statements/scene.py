"""A document as whom-does-this-mean sees it: its blocks, sentences, quotations and cast."""

import re
from bisect import bisect_left

from askcorpus.encoders.tagger_text import quote_states
from askcorpus.records import Document
from askcorpus.statements.cast import Cast
from askcorpus.statements.mentions import NameUse

_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)"
                  r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]*[^\Wa-z])")  # fmt: skip
OPENING = 24
"""Most characters before a name that opens its sentence."""


class Scene:
    """Where things stand in a document, looked up fast."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.blocks = document.blocks
        self._ends = [block.end for block in document.blocks]
        self._states: dict[int, list[int]] = {}
        self._sentences: dict[int, list[int]] = {}
        told = [(one.start, one.end) for one in document.blocks if one.kind != "heading"]
        told = sorted([*told, *((one.label.start, one.label.end) for one in document.turns)])
        self.cast = Cast(document.text, told)
        self._starts = [use.start for use in self.cast.uses]

    def block(self, place: int) -> int:
        """Index of the block that holds a place, or that follows it."""
        return min(bisect_left(self._ends, place), len(self.blocks) - 1)

    def sentence(self, place: int) -> tuple[int, int]:
        """The bounds of the sentence that holds a place, within its block."""
        number = self.block(place)
        block = self.blocks[number]
        if number not in self._sentences:
            found = _END.finditer(self.text, block.start, block.end)
            self._sentences[number] = [block.start, *(match.end() for match in found), block.end]
        bounds = self._sentences[number]
        index = max(1, bisect_left(bounds, place + 1))
        return bounds[index - 1], bounds[min(index, len(bounds) - 1)]

    def quoted(self, place: int) -> bool:
        """Whether a place stands within quotation marks."""
        number = self.block(place)
        block = self.blocks[number]
        if number not in self._states:
            self._states[number] = quote_states(self.text[block.start : block.end])
        states = self._states[number]
        return 0 <= place - block.start < len(states) and states[place - block.start] == 1

    def uses(self, low: int, high: int) -> list[NameUse]:
        """The names that begin from `low` up to `high`, in order."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return self.cast.uses[first:last]

    def opens(self, use: NameUse) -> bool:
        """Whether a name stands near the beginning of its sentence, outside quotations."""
        return self.opens_at(use.start)

    def opens_at(self, place: int) -> bool:
        """Whether a place is near the beginning of its sentence, outside quotations."""
        begin, _ = self.sentence(place)
        return place - begin <= OPENING and not self.quoted(place)
