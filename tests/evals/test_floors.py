"""An eval that cannot fail a build is none."""

from pathlib import Path

import pytest

import evals.__main__ as command
from askcorpus.errors import CorpusNotFound
from evals.cases import CaseError
from evals.floors import AIM, Floors, load_floors, missed
from evals.judge import Outcome
from evals.suites import SUITES
from tests.evals.builders import outcome

FLOORS = Floors(least={"accuracy": 0.9}, most={"false_refusals": 0.08})
UNANSWERED = outcome(id="u", kind="unanswerable", answerable=False, refused=True, answer=None)
GOOD = [outcome(), UNANSWERED]
WRONG = [*GOOD, outcome(id="w", right=False)]
REFUSING = [*GOOD, outcome(id="r", right=False, refused=True, answer=None)]


def test_figures_on_the_bound_hold() -> None:
    assert missed({"accuracy": 0.9, "false_refusals": 0.08}, FLOORS) == []


def test_figures_beyond_the_bound_are_named() -> None:
    lines = missed({"accuracy": 0.899, "false_refusals": 0.09}, FLOORS)
    assert lines == [
        "accuracy is 0.899, at least 0.900 is asked",
        "false_refusals is 0.090, at most 0.080 is asked",
    ]


def test_a_missing_figure_misses_its_bound() -> None:
    assert len(missed({"accuracy": None}, FLOORS)) == 2


def test_the_floors_of_the_project() -> None:
    floors = load_floors()
    assert set(floors) == {AIM, *(suite.name for suite in SUITES)}
    assert floors["aim"].least == {
        "accuracy": 0.90,
        "exact": 0.85,
        "hit3": 0.95,
        "citation_validity": 1.0,
        "refused": 0.80,
        "refused_at": 0.90,
    }
    assert floors["aim"].most == {"false_refusals": 0.08}


def test_every_suite_has_a_bound_on_all_that_is_aimed_at() -> None:
    """But on what a single question can turn: the threshold at 5 % of few is one of them."""
    aim, *suites = load_floors().values()
    for each in suites:
        assert each.least.keys() == aim.least.keys() - {"refused_at"}
        assert each.most.keys() == aim.most.keys()
        assert each.least["citation_validity"] == 1.0


def test_the_report_lists_what_is_short_of_the_aims() -> None:
    assert "- second: accuracy is 0.500, at least 0.900" in command.gaps({"second": WRONG}, FLOORS)
    assert "Nothing." in command.gaps({"second": GOOD}, FLOORS)


@pytest.mark.parametrize(
    ("outcomes", "code", "said"),
    [
        (GOOD, 0, ""),
        (WRONG, 1, "second: accuracy is 0.500"),
        (REFUSING, 1, "false_refusals is 0.500"),
        ([*GOOD, outcome(id="f", faults=("x: reads otherwise",))], 1, "citation_validity is 0.667"),
        ([outcome()], 1, "refused is missing"),
    ],
)
def test_the_command_exits_with_the_floors(
    outcomes: list[Outcome],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "run", lambda *_: outcomes)
    assert command.main(["--results", str(tmp_path / "RESULTS.md")]) == code
    assert said in capsys.readouterr().err
    assert "# Eval results" in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "error",
    [CaseError("fact.jsonl:1: no JSON"), CorpusNotFound("x: no such folder", remedy="name one")],
)
def test_bad_input_is_one_line_and_code_two(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> list[Outcome]:
        raise error

    monkeypatch.setattr(command, "run", fail)
    assert command.main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1
