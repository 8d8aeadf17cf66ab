"""Hostile and odd transcripts, from the file to statements with their speakers."""

from pathlib import Path

import pytest

from askcorpus.ingest import discover, read
from askcorpus.records import Document
from askcorpus.statements import Resolved, extract_all, resolve
from tests.conftest import FakeTagger
from tests.statements.test_statements import Marked, document, statements


def made(tmp_path: Path, text: str, name: str = "a.txt") -> tuple[Document, Resolved]:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    (file,), _ = discover(tmp_path, 10)
    read_one = read(file, tmp_path / "renditions")[0]
    found = resolve([read_one], extract_all([read_one], FakeTagger()))
    for one in found.statements:
        for span in one.spans:
            assert read_one.text[span.start : span.end] == span.text
    return read_one, found


def by_turn(found: Resolved) -> list[tuple[str, str]]:
    names = {one.id: one.name for one in found.speakers}
    return [(names[s.speaker or ""], s.quote) for s in found.statements if s.manner == "turn"]


def test_unclosed_quotes_stay_in_their_turn(tmp_path: Path) -> None:
    text = "ANN LEE: He said “I will go.\n\nBO EK: No, “never.\n\nANN LEE: Did you say “yes?\n"
    _, found = made(tmp_path, text)
    assert by_turn(found) == [
        ("Ann Lee", "He said “I will go."),
        ("BO EK", "No, “never."),
        ("Ann Lee", "Did you say “yes?"),
    ]


def test_a_thousand_speakers_are_a_thousand(tmp_path: Path) -> None:
    def name(number: int) -> str:
        letters = [chr(97 + number // 26**power % 26) for power in (2, 1, 0)]
        return f"Zed Mo{''.join(letters)}".title()

    names = [name(number) for number in range(1000)]
    assert len(set(names)) == 1000
    text = "\n\n".join(f"{one.upper()}: I am here, and you?" for one in names)
    _, found = made(tmp_path, text)
    assert [speaker for speaker, _ in by_turn(found)] == names
    assert len(found.speakers) == 1000


@pytest.mark.parametrize(
    "name", [".*", "(.+)+$", "[A-Z", "A\x1b[31mB", "\\d{9999}", "Ann\u202eLee"]
)
def test_names_that_are_patterns_or_hold_controls_are_only_names(tmp_path: Path, name: str) -> None:
    text = (
        f"{name}: Do you hear me?\n\nBO EK: I do.\n\n{name}: Good, you do.\n\nBO EK: Yes, I said.\n"
    )
    read_one, found = made(tmp_path, text)
    assert read_one.text == text
    assert all(one.id and one.id.isascii() and one.id.isprintable() for one in found.speakers)


def test_turns_of_one_word(tmp_path: Path) -> None:
    text = "".join(
        f"{who}: {word}\n\n" for who, word in [("ANN LEE", "You?"), ("BO EK", "I.")] * 50
    )
    _, found = made(tmp_path, text)
    assert by_turn(found) == [("Ann Lee", "You?"), ("BO EK", "I.")] * 50


def test_three_hours_in_one_line_are_parted_into_turns(tmp_path: Path) -> None:
    names = ("ANN LEE", "MAYOR DI OZ", "BO EK")
    said = [(names[n % 3], f"I said it on day {n} and you know. We go on.") for n in range(2500)]
    read_one, found = made(tmp_path, " ".join(f"{who}: {words}" for who, words in said))
    assert "\n" not in read_one.text
    assert [words for _, words in by_turn(found)] == [words for _, words in said]
    assert {one.name for one in found.speakers} == {"Ann Lee", "Di Oz", "BO EK"}


def test_a_long_line_without_speakers_stays_one_paragraph(tmp_path: Path) -> None:
    text = "Note: it rained. " + "Ann Lee said “it rains.” Then it was dry: no rain. " * 400
    read_one, found = made(tmp_path, text)
    assert (len(read_one.blocks), read_one.turns) == (1, ())
    assert {one.name for one in found.speakers} == {"Ann Lee"}


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""', "«»", "„“"])
def test_every_kind_of_quotation_mark(opens: str, closes: str) -> None:
    (one,) = statements(f"S1<Ann> K1<said>: {opens}C1<it rains>{closes}.")
    assert (one.manner, one.quote) == ("direct", "it rains")


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""', "«»"])
def test_quotations_over_paragraphs_opened_anew_and_closed_once(opens: str, closes: str) -> None:
    first = f"S1<He> K1<said>: {opens}C1<One.>"
    (one,) = statements(first, f"{opens}Two.", f"{opens}Three.{closes} The end.", "Four.")
    assert one.quote == "One. … Two. … Three."


def test_marks_that_never_close_take_no_paragraph_that_opens_none() -> None:
    tagger = Marked(["S1<He> K1<said>: “C1<One.>", "Two without marks.", "“Three."])
    (one,) = extract_all([document(tagger.texts)], tagger)[0]
    assert one.quote == "One."
