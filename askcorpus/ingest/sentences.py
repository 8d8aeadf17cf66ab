"""Sentences of a stretch of text, by sentencex, with what running prose needs beside it."""

import re
from bisect import bisect_left, bisect_right

from askcorpus.ingest.spans import trim
from askcorpus.records import Span

CHUNK = 1 << 13
"""Most characters handed to the splitter at once: it is quadratic in unclosed quotations."""

_ODD = re.compile(
    r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_NOTE_MARK = re.compile(r"[.?!](?<=[a-z”’\"'\])]{2}.)[”’\"')]*\d{1,2}(?=\s+[“‘\"'(\[]?[A-Z])")
_DENIAL = re.compile(r"\bno[.]\s+(?=[“\"]?[A-Z])")
_STAGE = re.compile(
    r"[.?!…—][”’\"']?\s+(?=[(\[][A-Z][^()\[\]]{0,60}[.!]?[)\]])|(?<=[.!][)\]])\s+(?=[“\"]?[A-Z])"
)
_QUOTATION = re.compile(r"“[^“”]{20,}”|(?<!\S)\"[^\"]{20,}\"|(?<!\S)''[^']{20,}''")
_LARGE = re.compile(r"\s*[‘'(\[]?[A-ZÀ-Þ0-9]")
_SMALL = re.compile(r"[a-z,;:)]")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Za-z]{1,3}\.|\.[)\]])\s*\Z")
_TITLE_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sens?|Reps?|Govs?|Del|Gen|Col|Capt|Lt|Sgt|St|vs)\.\s*\Z"
)
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
    plain = _ODD.sub(" ", piece)
    outside, inside = _library_starts(plain), _quoted_starts(plain)
    found = {*outside, *inside, *_own_starts(piece)} - {0, len(piece)}
    kept = [0]
    for low in sorted({_before_opener(piece, low) for low in found}):
        if not _torn(piece, kept[-1], low):
            kept.append(low)
    return [start + low for low in kept]


def _before_opener(piece: str, low: int) -> int:
    """The start moved before a quotation mark or bracket that was left with the sentence before."""
    opens = low > 1 and piece[low - 1] in '“"(['
    return low - 1 if opens and piece[low - 2].isspace() else low


def _library_starts(side_copy: str) -> list[int]:
    """What sentencex says of a side copy of a piece.

    It panics on some white space beyond ASCII, hence the copy; should it panic on anything else,
    the piece stays whole.
    """
    from sentencex import get_sentence_boundaries

    try:
        boundaries = get_sentence_boundaries("en", side_copy)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return []
    return [boundary["start_index"] for boundary in boundaries]


def _own_starts(piece: str) -> list[int]:
    """Starts after a footnote's number and around a stage direction, which the library misses."""
    marks = [match.end() for match in _NOTE_MARK.finditer(piece)]
    marks += [match.end() for match in _DENIAL.finditer(piece)]
    return marks + [match.end() for match in _STAGE.finditer(piece)]


def _quoted_starts(plain: str) -> list[int]:
    """Starts inside quotations, which the library takes whole: those it sees without the marks."""
    quotations = [match.span() for match in _QUOTATION.finditer(plain)]
    if not quotations:
        return []
    starts = _library_starts(_without_quotes(plain))
    kept = []
    for low, high in quotations:
        inside = starts[bisect_right(starts, low + 1) : bisect_left(starts, high - 1)]
        kept += [start for start in inside if _LARGE.match(plain, start, high - 1)]
    return kept


def _without_quotes(plain: str) -> str:
    return plain.replace("“", " ").replace("”", " ").replace('"', " ").replace("''", "  ")


def _torn(piece: str, low: int, high: int) -> bool:
    """Whether a boundary parts what belongs together: a time and its day, a title and its name."""
    tail = max(low, high - 12)
    return bool(
        _TITLE_END.search(piece, tail, high)
        or (_CLOCK_REST.match(piece, high) and _CLOCK_END.search(piece, tail, high))
        or (_SMALL.match(piece, high) and _ABBREVIATION_END.search(piece, tail, high))
    )


def _safe_stop(text: str, start: int, stop: int) -> int:
    """The last white space before `stop`, or `stop` where there is none in reach."""
    low = max(start + 1, stop - 1000)
    for position in range(stop - 1, low, -1):
        if text[position].isspace():
            return position
    return stop
