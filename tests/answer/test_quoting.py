import pytest

from askcorpus.answer.quoting import quoted
from askcorpus.answer.select import Candidate
from tests.answer.samples import told

TEXT = "The wall fell in March. Engineers want more stone. Boats sank."


def words(best: Candidate, *others: Candidate) -> str:
    span = quoted(best, others)
    return best.evidence.passage.text[span.start : span.end]


def test_a_sentence_that_stands_alone_is_quoted_alone() -> None:
    best = told(TEXT, "Engineers want more stone.", "stone")
    assert words(best) == "Engineers want more stone."


@pytest.mark.parametrize(
    "opening",
    ["They want more.", "“It fell”, he said.", "A day later it fell.", "Before that it stood."],
)
def test_a_sentence_that_leans_on_the_one_before_brings_it(opening: str) -> None:
    best = told(f"The wall fell. {opening}", opening, opening[:4], fit=1.0)
    assert words(best) == f"The wall fell. {opening}"


def test_doubt_brings_the_neighbours() -> None:
    best = told(TEXT, "Engineers want more stone.", "stone", margin=-1.0)
    assert words(best) == TEXT


def test_doubt_does_not_reach_over_a_blank_line() -> None:
    text = "A title.\n\nEngineers want stone. Boats sank."
    best = told(text, "Engineers want stone.", "stone", margin=-1.0)
    assert words(best) == "Engineers want stone. Boats sank."


def test_what_goes_on_is_brought_only_where_something_is_explained() -> None:
    text = "An alarm rang. It was not heard."
    assert words(told(text, "An alarm rang.", "alarm")) == text
    assert words(told(text, "An alarm rang.", "alarm", fit=1.0)) == "An alarm rang."


def test_a_neighbour_that_was_found_as_well_is_quoted_along() -> None:
    best = told(TEXT, "Engineers want more stone.", "stone")
    other = told(TEXT, "The wall fell in March.", "March")
    assert words(best, best, other) == "The wall fell in March. Engineers want more stone."


def test_an_answer_named_before_the_sentence_is_inside_the_quote() -> None:
    text = "Ana Ruiz came. “No stone,” he said."
    assert words(told(text, "“No stone,” he said.", "Ana Ruiz", fit=1.0)) == text
