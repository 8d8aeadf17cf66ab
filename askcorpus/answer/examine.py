"""One question taken through the whole pipeline, every stage kept for answering and for evals."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from askcorpus.answer.answerability import Features, confidence, features
from askcorpus.answer.choosing import likeliest
from askcorpus.answer.counting import fitting_first, miscounted
from askcorpus.answer.familiar import by_given_name
from askcorpus.answer.question import Question, analyse, plain
from askcorpus.answer.reading import read_on
from askcorpus.answer.requirements import Lacking, lacking, name_words
from askcorpus.answer.select import Candidate, office, reread
from askcorpus.answer.standing import EQUAL, Standing
from askcorpus.answer.support import Support, support
from askcorpus.encoders.load import Encoders
from askcorpus.records import Evidence, Passage, Record, Source
from askcorpus.retrieve.search import Filter, Found, PassageStore, search
from askcorpus.retrieve.spelling import corrections, replaced, written
from askcorpus.retrieve.terms import STOPWORDS, words
from askcorpus.settings import Settings


class QuestionStore(PassageStore, Protocol):
    """The part of the index that a question needs."""

    def vocabulary(self) -> Mapping[str, int]:
        """Every stem of the corpus with the number of passages that hold it."""
        ...

    def idf(self, terms: Sequence[str]) -> dict[str, float]:
        """How rare each term is over the passages."""
        ...

    def passage(self, source: str, ordinal: int) -> Passage | None:
        """One passage of a source by its place."""
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
    lack: Lacking | None = None
    """What the best candidate lacks that an answer must have."""
    supported: Support | None = None
    """How far the best candidate's surroundings speak of the question's words."""


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
    asked, fixes = respelt(analyse(plain(question.text)), index, encoders)
    asked, familiar = by_given_name(asked, index)
    seen = _examine(asked, index, encoders, standing, settings, narrowed)
    if seen.candidates:
        seen = weighed(seen, index.idf(asked.terms), encoders, sources)
    return seen.model_copy(update={"question": question, "spelling": (*fixes, *familiar)})


def respelt(
    question: Question, index: QuestionStore, encoders: Encoders
) -> tuple[Question, tuple[tuple[str, str], ...]]:
    """The question with misspelt words as the corpus writes them, and what was exchanged.

    What is written as a name is not read as another kind of word.
    """
    unseen = index.unseen(question.terms)
    if not unseen:
        return question, ()

    def known(word: str) -> bool:
        with_frame, frame = encoders.embedder.count_tokens([word, ""])
        return with_frame - frame == 1

    text, fixes, named = question.text, [], _as_names(question)
    for word, meant in corrections(unseen, index.vocabulary(), known).items():
        hits = index.lexical([meant], 3, Filter())
        surface = written(meant, [hit.passage.text for hit in hits])
        if surface and not (surface.islower() and word in named):
            text = replaced(text, word, surface)
            fixes.append((word, surface))
    return (analyse(text), tuple(fixes)) if fixes else (question, ())


def _as_names(question: Question) -> set[str]:
    """The words written as names, lower-cased; none where the question is written like a title."""
    _, *others = question.text.split()
    if any(each[0].isupper() and each.lower() in STOPWORDS for each in others):
        return set()
    return {each.lower() for each in question.names}


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
    chosen = likeliest(question, found, idf)
    scanned = read_on(question, chosen, index.passage, idf, encoders.reader)
    evidence, candidates = reread(question, scanned, encoders, settings.rerank)
    candidates = fitting_first(question, candidates, encoders.embedder)
    return Examination(
        question=question,
        passages=tuple(found),
        evidence=tuple(evidence),
        candidates=tuple(standing.preferred(candidates)),
        spelling=(),
        unseen=tuple(unseen),
        signals=None,
        confidence=0.0,
    )


def weighed(
    seen: Examination,
    idf: Mapping[str, float],
    encoders: Encoders,
    sources: Mapping[str, Source],
    found: Sequence[Found] = (),
) -> Examination:
    """What was seen, with the confidence in the best candidate and what that rests on.

    A name may stand in what was `found` besides the passages that were seen.
    """
    question, best = seen.question, seen.candidates[0]
    passage = best.evidence.passage
    names = name_words(question, [each.evidence.passage.text for each in seen.candidates])
    others = [term for term in question.terms if term not in names and term.isalpha()]
    own = best.evidence
    around = f"{passage.heading} {passage.speaker or ''} {own.lead} {own.context_text}"
    supported = support(others, around, encoders.embedder)
    source = sources[passage.source]
    day = f"{source.published:%d %B %Y}" if source.published else ""
    origin = " ".join((source.title or "", source.publisher or "", *source.authors, day))
    unseen = tuple(each for each in seen.unseen if each not in words(origin))
    signals = features(question, seen.candidates, idf, unseen, supported, names)
    elsewhere = " ".join(
        each.passage.text
        for each in (*seen.passages, *found)
        if each.passage.source == passage.source
    )
    lack = lacking(question, best, names, supported.words, origin, elsewhere) or miscounted(
        question, best, encoders.embedder
    )
    return seen.model_copy(
        update={
            "unseen": unseen,
            "signals": signals,
            "confidence": confidence(signals, lack, in_office=office(question, best) > 0),
            "lack": lack,
            "supported": supported,
        }
    )
