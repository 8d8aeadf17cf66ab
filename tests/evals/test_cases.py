"""Case files are checked against the documents they quote."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.cases import Case, CaseError, load, locate
from evals.suites import SUITES

ROOT = Path(__file__).parents[2]


def line(**changes: Any) -> str:
    fields: dict[str, Any] = {
        "id": "fact-one",
        "question": "who?",
        "kind": "fact",
        "answers": ["Ada"],
        "spans": [{"source": "one", "quote": "Ada did."}],
        "forbidden": [],
        "answerable": True,
    }
    return json.dumps(fields | changes)


def loaded(tmp_path: Path, *lines: str) -> list[Case]:
    documents, cases = tmp_path / "documents", tmp_path / "cases"
    documents.mkdir()
    cases.mkdir()
    (documents / "one.txt").write_bytes(b"Ada did.\r\nAda did.")
    (documents / "only.txt").write_text("Nobody.", encoding="utf-8")
    (documents / ".hidden").write_bytes(b"\xff")
    (cases / "fact.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return load(cases, documents)


def test_a_good_case_loads(tmp_path: Path) -> None:
    assert loaded(tmp_path, line())[0].answers == ("Ada",)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            [line(spans=[{"source": "one", "quote": "Bob did."}])],
            "does not hold 'Bob did.'",
        ),
        ([line(spans=[{"source": "o", "quote": "Ada did."}])], "names 2 documents"),
        ([line(spans=[{"source": "two", "quote": "Ada did."}])], "names 0 documents"),
        ([line(), line()], "fact.jsonl:2: id 'fact-one' is taken"),
        ([line(answers=[])], "answerable cases need answers"),
        ([line(answerable=False)], "answerable cases need answers"),
        ([line(kind="unanswerable")], "contradict"),
        ([line(kind="unanswerable", answerable=False, answers=[])], "has no evidence"),
        ([line(kind="riddle")], "fact.jsonl:1: kind"),
        ([line(extra=1)], "extra"),
        (["{"], "fact.jsonl:1: no JSON"),
        ([], "no cases"),
    ],
)
def test_a_bad_case_is_named_with_file_and_line(
    tmp_path: Path, lines: list[str], said: str
) -> None:
    with pytest.raises(CaseError) as raised:
        loaded(tmp_path, *lines)
    assert said in str(raised.value)


def test_every_occurrence_is_located() -> None:
    assert [(s.start, s.end) for s in locate("aa", "aaa b aa")] == [(0, 2), (1, 3), (6, 8)]


def test_the_split_depends_on_the_id_alone() -> None:
    first = Case.model_validate(json.loads(line()))
    other = Case.model_validate(json.loads(line(question="something else?", answers=["x"])))
    assert first.split == other.split


@pytest.mark.parametrize(
    ("suite", "least", "unanswerable", "traps"),
    [(SUITES[0], 110, 30, 14), (SUITES[1], 40, 12, 6)],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_the_cases_in_the_repository_are_enough_and_sound(
    suite: Any, least: int, unanswerable: int, traps: int
) -> None:
    cases = load(suite.cases, suite.documents)
    kinds = [case.kind for case in cases]
    assert len(cases) >= least
    assert kinds.count("unanswerable") >= unanswerable
    assert kinds.count("trap") >= traps
    assert {case.split for case in cases} == {"dev", "test"}
    assert len({case.question for case in cases}) == len(cases)
