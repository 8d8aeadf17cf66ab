"""A benchmark asked of askcorpus: what each stage found, what was answered, what was refused."""

from collections.abc import Sequence
from pathlib import Path

from askcorpus import Corpus
from askcorpus.answer.answerability import Features
from askcorpus.answer.examine import Examination
from askcorpus.records import Answer, Passage, Record
from evals.benchmarks.records import Asked
from evals.matching import exact, normalise, occurs, token_f1
from evals.metrics.answers import best_f1, exactly_right, refused
from evals.metrics.citations import faults
from evals.metrics.ranking import Ranking
from evals.observe import ask
from evals.relevance import ranking
from evals.retrieval import Retriever


class Result(Record):
    """One question's outcome."""

    id: str
    question: str
    bucket: int
    answerable: bool
    confidence: float
    signals: Features | None
    lack: str | None = None
    """What the best candidate lacks that an answer must have."""
    refused: bool
    exact: bool
    f1: float
    candidate_exact: bool
    candidate_f1: float
    """Of the best candidate, whether or not the question was refused."""
    candidate_found: bool
    """Whether the best candidate stands in a relevant document."""
    candidate_answers: bool
    """Whether its sentence carries an accepted answer, in a relevant document."""
    supported: bool | None
    """Whether the best candidate's sentence is one of the supporting ones; None where none are."""
    faults: int
    rankings: dict[str, Ranking]


def results(corpus: Corpus, questions: Sequence[Asked], *, answers: bool = True) -> list[Result]:
    """Outcomes of the questions; with `answers` false only retrieval is looked at."""
    retriever = Retriever(corpus)
    stems = {id: Path(source.path).stem for id, source in retriever.sources.items()}
    return [_result(each, retriever, stems, answers) for each in questions]


def _result(asked: Asked, retriever: Retriever, stems: dict[str, str], answers: bool) -> Result:
    answer, observed = ask(retriever.corpus, asked.text) if answers else (None, None)
    seen = observed or retriever.corpus.examine(asked.text)
    best = seen.candidates[0] if seen.candidates else None

    def document(passage: Passage) -> str:
        return stems[passage.source]

    return Result(
        id=asked.id,
        question=asked.text,
        bucket=asked.bucket,
        answerable=asked.answerable,
        confidence=seen.confidence,
        signals=seen.signals,
        lack=seen.lack.lack if seen.lack else None,
        refused=refused(answer) if answer else False,
        exact=bool(answer) and exactly_right(_sure(answer), asked.answers),
        f1=best_f1(answer, asked.answers) if answer else 0.0,
        candidate_exact=best is not None and any(exact(best.text, a) for a in asked.answers),
        candidate_f1=max((token_f1(best.text, a) for a in asked.answers), default=0.0)
        if best
        else 0.0,
        candidate_found=best is not None and document(best.evidence.passage) in asked.relevant,
        candidate_answers=best is not None
        and document(best.evidence.passage) in asked.relevant
        and _carries(asked, seen),
        supported=_supported(asked, seen) if asked.support else None,
        faults=len(faults(answer)) if answer else 0,
        rankings={
            system: ranking(asked.id, found, document, asked.relevant)
            for system, found in retriever.stages(seen).items()
        }
        if asked.answerable
        else {},
    )


def _sure(answer: Answer | None) -> Answer:
    if answer is None:
        raise ValueError("the question was not asked")
    return answer


def _carries(asked: Asked, seen: Examination) -> bool:
    """Whether the best candidate's sentence holds an answer, or is a supporting one if named."""
    if asked.support:
        return _supported(asked, seen)
    return any(occurs(each, seen.candidates[0].evidence.text) for each in asked.answers)


def _supported(asked: Asked, seen: Examination) -> bool:
    """Whether the best candidate's sentence holds, or lies in, a supporting sentence."""
    if not seen.candidates:
        return False
    given = normalise(seen.candidates[0].evidence.text)
    wanted = [normalise(each) for each in asked.support]
    return any(given in each or each in given for each in wanted)
