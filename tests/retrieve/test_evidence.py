from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from askcorpus.records import Evidence, Passage, Span
from askcorpus.retrieve.evidence import coverage, rerank
from askcorpus.retrieve.opening import sentences
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


def every(*terms: str) -> list[Evidence]:
    return sentences([FOUND], terms, dict.fromkeys(terms, 1.0), lambda source, ordinal: None)


def test_sentences_come_with_their_neighbours() -> None:
    found = every("boats")
    assert [each.text for each in found] == ["The wall fell.", "Nobody was hurt.", "Boats sank."]
    for each in found:
        low, high = each.focus
        assert each.context_text[low:high] == each.text


def test_the_speaker_counts_as_said_around_the_sentence() -> None:
    found = every("ruiz")
    assert {each.overlap for each in found} == {1.0}


def test_rerank_reads_a_sentence_in_its_context() -> None:
    ranked = rerank("boats?", every("wall"), Counter())
    scores = {each.text: each.rerank for each in ranked}
    assert scores == {"The wall fell.": 0.0, "Nobody was hurt.": 1.0, "Boats sank.": 1.0}


def test_rerank_reads_a_reply_after_its_question() -> None:
    reply = every("wall")[0].model_copy(update={"lead": "What of the boats?"})
    assert rerank("boats?", [reply], Counter())[0].rerank == 1.0


def test_nothing_found_is_nothing_ranked() -> None:
    assert rerank("boats?", [], Counter()) == []
