"""What is told only to be denied answers nothing but what was denied."""

import pytest

from askcorpus.answer.answerability import Features, confidence
from askcorpus.answer.denial import asks_denial, denied, denies
from askcorpus.answer.question import analyse
from askcorpus.answer.requirements import Lacking

BUILT = "What was the wall built with?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Lee denied that the wall was built with sand.",
        "Lee denies having built the wall with sand.",
        "Lee rejected the claim that the wall was built with sand.",
        "Lee dismissed earlier reports of a wall of sand.",
        "Lee disputed that the wall was built with sand.",
        "Lee never said the wall was built with sand.",
        "Nobody says the wall was built with sand.",
        "The board called it false that the wall was built with sand.",
        "It is not true that the wall was built with sand.",
        "There is no evidence that the wall was built with sand.",
        "I don’t believe the wall was built with sand.",
        "Lee denied that the wall was built with “sand from the beach”.",
    ],
)
def test_what_is_denied_is_no_answer(sentence: str) -> None:
    assert denied(analyse(BUILT), sentence, sentence.index("sand"))
    assert denied(analyse("Who said the wall was built with sand?"), sentence, 0)


@pytest.mark.parametrize(
    ("asked", "sentence", "words"),
    [
        (BUILT, "Lee denied it, but Ek says it was built with sand.", "sand"),
        ("Who heads the port?", "“I don’t think it was sand,” said Bo Ek, head of it.", "Bo Ek"),
        ("Who heads the port?", '"I never said so," said Bo Ek, head of the port.', "Bo Ek"),
        (BUILT, "Lee denied the report. It was built with sand.", "sand"),
        (BUILT, "It was built with sand, Lee denied nothing.", "sand"),
        (BUILT, "The court rejected the bid and the wall was built with sand.", "sand"),
        (BUILT, "The judge rejected that argument on Thursday, on grounds of sand.", "sand"),
        ("What did Lee deny?", "Lee denied that it was sand.", "it was sand"),
        ("What was never said?", "Lee never said it was sand.", "sand"),
        ("Was it built with sand?", "Lee denied that it was sand.", "sand"),
        ("What did Lee say about the wall?", "Lee denied that it was sand.", "sand"),
        ("Who denied that it was sand?", "Lee denied that it was sand.", "Lee"),
        ("Who said the wall is old?", "Lee said the wall is old.", "Lee"),
    ],
)
def test_other_words_and_questions_about_a_denial_are_left(
    asked: str, sentence: str, words: str
) -> None:
    assert not denied(analyse(asked), sentence, sentence.index(words))


@pytest.mark.parametrize(
    ("cue", "denying"),
    [("denied", True), ("never said", True), ("did n’t say", True), ("said", False), (None, False)],
)
def test_a_denial_is_known_by_the_words_that_attribute(cue: str | None, denying: bool) -> None:
    assert denies(cue) is denying


def test_a_question_may_be_about_a_denial() -> None:
    assert asks_denial("who rejected it?")
    assert not asks_denial("who said it?")


def test_a_denial_makes_an_answer_unlikely() -> None:
    values = dict.fromkeys(Features.model_fields, 1.0)
    signals = Features.model_validate(values)
    assert confidence(signals, Lacking(lack="denied", words=())) < confidence(signals) / 2
