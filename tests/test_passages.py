"""Passages of documents; that they cover and fit is held in tests/ingest/test_spans_hold.py."""

import re
from collections.abc import Sequence

from askcorpus.ingest.frontmatter import Metadata
from askcorpus.ingest.reading import assemble
from askcorpus.passages import MOST_CHARACTERS, cut
from askcorpus.records import Document, Source


def document(text: str, title: str | None = None) -> Document:
    source = Source(id="s", path="/s", sha256="")
    return assemble(text, 0, source, Metadata(title=title), markdown=True)


class Counter:
    """Counts words and remembers how often it was asked."""

    calls = 0

    def __call__(self, texts: Sequence[str]) -> list[int]:
        self.calls += 1
        return [2 + len(re.findall(r"\w+|[^\w\s]", text)) for text in texts]


PARAGRAPH = "The council met on Tuesday in the old hall and talked about the bridge for hours. " * 3
TURNS = "I think we should wait here for you, as we said before, and not go. " * 3


def test_a_paragraph_is_a_passage_and_the_counter_is_asked_once() -> None:
    counter = Counter()
    passages = cut(document(f"{PARAGRAPH}\n\n{PARAGRAPH}", "The title"), counter, 100)
    assert [passage.text for passage in passages] == [PARAGRAPH.strip()] * 2
    assert {passage.heading for passage in passages} == {"The title"}
    assert [len(passage.sentences) for passage in passages] == [3, 3]
    assert counter.calls == 1


def test_who_writes_in_the_first_person_is_named_in_headings() -> None:
    (passage,) = cut(document(PARAGRAPH, "A column"), Counter(), 100, "Dora Quist")
    assert passage.heading == "A column. Dora Quist"
    assert passage.speaker is None
    talk = document(f"JANE ROE: {TURNS}\n\nCY DEE: No.\n\nJANE ROE: {TURNS}", "Talk")
    spoken = cut(talk, Counter(), 200, "Dora Quist")
    assert spoken[0].heading == "Talk. JANE ROE"


def test_who_says_i_is_kept_where_nobody_else_does() -> None:
    told = document(f"I found it and read it.\n\n{TURNS}\n")
    alone = cut(told, Counter(), 60, "Dora Quist", alone=True)
    assert {each.writer for each in alone} == {"Dora Quist"}
    assert {each.writer for each in cut(told, Counter(), 60, "Dora Quist")} == {None}
    assert {each.writer for each in cut(told, Counter(), 60, alone=True)} == {None}
    talk = document(f"JANE ROE: {TURNS}\n\nCY DEE: No.")
    assert {each.writer for each in cut(talk, Counter(), 200, "Dora Quist", alone=True)} == {None}


def test_headings_and_short_paragraphs_join_what_follows() -> None:
    passages = cut(
        document(f"## Bridge\n\nIt is old.\n\n{PARAGRAPH}\n\n## Tower\n\nNew."), Counter(), 100
    )
    assert [passage.text.split()[0] for passage in passages] == ["Bridge", "Tower"]
    assert passages[0].text.endswith("hours.")
    assert passages[1].text.endswith("New.")


def test_long_paragraphs_are_parted_evenly_between_sentences() -> None:
    passages = cut(document(PARAGRAPH * 5), Counter(), 100)
    sizes = [len(passage.sentences) for passage in passages]
    assert sum(sizes) == 15
    assert max(sizes) - min(sizes) <= 1


def test_no_passage_crosses_a_turn() -> None:
    text = f"JANE ROE: {TURNS}\n\nYes.\n\nCY DEE: No.\n\nJANE ROE: {TURNS}"
    passages = cut(document(text, "Talk"), Counter(), 200)
    assert [passage.speaker for passage in passages] == [
        "JANE ROE",
        "JANE ROE",
        "CY DEE",
        "JANE ROE",
    ]
    assert passages[2].text == "No."
    assert passages[2].heading == "Talk. CY DEE"
    assert not any("ROE" in passage.text or "DEE" in passage.text for passage in passages)


def test_a_sentence_beyond_the_limit_is_parted_at_clauses() -> None:
    sentence = ", ".join(f"clause {number} of this long sentence" for number in range(40)) + "."
    passages = cut(document(sentence), Counter(), 50)
    assert len(passages) > 4
    assert all(Counter()([passage.text])[0] <= 50 for passage in passages)
    assert all(passage.text.endswith((",", ".")) for passage in passages)
    assert " ".join(passage.text for passage in passages) == sentence


def test_a_word_without_end_is_parted() -> None:
    passages = cut(document("x" * 50_000), Counter(), 200)
    assert "".join(passage.text for passage in passages) == "x" * 50_000
    assert all(len(passage.text) <= MOST_CHARACTERS for passage in passages)


def test_nothing_to_say_gives_no_passage() -> None:
    assert cut(document(""), Counter(), 100) == []
    assert cut(document("4 min read\n\n***"), Counter(), 100) == []


def test_an_overlong_title_leaves_room_for_text() -> None:
    passages = cut(document(PARAGRAPH, "word " * 100), Counter(), 40)
    assert all(passage.heading == "" for passage in passages)
