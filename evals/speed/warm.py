"""Questions asked of a corpus that is open already."""

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from askcorpus import Corpus, Settings
from askcorpus.records import Record


class Warm(Record):
    """Milliseconds a question."""

    questions: int
    median_ms: float
    p90_ms: float


def measure(folder: Path, questions: Sequence[str], settings: Settings) -> Warm:
    """Ask every question once, after three to warm up; at least ten are needed."""
    corpus = Corpus.open(folder, settings=settings)
    for question in questions[:3]:
        corpus.ask(question)
    times = []
    for question in questions:
        began = time.perf_counter()
        corpus.ask(question)
        times.append(1000 * (time.perf_counter() - began))
    return Warm(questions=len(times), median_ms=median(times), p90_ms=quantiles(times, n=10)[-1])
