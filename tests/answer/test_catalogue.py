from datetime import date

import pytest

from askcorpus.answer.catalogue import facts, interpret
from askcorpus.records import Source

HARBOUR = Source(
    id="harbour",
    path="/c/harbour.md",
    title="Harbour wall fails in winter storm",
    publisher="The Tide",
    authors=("Ana Ruiz", "Bo Lind"),
    published=date(2020, 3, 3),
    sha256="0",
)
COUNCIL = Source(id="council", path="/c/council.md", title="Council minutes", sha256="1")
SOURCES = (HARBOUR, COUNCIL)
TEXTS = {
    "harbour": "Harbour wall fails in winter storm\nBy Ana Ruiz and Bo Lind\n"
    "The Tide, March 3, 2020\n",
    "council": "Council minutes\n",
}


def answers(question: str, named: str | None = None) -> list[str] | None:
    meant = interpret(question, SOURCES, named)
    return None if meant is None else [fact.text for fact in facts(meant, TEXTS.__getitem__)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who wrote the Tide article?", ["Ana Ruiz", "Bo Lind"]),
        ("who wrote that Tide story", ["Ana Ruiz", "Bo Lind"]),
        ("Who wrote the article in The Tide?", ["Ana Ruiz", "Bo Lind"]),
        ("who is the author of the story about the harbour wall", ["Ana Ruiz", "Bo Lind"]),
        ("When was “Harbour wall fails in winter storm” published?", ["March 3, 2020"]),
        ("which outlet published the article by Bo Lind?", ["The Tide"]),
        ("Who wrote the council minutes document?", []),
        ("Who wrote the letter to the mayor?", None),
        ("which documents are there?", ["Harbour wall fails in winter storm", "Council minutes"]),
        ("which documents do we have?", ["Harbour wall fails in winter storm", "Council minutes"]),
        (
            "how many documents are there?",
            ["Harbour wall fails in winter storm", "Council minutes"],
        ),
        ("how many documents did the mayor sign?", None),
        ("which article is dated 3 March 2020?", ["Harbour wall fails in winter storm"]),
        ("which documents were published by the Tide", ["Harbour wall fails in winter storm"]),
        ("what did Bo Lind write?", ["Harbour wall fails in winter storm"]),
        ("what did the mayor write?", None),
        ("which newspaper did Ana Ruiz write for", ["The Tide"]),
        ("which newspaper ran the article by Ana Ruiz", ["The Tide"]),
        ("which documents mention the mayor?", None),
        ("When was the wall built?", None),
    ],
)
def test_questions_about_documents(question: str, expected: list[str] | None) -> None:
    assert answers(question) == expected


def test_the_named_source_is_the_article() -> None:
    assert answers("who wrote it?", named="harbour") == ["Ana Ruiz", "Bo Lind"]


def test_facts_stand_verbatim_where_they_are_said_to() -> None:
    meant = interpret("who wrote the article in The Tide?", SOURCES, None)
    assert meant is not None
    for fact in facts(meant, TEXTS.__getitem__):
        assert TEXTS["harbour"][fact.span.start : fact.span.end] == fact.text


def test_an_untitled_document_is_listed_by_its_opening_line() -> None:
    bare = Source(id="bare", path="/c/bare.txt", sha256="2")
    meant = interpret("which documents are there?", (bare,), None)
    assert meant is not None
    assert [fact.text for fact in facts(meant, lambda _: "\n4 min read\n\nText.")] == ["4 min read"]
