"""Questions that say in whose article to look."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askcorpus.answer.outlets import located
from askcorpus.records import Source


def source(id: str, publisher: str | None, *authors: str) -> Source:
    return Source(id=id, path=f"/{id}.md", publisher=publisher, authors=authors, sha256="")


SOURCES = [
    source("a", "The Harbour Gazette", "Ines Moreau"),
    source("b", "The Harbour Gazette"),
    source("c", "Wharf"),
    source("d", None),
    source("e", "Quay News"),
]


@pytest.mark.parametrize(
    ("question", "rest", "ids"),
    [
        ("In the Harbour Gazette article, who paid?", "who paid?", "ab"),
        ("who took the photo in the harbour gazette story", "who took the photo", "ab"),
        ("Who paid, in the article by Ines Moreau?", "Who paid?", "a"),
        ("In Moreau's piece, who paid?", "who paid?", "a"),
        ("how long is the Wharf report", "how long is the article", "c"),
        ("What does the Wharf article say about cranes?", "What about cranes?", "c"),
        ("In the Harbour piece, who paid?", "who paid?", "ab"),
        ("In the Gazette's report, who paid?", "who paid?", "ab"),
    ],
)
def test_an_article_that_is_named_is_looked_in_alone(question: str, rest: str, ids: str) -> None:
    found = located(question, SOURCES)
    assert found is not None
    assert (found.text, "".join(found.sources), found.strictly) == (rest, ids, True)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("According to the Harbour Gazette, who paid?", "who paid?"),
        ("who paid according to The Harbour Gazette", "who paid"),
        ("according to the harbour gazette who paid", "who paid"),
        ("What did The Harbour Gazette report about cranes?", "What about cranes?"),
    ],
)
def test_an_outlet_that_is_named_may_be_a_speaker_too(question: str, rest: str) -> None:
    found = located(question, SOURCES)
    assert found is not None
    assert (found.text, found.outlet, found.strictly) == (rest, "The Harbour Gazette", False)


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
    ],
)
def test_a_name_that_is_only_asked_about_narrows_nothing(question: str) -> None:
    assert located(question, SOURCES) is None


def test_without_publishers_and_authors_nothing_is_narrowed() -> None:
    assert located("In the Wharf article, who paid?", [source("d", None)]) is None


@settings(deadline=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_any_text_and_any_name_are_taken(text: str, name: str) -> None:
    found = located(text, [source("a", name, name)])
    assert found is None or found.sources == ("a",)
