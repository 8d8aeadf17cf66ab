"""The next catalogue, written aside and put in the place of the old one in a single step."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from askcorpus.errors import IndexCorrupt
from askcorpus.index.place import RENDITIONS, unwritable
from askcorpus.index.records import FileState, Meta
from askcorpus.index.schema import CATALOGUE, corrupt_when_unreadable, create, reopen
from askcorpus.records import Passage, Source

DRAFT = "catalogue.draft"


class Draft:
    """A catalogue that no reader sees before `publish`; one writer at a time (see `writing`)."""

    def __init__(self, location: Path, *, anew: bool) -> None:
        """Start from a copy of the present catalogue, or from nothing when `anew`.

        Raises IndexUnwritable; IndexCorrupt when the present catalogue is damaged.
        """
        self.location = location
        self._path = location / DRAFT
        self._anew = anew
        with _mapped(location):
            self._path.unlink(missing_ok=True)
            if not anew:
                shutil.copyfile(location / CATALOGUE, self._path)
            self._connection = create(self._path) if anew else reopen(self._path)
            self._connection.execute("BEGIN")

    def put(
        self,
        file: FileState,
        source: Source,
        rows: Sequence[tuple[str, Passage]],
    ) -> None:
        """Write one document: file, source, passages, each with the key of its vector."""
        rendition = Path(source.path).name if source.original else None
        record = source.model_dump(mode="json", exclude={"path", "original"})
        published = source.published.isoformat() if source.published else None
        with _mapped(self.location):
            self._connection.execute(
                "INSERT INTO sources VALUES (?, ?, ?, ?, ?)",
                [source.id, file.relative, rendition, published, _json(record)],
            )
            self._connection.executemany(
                "INSERT INTO passages (source, ordinal, start, end, text, heading, speaker,"
                " writer, sentences, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_row(key, passage) for key, passage in rows),
            )
            self._connection.execute(
                "INSERT INTO words (rowid, heading, text)"
                " SELECT id, heading, text FROM passages WHERE source = ?",
                [source.id],
            )
        self.note(file)

    def note(self, file: FileState) -> None:
        """Write what is known of a file, in place of what was."""
        with _mapped(self.location):
            self._connection.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    file.relative,
                    file.size,
                    file.mtime_ns,
                    file.readable,
                    file.sha256,
                    file.source,
                    file.reason,
                    file.by_hand,
                    _json(list(file.notes)),
                ],
            )

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds in the draft."""
        with _mapped(self.location):
            return self._connection.execute(query, values).fetchall()

    def write(self, statement: str, rows: Iterable[Sequence[object]] = ((),)) -> None:
        """Carry out a statement once for each row of values."""
        with _mapped(self.location):
            self._connection.executemany(statement, rows)

    @contextmanager
    def settled(self) -> Iterator[str]:
        """The draft as it is by now, for a reader of the file of that name meanwhile."""
        with _mapped(self.location):
            self._connection.execute("COMMIT")
        try:
            yield DRAFT
        finally:
            with _mapped(self.location):
                self._connection.execute("BEGIN")

    def drop(self, files: Iterable[FileState]) -> None:
        """Forget files with their sources and passages."""
        with _mapped(self.location):
            for file in files:
                self._connection.execute("DELETE FROM files WHERE relative = ?", [file.relative])
                if file.source is None:
                    continue
                self._connection.execute(
                    "INSERT INTO words (words, rowid, heading, text)"
                    " SELECT 'delete', id, heading, text FROM passages WHERE source = ?",
                    [file.source],
                )
                self._connection.execute("DELETE FROM passages WHERE source = ?", [file.source])
                self._connection.execute(
                    "INSERT INTO spoken (spoken, rowid, text)"
                    " SELECT 'delete', id, text FROM statements WHERE source = ?",
                    [file.source],
                )
                self._connection.execute("DELETE FROM statements WHERE source = ?", [file.source])
                self._connection.execute("DELETE FROM sources WHERE id = ?", [file.source])

    def keys(self) -> list[str]:
        """The keys of all vectors that the passages refer to."""
        with _mapped(self.location):
            return [row[0] for row in self._connection.execute("SELECT DISTINCT key FROM passages")]

    def sources(self) -> int:
        """Number of sources."""
        with _mapped(self.location):
            return int(self._connection.execute("SELECT count(*) FROM sources").fetchone()[0])

    def renditions(self) -> set[str]:
        """Names of the renditions that the sources refer to."""
        query = "SELECT rendition FROM sources WHERE rendition IS NOT NULL"
        with _mapped(self.location):
            return {row[0] for row in self._connection.execute(query)}

    def publish(self, meta: Meta) -> None:
        """Complete the catalogue and switch to it: readers see the old state or this one."""
        values = meta.model_dump(exclude={"skipped"})
        with _mapped(self.location):
            self._connection.execute("DELETE FROM meta")
            self._connection.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [*((k, str(v)) for k, v in values.items()), ("skipped", _json(meta.skipped))],
            )
            if self._anew:
                self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")
                self._connection.execute("INSERT INTO spoken (spoken) VALUES ('optimize')")
            self._connection.execute("COMMIT")
            self._connection.close()
            _sync(self._path)
            self._path.replace(self.location / CATALOGUE)
            _sync(self.location)

    def abandon(self) -> None:
        """Throw the draft away; the old catalogue stands."""
        with suppress(sqlite3.Error):
            self._connection.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def sweep_renditions(location: Path, keep: set[str]) -> None:
    """Delete the renditions that no source refers to."""
    with suppress(OSError):
        for path in (location / RENDITIONS).iterdir():
            if path.name not in keep and not path.is_dir():
                path.unlink(missing_ok=True)


def _row(key: str, passage: Passage) -> tuple[object, ...]:
    sentences = _json([[span.start, span.end] for span in passage.sentences])
    return (
        passage.source,
        passage.ordinal,
        passage.start,
        passage.end,
        passage.text,
        passage.heading,
        passage.speaker,
        passage.writer,
        sentences,
        key,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _mapped(location: Path) -> Iterator[None]:
    """Turn a full disk or a refused write into IndexUnwritable, damage into IndexCorrupt."""
    try:
        with corrupt_when_unreadable(location / CATALOGUE):
            yield
    except IndexCorrupt:
        raise
    except OSError as error:
        raise unwritable(location, error) from error
