"""Words that cannot be the answer, and words that can only be it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from askcorpus.answer.bearers import misfit
from askcorpus.answer.counting import fitting_first, miscounted
from askcorpus.answer.credits import credit_asked, credits
from askcorpus.answer.question import analyse
from askcorpus.answer.quoting import quoted
from askcorpus.answer.shapes import fits
from askcorpus.answer.telegraphic import TOGETHER, together_bonus
from askcorpus.retrieve.evidence import notes
from tests.answer.samples import told


class Apart:
    """An encoder for which only equal words are alike."""

    def encode(self, texts: Sequence[str], *, kind: Any = None) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[sum(map(ord, text)) % 64] = 1.0
        return rows


@pytest.mark.parametrize(
    ("question", "text", "words", "wrong"),
    [
        ("Which judge ruled on the harbour?", "The court in Tarn ruled.", "Tarn", True),
        ("Which court ruled on the harbour?", "The court in Tarn ruled.", "Tarn", False),
        ("who paid?", "It spent 450,000 on outside help.", "450,000 on outside help", True),
        (
            "Which firms bid for the bridge contract?",
            "It bids for Span, a bridge contract.",
            "Span",
            True,
        ),
        (
            "What is the name of the bridge contract?",
            "It bids for Span, a bridge contract in Tarn.",
            "Span",
            False,
        ),
        ("Which members signed it?", "It was sent by eight members.", "eight members", True),
        ("Name the members.", "Eight members of Congress came.", "Eight members of Congress", True),
        ("Which roofs fell?", "Two roofs of straw fell.", "Two roofs of straw", False),
        ("Which chapels burnt?", "Ten chapels with straw roofs.", "Ten chapels with straw", False),
        (
            "which Reformers signed?",
            "Sent by two Reformist deputies.",
            "two Reformist deputies",
            True,
        ),
        (
            "Which members signed it?",
            "Two members, Ek and Aas, did.",
            "Two members, Ek and Aas",
            False,
        ),
        ("Which rooms flooded?", "It reached two and three rooms.", "two and three rooms", False),
        ("Which boats sank?", "It cost two sailors.", "two sailors", False),
        ("What will the show be about?", "Recorded in 2021.", "2021", True),
        ("How many children came?", "It took a year and a half of work.", "a half", True),
        ("How many of the boats sank?", "Only a half of them sank.", "a half", False),
    ],
)
def test_words_of_another_kind(question: str, text: str, words: str, wrong: bool) -> None:
    start = text.index(words)
    assert misfit(analyse(question), text, start, start + len(words)) is wrong


@pytest.mark.parametrize(
    ("asked", "text", "number", "lack"),
    [
        ("how many boats sank?", "They found 25 ladders there.", "25", True),
        ("how many boats sank?", "They lost 25 boats there.", "25", False),
        ("how many boats sank?", "All 25 of them sank.", "25", False),
        ("how many people drowned?", "They lost 25 sailors.", "25", False),
        ("how many boats has she?", "She spent four summers there.", "four", True),
        ("how many of the 30 sailors were captains?", "They found 25 ladders.", "25", True),
    ],
)
def test_a_number_must_count_what_is_asked(asked: str, text: str, number: str, lack: bool) -> None:
    found = miscounted(analyse(asked), told(text, text, number, fit=1.0), Apart())
    assert (found is not None) is lack


def test_what_counts_the_thing_asked_goes_before_what_counts_another() -> None:
    asked = analyse("how many boats sank?")
    other = told("They found 25 ladders there.", "They found 25 ladders there.", "25", fit=1.0)
    right = told("They lost 12 boats there.", "They lost 12 boats there.", "12", fit=1.0)
    assert fitting_first(asked, [other, right], Apart()) == [right, other]
    assert fitting_first(asked, [right, other], Apart()) == [right, other]
    unsure = right.model_copy(update={"margin": -1.0})
    assert fitting_first(asked, [other, unsure], Apart()) == [other, unsure]
    assert fitting_first(analyse("who sank?"), [other, right], Apart()) == [other, right]
    assert fitting_first(asked, [], Apart()) == []


def test_what_has_the_shape_asked_for_goes_before_what_has_another() -> None:
    asked = analyse("what time did the boat sink?")
    day = told("It sank on 14 May.", "It sank on 14 May.", "14 May", fit=0.0)
    hour = told("It was half past two.", "It was half past two.", "half past two", fit=1.0)
    assert fitting_first(asked, [day, hour], Apart()) == [hour, day]
    assert fitting_first(analyse("who sank?"), [day, hour], Apart()) == [day, hour]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Boats in the harbour.Jo Hale/Reuters Images", ["Jo Hale"]),
        ("Photo by Jo Hale", ["Jo Hale"]),
        ("Illustration: Jo Hale", ["Jo Hale"]),
        ("The picture shows Jo Hale.", []),
    ],
)
def test_picture_credits(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in credits(text)] == names


def test_who_took_a_picture_is_told_from_other_questions() -> None:
    assert credit_asked("who took the photo of the harbour?")
    assert not credit_asked("who took the money?")


def test_bare_words_belong_together() -> None:
    asked = analyse("northwind ceo")
    assert together_bonus(asked, "Northwind CEO Jo Hale left.") == TOGETHER
    assert together_bonus(asked, "Northwind Air CEO Jo Hale left.") == 0.0
    assert together_bonus(analyse("who is northwind ceo"), "Northwind CEO Jo Hale left.") == 0.0


@pytest.mark.parametrize(
    ("question", "text", "noted"),
    [
        ("when was the story updated?", "UPDATE, 7 March, 6:10PM: Added a comment.", True),
        ("what did the correction say?", "1 CORRECTION, 10:50PM: It was not Hale.", True),
        ("when was the story updated?", "1 CORRECTION, 10:50PM: It was not Hale.", False),
        ("when was the story updated?", "Updated rules apply in the harbour now.", False),
    ],
)
def test_notes_on_a_documents_own_change(question: str, text: str, noted: bool) -> None:
    assert notes(question, text) is noted


def test_a_reply_brings_what_explains_it() -> None:
    text = "No. That surprises people. They would spray instead."
    best = told(text, "No.", "No.")
    span = quoted(best)
    assert text[span.start : span.end] == text


def test_a_span_of_time_has_a_length() -> None:
    assert fits("quantity", "a year and a half", "duration")
    assert not fits("quantity", "a year", "count")
    assert fits("quantity", "2000", "count", " guests came")
    assert not fits("quantity", "2000", "count", ", when")
