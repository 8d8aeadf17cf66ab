"""Dense and lexical search over passages, fused on normalised scores."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from askcorpus.index import Filter as Filter  # part of what searching is asked with
from askcorpus.index import Hit
from askcorpus.records import Passage
from askcorpus.records.base import Record

LEXICAL_WEIGHT = 0.5
Key = tuple[str, int]


class PassageStore(Protocol):
    """The part of the index that searching needs."""

    def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
        """Passages by BM25."""
        ...

    def dense(self, vector: NDArray[np.float32], limit: int, filter: Filter) -> list[Hit]:
        """Passages by cosine similarity."""
        ...


class Found(Record):
    """A passage with the scores of both searches."""

    passage: Passage
    fused: float
    cosine: float
    bm25: float

    @property
    def key(self) -> Key:
        """Source id and ordinal: what tells passages apart."""
        return self.passage.source, self.passage.ordinal


def search(
    store: PassageStore,
    terms: Sequence[str],
    vector: NDArray[np.float32],
    *,
    limit: int,
    filter: Filter,
    lexical_weight: float = LEXICAL_WEIGHT,
) -> list[Found]:
    """Up to `limit` passages of each search, fused by min-max normalised weighted sum, best first.

    `lexical_weight` in [0, 1] is BM25's share (1: BM25 alone, 0: dense alone). A passage that only
    one search brought counts as the lowest of the other (Bruch et al. 2023, convex combination).
    """
    lexical = {_key(hit): hit for hit in store.lexical(terms, limit, filter)}
    dense = {_key(hit): hit for hit in store.dense(vector, limit, filter)}
    bm25 = _normalise({key: hit.score for key, hit in lexical.items()}, floor=0.0)
    cosine = _normalise({key: hit.score for key, hit in dense.items()})
    found = [
        Found(
            passage=(lexical.get(key) or dense[key]).passage,
            fused=lexical_weight * bm25.get(key, 0.0) + (1 - lexical_weight) * cosine.get(key, 0.0),
            cosine=dense[key].score if key in dense else 0.0,
            bm25=lexical[key].score if key in lexical else 0.0,
        )
        for key in {**lexical, **dense}
    ]
    return sorted(found, key=lambda each: (-each.fused, each.key))


def _key(hit: Hit) -> Key:
    return hit.passage.source, hit.passage.ordinal


def _normalise(scores: dict[Key, float], floor: float | None = None) -> dict[Key, float]:
    """Scores mapped onto [0, 1]; the lowest becomes 0 unless a natural `floor` is named."""
    if not scores:
        return {}
    low = min(scores.values()) if floor is None else floor
    width = max(scores.values()) - low
    return {key: (score - low) / width if width > 0 else 1.0 for key, score in scores.items()}
