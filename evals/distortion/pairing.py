"""What looking for copies costs beside indexing, and how it grows with the corpus.

The documents are made-up words in the proportions of a language, each with names of its own, one in
fifty a copy of another with a fifth of its words exchanged. Their passages get cheap vectors (a sum
of random ones for the words), because only the search among them is timed; what embedding them
would have cost is measured on a sample in the same run. Sentences of the copies found are aligned
with real vectors, which counts as pairing.
"""

import json
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from askcorpus.encoders.embedder import load_embedder
from askcorpus.index.catalogue import Catalogue
from askcorpus.index.draft import Draft
from askcorpus.index.records import FileState, Meta
from askcorpus.index.vectors import Vectors, VectorWriter, embedded_text, key_of
from askcorpus.records import Passage, Record, Source, Span
from askcorpus.settings import load_settings
from askcorpus.shelf import IndexShelf
from askcorpus.trust import assess
from askcorpus.trust.distortion import RuleJudge

if TYPE_CHECKING:
    from numpy.typing import NDArray

_T = TypeVar("_T")

PARAGRAPHS, SENTENCES, WORDS = 5, 5, 16
"""Of a document, a paragraph, a sentence."""
COPIES = 50
"""One document in so many is a copy."""
EXCHANGED = 0.2
SAMPLE = 256
"""Passages embedded to see what indexing costs."""
DIMENSION = 384
VOCABULARY = 40_000


class Cost(Record):
    """The cost at one size."""

    documents: int
    passages: int
    pairing_seconds: float
    pairing_ms_per_document: float
    pairing_mib: float
    """By how much pairing raises the most memory that its process ever holds."""
    embedding_seconds: float
    """What embedding the passages takes at the rate measured on the sample."""
    ratio: float
    """Pairing over embedding, which is the largest part of indexing but not all of it."""
    copies: int
    found: int
    """Copies that were held against their original."""
    strange: int
    """Documents that were held against one they have nothing to do with."""


def report(sizes: Sequence[int]) -> Iterator[str]:
    """A line for each size; the last line is all of them as JSON."""
    costs = []
    for size in sizes:
        cost = measure(size)
        costs.append(cost.model_dump())
        yield (
            f"{cost.documents} documents: pairing {cost.pairing_ms_per_document:.1f} ms each, "
            f"{cost.ratio:.2f} of embedding, {cost.pairing_mib:.0f} MiB; "
            f"{cost.found} of {cost.copies} copies found"
        )
    yield json.dumps({"pairing": costs})


def measure(count: int) -> Cost:
    """Fill an index with documents and look for the copies among them.

    Each in a process of its own, so that what filling takes is not counted as pairing's memory.
    """
    folder = Path(tempfile.mkdtemp(prefix="askcorpus-pairing-"))
    try:
        sample, passages = _apart(partial(_filled, folder, count))
        return _apart(partial(_measured, folder, count, sample, passages))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _apart(task: Callable[[], _T]) -> _T:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(task).result()


def _measured(folder: Path, count: int, sample: Sequence[str], passages: int) -> Cost:
    embedder = load_embedder(load_settings())
    location = folder / ".askcorpus"
    vectors = Vectors(location / "vectors", embedder.id, DIMENSION)
    began = time.perf_counter()
    embedder.encode(sample)
    embedding = (time.perf_counter() - began) / len(sample) * passages
    with closing(Catalogue(folder, location)) as catalogue:
        before = _most_memory()
        began = time.perf_counter()
        found = assess(IndexShelf(catalogue, vectors, embedder.id), embedder.encode, RuleJudge())
        pairing = time.perf_counter() - began
    told = {each.source: each.copy_of for each in found if each.copy_of}
    right = sum(_family(id) == _family(str(other)) for id, other in told.items())
    return Cost(
        documents=count,
        passages=passages,
        pairing_seconds=round(pairing, 2),
        pairing_ms_per_document=round(1000 * pairing / count, 2),
        pairing_mib=round(_most_memory() - before, 1),
        embedding_seconds=round(embedding, 2),
        ratio=round(pairing / embedding, 4),
        copies=count // COPIES,
        found=right,
        strange=len(told) - right,
    )


def _most_memory() -> float:
    """The most memory that this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def _filled(folder: Path, count: int) -> tuple[list[str], int]:
    """Write the documents, their passages and vectors; returns a sample and how many there are."""
    embedder = load_embedder(load_settings()).id
    location = folder / ".askcorpus"
    location.mkdir()
    vectors = VectorWriter(location / "vectors", embedder, DIMENSION)
    draft = Draft(location, anew=True)
    sample: list[str] = []
    keys: list[str] = []
    rows: list[NDArray[np.float32]] = []
    for id, text in documents(count):
        path = folder / f"{id}.txt"
        path.write_text(text, encoding="utf-8")
        source = Source(id=id, path=str(path), sha256=_sha256(path))
        passages = list(_passages(id, text))
        own = [key_of(embedder, embedded_text(each)) for each in passages]
        state = FileState(relative=path.name, size=1, mtime_ns=1, readable=True, source=id)
        draft.put(state, source, list(zip(own, passages, strict=True)))
        keys += own
        rows += [_vector(each.text) for each in passages]
        sample += [each.text for each in passages][: SAMPLE - len(sample)]
    distinct = dict(zip(keys, rows, strict=True))
    vectors.add(list(distinct), np.array(list(distinct.values()), np.float32))
    draft.publish(
        Meta(
            fingerprint="0" * 16,
            embedder=embedder,
            dimension=DIMENSION,
            vectors="vectors",
            tagger="none",
        )
    )
    return sample, len(keys)


def documents(count: int) -> Iterator[tuple[str, str]]:
    """Ids and texts; a copy follows its original."""
    chance = random.Random(count)
    weights = (1 / np.arange(1, VOCABULARY + 1)).cumsum().tolist()
    lexicon = [_word(chance) for _ in range(VOCABULARY)]
    number = 0
    while number < count:
        names = [_word(chance).capitalize() for _ in range(4)]
        sentences = []
        for _ in range(PARAGRAPHS * SENTENCES):
            words = chance.choices(lexicon, cum_weights=weights, k=WORDS - 1)
            words.insert(chance.randrange(WORDS), chance.choice(names))
            sentences.append(" ".join(words).capitalize() + ".")
        yield f"d{number:06}-a", _laid_out(sentences)
        number += 1
        if number % COPIES == COPIES - 1 and number < count:
            changed = [
                " ".join(
                    chance.choice(lexicon) if chance.random() < EXCHANGED else word
                    for word in sentence.rstrip(".").split()
                )
                + "."
                for sentence in sentences
            ]
            yield f"d{number - 1:06}-b", _laid_out(changed)
            number += 1


def _laid_out(sentences: Sequence[str]) -> str:
    parts = [sentences[n : n + SENTENCES] for n in range(0, len(sentences), SENTENCES)]
    return "\n\n".join(" ".join(part) for part in parts) + "\n"


def _passages(id: str, text: str) -> Iterator[Passage]:
    start = 0
    for ordinal, paragraph in enumerate(text.rstrip("\n").split("\n\n")):
        spans, at = [], start
        for sentence in paragraph.split(". "):
            end = min(at + len(sentence) + 1, start + len(paragraph))
            spans.append(Span(start=at, end=end))
            at = end + 1
        end = start + len(paragraph)
        yield Passage(
            source=id, ordinal=ordinal, start=start, end=end, text=paragraph, sentences=tuple(spans)
        )
        start = end + 2


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou")
        for _ in range(chance.randint(2, 4))
    )


def _vector(text: str) -> "NDArray[np.float32]":
    total = sum((_direction(word) for word in text.lower().split()), np.zeros(DIMENSION))
    return np.asarray(total / np.linalg.norm(total), np.float32)


@lru_cache(maxsize=VOCABULARY * 2)
def _direction(word: str) -> "NDArray[np.float64]":
    seed = int.from_bytes(word.encode()[:8], "big")
    return np.random.default_rng(seed).standard_normal(DIMENSION)


def _family(id: str) -> str:
    return id.split("-")[0]


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()
