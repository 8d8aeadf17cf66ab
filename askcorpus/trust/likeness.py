"""How alike two lists of sentences are, sentence by sentence: rare words shared, and vectors."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEPT = 6
"""Sentences of the other side that stay in play for each sentence."""
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_CURLY = str.maketrans("‘’“”«»–—\u00a0", '\'\'""""-- ')


def plain(text: str) -> str:
    """The text as it is compared: one kind of quotation mark, dash and blank, no case."""
    folded = unicodedata.normalize("NFKC", text).translate(_CURLY).casefold()
    return " ".join(folded.split())


def stems(text: str) -> list[str]:
    """The stems of the text's words in order."""
    return [_stem(word) for word in _WORD.findall(plain(text))]


@lru_cache(maxsize=65536)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems of one word, as `stems` makes them."""
    return tuple(stems(word))


def terms(text: str) -> list[str]:
    """The distinct words of a text as they are looked up, in order."""
    return list(dict.fromkeys(_WORD.findall(plain(text))))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("porter")


class Likeness:
    """Two lists of sentences, ready to be compared one by one or several joined."""

    def __init__(
        self,
        a: Sequence[str],
        b: Sequence[str],
        vectors: "tuple[NDArray[np.float32], NDArray[np.float32]] | None" = None,
    ) -> None:
        """Sentences of both sides, with their unit vectors, shapes (len, dimension), if any."""
        self.a = [Counter(stems(text)) for text in a]
        self.b = [Counter(stems(text)) for text in b]
        self._vectors = vectors
        self._weights = _weights([*self.a, *self.b])

    def words(self, first: range, second: range) -> int:
        """Words on both sides together."""
        return sum(self.a[i].total() for i in first) + sum(self.b[j].total() for j in second)

    def of(self, first: range, second: range) -> float:
        """Likeness in [0, 1] of some neighbouring sentences of `a` to some of `b`, each joined."""
        shared = self._shared(_joined(self.a, first), _joined(self.b, second))
        if self._vectors is None:
            return shared
        one, other = (
            side[part.start : part.stop].sum(axis=0)
            for side, part in zip(self._vectors, (first, second), strict=True)
        )
        length = float(np.linalg.norm(one) * np.linalg.norm(other))
        return (shared + max(0.0, float(one @ other) / length if length else 0.0)) / 2

    def near(self, least: float) -> list[tuple[int, int]]:
        """For each sentence of `a` the few of `b` that are most like it, `least` or more."""
        holders: dict[str, list[int]] = {}
        for j, bag in enumerate(self.b):
            for word in bag:
                holders.setdefault(word, []).append(j)
        totals = np.array([self._total(bag) for bag in self.b], np.float32)
        found = []
        for i, bag in enumerate(self.a):
            scores = np.zeros(len(self.b), np.float32)
            for word, count in bag.items():
                weight = self._weights[word]
                for j in holders.get(word, ()):
                    scores[j] += weight * min(count, self.b[j][word])
            scores *= 2 / np.maximum(totals + self._total(bag), 1e-6)
            if self._vectors is not None:
                cosines = np.maximum(self._vectors[1] @ self._vectors[0][i], 0)
                scores = (scores + cosines) / 2
            best = np.argsort(-scores)[:KEPT]
            found += [(i, int(j)) for j in best if scores[j] >= least]
        return found

    def _shared(self, one: Counter[str], other: Counter[str]) -> float:
        both = sum(self._weights[word] * min(n, other[word]) for word, n in one.items())
        total = self._total(one) + self._total(other)
        return 2 * both / total if total else 0.0

    def _total(self, bag: Counter[str]) -> float:
        return sum(self._weights[word] * count for word, count in bag.items())


def _joined(bags: Sequence[Counter[str]], part: range) -> Counter[str]:
    if len(part) == 1:
        return bags[part.start]
    return sum((bags[index] for index in part), Counter())


def _weights(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """How telling each word is: rare among these sentences is much."""
    holding = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + len(bags) / count) for word, count in holding.items()}
