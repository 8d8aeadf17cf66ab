"""A mark that a reader leaves when it met damage, so that the next build starts anew."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from askcorpus.errors import IndexCorrupt

MARK = "damaged"


@contextmanager
def noted(location: Path) -> Iterator[None]:
    """Leave the mark when IndexCorrupt passes through."""
    try:
        yield
    except IndexCorrupt:
        mark(location)
        raise


def mark(location: Path) -> None:
    """Leave the mark, if the folder lets us."""
    with suppress(OSError):
        (location / MARK).touch()


def is_marked(location: Path) -> bool:
    """Whether a reader met damage since the last build."""
    return (location / MARK).exists()


def clear(location: Path) -> None:
    """Take the mark away: what it spoke of was made anew."""
    with suppress(OSError):
        (location / MARK).unlink(missing_ok=True)
