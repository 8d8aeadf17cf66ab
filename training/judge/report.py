"""How a network does on the kept-out sentences, while it is being trained."""

import json
import random
from pathlib import Path
from typing import Any

import torch

from askcorpus.encoders.judge_text import Encoded, encode
from askcorpus.encoders.pair_words import side_by_side
from askcorpus.trust.findings import findings, flags
from evals.distortion.split import held_out
from training.judge.model import JudgeNet
from training.judge.sets import DEMETR_KINDS
from training.judge.train import tensors

ALLOWED = 0.02
"""Share of faithful translations that may be alarmed at."""


def kept_out(path: Path, tokenizer: Any, most: int = 150) -> dict[str, list[Encoded]]:
    """Encoded pairs per type of error (`faithful` for translations), of kept-out sentences."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if held_out(row["id"]) and row["pert_check"]]
    random.Random(3).shuffle(rows)
    pairs: dict[str, list[tuple[str, str]]] = {"faithful": []}
    for row in rows:
        if row["severity"] == "base":
            pairs["faithful"].append((row["eng_sent"], row["mt_sent"]))
        elif row["severity"] == "critical":
            kind = next(k for k in DEMETR_KINDS if row["pert_desc"].startswith(k))
            pairs.setdefault(kind, []).append((row["eng_sent"], row["pert_sent"]))
    pairs["faithful"] = sorted(set(pairs["faithful"]))
    return {
        kind: [_encoded(tokenizer, *pair) for pair in (some if kind == "faithful" else some[:most])]
        for kind, some in pairs.items()
    }


def _encoded(tokenizer: Any, first: str, second: str) -> Encoded:
    sides = side_by_side(first, second)
    return encode(tokenizer, sides, flags(findings(*sides)))


def scores(net: JudgeNet, encoded: list[Encoded]) -> list[float]:
    """Probability that the meaning differs, per pair."""
    found: list[float] = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for low in range(0, len(encoded), 32):
            verdict, _ = net.eval()(*tensors(encoded[low : low + 32]))
            found += (1 - verdict.float().softmax(-1)[:, 0]).tolist()
    return found


def recall(net: JudgeNet, pairs: dict[str, list[Encoded]]) -> dict[str, float]:
    """Recall per type of error where `ALLOWED` of the faithful translations are alarmed at."""
    quiet = sorted(scores(net, pairs["faithful"]), reverse=True)
    threshold = quiet[int(ALLOWED * len(quiet))]
    result = {"threshold": round(threshold, 4)}
    for kind, some in pairs.items():
        over = sum(score > threshold for score in scores(net, some))
        result[kind] = round(over / len(some), 3)
    net.train()
    return result
