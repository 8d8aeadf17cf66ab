"""Passages embedded per second: ours against SentenceTransformer.encode on the same texts."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from askcorpus.encoders.embedder import load_embedder
from askcorpus.records import Record
from askcorpus.settings import Settings


class Throughput(Record):
    """Medians over alternating runs."""

    passages: int
    repeats: int
    ours: float
    """Passages per second."""
    plain: float
    ratio: float
    """Ours over plain."""
    nearest: float
    """Smallest cosine between the two vectors of one passage."""


def compare(
    passages: Sequence[str], model: Path, settings: Settings, repeats: int, threads: int
) -> Throughput:
    """Encode the passages both ways in turn, each with `threads` threads and its own batching."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    texts = list(passages)
    theirs = SentenceTransformer(str(model), device="cpu")
    ours = load_embedder(settings.model_copy(update={"threads": threads}))
    ways: tuple[Callable[[], object], Callable[[], object]] = (
        lambda: ours.encode(texts),
        lambda: theirs.encode(texts, normalize_embeddings=True),
    )
    ours.encode(texts[:64])
    theirs.encode(texts[:64])
    seconds: tuple[list[float], list[float]] = ([], [])
    for turn in range(repeats):
        for which in (0, 1) if turn % 2 == 0 else (1, 0):
            began = time.perf_counter()
            ways[which]()
            seconds[which].append(time.perf_counter() - began)
    mine, plain = (len(texts) / median(each) for each in seconds)
    both = texts[:64]
    cosines = (ours.encode(both) * theirs.encode(both, normalize_embeddings=True)).sum(axis=1)
    return Throughput(
        passages=len(texts),
        repeats=repeats,
        ours=mine,
        plain=plain,
        ratio=mine / plain,
        nearest=float(cosines.min()),
    )
