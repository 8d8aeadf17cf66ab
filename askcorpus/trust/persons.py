"""Who did what to whom: persons exchanged between two sentences, in pronouns or by place."""

from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.encoders.pair_words import Side, Word, gap

_GENDER = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
PERSON = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "I"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **_GENDER,
}
_GENERAL = frozenset(("you", "we", "they"))
"""Persons that also stand for anybody, so that an honest rewording exchanges them."""
MODALS = {
    **dict.fromkeys(("must", "shall"), "must"),
    **dict.fromkeys(("should", "ought"), "should"),
    **dict.fromkeys(("may", "might", "could", "can", "perhaps", "possibly", "maybe"), "may"),
    **dict.fromkeys(("will",), "will"),
    **dict.fromkeys(("would",), "would"),
}
_FAR = {frozenset(pair) for pair in (("must", "may"), ("should", "may"), ("must", "should"))}


class Exchange(NamedTuple):
    """Words `a` of one side and `b` of the other (indices) that name different things."""

    a: int
    b: int
    sure: bool


def pronouns(a: Side, b: Side) -> list[Exchange]:
    """Pronouns in the same place that mean another person (he, she; I, you)."""
    found = []
    for index, word in enumerate(a.words):
        person = PERSON.get(word.low)
        if person is None or a.partner[index] is not None:
            continue
        for place in gap(a, b, index):
            other = PERSON.get(b.words[place].low)
            if other is None or b.partner[place] is not None or other == person:
                continue
            gender = person in ("he", "she") and other in ("he", "she")
            if (
                not gender
                and (person in _GENERAL or other in _GENERAL)
                and not _close(a, b, index, place)
            ):
                continue
            found.append(Exchange(index, place, gender))
            break
    return found


def modals(a: Side, b: Side) -> list[Exchange]:
    """Modal verbs of the same verb whose force differs (must, may)."""
    found = []
    for index, word in enumerate(a.words):
        force = MODALS.get(word.low)
        if force is None or a.partner[index] is not None:
            continue
        for place in gap(a, b, index):
            other = MODALS.get(b.words[place].low)
            if other and b.partner[place] is None and frozenset((force, other)) in _FAR:
                found.append(Exchange(index, place, _close(a, b, index, place)))
                break
    return found


def _close(a: Side, b: Side, i: int, j: int) -> bool:
    """Whether the next words after two places stand for each other."""
    after_a, after_b = _next(a.words, i), _next(b.words, j)
    return after_a is not None and a.partner[after_a] == after_b


def _next(words: Sequence[Word], index: int) -> int | None:
    return next((i for i in range(index + 1, len(words)) if words[i].kind != "mark"), None)


def swapped(a: Side, b: Side) -> Exchange | None:
    """Two names or nouns that changed places around the same verb, the rest being the same."""
    joined = [(i, p) for i, p in enumerate(a.partner) if p is not None and a.words[i].content]
    if len(joined) < 3 or _loose(a) or _loose(b):
        return None
    order = [p for _, p in joined]
    moved = [k for k in range(len(order)) if sorted(order)[k] != order[k]]
    if len(moved) != 2 or order[moved[0]] != sorted(order)[moved[1]]:
        return None
    first, second = joined[moved[0]], joined[moved[1]]
    if a.words[first[0]].capital != a.words[second[0]].capital:
        return None
    if moved[1] == moved[0] + 1 or _lists(a.words[first[0] + 1 : second[0]]):
        return None
    return Exchange(first[0], second[1], True)


def _loose(side: Side) -> bool:
    """Whether content or a `by` (a passive) stands on this side alone."""
    return any(
        side.partner[i] is None and (word.content or word.low in ("by", "be", "from", "of"))
        for i, word in enumerate(side.words)
        if word.kind != "mark"
    )


def _lists(words: Sequence[Word]) -> bool:
    """Whether what stands between is a list (`A and B` may change places)."""
    return all(word.kind == "mark" or word.low in ("and", "or") or word.capital for word in words)
