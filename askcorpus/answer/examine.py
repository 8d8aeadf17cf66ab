"""One question taken through the whole pipeline, every stage kept for answering and for evals."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from askcorpus.answer.answerability import Features, confidence, features
from askcorpus.answer.question import Question
from askcorpus.answer.select import Candidate, select
from askcorpus.encoders.load import Encoders
from askcorpus.records import Evidence, Record, Source
from askcorpus.retrieve.evidence import candidates, rerank
from askcorpus.retrieve.renditions import collapse
from askcorpus.retrieve.search import Filter, Found, PassageStore, search
from askcorpus.settings import Settings

PASSAGES_COMPARED = 40


class QuestionStore(PassageStore, Protocol):
    """The part of the index that a question needs."""

    def idf(self, terms: Sequence[str]) -> dict[str, float]:
        """How rare each term is over the passages."""
        ...

    def unseen(self, terms: Sequence[str]) -> list[str]:
        """The terms that no passage holds."""
        ...


class Examination(Record):
    """What each stage made of a question, best first throughout."""

    question: Question
    passages: tuple[Found, ...]
    """Passages as fused, copies collapsed."""
    evidence: tuple[Evidence, ...]
    """Sentences as the cross-encoder ranks them."""
    candidates: tuple[Candidate, ...]
    """Words that may answer."""
    unseen: tuple[str, ...]
    """Content words of the question that no passage of the corpus holds."""
    signals: Features | None
    """What the confidence rests on; None where nothing was found."""
    confidence: float


def examine(
    question: Question,
    index: QuestionStore,
    encoders: Encoders,
    sources: Mapping[str, Source],
    settings: Settings,
    narrowed: Filter,
) -> Examination:
    """Search, reread, read: from a question to ranked candidate answers and a confidence."""
    vector = encoders.embedder.encode([question.text], kind="query")[0]
    idf = index.idf(question.terms)
    unseen = index.unseen(question.terms)
    found = search(index, question.terms, vector, limit=settings.candidates, filter=narrowed)
    apart = collapse(found[:PASSAGES_COMPARED], sources)
    sentences = candidates(apart, question.terms, idf, settings.rerank)
    reread = rerank(question.text, sentences, encoders.reranker)
    read = select(question, reread, encoders.reader)
    signals = features(question, read, idf, unseen) if read else None
    return Examination(
        question=question,
        passages=tuple(apart),
        evidence=tuple(reread),
        candidates=tuple(read),
        unseen=tuple(unseen),
        signals=signals,
        confidence=confidence(signals) if signals else 0.0,
    )
