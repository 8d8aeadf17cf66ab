"""Cuts a document's text into rows of a terminal without losing an offset; pure and quick."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

from askcorpus.render.safety import visible

TAB = "    "
_LINE_END = re.compile("\r\n?|\n")
# Characters that surely take one column: all others are measured one by one.
_UNSURE = re.compile(
    "[^ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u203b\u20a0-\u20bf]"
)


class Rows:
    """The rows of a text at a width; row `n` holds `text[starts[n]:starts[n + 1]]`."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(width, 1)
        self.starts = array("Q")
        for start, end in _lines(text):
            self._cut(start, end)

    def __len__(self) -> int:
        return len(self.starts)

    def row_of(self, offset: int) -> int:
        """The row in which the character at an offset stands."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def span(self, row: int) -> tuple[int, int]:
        """First and last offset of a row, without the line end that closes it."""
        start = self.starts[row]
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.text)
        if end > start and self.text[end - 1] == "\n":
            end -= 1
        if end > start and self.text[end - 1] == "\r":
            end -= 1
        return start, end

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the character shown at a column of a row."""
        start, end = self.span(row)
        taken = 0
        for at in range(start, end):
            taken += columns(self.text[at])
            if taken > column:
                return at
        return end

    def _cut(self, start: int, end: int) -> None:
        text, width, put = self.text, self.width, self.starts.append
        if _UNSURE.search(text, start, end):
            return self._cut_measured(start, end)
        while end - start > width:
            put(start)
            blank = text.rfind(" ", start, start + width + 1)
            start = blank + 1 if blank > start else start + width
        put(start)
        return None

    def _cut_measured(self, start: int, end: int) -> None:
        """The same for a line with characters that may take no, two or more columns."""
        row, blank, taken = start, -1, 0
        for at in range(start, end):
            size = columns(self.text[at])
            while taken + size > self.width and at > row:
                self.starts.append(row)
                row = blank + 1 if blank >= row else at
                taken = sum(columns(c) for c in self.text[row:at])
            taken += size
            if self.text[at] == " ":
                blank = at
        self.starts.append(row)


@lru_cache(8192)
def columns(character: str) -> int:
    """Terminal columns that one character takes as `shown` shows it."""
    return 1 if " " <= character <= "~" else cell_len(shown(character))


def shown(text: str) -> str:
    """A stretch of one line as the terminal gets it: no control character, tabs as spaces."""
    return visible(text).replace("\t", TAB)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """First and last offset of every line, without its end."""
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
