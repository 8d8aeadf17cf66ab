"""What a build has found in documents and not published yet, so that a kill does not cost it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from askcorpus.records import Document, Statement

PENDING = "tagged.sqlite"
_LIST = TypeAdapter(list[Statement])


class Pending:
    """Statements by key of document and tagger; a cache, never worth an error."""

    def __init__(self, location: Path) -> None:
        """Keep them in a file in the folder of the index."""
        self._path = location / PENDING

    def get(self, key: str, document: Document) -> list[Statement] | None:
        """What was found under the key, if it is of this document's very words."""
        if not self._path.is_file():
            return None
        try:
            with closing(self._open()) as connection:
                row = connection.execute("SELECT record FROM found WHERE key = ?", [key]).fetchone()
            found = _LIST.validate_json(row[0]) if row else None
        except (sqlite3.Error, ValidationError, TypeError, ValueError):
            self.clear()
            return None
        return found if found is not None and all(_of(one, document) for one in found) else None

    def put(self, found: Sequence[tuple[str, Sequence[Statement]]]) -> None:
        """Keep what was found, durably, until `clear`."""
        with suppress(sqlite3.Error, OSError), closing(self._open()) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS found (key TEXT PRIMARY KEY, record)")
            connection.executemany(
                "INSERT OR REPLACE INTO found VALUES (?, ?)",
                [(key, _LIST.dump_json(list(statements))) for key, statements in found],
            )
            connection.commit()

    def _open(self) -> sqlite3.Connection:
        if self._path.is_symlink():
            # A foreign folder may not aim our writes elsewhere.
            self._path.unlink()
        connection = sqlite3.connect(self._path)
        connection.execute("PRAGMA trusted_schema=OFF")
        return connection

    def clear(self) -> None:
        """Forget everything: it is published, or not ours."""
        for name in (PENDING, f"{PENDING}-journal"):
            with suppress(OSError):
                (self._path.parent / name).unlink(missing_ok=True)


def _of(statement: Statement, document: Document) -> bool:
    return statement.source == document.source.id and all(
        0 <= span.start < span.end and document.text[span.start : span.end] == span.text
        for span in statement.spans
    )
