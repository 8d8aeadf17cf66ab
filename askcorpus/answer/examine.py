"""One question taken through the whole pipeline, every stage kept for answering and for evals."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from askcorpus.answer.answerability import Features, confidence, features
from askcorpus.answer.question import Question, analyse
from askcorpus.answer.select import Candidate, select
from askcorpus.answer.standing import EQUAL, Standing
from askcorpus.encoders.load import Encoders
from askcorpus.records import Evidence, Record, Source
from askcorpus.retrieve.evidence import candidates, rerank
from askcorpus.retrieve.search import Filter, Found, PassageStore, search
from askcorpus.retrieve.spelling import corrections, replaced, written
from askcorpus.settings import Settings


class QuestionStore(PassageStore, Protocol):
    """The part of the index that a question needs."""

    def vocabulary(self) -> Mapping[str, int]:
        """Every stem of the corpus with the number of passages that hold it."""
        ...

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
    """Passages as fused."""
    evidence: tuple[Evidence, ...]
    """Sentences as the cross-encoder ranks them."""
    candidates: tuple[Candidate, ...]
    """Words that may answer."""
    spelling: tuple[tuple[str, str], ...]
    """Words of the question as asked, and as they were read."""
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
    standing: Standing = EQUAL,
) -> Examination:
    """Search, reread, read: from a question to ranked candidate answers and a confidence."""
    asked, fixes = respelt(question, index, encoders)
    seen = _examine(asked, index, encoders, standing, settings, narrowed)
    return seen.model_copy(update={"question": question, "spelling": fixes})


def respelt(
    question: Question, index: QuestionStore, encoders: Encoders
) -> tuple[Question, tuple[tuple[str, str], ...]]:
    """The question with misspelt words as the corpus writes them, and what was exchanged."""
    unseen = index.unseen(question.terms)
    if not unseen:
        return question, ()

    def known(word: str) -> bool:
        with_frame, frame = encoders.embedder.count_tokens([word, ""])
        return with_frame - frame == 1

    text, fixes = question.text, []
    for word, meant in corrections(unseen, index.vocabulary(), known).items():
        hits = index.lexical([meant], 3, Filter())
        surface = written(meant, [hit.passage.text for hit in hits])
        if surface:
            text = replaced(text, word, surface)
            fixes.append((word, surface))
    return (analyse(text), tuple(fixes)) if fixes else (question, ())


def _examine(
    question: Question,
    index: QuestionStore,
    encoders: Encoders,
    standing: Standing,
    settings: Settings,
    narrowed: Filter,
) -> Examination:
    vector = encoders.embedder.encode([question.text], kind="query")[0]
    idf = index.idf(question.terms)
    unseen = index.unseen(question.terms)
    found = search(index, question.terms, vector, limit=settings.candidates, filter=narrowed)
    sentences = candidates(found, question.terms, idf, settings.rerank)
    reread = rerank(question.text, sentences, encoders.reranker)
    read = standing.preferred(select(question, reread, encoders.reader))
    signals = features(question, read, idf, unseen) if read else None
    return Examination(
        question=question,
        passages=tuple(found),
        evidence=tuple(reread),
        candidates=tuple(read),
        spelling=(),
        unseen=tuple(unseen),
        signals=signals,
        confidence=confidence(signals) if signals else 0.0,
    )
