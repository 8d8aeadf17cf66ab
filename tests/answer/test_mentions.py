"""Which documents mention a thing."""

import pytest

from askcorpus.answer.mentions import Mentioned, mentioned, mentions
from askcorpus.index import Filter
from askcorpus.records import Source
from tests.answer.test_familiar import Texts


@pytest.mark.parametrize(
    ("question", "what", "counted"),
    [
        ("Which documents mention NEC?", "NEC", False),
        ("how many articles mention the harbour wall", "harbour wall", True),
        ("List all the reports that mention “Ann Lee”.", "Ann Lee", False),
        ("In which articles is Ann Lee named?", "Ann Lee", False),
        ("In how many articles is Ann Lee named?", "Ann Lee", True),
        ("Where is the wall mentioned?", "wall", False),
        ("which sources talk about boats", "boats", False),
    ],
)
def test_what_is_to_be_looked_up(question: str, what: str, counted: bool) -> None:
    assert mentioned(question) == Mentioned(what=what, counted=counted)


@pytest.mark.parametrize(
    "question",
    [
        "Which documents are there?",
        "What does the article mention about boats?",
        "Who mentioned the wall?",
        "Which documents mention that the wall which fell in the night was built of sand?",
        "Which documents mention ?",
    ],
)
def test_other_questions_are_none(question: str) -> None:
    assert mentioned(question) is None


SOURCES = {"s": Source(id="s", path="/s.md", sha256="")}


def test_a_document_comes_once_with_its_first_sentence_that_mentions_it() -> None:
    store = Texts("The walls hold. The Wall’s end.", "A wallflower.")
    asked = Mentioned(what="wall", counted=True)
    listed, facts = mentions(asked, store, SOURCES, Filter())  # type: ignore[arg-type]
    assert [each.id for each in listed.sources] == ["s"]
    assert [each.text for each in facts] == ["1", "The walls hold. The Wall’s end."]


def test_part_of_a_word_is_no_mention() -> None:
    asked = Mentioned(what="wall", counted=False)
    _, facts = mentions(asked, Texts("A wallflower."), SOURCES, Filter())  # type: ignore[arg-type]
    assert facts == []
