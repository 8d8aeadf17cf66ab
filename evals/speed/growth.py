"""How cost grows with the corpus: documents recombined at random from public paragraphs.

A document is five distinct paragraphs drawn at random, with a fixed seed, from the paragraphs of
XQuAD, the passages of ClapNQ and the abstracts of Cranfield. Paragraphs recur between documents, so
vectors keyed by content are made once each and embedding is a small part of the time here; what is
measured is reading, cutting, storing and searching. No copy detection is timed on such documents.
"""

import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from askcorpus import Corpus, Settings
from askcorpus.records import Record
from evals.benchmarks import clapnq, cranfield, xquad
from evals.speed.process import pinned, timed
from evals.speed.warm import measure

SIZES = (10, 1_000, 20_000)
PARAGRAPHS = 5
SEED = 20_181_109
COLD_REPEATS = 3


class Growth(Record):
    """The cost at one size."""

    documents: int
    passages: int
    megabytes: float
    """Of text."""
    index_seconds: float
    index_mb: float
    unchanged_seconds: float
    """A second `index` when nothing changed."""
    warm_ms: float
    cold_seconds: float
    cold_peak_mb: float


def paragraphs(data: Path) -> list[str]:
    """The distinct paragraphs of the public sets, in a fixed order."""
    sets = (xquad.load(data), clapnq.load(data), cranfield.load(data))
    return list(dict.fromkeys(text.strip() for each in sets for text in each.documents.values()))


def write(folder: Path, pool: Sequence[str], count: int) -> int:
    """Write `count` documents in subfolders of a thousand; returns their size in characters."""
    chance = random.Random(SEED)
    size = 0
    for number in range(count):
        text = "\n\n".join(chance.sample(pool, PARAGRAPHS)) + "\n"
        home = folder / f"{number // 1000:03d}"
        home.mkdir(exist_ok=True)
        (home / f"{number:05d}.txt").write_text(text, encoding="utf-8")
        size += len(text)
    return size


def grow(
    data: Path, questions: Sequence[str], settings: Settings, threads: int, sizes: Sequence[int]
) -> list[Growth]:
    """Build and ask a corpus of every size."""
    pool = paragraphs(data)
    return [_at(size, pool, questions, settings, threads) for size in sizes]


def _at(
    count: int, pool: Sequence[str], questions: Sequence[str], settings: Settings, threads: int
) -> Growth:
    folder = Path(tempfile.mkdtemp(prefix="askcorpus-growth-"))
    try:
        size = write(folder, pool, count)
        corpus = Corpus.open(folder, settings=settings)
        began = time.perf_counter()
        report = corpus.refresh()
        built = time.perf_counter()
        corpus.refresh()
        again = time.perf_counter()
        ask = ["-m", "askcorpus", "ask", questions[0], "--corpus", str(folder), "--json"]
        cold = [timed(ask, pinned(threads)) for _ in range(COLD_REPEATS)]
        stored = sum(f.stat().st_size for f in Path(report.location).rglob("*") if f.is_file())
        return Growth(
            documents=count,
            passages=_passages(corpus, settings),
            megabytes=size / 2**20,
            index_seconds=built - began,
            index_mb=stored / 2**20,
            unchanged_seconds=again - built,
            warm_ms=measure(folder, questions, settings).median_ms,
            cold_seconds=median(run.seconds for run in cold),
            cold_peak_mb=max(run.peak_mb for run in cold),
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _passages(corpus: Corpus, settings: Settings) -> int:
    from askcorpus.index import Index

    index = Index.open(corpus.folder, settings)
    try:
        return index.size()
    finally:
        index.close()
