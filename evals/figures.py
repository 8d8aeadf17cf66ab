"""The figures of a set of judged cases."""

from collections.abc import Sequence

from askcorpus.records import Record
from evals.judge import Outcome
from evals.metrics.abstention import abstention, area, refused_at
from evals.metrics.ranking import RankingFigures, figures

REPORTED_SYSTEM = "reranked"


class Figures(Record):
    """The figures of a set of outcomes; None where nothing was there to measure."""

    cases: int
    accuracy: float | None
    """Share of the answerable that was answered rightly; a refusal is wrong."""
    exact: float | None
    f1: float | None
    cited_gold: float | None
    hit3: float | None
    citation_validity: float | None
    verbatim: float | None
    """Share of the answers given whose words stand in the quote they point at."""
    refused: float | None
    refusal_precision: float | None
    false_refusals: float | None
    area: float | None
    refused_at: float | None
    """Share of the unanswerable refused where the threshold refuses 5 % of the answerable."""


def summarise(outcomes: Sequence[Outcome]) -> Figures:
    """The figures over outcomes."""
    wanted = [each for each in outcomes if each.answerable]
    given = [each for each in outcomes if not each.refused]
    labels = [each.answerable for each in outcomes]
    rates = abstention(labels, [each.refused for each in outcomes])
    cited = sum(each.citations for each in outcomes)
    ranked = retrieval(outcomes, REPORTED_SYSTEM)
    return Figures(
        cases=len(outcomes),
        accuracy=_mean([each.right for each in wanted]),
        exact=_mean([each.exact for each in wanted]),
        f1=_mean([each.f1 for each in wanted]),
        cited_gold=_mean([each.cited_gold for each in wanted]),
        hit3=ranked.hit3 if ranked.queries else None,
        citation_validity=1 - min(1.0, sum(len(o.faults) for o in outcomes) / cited)
        if cited
        else None,
        verbatim=_mean([not each.unquoted for each in given]),
        refused=rates.recall,
        refusal_precision=rates.precision,
        false_refusals=rates.false_refusals,
        area=area(labels, [each.confidence for each in outcomes]),
        refused_at=refused_at(labels, [each.confidence for each in outcomes]),
    )


def retrieval(outcomes: Sequence[Outcome], system: str) -> RankingFigures:
    """Retrieval figures of one system over the cases that a passage can answer."""
    return figures([each.rankings[system] for each in outcomes if system in each.rankings])


def systems(outcomes: Sequence[Outcome]) -> dict[str, RankingFigures]:
    """Retrieval figures of every system."""
    names = dict.fromkeys(name for each in outcomes for name in each.rankings)
    return {name: retrieval(outcomes, name) for name in names}


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
