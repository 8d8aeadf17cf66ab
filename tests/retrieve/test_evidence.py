from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from askcorpus.records import Passage, Span
from askcorpus.retrieve.evidence import candidates, coverage, rerank
from askcorpus.retrieve.search import Found

TEXT = "The wall fell. Nobody was hurt. Boats sank."
SENTENCES = (Span(start=10, end=24), Span(start=25, end=41), Span(start=42, end=53))
FOUND = Found(
    passage=Passage(
        source="s", ordinal=0, start=10, end=53, text=TEXT, speaker="Ana Ruiz", sentences=SENTENCES
    ),
    fused=1.0,
    cosine=0.5,
    bm25=2.0,
)


class Counter:
    """Scores a text by how often it says `boats`."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([text.lower().count("boats") for text in texts], np.float32)


def test_coverage_is_the_share_of_weight_in_any_inflection() -> None:
    assert coverage({"boat": 3.0, "harbour": 1.0}, "Two boats") == 0.75
    assert coverage({}, "Two boats") == 0.0


def test_candidates_are_sentences_with_their_neighbours() -> None:
    found = candidates([FOUND], ["boats"], {"boats": 1.0}, limit=2)
    assert [each.text for each in found] == ["Boats sank.", "Nobody was hurt."]
    for each in found:
        low, high = each.focus
        assert each.context_text[low:high] == each.text


def test_the_speaker_counts_as_said_around_the_sentence() -> None:
    found = candidates([FOUND], ["ruiz"], {"ruiz": 1.0}, limit=3)
    assert {each.overlap for each in found} == {1.0}


def test_rerank_reads_the_best_alone_and_in_context() -> None:
    found = candidates([FOUND], ["wall"], {"wall": 1.0}, limit=3)
    ranked = rerank("boats?", found, Counter())
    scores = {each.text: each.rerank for each in ranked}
    assert scores["Boats sank."] == pytest.approx(1.0)
    assert scores["Nobody was hurt."] == pytest.approx(0.5), "only its neighbour says boats"


def test_nothing_found_is_nothing_ranked() -> None:
    assert rerank("boats?", [], Counter()) == []
