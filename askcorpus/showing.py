"""A citation's address read back: its words in their context, from the file as it is now."""

import re

from askcorpus.answer import compose
from askcorpus.errors import StaleCitation
from askcorpus.index import Index
from askcorpus.records import Context, Span


def shown(index: Index, reference: str, context: int) -> Context:
    """The words at `ID:START-END` with `context` lines around them.

    Raises StaleCitation for what is no address or lies beyond the text, and UnknownSource.
    """
    name, span = _parsed(reference)
    source = index.source(name)
    text = index.text(name)
    return Context(
        citation=compose.cite(source, text, span),
        before=_lines_before(text, span.start, context),
        after=_lines_after(text, span.end, context),
    )


def _parsed(reference: str) -> tuple[str, Span]:
    name, _, range_ = reference.rpartition(":")
    start, _, end = range_.partition("-")
    if not name or not re.fullmatch(r"[0-9]+-[0-9]+", range_):
        raise StaleCitation(
            f"{reference!r} is no citation", remedy="write it as ID:START-END, as `ask` prints it"
        )
    return name, Span(start=int(start), end=int(end))


def _lines_before(text: str, at: int, count: int) -> str:
    start = at
    for _ in range(count + 1):
        start = text.rfind("\n", 0, start)
        if start < 0:
            return text[:at]
    return text[start + 1 : at]


def _lines_after(text: str, at: int, count: int) -> str:
    end = at - 1
    for _ in range(count + 1):
        end = text.find("\n", end + 1)
        if end < 0:
            return text[at:]
    return text[at:end]
