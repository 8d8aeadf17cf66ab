"""The reader's report: figures beside an earlier state's, and refusing over pooled sets."""

import pytest

from evals.benchmarks.measure import Result
from evals.reading import AIMS, Figure, refusing, report


def result(answerable: bool, confidence: float) -> Result:
    return Result(
        id="q", question="who?", bucket=0, answerable=answerable, confidence=confidence,
        signals=None, refused=confidence < 0.5, exact=False, f1=0.0, candidate_exact=False,
        candidate_f1=0.0, candidate_found=False, candidate_answers=False, supported=None,
        faults=0, rankings={},
    )  # fmt: skip


def test_refusing_is_measured_by_rank_and_as_shipped() -> None:
    group = [result(True, 0.9), result(True, 0.4), result(False, 0.3), result(False, 0.6)]
    found = refusing("both", group)
    assert found["both, ROC area"].value == pytest.approx(0.75)
    assert found["both, refused as shipped"] == Figure(value=0.5, questions=2)
    assert found["both, false refusals as shipped"].value == 0.5


def test_the_report_shows_before_now_and_aim() -> None:
    name = next(iter(AIMS))
    figures = {name: Figure(value=0.5, questions=7), "other": Figure(value=None, questions=0)}
    text = report(figures, {name: Figure(value=0.25, questions=7)})
    assert f"| {name} | 7 | 0.250 | 0.500 | ≥ {AIMS[name]:.2f} |" in text
    assert "| other | 0 | – | – |  |" in text
