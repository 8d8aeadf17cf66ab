"""Short forms of given names, read as the documents give them."""

import re
import unicodedata
from collections.abc import Sequence

import pytest

from askcorpus.answer.familiar import by_given_name
from askcorpus.answer.question import analyse
from askcorpus.index import Filter, Hit
from askcorpus.records import Passage, Span


def _plain(text: str) -> str:
    """As the index folds it: `companies` and `company` are found by one head."""
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"(?:ies|y|s)\b", "", kept)


class Texts:
    """A store whose every passage is found."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
        return [
            Hit(
                passage=Passage(
                    source="s",
                    ordinal=place,
                    start=0,
                    end=len(text),
                    text=text,
                    sentences=(Span(start=0, end=len(text)),),
                    heading="",
                ),
                score=1.0,
            )
            for place, text in enumerate(self.texts)
            if any(term in _plain(text) for term in map(_plain, terms))
        ][:limit]


def read(question: str, *texts: str) -> str:
    return by_given_name(analyse(question), Texts(*texts))[0].text  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", ["what's Andy Lee's job", "what is andy lee's job"])
def test_a_short_form_is_read_as_the_name_in_the_documents(asked: str) -> None:
    assert "Andrew " in read(asked, "Its chief is Andrew Lee.")
    _, fixes = by_given_name(analyse(asked), Texts("Andrew Lee"))  # type: ignore[arg-type]
    assert [(called.title(), meant.title()) for called, meant in fixes] == [
        ("Andy Lee", "Andrew Lee")
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Its chief is Andy Lee.", "Andrew Lee agrees."),
        ("Its chief is Anna Lee.",),
        ("Andrew Lee met Drew Lee.",),
        ("Lee won.",),
        (),
    ],
)
def test_a_name_that_may_be_anothers_is_left(texts: tuple[str, ...]) -> None:
    assert read("Who is Andy Lee?", *texts) == "Who is Andy Lee?"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Does Amazon Lee exist?", "Amaz Lee won."),
        ("When will Gates retire?", "Bill Gates won."),
        ("Did Lee sue Park?", "Susan Park won."),
        ("How rich Lee became?", "Richard Lee won."),
        ("Will Gates retire?", "William Gates won."),
        ("What did sam Lee do in Rome?", "Samuel Lee won."),
    ],
)
def test_words_that_are_no_name_are_left(question: str, text: str) -> None:
    assert read(question, text) == question
