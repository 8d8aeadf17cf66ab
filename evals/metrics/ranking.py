"""Retrieval measures through ir_measures: hit@k, MRR and nDCG@10."""

from collections.abc import Mapping, Sequence
from typing import Any

from askcorpus.records import Record

CUTOFF = 10


class Ranking(Record):
    """One query's ranked items and the relevant ones among all that could have been found."""

    query: str
    ranked: tuple[str, ...]
    """Ids, best first, each once."""
    relevant: Mapping[str, int]
    """Id to grade; must hold at least one above 0."""


class RankingFigures(Record):
    """Means over queries; a query without results counts as 0."""

    queries: int
    hit1: float
    hit3: float
    hit5: float
    hit10: float
    mrr: float
    """Reciprocal rank of the first relevant item; 0 below rank 10."""
    ndcg10: float


def figures(rankings: Sequence[Ranking]) -> RankingFigures:
    """The measures' means. Queries without any relevant item have no rank and must be left out."""
    if not rankings:
        return RankingFigures(queries=0, hit1=0, hit3=0, hit5=0, hit10=0, mrr=0, ndcg10=0)
    import ir_measures
    from ir_measures import RR, Success, nDCG

    measures = {
        "hit1": Success @ 1,
        "hit3": Success @ 3,
        "hit5": Success @ 5,
        "hit10": Success @ 10,
        "mrr": RR @ CUTOFF,
        "ndcg10": nDCG @ CUTOFF,
    }
    found = ir_measures.calc_aggregate(list(measures.values()), _qrels(rankings), _run(rankings))
    values = {name: float(found[measure]) for name, measure in measures.items()}
    return RankingFigures(queries=len(rankings), **values)


def first_rank(ranking: Ranking) -> int | None:
    """Rank, from 1, of the first relevant item; None where none was found."""
    places = (i for i, item in enumerate(ranking.ranked, 1) if ranking.relevant.get(item, 0) > 0)
    return next(places, None)


def _qrels(rankings: Sequence[Ranking]) -> list[Any]:
    import ir_measures

    if len({each.query for each in rankings}) < len(rankings):
        raise ValueError("a query occurs twice; ir_measures would merge its results")
    for each in rankings:
        if not any(grade > 0 for grade in each.relevant.values()):
            raise ValueError(f"{each.query}: nothing is relevant, so no rank can be right")
    return [
        ir_measures.Qrel(each.query, item, grade)
        for each in rankings
        for item, grade in each.relevant.items()
    ]


def _run(rankings: Sequence[Ranking]) -> list[Any]:
    """Scores that fall by one a rank: the order given is kept, and no tie is left to break."""
    import ir_measures

    return [
        ir_measures.ScoredDoc(each.query, item, float(len(each.ranked) - place))
        for each in rankings
        for place, item in enumerate(dict.fromkeys(each.ranked))
    ]
