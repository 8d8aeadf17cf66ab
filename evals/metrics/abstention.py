"""How well refusing is told from answering."""

from collections.abc import Sequence

import numpy as np

from askcorpus.records import Record


class AbstentionFigures(Record):
    """Counts and rates; a rate over nothing is None."""

    answerable: int
    unanswerable: int
    precision: float | None
    """Of the refused, the share that had no answer."""
    recall: float | None
    """Of those without an answer, the share that was refused."""
    false_refusals: float | None
    """Of those with an answer, the share that was refused."""


def abstention(answerable: Sequence[bool], refused: Sequence[bool]) -> AbstentionFigures:
    """The rates over aligned labels and verdicts."""
    pairs = list(zip(answerable, refused, strict=True))
    with_answer = [was for has, was in pairs if has]
    without = [was for has, was in pairs if not has]
    return AbstentionFigures(
        answerable=len(with_answer),
        unanswerable=len(without),
        precision=_rate(sum(without), sum(refused)),
        recall=_rate(sum(without), len(without)),
        false_refusals=_rate(sum(with_answer), len(with_answer)),
    )


def area(answerable: Sequence[bool], confidence: Sequence[float]) -> float | None:
    """Area under the ROC curve; ties count half, None where one class is missing."""
    labels = np.asarray(answerable, dtype=bool)
    scores = np.asarray(confidence, dtype=float)
    above, below = scores[labels], scores[~labels]
    if not len(above) or not len(below):
        return None
    difference = above[:, None] - below[None, :]
    return float(((difference > 0) + 0.5 * (difference == 0)).mean())


def refused_at(
    answerable: Sequence[bool], confidence: Sequence[float], false_refusals: float = 0.05
) -> float | None:
    """Share of the unanswerable below the highest threshold that keeps `false_refusals`.

    A question is refused when its confidence is below the threshold, so equal ones stand together.
    """
    labels = np.asarray(answerable, dtype=bool)
    scores = np.asarray(confidence, dtype=float)
    kept = np.sort(scores[labels])
    if not len(kept) or labels.all():
        return None
    threshold = kept[min(int(false_refusals * len(kept) + 1e-9), len(kept) - 1)]
    return float((scores[~labels] < threshold).mean())


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None
