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
        ("Which documents mention O'Brien?", "O'Brien", False),
        ("Which documents mention “the wall”?", "the wall", False),
        ("Which articles mention “who pays”?", "who pays", False),
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
        "Where was the treaty discussed?",
        "Which report names Ann Lee as the culprit?",
        "Which articles mention both Ann Lee and Bob Ray?",
        "Which articles mention who paid for the wall?",
        "How many articles mention cranes or boats?",
    ],
)
def test_other_questions_are_none(question: str) -> None:
    assert mentioned(question) is None


SOURCES = {"s": Source(id="s", path="/s.md", sha256="")}


def found(what: str, *texts: str, counted: bool = False) -> list[str]:
    asked = Mentioned(what=what, counted=counted)
    _, facts, _ = mentions(asked, Texts(*texts), SOURCES, Filter())  # type: ignore[arg-type]
    return [each.text for each in facts]


def test_a_document_comes_once_with_its_first_sentence_that_mentions_it() -> None:
    assert found("wall", "The walls hold.", "The Wall’s end.", counted=True) == [
        "1",
        "The walls hold.",
    ]


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("O'Brien", "O’Brien spoke."),
        ("Lloyd's of London", "Lloyd's of London paid."),
        ("cranes", "A crane fell."),
        ("companies", "The company won."),
        ("Müller", "Muller won."),
        ("US", "The US won."),
        ("White House", "The white house burnt."),
    ],
)
def test_endings_accents_and_case_do_not_count(what: str, text: str) -> None:
    assert found(what, text) == [text]


@pytest.mark.parametrize(
    ("what", "text"),
    [("wall", "A wallflower."), ("US", "They told us."), ("White House", "A house is white.")],
)
def test_other_words_are_no_mention(what: str, text: str) -> None:
    assert found(what, text) == []


def test_where_not_all_was_looked_through_a_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askcorpus.answer.mentions.PASSAGES", 1)
    asked = Mentioned(what="wall", counted=False)
    told = mentions(asked, Texts("A wall."), SOURCES, Filter())  # type: ignore[arg-type]
    assert "may be more" in told[2][0]
