"""Names and leftovers in the folder of an index."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

from askcorpus.index import damage


def vectors_name(location: Path) -> str:
    """The folder of vectors to go on with, or a fresh one when a reader found it damaged."""
    with suppress(OSError):
        numbers = [_number(path.name) for path in location.iterdir() if _number(path.name) >= 0]
        if numbers:
            last = max(numbers) + damage.is_marked(location)
            return f"vectors-{last}" if last else "vectors"
    return "vectors"


def drop_old_vectors(location: Path, current: str) -> None:
    """Delete the folders of vectors that no catalogue refers to any more."""
    with suppress(OSError):
        for path in location.iterdir():
            if path.name != current and _number(path.name) >= 0 and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)


def ignore_for_git(location: Path) -> None:
    """Keep the index out of a repository that holds the corpus."""
    path = location / ".gitignore"
    with suppress(OSError):
        if not path.exists():
            path.write_text("*\n", encoding="utf-8")


def _number(name: str) -> int:
    match = re.fullmatch(r"vectors(?:-([0-9]{1,9}))?", name)
    return int(match[1] or 0) if match else -1
