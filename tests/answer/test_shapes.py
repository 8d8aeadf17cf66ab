import pytest

from askcorpus.answer.question import Expects
from askcorpus.answer.shapes import fits, shaped


@pytest.mark.parametrize(
    ("expects", "text", "found"),
    [
        (
            "quantity",
            "about 12.5 percent of five hundred thousand",
            ["12.5 percent", "five hundred thousand"],
        ),
        ("quantity", "a 95% share", ["95%"]),
        ("money", "a $10 billion deal and 30 euros", ["$10 billion", "30 euros"]),
        (
            "date",
            "on 9 Nov 2018, a day later, by March 3, 2020",
            ["9 Nov 2018", "a day later", "March 3, 2020"],
        ),
        ("date", "in 2017 on Thursday at 7 pm", ["2017", "Thursday", "7 pm"]),
        ("speech", "He said “no such thing” and left", ["“no such thing”"]),
        ("clause", "anything 5", []),
    ],
)
def test_words_of_the_expected_shape(expects: Expects, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in shaped(expects, text)] == found


def test_fit_is_unknown_where_no_shape_is_expected() -> None:
    assert fits("reason", "because it rained") is None
    assert fits("quantity", "the mayor") is False
    assert fits("quantity", "12 boats") is True
