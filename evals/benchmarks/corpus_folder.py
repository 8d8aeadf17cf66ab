"""A benchmark's documents as a folder that askcorpus indexes itself."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from askcorpus import Corpus, Settings
from evals.benchmarks.records import Benchmark


@contextmanager
def indexed(benchmark: Benchmark, settings: Settings) -> Iterator[Corpus]:
    """The benchmark as an indexed corpus in a temporary folder: one text file a document."""
    with tempfile.TemporaryDirectory(prefix="askcorpus-evals-") as folder:
        for id, text in benchmark.documents.items():
            (Path(folder) / f"{id}.txt").write_text(text, encoding="utf-8", newline="")
        corpus = Corpus.open(folder, settings=settings)
        corpus.refresh()
        yield corpus
