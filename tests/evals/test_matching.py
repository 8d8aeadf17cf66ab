"""Wordings that count as the same, and those that must not."""

import pytest

from evals.matching import answer_tokens, exact, normalise, occurs, token_f1


def test_case_quotes_dashes_and_white_space_are_made_alike() -> None:
    assert normalise("“Amazon’s”\n  Blog—post") == '"amazon\'s" blog-post'


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("28", "found 28 of them"),
        ("$10 billion", "JEDI, a $10 billion contract"),
        ("don't want", "you don’t want to"),
        ("7:16PM", "Update 11/8, 7:16pm ET"),
        ("99 percent", "99\npercent."),
        ("2018", "in 2018."),
    ],
)
def test_wanted_words_are_found(wanted: str, text: str) -> None:
    assert occurs(wanted, text)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("28", "280 people"),
        ("28", "28.5 percent"),
        ("450", "1,450 people"),
        ("000", "25,000 mugshots"),
        ("Statt", "Stattler"),
        ("will be scrapped", "will not be scrapped"),
    ],
)
def test_parts_of_words_and_of_numbers_are_not_found(wanted: str, text: str) -> None:
    assert not occurs(wanted, text)


def test_exact_ignores_articles_and_punctuation_only() -> None:
    assert exact("The Medium editorial team.", "Medium editorial team")
    assert not exact("Medium team", "Medium editorial team")


def test_f1_by_hand() -> None:
    assert answer_tokens("a 99 percent threshold") == ["99", "percent", "threshold"]
    assert token_f1("a 99 percent threshold", "99 percent") == pytest.approx(2 * 2 / (3 + 2))
    assert token_f1("Orlando", "Florida") == 0
    assert token_f1("very very good", "very good") == pytest.approx(2 * 2 / (3 + 2))


def test_f1_of_empty_texts() -> None:
    assert token_f1("", "") == 1
    assert token_f1("the", "") == 1
    assert token_f1("", "99") == 0
