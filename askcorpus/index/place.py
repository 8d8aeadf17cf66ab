"""Where the index of a folder lies, and who may write it."""

import hashlib
import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from askcorpus.errors import CorpusNotFound, IndexLocked, IndexUnwritable
from askcorpus.settings import cache_dir

FOLDER = ".askcorpus"
LOCK = "lock"
RENDITIONS = "renditions"
"""Plain text of formats whose text is not the file's own characters."""
WAIT_SECONDS = 3.0
"""How long a second writer waits for the first."""


def corpus_folder(folder: Path) -> Path:
    """The folder as an absolute, real path; CorpusNotFound when it is not a folder."""
    real = Path(os.path.realpath(Path(folder).expanduser()))
    if not real.is_dir():
        what = "is not a folder" if real.exists() else "does not exist"
        raise CorpusNotFound(
            f"{folder}: {what}", remedy="name a folder that holds the documents (--corpus DIR)"
        )
    return real


def locate(folder: Path) -> Path:
    """Folder of the index: `.askcorpus` in the corpus, else one in the cache of the user.

    The cache serves where the corpus cannot be written, is part of an installed package, or holds
    a symbolic link under that name, which would let a foreign folder aim our writes elsewhere.
    """
    beside = folder / FOLDER
    if beside.is_symlink() or _installed(folder):
        return cached(folder)
    if beside.exists():
        writable = beside.is_dir() and os.access(beside, os.W_OK | os.X_OK)
    else:
        writable = os.access(folder, os.W_OK | os.X_OK)
    return beside if writable else cached(folder)


def cached(folder: Path) -> Path:
    """Folder of the index in the user's cache."""
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:24]
    return cache_dir() / "indexes" / digest


@contextmanager
def writing(location: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the writer's lock, which the system releases when the process ends in any way.

    Raises IndexLocked when another process keeps it for `wait` seconds, IndexUnwritable when the
    folder cannot be made or written.
    """
    from filelock import FileLock, Timeout

    try:
        location.mkdir(parents=True, exist_ok=True)
        lock = FileLock(location / LOCK, timeout=wait)
        lock.acquire(poll_interval=0.05)
    except Timeout as error:
        raise IndexLocked(
            f"{location}: another process is building this index",
            remedy="wait until it has finished and try again",
        ) from error
    except OSError as error:
        raise unwritable(location, error) from error
    try:
        yield
    finally:
        lock.release()


def unwritable(location: Path, error: BaseException) -> IndexUnwritable:
    """The error to raise when the disk refused a write."""
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return IndexUnwritable(
        f"{location}: the index cannot be written ({what}); the old one is as it was",
        remedy="free some space or set ASKCORPUS_CACHE to a folder with room that can be written",
    )


def _installed(folder: Path) -> bool:
    roots = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    return any(folder.is_relative_to(os.path.realpath(root)) for root in roots if root)
