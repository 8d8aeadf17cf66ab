"""Statements by what they are about: searched by meaning and by words, reread, best first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from askcorpus.index import Spoken as Spoken  # part of what ranking is asked with
from askcorpus.index import SpokenHit
from askcorpus.records import Record, Statement
from askcorpus.retrieve.evidence import SentenceReranker, coverage
from askcorpus.retrieve.terms import stem

REREAD = 12
"""Statements that the cross-encoder reads."""
FUSED_WEIGHT = 2.0
WINDOW = 700
"""Characters of a long statement that are read: those that hold most of what is wanted."""


class StatementStore(Protocol):
    """The part of the index that searching statements needs."""

    def said_words(self, terms: Sequence[str], limit: int, wanted: Spoken) -> list[SpokenHit]:
        """Statements by BM25."""
        ...

    def said_near(self, vector: NDArray[np.float32], limit: int, wanted: Spoken) -> list[SpokenHit]:
        """Statements by cosine similarity."""
        ...

    def idf(self, terms: Sequence[str]) -> dict[str, float]:
        """How rare each term is over the passages."""
        ...


class Ranked(Record):
    """A statement with what speaks for its being about what is wanted."""

    statement: Statement
    fused: float
    """In [0, 1]: dense and lexical, normalised and weighted alike."""
    cosine: float
    overlap: float
    """Share in [0, 1] of the idf mass of what is wanted that the statement holds."""
    rerank: float | None = None
    """Cross-encoder logit; null where it was not read."""

    @property
    def relevance(self) -> float:
        """What they are ordered by, among those that were read."""
        return (self.rerank if self.rerank is not None else -20.0) + FUSED_WEIGHT * self.fused


def rank(
    store: StatementStore,
    text: str,
    terms: Sequence[str],
    vector: NDArray[np.float32],
    wanted: Spoken,
    reranker: SentenceReranker | None,
    *,
    limit: int,
    told: Callable[[Statement], str],
) -> list[Ranked]:
    """Up to `limit` statements, those most about `text` first.

    `told` gives what is put before a statement's words when it is read (`Ann Lee said: `); without
    a cross-encoder they stay in the order of the searches.
    """
    idf = store.idf(terms)
    weights = {stem(term): idf.get(term, 0.0) for term in terms}
    found = _fused(
        store.said_words(terms, limit, wanted), store.said_near(vector, limit, wanted), weights
    )[:limit]
    if reranker is None:
        return found
    head = found[:REREAD]
    logits = reranker.score(
        text, [told(each.statement) + window(each.statement.quote, weights) for each in head]
    )
    read = [
        each.model_copy(update={"rerank": float(logit)})
        for each, logit in zip(head, logits, strict=True)
    ]
    return sorted(read, key=lambda each: -each.relevance) + found[REREAD:]


def window(quote: str, weights: Mapping[str, float]) -> str:
    """The quote, or of a long one the stretch that holds most of what is wanted."""
    if len(quote) <= WINDOW:
        return quote
    step = WINDOW // 2
    parts = [quote[at : at + WINDOW] for at in range(0, len(quote) - step, step)]
    return max(parts, key=lambda part: coverage(weights, part))


def _fused(
    lexical: Sequence[SpokenHit], dense: Sequence[SpokenHit], weights: Mapping[str, float]
) -> list[Ranked]:
    words, near = _by_place(lexical), _by_place(dense)
    most = max((hit.score for hit in lexical), default=1.0) or 1.0
    found = []
    for key, hit in {**near, **words}.items():
        cosine = near[key].score if key in near else 0.0
        bm25 = words[key].score / most if key in words else 0.0
        found.append(
            Ranked(
                statement=hit.statement,
                fused=(max(0.0, cosine) + bm25) / 2,
                cosine=cosine,
                overlap=coverage(weights, hit.statement.quote),
            )
        )
    place = {key: order for order, key in enumerate(_by_place([*lexical, *dense]))}
    return sorted(found, key=lambda each: (-each.fused, place[_place(each.statement)]))


def _by_place(hits: Sequence[SpokenHit]) -> dict[tuple[str, int, int, str], SpokenHit]:
    return {_place(hit.statement): hit for hit in hits}


def _place(statement: Statement) -> tuple[str, int, int, str]:
    return statement.source, statement.start, statement.end, statement.manner
