"""What the tagger sees of a text: word pieces, letter case and quotation state, cut into windows.

Pure and light: training and inference share it, so that both see exactly the same input.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

LABELS = ("source", "cue", "content")
STATES = ("O", *(f"{part}-{label}" for label in LABELS for part in "BIES"))
"""The CRF's states: outside, or begin, inside, end, single of each label (BIOES)."""
FEATURES = 20
WINDOW = 192
"""Most word pieces of a window, special tokens included."""

_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"', "″": '"'}
    | {"‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'", "―": "—"}
)
_OPENING, _CLOSING = "“„«‟", "”»"
_MARKS = re.compile(f"[{_OPENING}{_CLOSING}\"＂″]|''|``")


class Pieces(NamedTuple):
    """One paragraph as the tagger reads it; all lists are parallel over its word pieces."""

    ids: list[int]
    features: list[int]
    words: list[tuple[int, int, int]]
    """Per word: index of its first piece, start and end character offset."""


class Window(NamedTuple):
    """Neighbouring paragraphs (or one part of a long one) that are read together."""

    ids: list[int]
    features: list[int]
    parts: list[tuple[int, int, int, int]]
    """Per part: paragraph, first word, word after the last, shift from piece to window position."""


def straighten(text: str) -> str:
    """The text with typographic quotes made straight, character for character."""
    return text.translate(_STRAIGHT)


def quote_states(text: str) -> list[int]:
    """Per character: 0 outside double quotes, 1 inside, 2 an opening mark, 3 a closing mark."""
    states: list[int] = []
    inside = False
    for match in _MARKS.finditer(text):
        position = match.start()
        states.extend([int(inside)] * (position - len(states)))
        width, direction = _mark(text, position, inside)
        inside = direction == 2
        states.extend([direction] * width)
    states.extend([int(inside)] * (len(text) - len(states)))
    return states


def _mark(text: str, position: int, inside: bool) -> tuple[int, int]:
    character = text[position]
    if character in _OPENING:
        return 1, 2
    if character in _CLOSING:
        return 1, 3
    pair = text[position : position + 2]
    width = 2 if pair in ("''", "``") else 1 if character in '"＂″' else 0
    if width == 0:
        return 0, 0
    before = text[position - 1 : position]
    after = text[position + width : position + width + 1]
    if not inside:
        return width, 2
    reopens = (before == "" or before.isspace() or before in "(—") and after.isalnum()
    return width, 2 if reopens else 3


@lru_cache(maxsize=65_536)
def letter_case(word: str) -> int:
    """0 lower case, 1 capitalised, 2 all capitals, 3 with a digit, 4 no letter at all."""
    if any(character.isdigit() for character in word):
        return 3
    if not any(character.isalpha() for character in word):
        return 4
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() else 0


def pieces(text: str, encoding: Any) -> Pieces:
    """The paragraph's pieces with their features, from its `tokenizers.Encoding`."""
    quoting = quote_states(text)
    features: list[int] = []
    words: list[tuple[int, int, int]] = []
    previous = None
    case = 0
    for index, (word, (start, end)) in enumerate(
        zip(encoding.word_ids, encoding.offsets, strict=True)
    ):
        if word != previous:
            words.append((index, start, end))
            case = letter_case(text[start:end])
            previous = word
        else:
            words[-1] = (words[-1][0], words[-1][1], end)
        features.append(case * 4 + (quoting[start] if start < len(quoting) else 0))
    return Pieces(list(encoding.ids), features, words)


def windows(
    paragraphs: Sequence[Pieces],
    limit: int = WINDOW,
    *,
    first: int | None = None,
    opening: int = 101,
    closing: int = 102,
    texts: Sequence[str] = (),
) -> list[Window]:
    """Consecutive paragraphs packed into windows of at most `limit` pieces.

    `first` limits the first window alone (training shifts the cuts with it). A paragraph that is
    too long is cut after a sentence's end where there is one.
    """
    result: list[Window] = []
    ids, features = [opening], [0]
    parts: list[tuple[int, int, int, int]] = []
    room = first or limit
    for number, paragraph in enumerate(paragraphs):
        text = texts[number] if texts else ""
        for low, high in _parts(paragraph, limit - 2, text):
            start, end = _bounds(paragraph, low, high)
            if parts and len(ids) + end - start + 1 > room:
                result.append(Window(ids, features, parts))
                ids, features, parts = [opening], [0], []
                room = limit
            parts.append((number, low, high, len(ids) - start))
            ids = [*ids, *paragraph.ids[start:end], closing]
            features = [*features, *paragraph.features[start:end], 0]
    if parts:
        result.append(Window(ids, features, parts))
    return result


def _bounds(paragraph: Pieces, low: int, high: int) -> tuple[int, int]:
    end = paragraph.words[high][0] if high < len(paragraph.words) else len(paragraph.ids)
    return paragraph.words[low][0], end


def _parts(paragraph: Pieces, limit: int, text: str) -> Iterator[tuple[int, int]]:
    total = len(paragraph.words)
    low = 0
    while low < total:
        start, _ = _bounds(paragraph, low, total)
        if len(paragraph.ids) - start <= limit:
            yield low, total
            return
        high = low + 1
        while high < total and _bounds(paragraph, low, high + 1)[1] - start <= limit:
            high += 1
        stop = high
        while stop > low + (high - low) // 3 and not _ends(paragraph, stop, text):
            stop -= 1
        high = stop if _ends(paragraph, stop, text) else high
        yield low, high
        low = high


def _ends(paragraph: Pieces, stop: int, text: str) -> bool:
    _, start, end = paragraph.words[stop - 1]
    gap = text[end : end + 1]
    return (gap == "" or gap.isspace()) and text[start:end][-1:] in ".!?\"”'’"
