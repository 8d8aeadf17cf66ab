"""The list of all statements of the bundled documents: verbatim, and scored as it says."""

from pathlib import Path

import pytest

from askcorpus.records.statement import Statement, StatementSpan
from evals.attribution import bundled
from evals.cases import document_of, document_texts

TEXTS = document_texts(bundled.DOCUMENTS)
TEXT = "Ann said it rains. Bo denied it."
NAMES = {"ann": "Ann", "bo": "Bo"}


def gold(start: int, end: int, speaker: str, *, required: bool = True) -> bundled.GoldStatement:
    return bundled.GoldStatement(
        id=f"{start}",
        source="a",
        speaker=speaker,
        also=(),
        manner=("indirect",),
        cue="said",
        required=required,
        spans=(span(start, end),),
    )


def span(start: int, end: int) -> StatementSpan:
    return StatementSpan(start=start, end=end, text=TEXT[start:end])


def statement(speaker: str | None, *places: tuple[int, int]) -> Statement:
    spans = tuple(span(*place) for place in places)
    return Statement(
        quote=" … ".join(one.text for one in spans),
        spans=spans,
        manner="indirect",
        speaker=speaker,
        source="a",
        path="/a",
        start=spans[0].start,
        end=spans[-1].end,
    )


@pytest.mark.parametrize("one", bundled.load_gold(), ids=lambda one: one.id)
def test_every_gold_statement_is_verbatim(one: bundled.GoldStatement) -> None:
    text = TEXTS[document_of(one.source, list(TEXTS), one.id)]
    assert one.spans
    for part in one.spans:
        assert text[part.start : part.end] == part.text
        assert part.text == part.text.strip()


def test_gold_ids_are_unique_and_every_document_has_some() -> None:
    every = bundled.load_gold()
    assert len({one.id for one in every}) == len(every)
    assert {one.source for one in every if one.required} == {name[:3] for name in TEXTS}


def test_one_statement_of_two_spans_meets_two_golds() -> None:
    golds = [gold(9, 17, "Ann"), gold(29, 31, "Bo")]
    result = bundled.judge(golds, [statement("ann", (9, 17), (29, 31))], NAMES)
    assert bundled.shares(result) == {
        "speaker": 50.0,
        "found": 100.0,
        "false": 0.0,
        "manner": 100.0,
        "required": 2,
        "statements": 1,
    }


def test_what_meets_no_gold_is_false_and_what_is_missed_is_not_found() -> None:
    result = bundled.judge([gold(9, 17, "Ann")], [statement("bo", (22, 31))], NAMES)
    figures = bundled.shares(result)
    assert (figures["found"], figures["false"]) == (0.0, 100.0)
    assert len(bundled.report(result)) == 2


def test_an_optional_gold_need_not_be_found_and_is_not_false() -> None:
    optional = gold(9, 17, "Ann", required=False)
    assert bundled.shares(bundled.judge([optional], [], NAMES))["required"] == 0
    assert not bundled.judge([optional], [statement("ann", (9, 17))], NAMES).false


def test_a_second_statement_of_a_gold_by_another_speaker_is_false() -> None:
    both = [statement("ann", (9, 17)), statement("bo", (9, 14))]
    result = bundled.judge([gold(9, 17, "Ann")], both, NAMES)
    assert [one.speaker for one, _ in result.false] == ["bo"]


@pytest.mark.parametrize(
    ("name", "right"),
    [("The Ann", True), ("ann", True), ("Anna", False), (None, False)],
)
def test_names_match_but_for_articles_and_case(name: str | None, right: bool) -> None:
    assert bundled.bears(name, gold(9, 17, "Ann")) is right


def test_documents_are_read_as_the_program_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann said it rains.")
    assert [one.text for one in bundled.read_documents(tmp_path)] == ["Ann said it rains."]
