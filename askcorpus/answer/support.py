"""How far a text speaks of the words of a question: the same word, or one near it in meaning."""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from askcorpus.records import Record
from askcorpus.retrieve.terms import STOPWORDS, stem, words

MOST_WORDS = 160
"""Distinct words of a text that are looked at: more than a passage has."""
MOST_KNOWN = 20_000
"""Words whose vectors are kept, about 1.5 kB each."""
NOTHING_ASKED = 0.75
"""The support of a question that asks with names and numbers alone."""


class WordEncoder(Hashable, Protocol):
    """The part of the embedder that support needs."""

    def encode(self, texts: Sequence[str], *, kind: Any = ...) -> NDArray[np.float32]:
        """One unit vector a text."""
        ...


class Support(Record):
    """For each word its support in [0, 1]: 1 where the text holds it, else the nearest cosine."""

    words: dict[str, float]

    @property
    def least(self) -> float:
        """That of the word the text says least of."""
        return min(self.words.values(), default=NOTHING_ASKED)

    def mean(self, weights: dict[str, float]) -> float:
        """Weighted by how rare the words are; `weights` as idf."""
        total = sum(weights.get(word, 1.0) for word in self.words)
        if total <= 0:
            return NOTHING_ASKED
        return sum(each * weights.get(word, 1.0) for word, each in self.words.items()) / total


def support(asked: Sequence[str], text: str, encoder: WordEncoder) -> Support:
    """The support of each word asked in a text, words compared one by one out of context."""
    found = words(text)
    stems = {stem(word) for word in found}
    open_ = [word for word in asked if stem(word) not in stems]
    telling = [word for word in dict.fromkeys(found) if word not in STOPWORDS and len(word) > 1]
    nearest = _nearest(open_, telling[:MOST_WORDS], encoder)
    return Support(words={word: nearest.get(word, 1.0) for word in asked})


@lru_cache(maxsize=2)
def _known(encoder: WordEncoder) -> dict[str, NDArray[np.float32]]:
    """The vectors of words that were looked at before: the same words come again and again."""
    return {}


def _nearest(
    asked: Sequence[str], telling: Sequence[str], encoder: WordEncoder
) -> dict[str, float]:
    if not asked:
        return {}
    if not telling:
        return dict.fromkeys(asked, 0.0)
    known = _known(encoder)
    if len(known) > MOST_KNOWN:
        known.clear()
    fresh = [word for word in dict.fromkeys([*asked, *telling]) if word not in known]
    if fresh:
        known.update(zip(fresh, encoder.encode(fresh, kind="query"), strict=True))
    similar = np.stack([known[each] for each in asked]) @ np.stack([known[e] for e in telling]).T
    return {
        word: max(0.0, min(1.0, float(row.max()))) for word, row in zip(asked, similar, strict=True)
    }
