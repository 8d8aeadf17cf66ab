"""Vectors in Chroma, the only place that imports it.

Vectors are keyed by content (see `key_of`) and only ever added while an index is in use; what no
catalogue refers to any more is swept by a later build. They are our own: Chroma's default
embedder, which downloads, is never set.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from askcorpus.errors import IndexCorrupt
from askcorpus.index.place import unwritable
from askcorpus.index.schema import corrupt
from askcorpus.records import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 2000
"""Records of one write or one restricted query; Chroma takes at most 5,461 at a time."""


def embedded_text(passage: Passage) -> str:
    """What of a passage is embedded: its heading, then its text."""
    return f"{passage.heading}\n{passage.text}" if passage.heading else passage.text


def key_of(embedder: str, text: str) -> str:
    """Key of the vector that the embedder makes of a text: 32 hex digits."""
    digest = hashlib.sha256(f"{embedder}\0{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


class Vectors:
    """A collection of unit vectors in cosine space, under the id of the model that made them."""

    def __init__(self, path: Path, embedder: str, dimension: int, *, create: bool = False) -> None:
        """Open the collection in the folder `path`, or make it.

        Raises IndexCorrupt when it is not there or not of this model, IndexUnwritable.
        """
        self.path = path
        self.dimension = dimension
        if not create and not (path / "chroma.sqlite3").is_file():
            raise corrupt(path, "its vectors are gone")
        with _mapped(path):
            self._client = _client(path)
            metadata = {"embedder": embedder, "dimension": dimension}
            if create:
                self._collection = self._client.get_or_create_collection(
                    _name(embedder),
                    metadata=metadata,
                    configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
                    embedding_function=None,
                )
            else:
                self._collection = self._client.get_collection(
                    _name(embedder), embedding_function=None
                )
            found = self._collection.metadata or {}
        if {name: found.get(name) for name in metadata} != metadata:
            raise corrupt(path, "its vectors were made by another model")

    def count(self) -> int:
        """Number of vectors, leftovers included."""
        with _mapped(self.path):
            return int(self._collection.count())

    def present(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that are held already."""
        found: set[str] = set()
        with _mapped(self.path):
            for part in _parts(keys):
                found.update(self._collection.get(ids=part, include=[])["ids"])
        return found

    def add(self, keys: Sequence[str], vectors: "NDArray[np.float32]") -> None:
        """Add vectors, shape (len(keys), dimension), under keys that are not held yet."""
        with _mapped(self.path):
            for start in range(0, len(keys), BATCH):
                stop = start + BATCH
                self._collection.add(ids=list(keys[start:stop]), embeddings=vectors[start:stop])

    def vectors(self, keys: Sequence[str]) -> "dict[str, NDArray[np.float32]]":
        """The vectors under those of the keys that are held."""
        import numpy

        found: dict[str, NDArray[np.float32]] = {}
        with _mapped(self.path):
            for part in _parts(keys):
                got = self._collection.get(ids=part, include=["embeddings"])
                rows = numpy.asarray(got["embeddings"], numpy.float32)
                found.update(zip(got["ids"], rows, strict=True))
        return found

    def nearest(
        self, vector: "NDArray[np.float32]", limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """At most `limit` keys with their cosine similarity, nearest first.

        `among` restricts the search to keys that it names, all of which must be held.
        """
        found: list[tuple[str, float]] = []
        for part in [None] if among is None else list(_parts(among)):
            with _mapped(self.path):
                result = self._collection.query(
                    query_embeddings=[vector], n_results=limit, ids=part, include=["distances"]
                )
            distances = (result["distances"] or [[]])[0]
            found += [(key, 1 - d) for key, d in zip(result["ids"][0], distances, strict=True)]
        return sorted(found, key=lambda pair: -pair[1])[:limit]

    def keys(self) -> set[str]:
        """Every key that is held, leftovers included."""
        with _mapped(self.path):
            return set(self._collection.get(include=[])["ids"])

    def sweep(self, orphans: Sequence[str]) -> None:
        """Delete the vectors under those keys, and whatever other models left here."""
        with _mapped(self.path):
            for part in _parts(orphans):
                self._collection.delete(ids=part)
            for other in self._client.list_collections():
                if other.name != self._collection.name:
                    self._client.delete_collection(other.name)


def preload() -> None:
    """Import Chroma now, for callers that can do it beside something else."""
    import chromadb  # noqa: F401


def _client(path: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    path.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(str(path), Settings(anonymized_telemetry=False))


def _name(embedder: str) -> str:
    return f"passages-{hashlib.sha256(embedder.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _parts(keys: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), BATCH):
        yield list(keys[start : start + BATCH])


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    """Turn whatever Chroma raises, its Rust panics included, into errors of ours."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError, ImportError):
        raise
    except IndexCorrupt:
        raise
    except OSError as error:
        raise unwritable(path.parent, error) from error
    except BaseException as error:
        if any(sign in str(error).lower() for sign in ("disk is full", "no space", "readonly")):
            raise unwritable(path.parent, error) from error
        raise corrupt(path, str(error)) from error
