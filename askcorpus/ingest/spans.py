"""Work on stretches of a text without copying them."""

import re
from collections.abc import Iterator

_SOLID = re.compile(r"\S")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends; `(start, start)` when nothing else is in it."""
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return start, end
    first = _SOLID.search(text, start, end)
    if first is None:
        return start, start
    window = 64
    while True:
        low = max(first.start(), end - window)
        kept = len(text[low:end].rstrip())
        if kept:
            return first.start(), low + kept
        window *= 4


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a range, without their ends (`\\n`, `\\r\\n` or `\\r`)."""
    position = start
    while position < end:
        match = _LINE.match(text, position, end)
        if match is None:  # pragma: no cover - the pattern matches anywhere
            return
        yield match.span(1)
        position = match.end()
