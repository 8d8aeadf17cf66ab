"""Which passages count as the wanted ones."""

import pytest

from askcorpus.records import Passage, Source, Span
from evals.cases import Case
from evals.judge import relevant_passages
from evals.relevance import covers, key, overlapping, ranking

TEXT = "Ada met Bob. Bob left. Ada stayed."


def passage(ordinal: int, start: int, end: int, source: str = "one") -> Passage:
    return Passage(source=source, ordinal=ordinal, start=start, end=end, text=TEXT[start:end])


PASSAGES = [passage(0, 0, 12), passage(1, 13, 22), passage(2, 23, 34), passage(0, 0, 12, "two")]


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [(0, 10, True), (2, 8, True), (9, 100, False), (5, 100, True), (10, 20, False), (4, 6, True)],
)
def test_half_of_the_shorter_must_be_shared(start: int, end: int, held: bool) -> None:
    assert covers(start, end, Span(start=0, end=10)) is held


def test_overlapping_is_by_source_and_offsets() -> None:
    spans = [Span(start=4, end=11)]
    assert overlapping(PASSAGES, "one", spans) == {"one#0"}
    assert overlapping(PASSAGES, "three", spans) == set()


def test_a_document_stands_at_the_place_of_its_best_passage() -> None:
    found = ranking("q", [PASSAGES[3], PASSAGES[1], PASSAGES[0]], lambda p: p.source, {"one": 1})
    assert found.ranked == ("two", "one")
    assert ranking("q", PASSAGES[:2], key, {}).ranked == ("one#0", "one#1")


def case(kind: str, quote: str) -> Case:
    return Case.model_validate(
        {
            "id": "a",
            "question": "?",
            "kind": kind,
            "answers": ["Bob"],
            "spans": [{"source": "one", "quote": quote}],
            "answerable": True,
        }
    )


def test_accepted_evidence_is_found_in_the_rendition_of_a_page() -> None:
    page = Source(id="one", path="/x/abc.txt", original="/y/one.html", sha256="0")
    found = relevant_passages(case("fact", "Bob left."), {"one": page}, {"one": TEXT}, PASSAGES)
    assert found == {"one#1": 1}


def test_questions_about_documents_have_no_relevant_passage() -> None:
    source = Source(id="one", path="/x/one.md", sha256="0")
    asked = case("document", "Bob left.")
    assert relevant_passages(asked, {"one": source}, {"one": TEXT}, PASSAGES) == {}
