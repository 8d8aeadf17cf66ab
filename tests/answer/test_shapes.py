import pytest

from askcorpus.answer.question import Expects, Unit
from askcorpus.answer.shapes import fits, lasting, shaped


@pytest.mark.parametrize(
    ("expects", "text", "found"),
    [
        (
            "quantity",
            "about 12.5 percent of five hundred thousand",
            ["12.5 percent", "five hundred thousand"],
        ),
        ("quantity", "a 95% share", ["95%"]),
        ("quantity", "tens of thousands of mugshots", ["tens of thousands"]),
        ("quantity", "two of three boats", ["two", "three"]),
        ("date", "at the end of the year", ["end of the year"]),
        ("date", "shortly before midnight", ["midnight"]),
        ("date", "two to three weeks", []),
        ("quantity", "her test scores", []),
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


@pytest.mark.parametrize(
    ("expects", "unit", "span", "after", "fit"),
    [
        ("quantity", "percent", "12", " percent of it", True),
        ("quantity", "percent", "12", " boats", False),
        ("quantity", "percent", "a third", "", True),
        ("quantity", "count", "12", " boats", True),
        ("quantity", "count", "12", " percent", False),
        ("quantity", "count", "2019", ".", False),
        ("quantity", "age", "58", ", played", True),
        ("quantity", "age", "200", " metres", False),
        ("quantity", "duration", "nine", " years", True),
        ("quantity", "duration", "19", ".", True),
        ("quantity", "duration", "2025", ".", False),
        ("date", "clock", "7:16PM", " ET", True),
        ("date", "clock", "Thursday", "", False),
        ("date", "clock", "ten past five in the morning", "", True),
        ("date", "clock", "nine o’clock", "", True),
        ("date", "clock", "two to three", " weeks", False),
        ("name", "proper", "tarn-rail.com", "", True),
        ("money", None, "38,000", ".", True),
        ("money", None, "40 bitcoin", "", True),
        ("money", None, "powerful", "", False),
        ("name", "proper", "a member of the board", "", False),
        ("name", "proper", "Here", "", False),
        ("name", None, "an employee", "", None),
    ],
)
def test_the_unit_asked_for(
    expects: Expects, unit: Unit | None, span: str, after: str, fit: bool | None
) -> None:
    assert fits(expects, span, unit, after) is fit


@pytest.mark.parametrize("words", ["On Monday", "Tuesday", "in May 2012", "it"])
def test_a_day_is_no_name(words: str) -> None:
    assert fits("name", words) is False


@pytest.mark.parametrize("words", ["May", "April Ludgate", "Lund"])
def test_a_name_may_be_that_of_a_month(words: str) -> None:
    assert fits("name", words) is not False


FROM_TO = "It is closed from 4 March to 17 May 2024, and on 1 and 3 June."


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("From when to when is it closed?", ["from 4 March to 17 May 2024"]),
        ("When is it closed?", ["from 4 March to 17 May 2024"]),
        ("Until when is it closed?", []),
        ("When does it reopen?", []),
        ("What day will it open again?", []),
    ],
)
def test_a_span_of_time_has_two_ends(asked: str, found: list[str]) -> None:
    assert [FROM_TO[a:b] for a, b in lasting(asked, FROM_TO)] == found


def test_what_is_moved_from_one_day_to_another_lasts_for_no_span() -> None:
    assert lasting("When is the concert?", "It was moved from 3 May to 10 May.") == []
    assert lasting("When is it?", "The strike was put back by all from Friday to Sunday.") == []


def test_two_days_are_one_span_only_where_both_are_asked() -> None:
    text = "The fair was held on Monday and Friday."
    assert lasting("When was the fair?", text) == []
    assert [text[a:b] for a, b in lasting("On what days was it?", text)] == ["Monday and Friday"]
