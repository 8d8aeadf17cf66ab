"""Fit the confidence of `ask`: `python -m training.answerability FEATURES.jsonl [--out FILE]`.

FEATURES.jsonl comes from `python -m evals --calibrate DIR --data DATA` and from `python -m
training.signals`: a question a line with the signals of `askcorpus.answer.answerability` and
`answers`, whether the first citation answers. Only articles set aside for this are in them, and
none of the cases in `evals/cases` but those of `unseen.jsonl.gz` marked `fit`. Sets weigh the same
whatever their size, but for `WEIGHTS`: questions as people ask them tell most.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

from askcorpus.answer.answerability import Features

DEFAULT_OUT = Path("askcorpus/answer/answerability.json")


LACKING = ("name", "far", "number", "kind", "thing", "matter")
"""The requirements of `requirements.py`: each has a weight, never in favour."""
LACK_SCALE = 6.0
"""What stands for a requirement that is not met: such questions are few, the penalty is for all."""
WEIGHTS = {"unseen": 6.0, "written": 6.0}
"""How much a set counts where that is not 1."""
PRIOR = 0.5
"""Share of answered questions that the probability supposes."""


def main() -> None:
    """Read features, report cross-validated figures, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("features", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--strength", type=float, default=0.1, help="inverse L2 penalty")
    options = parser.parse_args()
    rows = [json.loads(line) for path in options.features for line in path.open(encoding="utf-8")]
    _report_lacks(rows)
    rows = [row for row in rows if _sure(row)]
    names = tuple(Features.model_fields)
    values = np.array([[row["features"][name] for name in names] for row in rows], dtype=float)
    labels = np.array([row["answers"] for row in rows], dtype=int)
    weights = _weights(rows, labels)
    mean, scale = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-6)
    lacks = np.array([[LACK_SCALE * (row["lack"] == lack) for lack in LACKING] for row in rows])
    scaled = np.hstack([(values - mean) / scale, lacks])
    model = LogisticRegression(C=options.strength, max_iter=1000)
    guessed = cross_val_predict(
        model, scaled, labels, cv=5, method="predict_proba", params={"sample_weight": weights}
    )[:, 1]
    for name in sorted({row["set"] for row in rows}):
        mine = np.array([row["set"] == name for row in rows])
        area = roc_auc_score(labels[mine], guessed[mine])
        print(f"{name}: {mine.sum()} questions, {labels[mine].mean():.2f} answered, AUC {area:.3f}")
    model.fit(scaled, labels, sample_weight=weights)
    for name, weight in zip((*names, *LACKING), model.coef_[0], strict=True):
        print(f"  {name:16s} {weight:+.3f}")
    own, missing = model.coef_[0][: len(names)], model.coef_[0][len(names) :]
    fitted = {
        "names": names,
        "mean": mean.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "weights": own.round(5).tolist(),
        "intercept": round(float(model.intercept_[0]), 5),
        "lacking": {
            lack: round(min(0.0, LACK_SCALE * float(weight)), 5)
            for lack, weight in zip(LACKING, missing, strict=True)
        },
    }
    options.out.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


def _sure(row: dict[str, Any]) -> bool:
    """Whether the label holds.

    In a dialogue another sentence than the marked one may answer; and where no answering words were
    judged (`answer`), the right sentence with words of another kind is no answer.
    """
    if row["lack"] == "kind" and row["answers"] and "answer" not in row:
        return False
    return row["set"] != "canard" or row["answers"] or not row["answerable"]


def _weights(rows: Sequence[dict[str, Any]], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Sets weigh as `WEIGHTS` says whatever their size; answered and not as `PRIOR` says."""
    sizes = Counter(row["set"] for row in rows)
    weights = np.array([WEIGHTS.get(row["set"], 1.0) / sizes[row["set"]] for row in rows])
    for label, share in ((1, PRIOR), (0, 1 - PRIOR)):
        weights[labels == label] *= share * len(rows) / weights[labels == label].sum()
    return weights


def _report_lacks(rows: Sequence[dict[str, Any]]) -> None:
    for lack in (None, *LACKING):
        mine = [row for row in rows if row["lack"] == lack]
        if mine:
            answered = sum(bool(row["answers"]) for row in mine) / len(mine)
            print(f"lacks {lack}: {len(mine)} questions, {answered:.2f} answered")


if __name__ == "__main__":
    main()
