"""Benchmark results as Markdown."""

from collections.abc import Sequence

from evals.benchmarks.measure import Result
from evals.metrics.abstention import abstention, area, refused_at
from evals.metrics.ranking import RankingFigures, figures
from evals.report import number, ranked_table, table


def retrieval(results: Sequence[Result]) -> str:
    """The systems side by side, over answerable questions."""
    names = dict.fromkeys(name for each in results for name in each.rankings)
    found: dict[str, RankingFigures] = {
        name: figures([each.rankings[name] for each in results if name in each.rankings])
        for name in names
    }
    return ranked_table(found)


def answers(results: Sequence[Result]) -> str:
    """Short answers: exact match and F1 as given (a refusal counts 0) and as if never refusing."""
    kept = [each for each in results if each.answerable]
    rows = [
        ["as given", *_cells(kept, "exact", "f1")],
        ["never refusing", *_cells(kept, "candidate_exact", "candidate_f1")],
    ]
    return table(["answers", "n", "EM", "F1"], rows)


def support(results: Sequence[Result]) -> str:
    """Whether the best candidate stands in the right document and in a supporting sentence."""
    kept = [each for each in results if each.answerable]
    named = [each for each in kept if each.supported is not None]
    rows = [["best candidate in the right document", *_cells(kept, "candidate_found")]]
    if named:
        rows.append(["in a supporting sentence", *_cells(named, "supported")])
    return table(["evidence", "n", "share"], rows)


def refusals(results: Sequence[Result]) -> str:
    """How well the confidence tells questions with an answer from those without."""
    labels = [each.answerable for each in results]
    confidence = [each.confidence for each in results]
    rates = abstention(labels, [each.refused for each in results])
    rows = [
        ["questions with an answer", str(rates.answerable)],
        ["questions without", str(rates.unanswerable)],
        ["AUC of the confidence", number(area(labels, confidence))],
        ["refused at 5 % false refusals", number(refused_at(labels, confidence))],
        ["refused at the default threshold", number(rates.recall)],
        ["false refusals there", number(rates.false_refusals)],
    ]
    return table(["abstention", "value"], rows)


def _cells(results: Sequence[Result], *names: str) -> list[str]:
    if not results:
        return ["0", *("–" for _ in names)]
    means = (sum(getattr(each, name) for each in results) / len(results) for name in names)
    return [str(len(results)), *(number(mean) for mean in means)]
