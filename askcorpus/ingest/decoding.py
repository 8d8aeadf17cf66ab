"""Bytes to text, such that the codec's name reproduces the text exactly."""

import codecs
import re

from askcorpus.errors import UnreadableFile

SAMPLE_BYTES = 1 << 18
"""How much of a file the guesser of encodings looks at."""
MOST_CONTROLS = 0.01
"""The share of control characters above which bytes that are not UTF-8 count as binary."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"{\\rtf",
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SAVE_AS_TEXT = "save it as UTF-8 text or move it out of the folder"


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file's bytes and the codec with `data.decode(codec) == text`.

    A byte order mark stays the text's first character, line ends stay as they are. Codecs are
    utf-8, utf-16 or utf-32 with or without a mark, and what charset-normalizer finds plausible.
    Raises UnreadableFile for binary and undecodable bytes.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark) and (text := _try(data, codec)) is not None and "\0" not in text:
            return text, codec
    if data.startswith(_SIGNATURES):
        raise UnreadableFile("holds binary data, not text", remedy=_SAVE_AS_TEXT)
    if b"\0" in data:
        return _without_mark(data)
    text = _try(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    return _guess(data)


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _without_mark(data: bytes) -> tuple[str, str]:
    """UTF-16 that carries no mark: its zero bytes stand on one side of the pairs only."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) == 0 and (text := _try(data, codec)) is not None:
        sample = text[:SAMPLE_BYTES]
        strange = sum(1 for character in sample if not character.isprintable())
        strange -= sum(sample.count(space) for space in "\t\n\r\f\u2028\xa0\u3000")
        if strange <= MOST_CONTROLS * len(sample):
            return text, codec
    raise UnreadableFile("holds binary data (zero bytes), not text", remedy=_SAVE_AS_TEXT)


def _guess(data: bytes) -> tuple[str, str]:
    """What the bytes most plausibly are when they are neither UTF-8 nor UTF-16.

    Windows-1252 wins wherever it reads no worse than the best guess: in short western texts the
    guesser cannot tell it from its rare neighbours.
    """
    from charset_normalizer import from_bytes

    _refuse_broken_utf8(data)

    sample = _sample(data)
    matches = from_bytes(sample, cp_exclusion=["utf_7", "utf_16", "utf_32"])
    best = matches.best()
    if best is None:
        raise UnreadableFile("its encoding cannot be told", remedy=_SAVE_AS_TEXT)
    western = next((match for match in matches if "cp1252" in match.could_be_from_charset), None)
    names = [best.encoding]
    if western is not None and western.chaos <= best.chaos:
        names.insert(0, "cp1252")
    for name in names:
        text = _try(data, name)
        if text is not None and len(_CONTROLS.findall(text)) <= MOST_CONTROLS * len(text):
            return text, _plain_name(name)
    raise UnreadableFile("its bytes do not decode as text", remedy=_SAVE_AS_TEXT)


def _refuse_broken_utf8(data: bytes) -> None:
    """Raise where the bytes are UTF-8 but for a few: another encoding would garble the rest."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(len(run) for run in _BEYOND_ASCII.findall(text)) - broken > broken:
        place = text.index("\ufffd")
        line = text.count("\n", 0, place) + 1
        raise UnreadableFile(
            f"is UTF-8 with {broken} broken bytes, the first in line {line}", remedy=_SAVE_AS_TEXT
        )


def _sample(data: bytes) -> bytes:
    """A piece of the data around its first byte beyond ASCII, cut at line ends or spaces."""
    if len(data) <= SAMPLE_BYTES:
        return data
    beyond = re.search(rb"[\x80-\xff]", data)
    start = max(0, (beyond.start() if beyond else 0) - SAMPLE_BYTES // 4)
    return data[start : start + SAMPLE_BYTES]


def _plain_name(codec: str) -> str:
    """The codec under the name people know it by."""
    return codec.replace("cp125", "windows-125") if codec.startswith("cp125") else codec
