"""Whether the evidence carries the answer: a calibrated probability from several signals.

A raw similarity cannot tell: questions without an answer often score higher than those with one.
The weights in `answerability.json` are fitted by `python -m training.answerability` on public
questions of which half have no answer in the corpus.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp

from askcorpus.answer.question import Question
from askcorpus.answer.select import Candidate
from askcorpus.records import Record
from askcorpus.retrieve.evidence import coverage, relevance
from askcorpus.retrieve.terms import stem, words


class Features(Record):
    """The signals, each computed from one question and its candidates."""

    rerank: float
    """Cross-encoder logit of the best candidate's sentence."""
    relevance: float
    """That logit with the searches' scores."""
    margin: float
    """The reader's span score less its no-answer score."""
    margin_top: float
    """The largest such margin among all candidates."""
    cosine: float
    overlap: float
    """Share of the question's idf mass in the best sentence and its context."""
    unseen: float
    """Share of the question's content words that no passage of the corpus holds."""
    names_missing: float
    """Share of the question's names missing around the best sentence, heading and speaker."""
    numbers_missing: float
    fit: float
    """1 the expected shape, 0 another, 0.5 where none is expected."""


class Model(Record):
    """A logistic regression: standardised features, weights, intercept."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float


def features(
    question: Question,
    candidates: Sequence[Candidate],
    idf: Mapping[str, float],
    unseen: Sequence[str],
) -> Features:
    """The signals for the best of `candidates`; `unseen` are the terms that no passage holds."""
    best = candidates[0]
    evidence = best.evidence
    around = " ".join(
        (evidence.passage.heading, evidence.passage.speaker or "", evidence.passage.text)
    )
    weights = {stem(term): idf.get(term, 0.0) for term in question.terms}
    return Features(
        rerank=evidence.rerank,
        relevance=relevance(evidence),
        margin=best.margin,
        margin_top=max(each.margin for each in candidates),
        cosine=evidence.cosine,
        overlap=coverage(weights, f"{evidence.passage.speaker or ''} {evidence.context_text}"),
        unseen=len(unseen) / len(question.terms),
        names_missing=_missing(question.names, around),
        numbers_missing=_missing(question.numbers, around),
        fit=best.fit,
    )


def confidence(signals: Features) -> float:
    """Probability in [0, 1] that the best candidate answers."""
    model = _model()
    values = signals.model_dump()
    total = model.intercept + sum(
        weight * (values[name] - mean) / scale
        for name, mean, scale, weight in zip(
            model.names, model.mean, model.scale, model.weights, strict=True
        )
    )
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def _model() -> Model:
    text = files("askcorpus.answer").joinpath("answerability.json").read_text(encoding="utf-8")
    return Model.model_validate(json.loads(text))


def _missing(wanted: Sequence[str], text: str) -> float:
    """Share of the wanted words whose stem the text does not hold."""
    if not wanted:
        return 0.0
    held = {stem(word) for word in words(text)}
    parts = [stem(part) for name in wanted for part in words(name)]
    return sum(part not in held for part in parts) / max(1, len(parts))
