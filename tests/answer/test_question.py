import pytest

from askcorpus.answer.question import MAX_CHARS, analyse
from askcorpus.errors import QuestionError


@pytest.mark.parametrize(
    ("asked", "expects"),
    [
        ("how many people came?", "quantity"),
        ("What percentage of voters agreed?", "quantity"),
        ("what threshold did the maker recommend?", "quantity"),
        ("When did the bridge close", "date"),
        ("in what year was it built?", "date"),
        ("who closed the bridge?", "name"),
        ("Why did she resign?", "reason"),
        ("What did the mayor say about the bridge?", "speech"),
        ("How much does the bridge cost?", "money"),
        ("Did the mayor resign?", "polarity"),
        ("what is a bascule bridge?", "clause"),
    ],
)
def test_the_kind_of_answer_expected(asked: str, expects: str) -> None:
    assert analyse(asked).expects == expects


def test_terms_are_content_words_without_possessives() -> None:
    assert analyse("What did the mayor’s office say about 2019?").terms == (
        "mayor",
        "office",
        "2019",
    )


def test_a_question_of_stopwords_keeps_its_words() -> None:
    assert analyse("who said that?").terms == ("who", "said", "that")


def test_names_and_numbers() -> None:
    asked = analyse("Did Ana Ruiz of the BBC pay 1,200 dollars?")
    assert asked.names == ("Ana", "Ruiz", "BBC")
    assert asked.numbers == ("1,200",)


def test_capitals_throughout_tell_no_names() -> None:
    assert analyse("WHO CLOSED THE BRIDGE").names == ()


@pytest.mark.parametrize("asked", ["", "   ", "?!", "'s", "\x1b"])
def test_an_empty_question_is_refused_with_a_remedy(asked: str) -> None:
    with pytest.raises(QuestionError) as caught:
        analyse(asked)
    assert caught.value.remedy


def test_a_huge_question_is_refused_by_its_length() -> None:
    with pytest.raises(QuestionError, match="10,000 characters"):
        analyse("a" * 10_000)
    assert analyse("a" * MAX_CHARS).text
