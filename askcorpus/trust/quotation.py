"""Words inside quotation marks that differ although the quotation is plainly the same."""

from collections.abc import Iterator
from typing import NamedTuple

from askcorpus.encoders.pair_words import FUNCTION, Side, Word, gap
from askcorpus.trust.persons import PERSON

_OPEN, _CLOSE = '"“«„', '"”»“'
VERBATIM = 0.75
"""Share of a quotation's words that must stand equal and in order for it to count as the same."""
LEAST = 5
"""Words of the shortest quotation that is compared."""

LEAST_REWORDED = 3
"""The same for one that is plainly in other words."""


class Altered(NamedTuple):
    """Ranges of words, `a` and `b`, that stand for each other inside one quotation."""

    a: tuple[int, int]
    b: tuple[int, int]


def altered(a: Side, b: Side) -> list[Altered]:
    """Content words exchanged for others inside a quotation that is otherwise word for word."""
    found = []
    for low, high in quoted(b):
        inside = [i for i in range(low, high) if b.words[i].kind != "mark"]
        same = [i for i in inside if b.partner[i] is not None and b.grade[i] == 2]
        if len(inside) < LEAST or len(same) < VERBATIM * len(inside):
            continue
        partners = [p for i in same if (p := b.partner[i]) is not None]
        frames = [span for span in quoted(a) if _covers(span, partners)]
        if frames and partners == sorted(partners):
            found += list(_exchanged(a, b, low, high))
    return found


def reworded(a: Side, b: Side) -> list[Altered]:
    """Quotations that stand on both sides in other words; a trimmed one is none of them."""
    found = []
    facing = quoted(a)
    for low, high in quoted(b):
        inside = [i for i in range(low, high) if b.words[i].kind != "mark"]
        partners = [p for i in inside if (p := b.partner[i]) is not None]
        shares = [(sum(s[0] <= p < s[1] for p in partners), s) for s in facing if s[1] > s[0]]
        best = max(shares, default=(0, (0, 0)))
        odd = [i for i in inside if b.partner[i] is None and _telling(b.words[i])]
        if len(inside) >= LEAST_REWORDED and best[0] and odd:
            found.append(Altered(best[1], (low, high)))
    return found


def _telling(word: Word) -> bool:
    """Whether a word makes another quotation of the same one: who is meant counts too."""
    return word.content or word.low in PERSON


def _covers(span: tuple[int, int], partners: list[int]) -> bool:
    return sum(span[0] <= p < span[1] for p in partners) >= 0.9 * len(partners)


def quoted(side: Side) -> list[tuple[int, int]]:
    """Word ranges between quotation marks; an unclosed one reaches to the end."""
    found, opened = [], None
    for index, word in enumerate(side.words):
        if opened is None and word.text in _OPEN:
            opened = index + 1
        elif opened is not None and word.text in _CLOSE:
            found.append((opened, index))
            opened = None
    if opened is not None:
        found.append((opened, len(side.words)))
    return found


def _exchanged(a: Side, b: Side, low: int, high: int) -> Iterator[Altered]:
    index = low
    while index < high:
        end = index
        while end < high and b.partner[end] is None and b.words[end].kind != "mark":
            end += 1
        if end > index and any(w.low not in FUNCTION for w in b.words[index:end]):
            framed = gap(b, a, index, end)
            lost = [i for i in framed if a.partner[i] is None and a.words[i].content]
            if lost and len(framed) <= 6:
                yield Altered((lost[0], lost[-1] + 1), (index, end))
        index = max(end, index + 1)
