"""Vectors in Chroma, the only place that imports it.

Vectors are keyed by content (see `key_of`) and only ever added while an index is in use; what no
catalogue refers to any more is swept by a later build. They are our own: Chroma's default
embedder, which downloads, is never set.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from askcorpus.errors import IndexCorrupt
from askcorpus.index.place import unwritable
from askcorpus.index.schema import corrupt
from askcorpus.records import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["passages", "statements"]
"""What a collection holds the vectors of."""
Facts = Mapping[str, str | int]
"""What is kept beside a vector (Chroma metadata): names and values, none of them null."""
BATCH = 2000
"""Records of one write or one restricted query; Chroma takes at most 5,461 at a time."""
EF_SEARCH = 200
"""Candidates that the graph search keeps: twice Chroma's default, for recall on large corpora."""
_DATABASE = ("default_tenant", "default_database")
"""Where the public client keeps its collections."""


def embedded_text(passage: Passage) -> str:
    """What of a passage is embedded: its heading, then its text."""
    return f"{passage.heading}\n{passage.text}" if passage.heading else passage.text


def key_of(embedder: str, text: str) -> str:
    """Key of the vector that the embedder makes of a text: 32 hex digits."""
    digest = hashlib.sha256(f"{embedder}\0{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def spoken_key(embedder: str, text: str, facts: Facts) -> str:
    """Key of the vector of a statement: other facts beside it make it another vector.

    So what lies in the store is never changed, and a reader of the old catalogue sees the old.
    """
    return key_of(embedder, f"{text}\0{json.dumps(dict(sorted(facts.items())))}")


class Vectors:
    """A collection of unit vectors in cosine space, under the id of the model that made them."""

    def __init__(self, path: Path, embedder: str, dimension: int, kind: Kind = "passages") -> None:
        """Open the collection in the folder `path`; IndexCorrupt when it is not there or not ours.

        Raises IndexUnwritable where it must be made or brought up to date and cannot be.
        """
        self.path = path
        self._embedder = embedder
        metadata: dict[str, Any] = {"embedder": embedder, "dimension": dimension}
        with _mapped(path):
            self._store = self._open(_name(embedder, kind), metadata)
        found = self._store.metadata
        if {name: found.get(name) for name in metadata} != metadata:
            raise corrupt(path, "its vectors were made by another model")

    def _open(self, name: str, metadata: dict[str, Any]) -> "_Engine | _Client":
        if not (self.path / "chroma.sqlite3").is_file():
            raise corrupt(self.path, "its vectors are gone")
        return _reader(self.path, name)

    def count(self) -> int:
        """Number of vectors, leftovers included."""
        with _mapped(self.path):
            return self._store.count()

    def keys(self) -> set[str]:
        """Every key that is held, leftovers included."""
        with _mapped(self.path):
            return set(self._store.held(None))

    def present(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that are held already."""
        with _mapped(self.path):
            return {key for part in _parts(keys) for key in self._store.held(part)}

    def vectors(self, keys: Sequence[str]) -> "dict[str, NDArray[np.float32]]":
        """The vectors of those keys that are held."""
        with _mapped(self.path):
            return {k: v for part in _parts(keys) for k, v in self._store.vectors(part)}

    def nearest(
        self, vector: "NDArray[np.float32]", limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """At most `limit` keys with their cosine similarity, nearest first.

        `among` restricts the search to keys that it names, all of which must be held.
        """
        found: list[tuple[str, float]] = []
        with _mapped(self.path):
            for part in [None] if among is None else list(_parts(among)):
                found += self._store.query([vector.tolist()], limit, part)[0]
        pairs = [(key, 1 - distance) for key, distance in found]
        return sorted(pairs, key=lambda pair: -pair[1])[:limit]

    def nearest_each(
        self, vectors: "Sequence[NDArray[np.float32]]", limit: int
    ) -> list[list[tuple[str, float]]]:
        """The same for several vectors at once, which costs less than one after the other."""
        if not vectors:
            return []
        with _mapped(self.path):
            found = self._store.query([each.tolist() for each in vectors], limit, None)
        return [
            sorted(((key, 1 - distance) for key, distance in pairs), key=lambda pair: -pair[1])
            for pairs in found
        ]


class VectorWriter(Vectors):
    """The same collection, made where it is missing, for the one process that may write."""

    def _open(self, name: str, metadata: dict[str, Any]) -> "_Client":
        self.path.mkdir(parents=True, exist_ok=True)
        self._client = _Client(self.path, name, metadata)
        return self._client

    def add(
        self,
        keys: Sequence[str],
        vectors: "NDArray[np.float32]",
        facts: Sequence[Facts] | None = None,
    ) -> None:
        """Add vectors, shape (len(keys), dimension), under keys that are not held yet."""
        with _mapped(self.path):
            for start in range(0, len(keys), BATCH):
                stop = start + BATCH
                beside = list(facts[start:stop]) if facts else None
                self._client.add(list(keys[start:stop]), vectors[start:stop], beside)

    def sweep(self, orphans: Sequence[str]) -> None:
        """Delete the vectors under those keys, and whatever other models left here."""
        with _mapped(self.path):
            for part in _parts(orphans):
                self._client.delete(part)
            ours = {_name(self._embedder, kind) for kind in get_args(Kind)}
            self._client.delete_collections_but(ours)


class _Client:
    """A collection through Chroma's public client, which takes a second to import."""

    def __init__(self, path: Path, name: str, metadata: dict[str, Any] | None) -> None:
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        self._client = chromadb.PersistentClient(str(path), settings)
        if metadata is None:
            self._collection = self._client.get_collection(name, embedding_function=None)
        else:
            self._collection = self._client.get_or_create_collection(
                name,
                metadata=metadata,
                configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}},
                embedding_function=None,
            )
        self.metadata: dict[str, Any] = dict(self._collection.metadata or {})

    def count(self) -> int:
        return int(self._collection.count())

    def held(self, keys: list[str] | None) -> list[str]:
        return list(self._collection.get(ids=keys, include=[])["ids"])

    def vectors(self, keys: list[str]) -> "list[tuple[str, NDArray[np.float32]]]":
        found = self._collection.get(ids=keys, include=["embeddings"])
        return _paired(found["ids"], found["embeddings"])

    def query(
        self, vectors: list[list[float]], limit: int, keys: list[str] | None
    ) -> list[list[tuple[str, float]]]:
        embeddings: Any = vectors
        result = self._collection.query(
            query_embeddings=embeddings, n_results=limit, ids=keys, include=["distances"]
        )
        distances = result["distances"] or []
        return [list(zip(*row, strict=True)) for row in zip(result["ids"], distances, strict=True)]

    def add(
        self, keys: list[str], vectors: "NDArray[np.float32]", facts: list[Facts] | None
    ) -> None:
        metadatas: Any = facts
        self._collection.add(ids=keys, embeddings=vectors, metadatas=metadatas)

    def delete(self, keys: list[str]) -> None:
        self._collection.delete(ids=keys)

    def delete_collections_but(self, kept: set[str]) -> None:
        for other in self._client.list_collections():
            if other.name not in kept:
                self._client.delete_collection(other.name)


class _Engine:
    """A collection read through the engine beneath that client: Chroma's typed Rust bindings.

    The same search over the same files, without the servers, telemetry exporters and model
    clients that the public package imports: a twentieth of a second instead of one and more.
    """

    def __init__(self, path: Path, name: str) -> None:
        import chromadb_rust_bindings as chroma

        database = chroma.SqliteDBConfig(
            hash_type=chroma.MigrationHash.MD5,
            migration_mode=chroma.MigrationMode.Validate,
            url=str(path / "chroma.sqlite3"),
        )
        self._chroma = chroma.Bindings(
            allow_reset=False,
            sqlite_db_config=database,
            persist_path=str(path),
            hnsw_cache_size=16,
        )
        found = self._chroma.get_collection(name, *_DATABASE)
        self._id = str(found.id)
        self.metadata: dict[str, Any] = dict(found.metadata or {})
        self.held([])

    def count(self) -> int:
        return int(self._chroma.count(self._id, *_DATABASE))

    def held(self, keys: list[str] | None) -> list[str]:
        return list(self._chroma.get(self._id, keys, None, None, 0, None, [], *_DATABASE).ids)

    def vectors(self, keys: list[str]) -> "list[tuple[str, NDArray[np.float32]]]":
        found = self._chroma.get(self._id, keys, None, None, 0, None, ["embeddings"], *_DATABASE)
        return _paired(found.ids, found.embeddings)

    def query(
        self, vectors: list[list[float]], limit: int, keys: list[str] | None
    ) -> list[list[tuple[str, float]]]:
        found = self._chroma.query(
            self._id, keys, vectors, limit, None, None, ["distances"], *_DATABASE
        )
        rows = zip(found.ids, found.distances, strict=True)
        return [list(zip(*row, strict=True)) for row in rows]


def _paired(keys: Sequence[str], rows: Any) -> "list[tuple[str, NDArray[np.float32]]]":
    import numpy as np

    return [(k, np.asarray(row, np.float32)) for k, row in zip(keys, rows, strict=True)]


def _reader(path: Path, name: str) -> "_Engine | _Client":
    """The engine; the public client where this release of Chroma has another engine or schema."""
    try:
        return _Engine(path, name)
    except Exception:  # noqa: BLE001 - whatever it is, the client says what is wrong
        return _Client(path, name, None)


def _name(embedder: str, kind: Kind = "passages") -> str:
    return f"{kind}-{hashlib.sha256(embedder.encode('utf-8', 'replace')).hexdigest()[:16]}"


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
