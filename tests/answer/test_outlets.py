"""Questions that say in whose article to look."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askcorpus.answer.outlets import documents_of, located
from askcorpus.answer.question import analyse
from askcorpus.records import Source


def source(id: str, publisher: str | None, *authors: str) -> Source:
    return Source(id=id, path=f"/{id}.md", publisher=publisher, authors=authors, sha256="")


SOURCES = [
    source("a", "The Harbour Gazette", "Ines Moreau"),
    source("b", "The Harbour Gazette"),
    source("c", "Wharf"),
    source("d", None),
    source("e", "Quay News"),
    source("f", "Tom's Ferries"),
]


@pytest.mark.parametrize(
    ("question", "rest", "ids"),
    [
        ("In the Harbour Gazette article, who paid?", "who paid?", "ab"),
        ("Who took the photo in the Harbour Gazette story", "Who took the photo", "ab"),
        ("Who paid, in the article by Ines Moreau?", "Who paid?", "a"),
        ("In Moreau's piece, who paid?", "who paid?", "a"),
        ("In the Harbour piece, who paid?", "who paid?", "ab"),
        ("In the Gazette's report, who paid?", "who paid?", "ab"),
        ("In the Tom’s Ferries post, who paid?", "who paid?", "f"),
    ],
)
def test_an_article_that_is_named_is_looked_in_alone(question: str, rest: str, ids: str) -> None:
    found = located(question, SOURCES)
    assert found is not None
    assert (found.text, "".join(found.sources)) == (rest, ids)
    assert found.strictly
    assert not found.otherwise


@pytest.mark.parametrize(
    ("question", "rest", "otherwise"),
    [
        ("According to the Harbour Gazette, who paid?", "who paid?", False),
        ("Who paid according to The Harbour Gazette", "Who paid", False),
        ("according to the harbour gazette who paid", "who paid", True),
        ("What did The Harbour Gazette report about cranes?", "What about cranes?", False),
        ("What does the Harbour Gazette article say about cranes?", "What about cranes?", True),
        ("How long is the Harbour Gazette story?", "How long is the article?", True),
        ("in the harbour gazette article who paid", "who paid", True),
    ],
)
def test_an_outlet_that_is_named_may_be_a_speaker_or_mean_another(
    question: str, rest: str, otherwise: bool
) -> None:
    found = located(question, SOURCES)
    assert found is not None
    assert (found.text, found.outlet) == (rest, "The Harbour Gazette")
    assert (found.strictly, found.otherwise) == (False, otherwise)


@pytest.mark.parametrize(
    "question",
    [
        "Who stood on the wharf?",
        "What did the harbour master say about cranes?",
        "Who owns The Harbour Gazette?",
        "according to the harbour master, who paid?",
        "According to Wharf Holdings, who paid?",
        "What did Wharfdale Ltd report about cranes?",
        "In the article, who paid?",
        "In the news article, who paid?",
        "In the New York Wharf article, who paid?",
        "In Tom Moreau's piece, who paid?",
        "What did the wharf report recommend to Ann?",
        "Who demanded the release of Ines Moreau?",
        "Who criticised the coverage of Wharf?",
        "What did Ines Moreau say about cranes?",
        "In the Harbour Gazette article?",
        "According to the Harbour Gazette",
        "What did the Harbour Gazette report?",
    ],
)
def test_a_name_that_is_only_asked_about_narrows_nothing(question: str) -> None:
    assert located(question, SOURCES) is None


def test_an_author_is_looked_in_for_what_they_wrote() -> None:
    found = located("What did Ines Moreau write about cranes?", SOURCES)
    assert found is not None
    assert found.sources == ("a",)


def test_all_spellings_of_an_outlet_are_one() -> None:
    sources = [source("a", "The Guardian"), source("b", "guardian"), source("c", "The  Guardian")]
    found = located("In the Guardian article, who paid?", sources)
    assert found is not None
    assert found.sources == documents_of("Guardian", sources) == ("a", "b", "c")


def test_the_documents_of_nobody_are_none() -> None:
    assert documents_of("Harbour", SOURCES) == documents_of("", SOURCES) == ()
    assert documents_of("the harbour gazette", SOURCES) == ("a", "b")


def test_without_publishers_and_authors_nothing_is_narrowed() -> None:
    assert located("In the Wharf article, who paid?", [source("d", None)]) is None


@settings(deadline=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_any_text_and_any_name_are_taken(text: str, name: str) -> None:
    found = located(text, [source("a", name, name)])
    if found is not None:
        assert found.sources == ("a",)
        assert analyse(found.text).terms, "something is left to ask"
