"""Sentences of a stretch of text, by sentencex, with what running prose needs beside it."""

import re

from askcorpus.ingest.spans import trim
from askcorpus.records import Span

CHUNK = 1 << 15
"""Most characters handed to the splitter at once, so that one endless line stays cheap."""

_ODD_SPACES = (
    "\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
)
_CONTROLS = "".join(chr(code) for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\r")
_SIDE_COPY = str.maketrans(dict.fromkeys(_ODD_SPACES + _CONTROLS, " "))

_NOTE_MARK = re.compile(r"[a-z”’\"'\])]{2}[.?!][”’\"')]*\d{1,2}(?=\s+[“‘\"'(\[]?[A-Z])")
_STAGE = re.compile(r"[.?!…—][”’\"']?\s+(?=[(\[][A-Z][^()\[\]]{0,60}[.!]?[)\]])|(?<=[.!][)\]])\s+")
_CLOCK_END = re.compile(r"\b[ap]\.m\.\s*\Z", re.IGNORECASE)
_CLOCK_REST = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|March|April|May|June|July|Aug|Sept|Oct"
    r"|Nov|Dec|[ECMP][SD]?T\b|GMT|UTC|Eastern|Central|Mountain|Pacific)"
)


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]` in order, each without white space at its ends.

    Together they hold every character that is not white space.
    """
    spans: list[Span] = []
    position, end = trim(text, start, end)
    while position < end:
        stop = min(end, position + CHUNK)
        starts = _starts(text, position, stop)
        if stop < end:
            stop = starts.pop() if len(starts) > 1 else _safe_stop(text, position, stop)
        for low, high in zip(starts, [*starts[1:], stop], strict=True):
            low, high = trim(text, low, high)
            if low < high:
                spans.append(Span(start=low, end=high))
        position = stop
    return spans


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where sentences begin, `start` first."""
    piece = text[start:end]
    found = sorted({0, *_library_starts(piece), *_own_starts(piece)} - {len(piece)})
    kept = [0]
    for low in found[1:]:
        if not _torn(piece, kept[-1], low):
            kept.append(low)
    return [start + low for low in kept]


def _library_starts(piece: str) -> list[int]:
    """What sentencex says of a side copy of the same length.

    It panics on some white space beyond ASCII, hence the copy; should it panic on anything else,
    the piece stays whole.
    """
    from sentencex import get_sentence_boundaries

    try:
        boundaries = get_sentence_boundaries("en", piece.translate(_SIDE_COPY))
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return []
    return [boundary["start_index"] for boundary in boundaries]


def _own_starts(piece: str) -> list[int]:
    """Starts after a footnote's number and around a stage direction, which the library misses."""
    marks = [match.end() for match in _NOTE_MARK.finditer(piece)]
    return marks + [match.end() for match in _STAGE.finditer(piece)]


def _torn(piece: str, low: int, high: int) -> bool:
    """Whether a boundary parts a time of day from its weekday, month or zone."""
    return bool(
        _CLOCK_REST.match(piece, high) and _CLOCK_END.search(piece, max(low, high - 12), high)
    )


def _safe_stop(text: str, start: int, stop: int) -> int:
    """The last white space before `stop`, or `stop` where there is none in reach."""
    low = max(start + 1, stop - 1000)
    for position in range(stop - 1, low, -1):
        if text[position].isspace():
            return position
    return stop
