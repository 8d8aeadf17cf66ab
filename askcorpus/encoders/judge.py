"""The judge of sentence pairs: whether two sentences that ought to say the same do, and where not.

A MiniLM cross-encoder run by onnxruntime; see models/judge/MODEL_CARD.md.
"""

import json
import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from askcorpus.encoders import weights
from askcorpus.encoders.judge_text import KINDS, TABLES, Encoded
from askcorpus.encoders.onnx_session import (
    batches_by_length,
    open_session,
    open_tokenizer,
    worker_count,
)
from askcorpus.settings import Settings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

BATCH_TOKENS = 2048

Scores = NDArray[np.float32]


CONTENT = ("omission", "addition")
"""Kinds that honest versions show too: a translator leaves out and adds."""


class Calibration(NamedTuple):
    """What turns the network's verdict into an alarm; see `training.judge.calibrate`."""

    threshold: float = 0.0
    """Log odds of a change of meaning from which on it is called."""
    content: float = 0.0
    """Log odds from which on words left out or added are called."""
    slope: float = 1.0
    intercept: float = 0.0
    """The margin over the threshold, times slope plus intercept: log odds of a faulty version."""


class Judgement(NamedTuple):
    """What the judge makes of one pair."""

    kinds: dict[str, float]
    """Probability of each kind of change, `none` left out."""
    words: tuple[dict[int, float], dict[int, float]]
    """Per side and index of a word, the probability that it is part of the change."""
    word_kinds: tuple[dict[int, str], dict[int, str]]
    """Per side and index of a word, the likeliest kind of change it is part of."""

    @property
    def changed(self) -> float:
        """Log odds that the meaning differs in more than words left out or added."""
        return log_odds(sum(p for kind, p in self.kinds.items() if kind not in CONTENT))

    @property
    def content(self) -> float:
        """Log odds that words were left out or added."""
        return log_odds(sum(self.kinds[kind] for kind in CONTENT))


class Judge:
    """A loaded judge; safe to call from several threads."""

    def __init__(
        self,
        session: "InferenceSession",
        tokenizer: "Tokenizer",
        calibration: Calibration,
        threads: int = 0,
    ) -> None:
        """Take over the session and the tokenizer, whose truncation is switched off."""
        self._session = session
        self.tokenizer = tokenizer
        self.calibration = calibration
        self._workers = worker_count(threads)
        tokenizer.no_truncation()
        tokenizer.no_padding()

    def judge(self, pairs: Sequence[Encoded]) -> list[Judgement]:
        """One judgement per encoded pair."""
        found: dict[int, Judgement] = {}
        cut = batches_by_length([len(pair.ids) for pair in pairs], tokens=BATCH_TOKENS)

        def one(batch: list[int]) -> None:
            verdicts, changed = self._session.run(None, _feed([pairs[i] for i in batch]))
            for row, index in enumerate(batch):
                found[index] = _judgement(pairs[index], verdicts[row], changed[row])

        if self._workers == 1 or len(cut) < 2:
            for batch in cut:
                one(batch)
        else:
            with ThreadPoolExecutor(self._workers) as pool:
                list(pool.map(one, cut))
        return [found[index] for index in range(len(pairs))]


def _feed(pairs: Sequence[Encoded]) -> dict[str, NDArray[np.int64]]:
    """Padded arrays (rows, longest) under the names that the graph asks for."""
    shape = (len(pairs), max(len(pair.ids) for pair in pairs))
    ids, mask, types = (np.zeros(shape, np.int64) for _ in range(3))
    features = np.zeros((*shape, TABLES), np.int64)
    for row, pair in enumerate(pairs):
        size = len(pair.ids)
        ids[row, :size] = pair.ids
        mask[row, :size] = 1
        types[row, :size] = pair.types
        features[row, :size] = pair.features
    return {"ids": ids, "mask": mask, "types": types, "features": features}


def _judgement(pair: Encoded, verdict: Scores, changed: Scores) -> Judgement:
    likely = _softmax(verdict)
    pieces = _softmax(changed[: len(pair.ids)])
    strengths: tuple[dict[int, float], dict[int, float]] = ({}, {})
    word_kinds: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for row, place in zip(pieces, pair.words, strict=True):
        if place is None:
            continue
        side, word = place
        strength = float(1 - row[0])
        if strength > strengths[side].get(word, -1.0):
            strengths[side][word] = strength
            word_kinds[side][word] = KINDS[1 + int(row[1:].argmax())]
    named = dict(zip(KINDS[1:], likely[1:].tolist(), strict=True))
    return Judgement(named, strengths, word_kinds)


def log_odds(likely: float) -> float:
    """The log odds of a probability, kept finite."""
    likely = min(max(likely, 1e-6), 1 - 1e-6)
    return math.log(likely / (1 - likely))


def _softmax(logits: Scores) -> Scores:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), np.float32)


def load_judge(settings: Settings) -> Judge:
    """The bundled judge; ModelError when its files are missing or differ from their hash."""
    return open_judge(weights.own_folder("judge"), settings.threads)


def open_judge(folder: Path, threads: int = 0) -> Judge:
    """The judge whose model.onnx, tokenizer.json and calibration.json lie in `folder`."""
    calibration = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    return Judge(
        open_session(folder / "model.onnx"),
        open_tokenizer(folder / "tokenizer.json"),
        Calibration(**calibration),
        threads,
    )
