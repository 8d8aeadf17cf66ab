"""`python -m training.judge.calibrate --data DIR --weights DIR`: set the alarm's thresholds.

The thresholds let one in fifty of DEMETR's kept-out faithful translations raise an alarm, rules
included: words left out or added may raise a fifth of those, changes of meaning the rest. Slope and
intercept turn the margin into the probability that a version is faulty where half of them are; the
honest half are kept-out second human translations, the faulty half the same with a planted error.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from askcorpus.encoders.judge import Calibration, Judge, Judgement, open_judge
from askcorpus.encoders.judge_text import encode
from askcorpus.encoders.pair_words import side_by_side
from askcorpus.trust.distortion import DistortionJudge
from askcorpus.trust.findings import findings, flags
from evals.distortion import demetr
from training.judge.examples import gather
from training.judge.export import write_manifest
from training.judge.plant import plant

ALLOWED = 0.02
CONTENT = 0.2
"""Share of the false alarms that goes to words left out or added."""
Texts = tuple[str, str]


def main() -> int:
    """Write calibration.json and a new manifest beside the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.judge.calibrate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    judge = open_judge(options.weights, 1)
    faithful = demetr.faithful(options.data / "demetr" / "flores.jsonl")
    honest = versions(options.data / "wmt21" / "text", "ref.B")
    content = sorted((each.content for each in judgements(judge, faithful)), reverse=True)
    limits = {"threshold": 0.0, "content": content[int(CONTENT * ALLOWED * len(faithful))]}
    limits = moved(judge, limits, faithful)
    write(options.weights, limits)
    rng = random.Random(5)
    lexicon = gather(options.data, 7).lexicon
    faulty = [(one, planted[1]) for one, other in honest if (planted := plant(other, rng, lexicon))]
    limits["slope"], limits["intercept"] = fitted(margins(judge, honest), margins(judge, faulty))
    write(options.weights, limits)
    print((options.weights / "calibration.json").read_text(encoding="utf-8"))
    return 0


def write(weights: Path, calibration: dict[str, float]) -> None:
    """The calibration and the manifest that vouches for it."""
    text = json.dumps({name: round(value, 4) for name, value in calibration.items()})
    (weights / "calibration.json").write_text(text + "\n", encoding="utf-8")
    write_manifest(weights)


def moved(judge: Judge, limits: dict[str, float], faithful: Sequence[Texts]) -> dict[str, float]:
    """The limits with the lowest threshold at which no more than `ALLOWED` raise an alarm."""
    low, high = -6.0, 12.0
    for _ in range(10):
        middle = (low + high) / 2
        judge.calibration = Calibration(**{**limits, "threshold": middle})
        over = demetr.false_alarms(faithful, DistortionJudge(judge)) > ALLOWED
        low, high = (middle, high) if over else (low, middle)
    judge.calibration = Calibration(**{**limits, "threshold": high})
    return {**limits, "threshold": high}


def margins(judge: Judge, pairs: Sequence[Texts]) -> list[float]:
    """By how much each pair passes the threshold, rules counted in."""
    both = DistortionJudge(judge)
    found = [findings(*side_by_side(*pair)) for pair in pairs]
    return [
        both.margin(own, each) for own, each in zip(found, judgements(judge, pairs), strict=True)
    ]


def judgements(judge: Judge, pairs: Sequence[Texts]) -> list[Judgement]:
    """What the judge makes of each pair."""
    encoded = []
    for pair in pairs:
        sides = side_by_side(*pair)
        encoded.append(encode(judge.tokenizer, sides, flags(findings(*sides))))
    return judge.judge(encoded)


def versions(folder: Path, system: str) -> list[Texts]:
    """The kept-out half of the line-aligned references, beside one version of them."""
    pairs: list[Texts] = []
    for first in sorted(folder.glob("*.ref.A.en")):
        other = first.with_name(first.name.replace(".ref.A.", f".{system}."))
        if other.is_file():
            lines, rows = (p.read_text(encoding="utf-8").splitlines() for p in (first, other))
            pairs += list(zip(lines, rows, strict=True))[len(lines) // 2 :]
    return pairs


def fitted(honest: Sequence[float], faulty: Sequence[float]) -> tuple[float, float]:
    """Slope and intercept of a logistic regression on the margins (Platt 1999)."""
    x = np.array([*honest, *faulty])
    y = np.array([0.0] * len(honest) + [1.0] * len(faulty))
    weight = np.where(y > 0, len(honest) / len(faulty), 1.0)
    design = np.stack([x, np.ones_like(x)], 1)
    found = np.zeros(2)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (likely - y))
        curve = (design * (weight * likely * (1 - likely))[:, None]).T @ design
        found -= np.linalg.solve(curve + 1e-6 * np.eye(2), slope)
    return float(found[0]), float(found[1])


if __name__ == "__main__":
    raise SystemExit(main())
