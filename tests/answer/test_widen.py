"""Words grown to the whole of what they belong to."""

import pytest

from askcorpus.answer.question import analyse
from askcorpus.answer.widen import widen
from askcorpus.records import Span
from tests.answer.samples import told


def widened(asked: str, text: str, words: str) -> str:
    one = told(text, text, words)
    span = widen(analyse(asked), one.evidence, one.answer)
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("words", "grown"),
    [
        ("suspect claim", True),
        ("that suspect claim", True),
        ("nobody believes the port", False),
    ],
)
def test_a_reason_that_points_back_is_given_as_its_sentence(words: str, grown: bool) -> None:
    text = "Lee cites that suspect claim as a reason why nobody believes the port."
    assert widened("Why does nobody trust the port?", text, words) == (text if grown else words)


def test_a_clause_after_that_is_a_reason_of_its_own() -> None:
    text = "She resigned on the grounds that costs rose."
    assert widened("Why did she resign?", text, "costs rose") == "costs rose"


def test_what_is_pointed_at_answers_other_questions() -> None:
    text = "Lee cites that suspect claim."
    assert widened("What does Lee cite?", text, "suspect claim") == "suspect claim"


@pytest.mark.parametrize(
    ("asked", "words", "expected"),
    [
        ("When is the slip shut?", "17 May", "From 4 March to 17 May"),
        ("When will the slip reopen?", "17 May", "17 May"),
    ],
)
def test_a_date_grows_to_the_span_it_ends(asked: str, words: str, expected: str) -> None:
    text = "From 4 March to 17 May the slip is shut."
    assert widened(asked, text, words) == expected


def test_the_answer_is_a_part_of_the_text_whatever_is_read() -> None:
    text = "That is why. This."
    one = told(text, "This.", "This")
    span = widen(analyse("why did it fall?"), one.evidence, Span(start=0, end=4))
    assert 0 <= span.start < span.end <= len(text)
