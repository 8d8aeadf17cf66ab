"""Which documents may be versions of one text, found without comparing every pair.

A copy keeps rare words, even a badly translated one, and its passages lie near those of its
original. Both are looked up in the index, so a document costs as much among many as among few.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from askcorpus.records import Passage
from askcorpus.trust.likeness import stems_of, terms
from askcorpus.trust.shelf import Shelf

TERMS = 24
"""Rare words of a document that are looked up."""
TERMS_OF_PASSAGE = 3
COMMON = 48
"""A word that more passages hold than this is not looked up."""
PROBES = 6
"""Passages of a document whose neighbours are looked up, spread over it."""
NEIGHBOURS = 8
NEAR = 0.7
"""Cosine from which a passage votes for the document of its neighbour."""
FEWEST_TERMS = 4
"""Rare words in common from which two documents are compared, or of the words that were asked"""
FEWEST_SHARE = 0.34
"""this share, where that is less."""
FEWEST_KINDRED, NEAR_KINDRED = 2, 0.55
"""The same for documents on one matter: they bear witness, and are not compared."""
MOST = 8
"""Documents that one is compared with at most."""
HELD = 0.33
"""Share of the telling words of a passage that a version of it holds in one place."""
PLACE = 3
"""Neighbouring passages of the other document that are one place."""
KIN = 0.55
"""Share of the shorter document in such passages from which two are compared."""
REMEMBERED = 1024
"""Documents whose words are kept at a time, so that memory does not grow with the corpus."""


def candidates(shelf: Shelf, id: str) -> list[str]:
    """Documents that may be versions of one, likeliest first, at most `MOST`."""
    return _alike(shelf, id, FEWEST_TERMS, NEAR)


def kindred(shelf: Shelf, id: str) -> list[str]:
    """Documents on the same matter as one, nearest first, at most `MOST`."""
    return _alike(shelf, id, FEWEST_KINDRED, NEAR_KINDRED)


def _alike(shelf: Shelf, id: str, fewest: int, least: float) -> list[str]:
    passages = shelf.passages(id)
    asked = rare_terms(shelf, passages)
    shared: Counter[str] = Counter()
    for term in asked:
        shared.update(set(shelf.holders(term, COMMON)) - {id})
    needed = min(fewest, max(1, round(FEWEST_SHARE * len(asked))))
    votes: Counter[str] = Counter({other: n for other, n in shared.items() if n >= needed})
    for found in shelf.near(_probes(passages), NEIGHBOURS):
        near = {other for other, cosine in found if cosine >= least}
        votes.update(dict.fromkeys(near - {id}, 2))
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return [other for other, _ in ranked[:MOST]]


def rare_terms(shelf: Shelf, passages: Iterable[Passage]) -> list[str]:
    """The rarest words of a document that stand elsewhere too, some of every passage."""
    found: dict[str, int] = {}
    for passage in passages:
        counts = {term: shelf.frequency(term) for term in terms(passage.text)}
        rare = sorted((n, term) for term, n in counts.items() if 1 < n <= COMMON)
        found.update({term: n for n, term in rare[:TERMS_OF_PASSAGE]})
    return sorted(found, key=lambda term: (found[term], term))[:TERMS]


class Kinship:
    """Whether documents could be made of each other, by their words alone.

    Remembers what it read of a document, which is asked after once for each that it is near to.
    """

    def __init__(self, shelf: Shelf) -> None:
        """Read documents from a shelf."""
        self._shelf = shelf
        self._bags = lru_cache(maxsize=REMEMBERED)(self._read)

    def plausible(self, one: str, other: str) -> bool:
        """Whether the shorter of two documents could be made of the other."""
        return self.share(one, other) >= KIN

    def share(self, one: str, other: str) -> float:
        """Share of the shorter document in passages whose telling words a place of the other holds.

        Part by part, so that two documents with a few paragraphs in common are no versions of one.
        """
        sides = self._bags(one), self._bags(other)
        smaller, larger = sorted(sides, key=lambda side: sum(each.length for each in side))
        places = [
            {stem for each in larger[n : n + PLACE] for stem in each.weights}
            for n in range(max(1, len(larger) - PLACE + 1))
        ]
        held = 0
        for each in smaller:
            least = HELD * math.fsum(each.weights.values())
            if least and any(_common(each, place) >= least for place in places):
                held += each.length
        total = sum(each.length for each in smaller)
        return held / total if total else 0.0

    def _read(self, id: str) -> list["_Bag"]:
        return [_bag(self._shelf, each) for each in self._shelf.passages(id)]


class _Bag(NamedTuple):
    """The distinct stems of a passage, the rarer the heavier."""

    length: int
    """Characters of the passage."""
    weights: dict[str, float]


def _bag(shelf: Shelf, passage: Passage) -> _Bag:
    weights = {
        stem: 1 / (1 + shelf.frequency(word)) ** 0.5
        for word in terms(passage.text)
        for stem in stems_of(word)
    }
    return _Bag(len(passage.text), weights)


def _common(bag: _Bag, place: set[str]) -> float:
    return math.fsum(bag.weights[stem] for stem in bag.weights.keys() & place)


def _probes(passages: Sequence[Passage]) -> list[Passage]:
    step = max(1, len(passages) // PROBES)
    return list(passages[::step][:PROBES])
