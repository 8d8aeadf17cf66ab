"""Who said or decided what in a column, a letter and a report, asked with the real weights."""

from pathlib import Path

import pytest

from askcorpus import Corpus

pytestmark = pytest.mark.model

COLUMN = """---
title: Keep the crane, sack the board
author: Dora Quist
date: 2021-02-03
---
I write this by the quay. My aunt sold herring there, and I kept her books for years.

A town that rents out its only crane has bought itself a landlord. Ann Lee told the board on Monday
that she had asked for two cranes and got none.

I have read all ninety pages of the accounts, and I would sell the lot.
"""
LETTER = """Harbour Inspectorate

Dear Ms Lee,

I write about your notice of 3 May. My officers came twice, and I accept that you meant well.

I have decided not to bring charges. A caution will be recorded and will stay on file.

Yours sincerely,

Hanne Berg
Chief Inspector

Copy: Mr Bo Ek, clerk
"""
REPORT = """By Tom Aas

Guidelines for cranes are written by the port alone, and harbour research has found few checks on
their use. “What does overload mean when there is no limit on the load?” she says. Berit Foss, a
fellow at the college, calls the port's answer nonsense.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    for name, text in (("column.md", COLUMN), ("letter.txt", LETTER), ("report.txt", REPORT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Corpus.open(tmp_path)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who read all ninety pages of the accounts?", "Dora Quist"),
        ("Who decided not to bring charges?", "Hanne Berg"),
        ("who asked what overload means where there is no limit", "Berit Foss"),
        ("Who asked for two cranes and got none?", "Ann Lee"),
    ],
)
def test_what_a_writer_says_is_the_writers(corpus: Corpus, question: str, name: str) -> None:
    answer = corpus.ask(question)
    assert (answer.answer or "").startswith(name)
    named = answer.citations[answer.answers[0].citation]
    assert name in named.quote
    for each in answer.citations:
        text = Path(each.path).read_text(encoding="utf-8")
        assert text[each.start : each.end] == each.quote


DENIALS = """The harbour master, Berit Foss, denied that the north wall had been built with sand.
Her deputy, Karl Moe, never said the lamps were stolen by sailors.

"The pumps were sold to pay for a party," a councillor claimed. Mayor Ann Lee rejected the claim
that the pumps were sold to pay for a party.
"""


@pytest.fixture
def denials(tmp_path: Path) -> Corpus:
    (tmp_path / "wall.txt").write_text(DENIALS, encoding="utf-8")
    return Corpus.open(tmp_path)


@pytest.mark.parametrize(
    "question",
    [
        "Who said the north wall had been built with sand?",
        "Who said the lamps were stolen by sailors?",
        "What was the north wall built with?",
    ],
)
def test_who_denies_a_thing_has_not_said_it(denials: Corpus, question: str) -> None:
    answer = denials.ask(question)
    assert answer.verdict == "not_found"
    assert "deny" in (answer.missing or "")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Berit Foss say about the north wall?", "denied that"),
        ("What did Berit Foss deny?", "built with sand"),
        ("Who said the pumps were sold to pay for a party?", "councillor"),
        ("Who rejected the claim about the pumps?", "Ann Lee"),
    ],
)
def test_a_denial_answers_what_was_denied_and_by_whom(
    denials: Corpus, question: str, words: str
) -> None:
    assert words in (denials.ask(question).answer or "")
