import pytest

from askcorpus.answer.narrow import narrow
from askcorpus.answer.question import analyse


@pytest.mark.parametrize(
    ("asked", "words", "expected"),
    [
        ("which agency gave it a deal?", "the CIA, and remains in the bidding for it", "the CIA"),
        ("who spoke?", "Ann Lee, the mayor of Spa", "Ann Lee"),
        ("who spoke?", "Ann Lee who leads the club", "Ann Lee"),
        ("who spoke?", "Ann Lee, the mayor, and Bo Li", "Ann Lee, the mayor, and Bo Li"),
        ("which firms bid?", "Spanline, Arco and Delmond", "Spanline, Arco and Delmond"),
        ("who spoke?", "the mayor, who was late", "the mayor, who was late"),
        ("what did she sell?", "Ann Lee, the ferry", "Ann Lee, the ferry"),
        ("how many cars will it carry?", "180 passengers and 24", "24"),
        ("how many people will it carry?", "180 passengers and 24", "180 passengers and 24"),
        ("how many new cars?", "180 bikes and 24", "24"),
    ],
)
def test_words_are_cut_to_what_is_asked_for(asked: str, words: str, expected: str) -> None:
    text = f"It was {words} cars, they say."
    start = text.index(words)
    low, high = narrow(analyse(asked), text, start, start + len(words))
    assert text[low:high] == expected
