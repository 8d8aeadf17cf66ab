"""Figures of outcomes by hand, and the report they become."""

import pytest

from evals.figures import summarise, systems
from evals.metrics.ranking import Ranking
from evals.report import failures, results, together, verdict
from tests.evals.builders import outcome

REFUSED = outcome(
    id="r", refused=True, right=False, exact=False, f1=0.0, answer=None, citations=0, confidence=0.2
)
UNANSWERED = outcome(
    id="u", kind="unanswerable", answerable=False, refused=True, right=False, answer=None,
    citations=0, rankings={}, confidence=0.1, split="test",
)  # fmt: skip
INVENTED = outcome(
    id="i", kind="unanswerable", answerable=False, right=False, rankings={}, confidence=0.8
)
MISSED = outcome(
    id="m", right=False, exact=False, f1=0.5,
    rankings={"reranked": Ranking(query="m", ranked=("x", "y", "z", "p"), relevant={"p": 1})},
)  # fmt: skip


def test_figures_by_hand() -> None:
    found = summarise([outcome(), REFUSED, MISSED, UNANSWERED, INVENTED])
    assert found.cases == 5
    assert found.accuracy == pytest.approx(1 / 3)
    assert found.f1 == pytest.approx(0.5)
    assert found.hit3 == pytest.approx(2 / 3)
    assert found.refused == 0.5
    assert found.refusal_precision == 0.5
    assert found.false_refusals == pytest.approx(1 / 3)
    assert found.area == pytest.approx((2 + 2 + 1) / 6)
    assert found.refused_at == 0.5, "the one below the least sure of the answerable"


def test_unanswerable_cases_do_not_count_in_retrieval_or_accuracy() -> None:
    found = summarise([UNANSWERED])
    assert (found.accuracy, found.hit3, found.refused) == (None, None, 1.0)


def test_citation_validity_is_over_all_citations() -> None:
    broken = outcome(id="b", citations=3, faults=("x: the hash differs",))
    assert summarise([outcome(), broken]).citation_validity == pytest.approx(3 / 4)
    assert summarise([UNANSWERED]).citation_validity is None


def test_systems_are_reported_side_by_side() -> None:
    found = systems([outcome(rankings={"bm25": MISSED.rankings["reranked"]}), MISSED])
    assert found["bm25"].queries == found["reranked"].queries == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (outcome(), None),
        (UNANSWERED, None),
        (REFUSED, "refused, though it can be answered"),
        (INVENTED, "answered, though nothing answers it"),
        (MISSED, "wrong answer"),
        (outcome(faults=("x",)), "citation not as in the file"),
        (outcome(unquoted=("x",)), "citation not as in the file"),
    ],
)
def test_why_an_outcome_failed(given: object, why: str | None) -> None:
    assert verdict(given) == why  # type: ignore[arg-type]


def test_failures_list_what_failed_only() -> None:
    lines = "\n".join(failures([outcome(), INVENTED]))
    assert "i [unanswerable, dev] answered" in lines
    assert "a [fact" not in lines


def test_failures_say_where_the_evidence_stood() -> None:
    assert "rank: 4" in "\n".join(failures([MISSED]))
    lost = {"reranked": Ranking(query="m", ranked=("x",), relevant={"p": 1})}
    assert "rank: none" in "\n".join(failures([outcome(right=False, rankings=lost)]))


def test_the_report_names_kinds_and_splits_and_is_the_same_twice() -> None:
    suites = {"bundled": [outcome(), UNANSWERED]}
    report = results(suites)
    assert report == results(suites)
    for label in ("all | 2", "dev | 1", "test | 1", "unanswerable | 1"):
        assert f"| {label} |" in report
    assert "## bundled" in report


def test_several_suites_are_taken_together() -> None:
    told = together({"all": [outcome(), REFUSED], "others": []})
    assert "| all | 2 | 0.500 |" in told
    assert "others" not in told
