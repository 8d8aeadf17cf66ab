"""Who told whom, and which number belongs to whom: things that changed places in a sentence."""

from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.encoders.pair_words import Side, Word
from askcorpus.trust.amounts import agree
from askcorpus.trust.numbers import Quantity, quantities

_TELLING = frozenset(
    "tell told telling inform informed ask asked warn warned advise advised remind reminded assure"
    " assured notify notified instruct instructed order ordered beg begged urge urged thank thanked"
    " blame blamed accuse accused praise praised criticise criticised criticize criticized sue sued"
    " pay paid hire hired fire fired beat defeat defeated kill killed attack attacked arrest"
    " arrested call called meet met".split()
)
"""Verbs of one person towards another."""
_PASSIVE = frozenset("be by get".split())
_REACH = 14
"""Words before a verb in which its subject is looked for."""
CROSSED = 3
"""Words that must have gone over from one number to the other, each of both from its own."""


class Places(NamedTuple):
    """Words `a` of one side and `b` of the other (indices) that stand in each other's place."""

    a: int
    b: int


def told(a: Side, b: Side) -> Places | None:
    """The object of a verb between persons that has become its subject, while the subject was lost
    to the object; a passive says the same the other way round and is none.
    """
    for verb in _verbs(a.words):
        for other in _verbs(b.words):
            one, two = _object(a.words, verb), _object(b.words, other)
            if one is None or two is None:
                continue
            mine, theirs = a.partner[one], b.partner[two]
            if mine is None or theirs is None:
                continue
            if other - _REACH <= mine < other and verb - _REACH <= theirs < verb:
                return Places(one, two)
    return None


def _verbs(words: Sequence[Word]) -> list[int]:
    return [
        index
        for index, word in enumerate(words)
        if word.low in _TELLING
        and not any(near.low in _PASSIVE for near in words[max(0, index - 2) : index])
        and not any(near.low == "by" for near in words[index + 1 : index + 3])
    ]


def _object(words: Sequence[Word], verb: int) -> int | None:
    for index in range(verb + 1, min(len(words), verb + 4)):
        if words[index].kind == "mark":
            return None
        if words[index].content:
            return index
    return None


def numbers(a: Side, b: Side) -> tuple[Quantity, Quantity] | None:
    """Two numbers of both sides whose words went over to the other one: the first of `a`, and what
    stands in its place in `b`.
    """
    left, right = (
        [q for q in quantities(side.words) if q.form == "digits" and not q.clock] for side in (a, b)
    )
    if len(left) != 2 or len(right) != 2 or agree(left[0], left[1]):
        return None
    if not (agree(left[0], right[1]) and agree(left[1], right[0])):
        return None
    gone, stayed = {0: 0, 1: 0}, 0
    for index, partner in enumerate(a.partner):
        if partner is None or not a.words[index].content or a.words[index].kind == "number":
            continue
        here, there = _nearest(left, index), _nearest(right, partner)
        if here == there:  # in the same order, so beside the other number
            gone[here] += 1
        else:
            stayed += 1
    if min(gone.values()) < 1 or sum(gone.values()) < max(CROSSED, CROSSED * stayed):
        return None
    return left[0], right[0]


def _nearest(found: Sequence[Quantity], index: int) -> int:
    gaps = [min(abs(index - q.low), abs(index - q.high + 1)) for q in found]
    return gaps.index(min(gaps))
