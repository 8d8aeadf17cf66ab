"""Other forms in which somebody's words, or what they do, are asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askcorpus.answer.phrasing import (
    occupation_wanted,
    quotes_wanted,
    reaction_wanted,
    words_wanted,
)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("give me a quote by Ann Lee", "What did Ann Lee say?"),
        ("Show me all quotes from the mayor on the wall", "What did the mayor say about the wall?"),
        ("any statements by Lee about the boats?", "What did Lee say about the boats?"),
        ("direct quotes from Ann Lee", "What did Ann Lee say?"),
    ],
)
def test_a_quotation_is_asked_for_in_many_forms(asked: str, meant: str) -> None:
    assert quotes_wanted(asked) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Has Lee commented on the wall?", "What did Lee say about the wall?"),
        ("Did the mayor say anything about boats", "What did the mayor say about boats?"),
        ("has ann lee ever publicly spoken about it", "What did ann lee say about it?"),
    ],
)
def test_whether_somebody_spoke_is_answered_by_what_they_said(asked: str, meant: str) -> None:
    assert words_wanted(asked) == meant


@pytest.mark.parametrize(
    "asked",
    [
        "statements from 2018 about the wall",
        "Who quoted Ann Lee?",
        "What did Lee say?",
        "quote",
        "Did Lee sell the boats?",
    ],
)
def test_other_questions_are_left_as_they_are(asked: str) -> None:
    assert quotes_wanted(asked) is None
    assert words_wanted(asked) is None


def test_a_reaction_may_be_more_than_words() -> None:
    assert reaction_wanted("How did the council respond to the strike?")
    assert reaction_wanted("what was the council’s response to the strike")
    assert not reaction_wanted("What did Lee say about how the council will respond?")
    assert not reaction_wanted("what has Ann Lee publicly replied")
    assert not reaction_wanted("How did the fire start?")
    assert not reaction_wanted("Who replied to the council?")


@pytest.mark.parametrize(
    ("asked", "whom", "meant"),
    [
        ("What does Ann Lee do?", "Ann Lee", "What is Ann Lee's job?"),
        ("what does ann lee do for a living", "ann lee", "What is ann lee's job?"),
        ("And what does Lee do at Sund Grid?", "Lee", "What is Lee's job at Sund Grid?"),
        ("What is Ann Lee's position?", "Ann Lee", "What is Ann Lee's job?"),
        ("what’s James’ position at Sund Grid", "James", "What is James's job at Sund Grid?"),
    ],
)
def test_what_somebody_does_is_their_job(asked: str, whom: str, meant: str) -> None:
    assert occupation_wanted(asked) == (whom, meant)


@pytest.mark.parametrize(
    "asked",
    [
        "What did Ann Lee do?",
        "What does Ann Lee do about the wall?",
        "What does Ann Lee do at the meeting?",
        "What does the pump do when it rains?",
        "What is Ann Lee's position on the wall?",
        "What was Ann Lee's position?",
        "What is Ann Lee's position about it?",
        "What is Ann Lee's position at the moment on the wall?",
    ],
)
def test_what_somebody_did_or_does_about_it_is_not(asked: str) -> None:
    assert occupation_wanted(asked) is None


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken(text: str) -> None:
    quotes_wanted(text)
    words_wanted(text)
    occupation_wanted(text)
