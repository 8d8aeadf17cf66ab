"""A whole refresh, tagging and trust included, against SentenceTransformer.encode alone."""

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from askcorpus import Corpus, Settings
from askcorpus.index import Index
from askcorpus.index.vectors import embedded_text
from askcorpus.records import Record
from evals.report import table

NEWS = Path("polnear/dev/text")
"""Where in the public sets articles lie that quote people."""
ARTICLES = 40
AT_LEAST = 0.75


class Whole(Record):
    """Medians over alternating runs."""

    documents: int
    passages: int
    repeats: int
    ours: float
    """Passages per second that a refresh of a new folder brings into the index."""
    plain: float
    """Passages per second that SentenceTransformer.encode embeds, the same ones."""
    ratio: float
    """Ours over plain."""
    processor: float
    """The same ratio of processor times, which other processes disturb less."""


class Cost(NamedTuple):
    """Seconds."""

    wall: float
    processor: float


def articles(data: Path) -> list[Path]:
    """The first articles of the public news set, in order of name."""
    return sorted((data / NEWS).glob("*.txt"))[:ARTICLES]


def compare(
    files: Sequence[Path], model: Path, settings: Settings, repeats: int, threads: int
) -> Whole:
    """Index the files anew and embed their passages the plain way, in turn."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    settings = settings.model_copy(update={"threads": threads})
    plain = SentenceTransformer(str(model), device="cpu")
    indexed(files, settings)
    _, texts = indexed(files, settings)
    ours, theirs = [], []
    for _ in range(repeats):
        ours.append(indexed(files, settings)[0])
        theirs.append(_cost(partial(plain.encode, texts, normalize_embeddings=True)))
    mine, other = (Cost(*map(median, zip(*each, strict=True))) for each in (ours, theirs))
    return Whole(
        documents=len(files),
        passages=len(texts),
        repeats=repeats,
        ours=len(texts) / mine.wall,
        plain=len(texts) / other.wall,
        ratio=other.wall / mine.wall,
        processor=other.processor / mine.processor,
    )


def indexed(files: Sequence[Path], settings: Settings) -> tuple[Cost, list[str]]:
    """What it costs to index the files in a new folder, and the passages that come of it."""
    with tempfile.TemporaryDirectory(prefix="askcorpus-whole-") as home:
        folder = Path(home)
        for file in files:
            shutil.copy(file, folder / file.name)
        cost = _cost(Corpus.open(folder, settings=settings).refresh)
        return cost, _texts(folder, settings)


def _cost(work: Callable[[], object]) -> Cost:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - processor)


def _texts(folder: Path, settings: Settings) -> list[str]:
    index = Index.open(folder, settings)
    try:
        return [embedded_text(p) for source in index.sources() for p in index.passages(source.id)]
    finally:
        index.close()


def section(found: Whole) -> str:
    """The part of the report."""
    row = [f"{found.ours:.0f}", f"{found.plain:.0f}", f"{found.ratio:.2f}"]
    lines = (
        "## A whole refresh\n",
        f"{found.documents} documents are read, cut, tagged, embedded, weighed and stored anew;",
        f"the plain way only embeds their {found.passages} passages. Medians of {found.repeats}",
        "runs in turn.\n",
        table(
            ["passages a second", "plain", "ratio", "ratio of processor times"],
            [[*row, f"{found.processor:.2f}"]],
        ),
    )
    return "\n".join(lines)


def missed(found: Whole) -> list[str]:
    """One line where the bound is missed."""
    kept = found.ratio >= AT_LEAST
    return [] if kept else [f"a whole refresh runs at {found.ratio:.2f} times the plain rate"]
