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
            ["2", "Harbour wall fails in winter storm", "Council minutes"],
        ),
        ("how many documents did the mayor sign?", None),
        ("which article is dated 3 March 2020?", ["Harbour wall fails in winter storm"]),
        ("which documents were published by the Tide", ["Harbour wall fails in winter storm"]),
        ("what did Bo Lind write?", ["Harbour wall fails in winter storm"]),
        ("what did the mayor write?", None),
        ("which newspaper did Ana Ruiz write for", ["The Tide"]),
        ("which newspaper ran the article by Ana Ruiz", ["The Tide"]),
        ("what headline did Ana Ruiz’s article run under", [HARBOUR.title]),
        ("what title did Ana Ruiz win?", None),
        ("which documents mention the mayor?", None),
        ("When was the wall built?", None),
        ("how many reports were destroyed in the storm?", None),
        ("list the sources of income of the harbour", None),
        ("How many letters are there?", None),
        ("List all statements", None),
        ("What comments are there?", None),
        ("What day was the council hearing?", None),
        ("When did Ms Roe appear at the council hearing?", None),
        ("which stories are there?", ["Harbour wall fails in winter storm", "Council minutes"]),
        ("what is the title of the report on the harbour wall", [HARBOUR.title]),
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


@pytest.mark.parametrize(
    "question",
    [
        "who wrote the ransom note?",
        "when did the suspects appear in court?",
        "When did Ms Roe appear at the hearing?",
        "What day was the hearing?",
    ],
)
def test_the_named_source_is_not_all_that_is_asked_of(question: str) -> None:
    assert answers(question, named="harbour") is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What date is on the divers' open letter?", ["2 May 2021"]),
        ("what is the divers' letter called", ["Measure the line: an open letter"]),
        ("What is the tenants' open letter called?", None),
        ("which journalists wrote the Tide story on the harbour wall?", ["Ana Ruiz", "Bo Lind"]),
        ("Who wrote the Tide's story about the ferry?", ["Cy Oduya"]),
        ("when did the Tide run its interview with the pilot", ["4 May 2021"]),
    ],
)
def test_a_document_is_known_by_its_kind_and_its_opening(
    question: str, expected: list[str] | None
) -> None:
    letter = Source(
        id="letter",
        path="/c/letter.html",
        title="Measure the line: an open letter",
        published=date(2021, 5, 2),
        sha256="2",
    )
    ferry = HARBOUR.model_copy(update={"id": "ferry", "title": "Boats", "authors": ("Cy Oduya",)})
    pilot = HARBOUR.model_copy(
        update={"id": "pilot", "title": "“I saw it”", "published": date(2021, 5, 4)}
    )
    texts = TEXTS | {
        "letter": "Measure the line: an open letter\n2 May 2021\nWe, divers of this coast ...",
        "ferry": "Boats\nBy Cy Oduya\nThe ferry sank at noon.",
        "pilot": "Interview\n4 May 2021\nThe pilot speaks to the Tide.",
    }
    meant = interpret(question, (*SOURCES, letter, ferry, pilot), None, texts.__getitem__)
    found = None if meant is None else [each.text for each in facts(meant, texts.__getitem__)]
    assert found == expected


def test_an_id_that_is_a_word_names_no_document() -> None:
    note = HARBOUR.model_copy(update={"id": "note"})
    assert interpret("who wrote the note to the mayor?", (note,), None) is None


def test_a_date_that_goes_on_into_a_time_is_stated() -> None:
    text = "---\ndate: 2020-03-03T10:00:00Z\n---\n"
    meant = interpret("when was the article in The Tide published?", (HARBOUR,), None)
    assert meant is not None
    assert [fact.text for fact in facts(meant, lambda _: text)] == ["2020-03-03"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("date: 2020-03-03\n3 March 2020\nThe wall fell.", "3 March 2020"),
        (
            "date: 2020-03-03\n" + "The wall fell. " * 90 + "On 3 March 2020 it rained.",
            "2020-03-03",
        ),
    ],
)
def test_a_day_is_given_as_the_opening_writes_it(text: str, stated: str) -> None:
    meant = interpret("When was the Tide article published?", SOURCES, None)
    assert meant is not None
    assert [fact.text for fact in facts(meant, lambda source: text)] == [stated]
