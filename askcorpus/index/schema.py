"""The catalogue's tables, how they are opened, and what makes a foreign one unacceptable.

A catalogue is never changed in place. A build writes a new file aside and renames it over the
old one, so a reader is never blocked, sees one state for as long as it likes, needs no write
access (a write-ahead log would), and a kill at any moment leaves the old file or the new one.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from askcorpus.errors import IndexCorrupt, IndexTooNew
from askcorpus.index.place import unwritable

CATALOGUE = "catalogue.sqlite"
FORMAT = 3
"""Raised whenever the tables change; an older catalogue is rebuilt, a newer one refused."""
APPLICATION_ID = 0x61736B63
REBUILD = "build it again: askcorpus index FOLDER"

DDL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    relative TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    readable INTEGER NOT NULL, sha256 TEXT, source TEXT, reason TEXT, by_hand TEXT NOT NULL,
    notes TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sources (
    id TEXT PRIMARY KEY, relative TEXT NOT NULL, rendition TEXT, published TEXT,
    record TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, heading TEXT NOT NULL,
    speaker TEXT, writer TEXT, sentences TEXT NOT NULL, key TEXT NOT NULL
);
CREATE UNIQUE INDEX passages_by_source ON passages (source, ordinal);
CREATE INDEX passages_by_key ON passages (key);
CREATE INDEX passages_by_speaker ON passages (speaker) WHERE speaker IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (
    heading, text, content='passages', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE statements (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, manner TEXT NOT NULL, text TEXT NOT NULL,
    name TEXT, kind TEXT NOT NULL, written TEXT, role TEXT, local INTEGER NOT NULL,
    speaker TEXT, key TEXT, record TEXT NOT NULL
);
CREATE UNIQUE INDEX statements_by_source ON statements (source, ordinal);
CREATE INDEX statements_by_key ON statements (key);
CREATE INDEX statements_by_speaker ON statements (speaker) WHERE speaker IS NOT NULL;
CREATE VIRTUAL TABLE spoken USING fts5 (
    text, content='statements', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE speakers (id TEXT PRIMARY KEY, name TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE assessments (
    source TEXT PRIMARY KEY, level TEXT NOT NULL, record TEXT NOT NULL
) WITHOUT ROWID;
"""


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection to a catalogue whose format is ours; usable from any thread.

    Raises IndexCorrupt when the file is no such catalogue, IndexTooNew when it is of a later one,
    FileNotFoundError when there is none.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
    with corrupt_when_unreadable(path):
        # Immutable: no lock file, no journal, so a folder that cannot be written will do.
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            _distrust(connection)
            _accept(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def create(path: Path) -> sqlite3.Connection:
    """A connection to a new, empty catalogue at `path`, which is not yet in use."""
    connection = _open_aside(path)
    connection.executescript(DDL)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={FORMAT}")
    return connection


def reopen(path: Path) -> sqlite3.Connection:
    """A writing connection to a copy of a catalogue; IndexCorrupt when the copy is damaged."""
    with corrupt_when_unreadable(path):
        connection = _open_aside(path)
        try:
            _accept(connection, path)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except BaseException:
            connection.close()
            raise
    if found != "ok":
        connection.close()
        raise corrupt(path, found)
    return connection


@contextmanager
def corrupt_when_unreadable(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a damaged file or a full disk into errors of ours."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
            raise unwritable(path.parent, error) from error
        raise corrupt(path, str(error)) from error


def corrupt(path: Path, detail: str) -> IndexCorrupt:
    """The error to raise when a part of the index at `path` cannot be read back."""
    line = " ".join(str(detail).split())[:200]
    return IndexCorrupt(f"{path}: the index is damaged ({line})", remedy=REBUILD)


def _open_aside(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    _distrust(connection)
    # The file is not in use until it is synced and renamed: a torn one is thrown away.
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-65536")
    return connection


def _distrust(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")


def _accept(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise corrupt(path, "not a catalogue of askcorpus")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        raise IndexTooNew(
            f"{path}: made by a newer askcorpus (format {version}, this one reads {FORMAT})",
            remedy="upgrade askcorpus, or delete that folder and index again",
        )
    if version < FORMAT:
        raise corrupt(path, f"format {version}, too old")
    # Views and triggers would run foreign SQL under our statements.
    if _shape(connection) != _expected_shape():
        raise corrupt(path, "its tables are not ours")


def _shape(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
    return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


def _expected_shape() -> set[tuple[str, str, str]]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(DDL)
        return _shape(connection)
    finally:
        connection.close()
