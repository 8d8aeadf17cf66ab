"""Which questions are about somebody's words, and about whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.answer.attributed import in_full
from askcorpus.answer.attribution import attributed
from askcorpus.records.statement import Statement, StatementSpan
from tests.answer.samples import told


@pytest.mark.parametrize(
    ("question", "manner", "whom"),
    [
        ("what did Ann Lee say about the wall?", "said", "Ann Lee"),
        ("What has Ann Lee said about the wall", "said", "Ann Lee"),
        ("what does the mayor think of the ferry?", "said", "the mayor"),
        ("How did Harbour & Sons respond to the letter?", "said", "Harbour & Sons"),
        ("what is Ann Lee's position on the wall?", "said", "Ann Lee"),
        ("what was Ann Lee quoted as saying?", "said", "Ann Lee"),
        ("what did Ann Lee ask the council?", "said", "Ann Lee"),
        ("did Ann Lee say that the wall would hold?", "content", "Ann Lee"),
        ("according to Ann Lee, when will it fall?", "content", "Ann Lee"),
        ("when will it fall, according to Ann Lee?", "content", "Ann Lee"),
        ("when did Ann Lee say it would fall?", "content", "Ann Lee"),
        ("how tall is it, going by what Ann Lee told them?", "content", "Ann Lee"),
        ("how tall is the wall, the letter says?", "content", "the letter"),
        ("In Ann Lee's words, what is the wall?", "content", "Ann Lee"),
        ("why did the judge not believe Brandl?", "content", "the judge"),
        ("who said the wall will hold?", "who", ""),
        ('Who said "we are not buying a toy"?', "who", ""),
        ("who at the yard says that small ferries matter?", "who", ""),
    ],
)
def test_questions_about_words(question: str, manner: str, whom: str) -> None:
    found = attributed(question)
    assert found is not None
    assert (found.manner, found.whom) == (manner, whom)


@pytest.mark.parametrize(
    "question",
    [
        "who leads the inquiry?",
        "what threshold did Amazon recommend?",
        "what is Rekognition?",
        "how many were hurt?",
        "who wrote the article about the wall?",
        "what did they say?",
        "what did people say about it",
        "who said so?",
        "is the wall tall?",
        "what did Amazon ask for?",
    ],
)
def test_other_questions(question: str) -> None:
    assert attributed(question) is None


def test_the_topic_is_the_rest_of_the_question() -> None:
    found = attributed("what did Ann Lee say about the harbour wall?")
    assert found is not None
    assert found.topic == "the harbour wall"


@given(st.text(max_size=300))
def test_any_text_is_taken(question: str) -> None:
    found = attributed(question)
    assert found is None or found.manner == "who" or found.whom.strip()


@pytest.mark.parametrize(
    ("cue", "manner", "whole"),
    [
        ("never said", "indirect", True),
        ("did n’t say", "indirect", True),
        ("praised", "attitude", True),
        ("said", "indirect", False),
    ],
)
def test_words_that_were_not_said_are_answered_with_their_sentence(
    cue: str, manner: str, whole: bool
) -> None:
    text = f"As Ann {cue}, win."
    at = text.index("win")
    words = StatementSpan(start=at, end=at + 3, text="win")
    values = {"quote": "win", "spans": (words,), "manner": manner, "cue": cue}
    place = {"source": "s", "path": "/s", "start": at, "end": at + 3}
    read = told(text, text, "win")
    found = in_full(read, {("s", 0): Statement.model_validate({**values, **place})})
    assert (found.answer == read.evidence.sentence) is whole


@pytest.mark.parametrize(
    ("text", "words", "answer"),
    [
        (
            "Ann spoke of the new wall, “it will hold”.",
            "the new wall, “it will hold”",
            "“it will hold”",
        ),
        ("Ann said the wall, “a marvel”, holds.", "the wall, “a marvel”, holds", None),
        ("Ann spoke about the new wall.", "the new wall", None),
    ],
)
def test_what_somebody_spoke_about_is_not_what_was_said_of_it(
    text: str, words: str, answer: str | None
) -> None:
    at = text.index(words)
    span = StatementSpan(start=at, end=at + len(words), text=words)
    values = {"quote": words, "spans": (span,), "manner": "indirect", "cue": "spoke"}
    place = {"source": "s", "path": "/s", "start": at, "end": at + len(words)}
    read = told(text, text, words)
    found = in_full(read, {("s", 0): Statement.model_validate({**values, **place})})
    assert text[found.answer.start : found.answer.end] == (answer or words)
