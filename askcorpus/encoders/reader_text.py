"""The reader's text side, without its network: windows of tokens in, spans of whole words out."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUESTION_TOKENS = 64
PAIR_TOKENS = 320
SPAN_TOKENS = 48
"""Longest span, in word pieces."""
CANDIDATES = 24
"""Spans weighed per window before those that overlap a better one are dropped."""

QUESTION, FOCUS, AROUND = 0, 1, 2
"""Token types: the question, the sentence or passage that may answer it, what is around that."""

WORD = re.compile(
    r"[$£€¥#]?\d+(?:[.,:/]\d+)*(?:%|\w+)?(?:-[^\W\d]\w*)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]\w*(?:(?:[-&]|['’](?![sS]\b))\w+)*"
)
SHORTENED = re.compile(
    r"(?:\b(?:Jr|Sr|Inc|Corp|Co|Ltd|Bros|St|Mr|Mrs|Ms|Dr|No|etc|Ave)|[^\W\d_]\.[^\W\d_])$"
)
LOOSE = " \t\r\n\f\v\u00a0,;:.!?\u2026\u2013\u2014-/|*_"
LOOSE_BEFORE = LOOSE.replace("-", "").replace(".", "") + ")]}\u201d'\u2019"
LOOSE_AFTER = LOOSE + "([{\u201c\u2018"
PAIRED = (("(", ")"), ("[", "]"), ("{", "}"), ("\u201c", "\u201d"), ('"', '"'))


class Encoded(NamedTuple):
    """A question and one window of a context as the model takes them.

    `offsets[i]` is the character range in the context of position i, `allowed[i]` whether a span
    may begin or end there; positions of the question and special tokens allow nothing.
    """

    ids: list[int]
    types: list[int]
    offsets: list[tuple[int, int]]
    allowed: list[bool]


def encode(
    tokenizer: "Tokenizer",
    question: str,
    context: str,
    focus: tuple[int, int] | None = None,
    room: int = PAIR_TOKENS,
) -> list[Encoded]:
    """The pair as one window of at most `room` tokens about the focus, or several if it is longer.

    The tokenizer must neither truncate nor pad. Empty when the focus holds no token.
    """
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_TOKENS]
    read = tokenizer.encode(context, add_special_tokens=False)
    offsets: list[tuple[int, int]] = read.offsets
    low, high = focus or (0, len(context))
    inside = [i for i, (start, end) in enumerate(offsets) if start >= low and end <= high]
    if not inside:
        return []
    cls, sep = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    head = [cls, *asked, sep]
    windows = []
    for first, last in _windows(len(offsets), inside[0], inside[-1] + 1, room - len(head) - 1):
        within = [inside[0] <= i <= inside[-1] for i in range(first, last)]
        windows.append(
            Encoded(
                ids=[*head, *read.ids[first:last], sep],
                types=[QUESTION] * len(head) + [FOCUS if w else AROUND for w in within] + [AROUND],
                offsets=[(0, 0)] * len(head) + offsets[first:last] + [(0, 0)],
                allowed=[False] * len(head) + within + [False],
            )
        )
    return windows


def _windows(total: int, low: int, high: int, space: int) -> list[tuple[int, int]]:
    """Token ranges of at most `space`: one that centres the focus, or overlapping ones over it."""
    if high - low <= space:
        size = min(space, total)
        first = max(0, min(low - (size - (high - low)) // 2, total - size))
        return [(first, first + size)]
    last = max(low + 1, high - SPAN_TOKENS)
    return [(s, min(high, s + space)) for s in range(low, last, space - SPAN_TOKENS)]


def spans(
    encoded: Encoded,
    context: str,
    start: NDArray[np.float32],
    end: NDArray[np.float32],
    inner: Set[int],
    within: tuple[int, int] | None = None,
) -> Iterator[tuple[float, int, int]]:
    """Score and character range of the best spans of whole words, best first; they may overlap.

    `start` and `end` are the logits of the window's positions, shape (len(encoded.ids),); `inner`
    are the context's `inside_words`; spans lie in its characters `within`, where that is given.
    """
    low, high = within or (0, len(context))
    open_ = [
        i
        for i, (allowed, (a, b)) in enumerate(zip(encoded.allowed, encoded.offsets, strict=True))
        if allowed and a >= low and b <= high
    ]
    first = [i for i in open_ if encoded.offsets[i][0] not in inner]
    last = [i for i in open_ if encoded.offsets[i][1] not in inner]
    if not first or not last:
        return
    gap = np.array(last)[None, :] - np.array(first)[:, None]
    total = start[first][:, None] + end[last][None, :]
    total = np.where((gap >= 0) & (gap < SPAN_TOKENS), total, -np.inf)
    flat = total.ravel()
    best = (
        np.argpartition(-flat, CANDIDATES)[:CANDIDATES]
        if flat.size > CANDIDATES
        else range(flat.size)
    )
    for place in sorted(best, key=lambda i: (-flat[i], i)):
        row, column = divmod(int(place), len(last))
        if not np.isfinite(total[row, column]):
            return
        begin, stop = trim(
            context, encoded.offsets[first[row]][0], encoded.offsets[last[column]][1]
        )
        if begin < stop:
            yield float(total[row, column]), begin, stop


def inside_words(context: str) -> frozenset[int]:
    """The offsets at which a cut would fall inside a word, a number or an abbreviation."""
    return frozenset(
        offset
        for match in WORD.finditer(context)
        for offset in range(match.start() + 1, match.end())
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space, loose punctuation, and halves of brackets and quotes."""
    before = None
    while before != (start, end) and start < end:
        before = (start, end)
        while start < end and text[start] in LOOSE_BEFORE:
            start += 1
        while start < end and text[end - 1] in LOOSE_AFTER:
            if text[end - 1] == "." and SHORTENED.search(text, start, end - 1):
                break
            end -= 1
        start, end = _without_halves(text, start, end)
    return start, end


def _without_halves(text: str, start: int, end: int) -> tuple[int, int]:
    """The range less an opening mark at its start or a closing one at its end without its match."""
    for opening, closing in PAIRED:
        inside = text[start:end]
        alone = (
            inside.count(opening) % 2 == 1
            if opening == closing
            else inside.count(opening) != inside.count(closing)
        )
        if alone and inside.startswith(opening):
            start += 1
        elif alone and inside.endswith(closing):
            end -= 1
    return start, end


def apart(found: Sequence[tuple[float, int, int]], limit: int) -> list[tuple[float, int, int]]:
    """The best `limit` spans of which none overlaps a better one."""
    kept: list[tuple[float, int, int]] = []
    for score, start, end in sorted(found, key=lambda one: -one[0]):
        if len(kept) < limit and all(end <= s or start >= e for _, s, e in kept):
            kept.append((score, start, end))
    return kept
