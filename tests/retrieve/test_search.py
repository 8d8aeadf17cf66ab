from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from askcorpus.index import Filter, Hit
from askcorpus.records import Passage
from askcorpus.retrieve.search import search


def passage(ordinal: int, text: str = "x", source: str = "s") -> Passage:
    return Passage(source=source, ordinal=ordinal, start=0, end=len(text), text=text)


class Store:
    """BM25 ranks 0 over 1; the vectors rank 2 over 1 over 0."""

    def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
        return [Hit(passage=passage(0), score=8.0), Hit(passage=passage(1), score=2.0)]

    def dense(self, vector: NDArray[np.float32], limit: int, filter: Filter) -> list[Hit]:
        scores = {2: 0.9, 1: 0.7, 0: 0.5}
        return [Hit(passage=passage(place), score=score) for place, score in scores.items()]


def fused(weight: float) -> dict[int, float]:
    found = search(
        Store(), ["x"], np.zeros(2, np.float32), limit=5, filter=Filter(), lexical_weight=weight
    )
    return {each.passage.ordinal: each.fused for each in found}


def test_scores_are_normalised_then_weighted() -> None:
    assert fused(0.5) == pytest.approx({0: 0.5, 1: 0.125 + 0.25, 2: 0.5})


def test_weights_at_the_ends_are_the_single_searches() -> None:
    assert list(fused(1.0)) == [0, 1, 2]
    assert list(fused(0.0)) == [2, 1, 0]


def test_nothing_found_is_an_empty_list() -> None:
    class Nothing(Store):
        def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
            return []

        def dense(self, vector: NDArray[np.float32], limit: int, filter: Filter) -> list[Hit]:
            return []

    assert search(Nothing(), [], np.zeros(2, np.float32), limit=5, filter=Filter()) == []
