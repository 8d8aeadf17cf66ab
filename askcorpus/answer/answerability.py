"""Whether the evidence carries the answer: a calibrated probability from several signals.

A raw similarity cannot tell: questions without an answer often score higher than those with one.
The weights in `answerability.json` are fitted by `python -m training.answerability` on public
questions of which half have no answer in the corpus.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp

from askcorpus.answer.question import Question
from askcorpus.answer.requirements import Lacking
from askcorpus.answer.select import Candidate
from askcorpus.answer.support import Support
from askcorpus.records import Record
from askcorpus.retrieve.evidence import coverage, relevance
from askcorpus.retrieve.terms import stem, words

ALONE = 20.0
"""Taken as the lead of a candidate that has no rival."""
BELIEVED = 3.0
"""The reader's margin from which it holds that another sentence answers too."""
DENIED = -6.0
"""Added to the log odds where the words are only denied: set, not fitted, since of 2,528 questions
that were answered one is of that kind."""
THAT_OFFICE, OTHER_OFFICE = 2.0, -4.0
"""Added to the log odds where the office asked for stands beside the name, and where another does:
set, not fitted, since of the questions fitted on too few ask who runs a body."""
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
_CAPITAL = re.compile(r"(?<=[\w,;:’”)] )[A-ZÀ-Þ][\w’'-]+")


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
    gap: float
    """How far the best candidate's score is above the second's."""
    support_mean: float
    """How far the words around the best sentence mean what the question's words mean."""
    support_least: float
    """The same for the word that they support least."""
    unseen: float
    """Share of the question's content words that no passage of the corpus holds."""
    rivals: float
    """How many sentences beside the best the reader believes as well."""
    same: float
    """1 where the second stands in the document of the best."""
    clause: float
    """1 where no shape is asked for."""
    speech: float
    """1 where somebody's words are asked for."""
    unnamed: float
    """1 where the sentence holds none of the names that the question gives."""
    stranger: float
    """1 where it names somebody or something else instead, besides the answer."""


class Model(Record):
    """A logistic regression: standardised features, weights, intercept."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    lacking: dict[str, float]
    """By what the candidate lacks, what is added to the log odds: less than nothing."""


def features(
    question: Question,
    candidates: Sequence[Candidate],
    idf: Mapping[str, float],
    unseen: Sequence[str],
    supported: Support | None = None,
    names: Sequence[str] = (),
) -> Features:
    """The signals for the best of `candidates`; `unseen` are the terms that no passage holds.

    `names` are the lower-cased words of names in the question.
    """
    best = candidates[0]
    supported = supported or Support(words={})
    evidence = best.evidence
    weights = {stem(term): idf.get(term, 0.0) for term in question.terms}
    others = candidates[1:]
    second = others[0].score if others else best.score - ALONE
    unnamed = bool(names) and not _named(names, best)
    return Features(
        rerank=evidence.rerank,
        relevance=relevance(evidence),
        margin=best.margin,
        margin_top=max(each.margin for each in candidates),
        cosine=evidence.cosine,
        overlap=coverage(weights, f"{evidence.passage.speaker or ''} {evidence.context_text}"),
        gap=best.score - second,
        support_mean=supported.mean(dict(idf)),
        support_least=supported.least,
        unseen=len(unseen) / len(question.terms),
        rivals=sum(each.margin > BELIEVED for each in others),
        same=float(bool(others) and others[0].evidence.passage.source == evidence.passage.source),
        clause=float(question.expects == "clause"),
        speech=float(question.expects == "speech"),
        unnamed=float(unnamed),
        stranger=float(unnamed and _names_others(names, best)),
    )


def _named(names: Sequence[str], best: Candidate) -> bool:
    """Whether the sentence, what it replies to or its speaker has one of the names."""
    evidence = best.evidence
    held = words(f"{evidence.passage.speaker or ''} {evidence.lead} {evidence.text}")
    return not {stem(word) for word in held}.isdisjoint(stem(name) for name in names)


def _names_others(names: Sequence[str], best: Candidate) -> bool:
    """Whether a name stands in the sentence, its first word and the answer left aside."""
    text, first = best.evidence.text, best.evidence.sentence.start
    low, high = best.answer.start - first, best.answer.end - first
    found = (match for match in _CAPITAL.finditer(text) if not low <= match.start() < high)
    return any(match.group().lower() not in _DAYS.union(names) for match in found)


def confidence(signals: Features, lack: Lacking | None = None, *, in_office: bool = False) -> float:
    """Probability in [0, 1] that the best candidate answers; low where it lacks a requirement.

    `in_office` is that the office asked for stands beside the name.
    """
    model = _model()
    values = signals.model_dump()
    total = model.intercept + sum(
        weight * (values[name] - mean) / scale
        for name, mean, scale, weight in zip(
            model.names, model.mean, model.scale, model.weights, strict=True
        )
    )
    settled = {**model.lacking, "office": OTHER_OFFICE, "denied": DENIED}
    total += settled.get(lack.lack, 0.0) if lack else 0.0
    total += THAT_OFFICE if in_office else 0.0
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def _model() -> Model:
    text = files("askcorpus.answer").joinpath("answerability.json").read_text(encoding="utf-8")
    return Model.model_validate(json.loads(text))
