"""Fit the confidence of `ask`: `python -m training.answerability FEATURES.jsonl [--out FILE]`.

FEATURES.jsonl comes from `python -m evals --calibrate DIR --data DATA`: a question a line with the
signals of `askcorpus.answer.answerability` and `answers`, whether the first citation answers. Only
articles set aside for calibration are in it. Sets weigh the same whatever their size.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

from askcorpus.answer.answerability import Features

DEFAULT_OUT = Path("askcorpus/answer/answerability.json")


def main() -> None:
    """Read features, report cross-validated figures, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("features", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--strength", type=float, default=0.1, help="inverse L2 penalty")
    options = parser.parse_args()
    rows = [json.loads(line) for path in options.features for line in path.open(encoding="utf-8")]
    names = tuple(Features.model_fields)
    values = np.array([[row["features"][name] for name in names] for row in rows], dtype=float)
    labels = np.array([row["answers"] for row in rows], dtype=int)
    sizes = Counter(row["set"] for row in rows)
    weights = np.array([len(rows) / len(sizes) / sizes[row["set"]] for row in rows])
    mean, scale = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-6)
    scaled = (values - mean) / scale
    model = LogisticRegression(C=options.strength, max_iter=1000)
    guessed = cross_val_predict(
        model, scaled, labels, cv=5, method="predict_proba", params={"sample_weight": weights}
    )[:, 1]
    for name in sizes:
        mine = np.array([row["set"] == name for row in rows])
        area = roc_auc_score(labels[mine], guessed[mine])
        print(f"{name}: {mine.sum()} questions, {labels[mine].mean():.2f} answered, AUC {area:.3f}")
    model.fit(scaled, labels, sample_weight=weights)
    for name, weight in zip(names, model.coef_[0], strict=True):
        print(f"  {name:16s} {weight:+.3f}")
    fitted = {
        "names": names,
        "mean": mean.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "weights": model.coef_[0].round(5).tolist(),
        "intercept": round(float(model.intercept_[0]), 5),
    }
    options.out.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
