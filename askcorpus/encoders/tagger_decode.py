"""From the tagger's scores to spans: Viterbi over the CRF, and span confidences (numpy only)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from askcorpus.encoders.tagger_text import STATES

Scores = NDArray[np.float32]


class Chain(NamedTuple):
    """The CRF's parameters: transitions (states, states), opening and closing (states,)."""

    transitions: Scores
    opening: Scores
    closing: Scores


def chain(parameters: dict[str, Any]) -> Chain:
    """The chain from the lists that the weights' folder holds."""
    return Chain(*(np.asarray(parameters[name], dtype=np.float32) for name in Chain._fields))


TOGETHER = 256
"""Sequences that are decoded side by side."""


def best_paths(
    sequences: Sequence[Scores], crf: Chain
) -> tuple[list[list[int]], list[NDArray[np.float32]]]:
    """Per (length, states) sequence its best states, and each one's probability.

    Sequences of like length are decoded together, whatever their order.
    """
    paths: list[list[int]] = [[] for _ in sequences]
    sure: list[NDArray[np.float32]] = [np.zeros(0, np.float32) for _ in sequences]
    order = sorted(range(len(sequences)), key=lambda index: len(sequences[index]))
    for start in range(0, len(order), TOGETHER):
        group = order[start : start + TOGETHER]
        lengths = np.array([len(sequences[index]) for index in group], dtype=np.int64)
        padded = np.zeros((len(group), int(lengths[-1]), len(crf.opening)), np.float32)
        for row, index in enumerate(group):
            padded[row, : lengths[row]] = sequences[index]
        likely = marginals(padded, lengths, crf)
        for row, path in enumerate(viterbi(padded, lengths, crf)):
            paths[group[row]] = path
            sure[group[row]] = likely[row, np.arange(len(path)), path]
    return paths, sure


def viterbi(emissions: Scores, lengths: NDArray[np.int64], crf: Chain) -> list[list[int]]:
    """The best state sequences for (sequences, length, states) scores of the given lengths."""
    count, longest, states = emissions.shape
    score = crf.opening + emissions[:, 0]
    back = np.zeros((longest, count, states), dtype=np.int64)
    for step in range(1, longest):
        options = score[:, :, None] + crf.transitions
        back[step] = options.argmax(1)
        moved = options.max(1) + emissions[:, step]
        score = np.where((step < lengths)[:, None], moved, score)
    last = (score + crf.closing).argmax(1)
    paths = []
    for row in range(count):
        state = int(last[row])
        path = [state]
        for step in range(int(lengths[row]) - 1, 0, -1):
            state = int(back[step, row, state])
            path.append(state)
        paths.append(path[::-1])
    return paths


def spans_of(path: list[int]) -> list[tuple[str, int, int]]:
    """Label, first and last word of every span of a well-formed state sequence."""
    result = []
    begin = 0
    for index, state in enumerate(path):
        part, _, label = STATES[state].partition("-")
        if part in ("B", "S"):
            begin = index
        if part in ("E", "S"):
            result.append((label, begin, index))
    return result


def marginals(emissions: Scores, lengths: NDArray[np.int64], crf: Chain) -> Scores:
    """Probability of every state at every word, of the shape of `emissions` (forward-backward)."""
    longest = emissions.shape[1]
    forward, backward = np.zeros_like(emissions), np.zeros_like(emissions)
    forward[:, 0] = crf.opening + emissions[:, 0]
    for step in range(1, longest):
        forward[:, step] = _log_product(forward[:, step - 1], crf.transitions) + emissions[:, step]
    backward[:, longest - 1] = crf.closing
    for step in range(longest - 2, -1, -1):
        after = backward[:, step + 1] + emissions[:, step + 1]
        moved = _log_product(after, crf.transitions.T)
        ends = np.equal(lengths, step + 1)[:, None]
        backward[:, step] = np.where(ends, crf.closing, moved)
    return softmax(forward + backward)


def _log_product(scores: Scores, kernel: Scores) -> Scores:
    top = scores.max(1, keepdims=True)
    product = np.exp(scores - top) @ np.exp(kernel)
    return np.asarray(np.log(np.maximum(product, 1e-30)) + top, dtype=np.float32)


def softmax(scores: Scores) -> Scores:
    """Probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)
