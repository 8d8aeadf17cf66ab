"""One case, the answer it got and what was retrieved for it: judged."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from askcorpus.records import Answer, Citation, Passage, Record, Source
from evals.cases import Case, Kind, Split, locate
from evals.metrics import answers, citations
from evals.metrics.ranking import Ranking
from evals.relevance import covers, key, overlapping, ranking


class Outcome(Record):
    """All that the figures of one case are made of."""

    id: str
    question: str
    kind: Kind
    split: Split
    answerable: bool
    refused: bool
    right: bool
    exact: bool
    f1: float
    cited_gold: bool
    """Whether the first citation overlaps accepted evidence."""
    confidence: float
    answer: str | None
    evidence: str | None
    """The first citation, as `source: quote`."""
    citations: int
    faults: tuple[str, ...]
    unquoted: tuple[str, ...]
    rankings: dict[str, Ranking]
    """By retrieval system; empty where no passage can hold the answer."""


def judge(
    case: Case,
    answer: Answer,
    sources: Mapping[str, Source],
    texts: Mapping[str, str],
    ranked: Mapping[str, Sequence[Passage]],
    passages: Sequence[Passage],
) -> Outcome:
    """Judge one answer; `sources` and `texts` by source id, `ranked` by retrieval system."""
    relevant = relevant_passages(case, sources, texts, passages)
    first = answer.citations[0] if answer.citations else None
    return Outcome(
        id=case.id,
        question=case.question,
        kind=case.kind,
        split=case.split,
        answerable=case.answerable,
        refused=answers.refused(answer),
        right=answers.right(answer, case.answers, case.forbidden),
        exact=answers.exactly_right(answer, case.answers),
        f1=answers.best_f1(answer, case.answers),
        cited_gold=first is not None and _is_gold(case, first, sources, texts),
        confidence=answer.confidence,
        answer=answer.answer,
        evidence=f"{first.source}: {first.quote}" if first else None,
        citations=len(answer.citations) + len(answer.related),
        faults=tuple(citations.faults(answer)),
        unquoted=tuple(citations.unquoted(answer)),
        rankings={
            system: ranking(case.id, found, key, relevant) for system, found in ranked.items()
        }
        if relevant
        else {},
    )


def relevant_passages(
    case: Case,
    sources: Mapping[str, Source],
    texts: Mapping[str, str],
    passages: Sequence[Passage],
) -> dict[str, int]:
    """Keys of the passages that hold accepted evidence, graded 1.

    Questions about the documents themselves are answered from the catalogue and are left out.
    """
    if case.kind == "document":
        return {}
    found: dict[str, int] = {}
    for gold in case.spans:
        for source in _named(gold.source, sources):
            spans = locate(gold.quote, texts[source.id])
            found.update(dict.fromkeys(overlapping(passages, source.id, spans), 1))
    return found


def _is_gold(
    case: Case, citation: Citation, sources: Mapping[str, Source], texts: Mapping[str, str]
) -> bool:
    return any(
        covers(citation.start, citation.end, span)
        for gold in case.spans
        for source in _named(gold.source, sources)
        if source.id == citation.source
        for span in locate(gold.quote, texts[source.id])
    )


def _named(prefix: str, sources: Mapping[str, Source]) -> list[Source]:
    return [
        each
        for each in sources.values()
        if Path(each.original or each.path).name.startswith(prefix)
    ]
