"""Reads the catalogue: sources, passages, files, and BM25 over their words."""

import json
import math
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from askcorpus.errors import UnknownSource
from askcorpus.index.place import RENDITIONS
from askcorpus.index.records import FileState, Filter, Hit, Meta
from askcorpus.index.schema import CATALOGUE, corrupt, corrupt_when_unreadable, open_for_reading
from askcorpus.records import Passage, Source

COLUMNS = "p.source, p.ordinal, p.start, p.end, p.text, p.heading, p.speaker, p.writer, p.sentences"
BM25 = "bm25(words, 0.5, 1.0)"
"""A word of the heading (title, speaker) counts half of one in the text."""


class Catalogue:
    """One state of the index, read-only; a later build does not disturb it.

    So what is read of it whole is read once: a question needs it, and there may be many documents.
    """

    def __init__(self, folder: Path, location: Path, name: str = CATALOGUE) -> None:
        """Open the catalogue at `location`; see `open_for_reading` for what it raises.

        `name` opens a draft that was committed but not published.
        """
        self.folder = folder
        self.location = location
        self.path = location / name
        self._stamp = _stamp(self.path)
        self._connection = open_for_reading(self.path)

    def replaced(self) -> bool:
        """Whether the file at the path is no longer the one that was opened."""
        return _stamp(self.path) != self._stamp

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def meta(self) -> Meta:
        """What the index was made with."""
        return self._meta

    @cached_property
    def _meta(self) -> Meta:
        values = dict(self._all("SELECT key, value FROM meta"))
        try:
            return Meta(**{**values, "skipped": tuple(json.loads(values.get("skipped", "[]")))})
        except (ValidationError, ValueError, TypeError) as error:
            raise corrupt(self.path, "its meta table is not ours") from error

    def files(self) -> dict[str, FileState]:
        """Every file that the index knows of, by relative path."""
        return dict(self._files)

    @cached_property
    def _files(self) -> dict[str, FileState]:
        rows = self._all(
            "SELECT relative, size, mtime_ns, readable, sha256, source, reason, by_hand, notes"
            " FROM files"
        )
        return {row[0]: self._file(row) for row in rows}

    def sources(self) -> list[Source]:
        """Every source, in order of id."""
        return list(self._sources)

    @cached_property
    def _sources(self) -> list[Source]:
        rows = self._all("SELECT relative, rendition, record FROM sources ORDER BY id")
        return [self._source(*row) for row in rows]

    def source(self, id: str) -> Source:
        """The source with that id; UnknownSource when there is none."""
        rows = self._all(
            "SELECT relative, rendition, record FROM sources WHERE id = ?", [_storable(id)]
        )
        if not rows:
            raise self._unknown(_storable(id))
        return self._source(*rows[0])

    def _unknown(self, id: str) -> UnknownSource:
        from difflib import get_close_matches

        ids = [str(row[0]) for row in self._all("SELECT id FROM sources")]
        near = get_close_matches(id, ids, n=3)
        nearest = f"did you mean {' or '.join(near)}? " if near else ""
        return UnknownSource(
            f"no document has the id {id!r}", remedy=f"{nearest}all ids: askcorpus sources"
        )

    def passages(self, source: str) -> list[Passage]:
        """The passages of a source in order; none when the id is unknown."""
        rows = self._all(
            f"SELECT {COLUMNS} FROM passages p WHERE p.source = ? ORDER BY p.ordinal",
            [_storable(source)],
        )
        return [self._passage(row) for row in rows]

    def passage(self, source: str, ordinal: int) -> Passage | None:
        """One passage of a source by its place; None when there is none."""
        rows = self._all(
            f"SELECT {COLUMNS} FROM passages p WHERE p.source = ? AND p.ordinal = ?",
            [_storable(source), ordinal],
        )
        return self._passage(rows[0]) if rows else None

    def sources_with(self, ids: Iterable[str]) -> dict[str, Source]:
        """The sources with those ids, by id."""
        rows = self.rows(
            "SELECT id, relative, rendition, record FROM sources"
            " WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(ids))],
        )
        return {row[0]: self._source(*row[1:]) for row in rows}

    def passages_over(self, source: str, start: int, end: int) -> list[Passage]:
        """The passages of a source that touch the characters `[start:end]`, in order."""
        rows = self._all(
            f"SELECT {COLUMNS} FROM passages p WHERE p.source = ? AND p.start < ? AND p.end > ?"
            " ORDER BY p.ordinal",
            [_storable(source), end, start],
        )
        return [self._passage(row) for row in rows]

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """What a query finds; IndexCorrupt when the file cannot be read."""
        return self._all(query, values)

    def size(self) -> int:
        """Number of passages."""
        return self._size

    @cached_property
    def _size(self) -> int:
        return int(self._all("SELECT count(*) FROM passages")[0][0])

    @cached_property
    def key_count(self) -> int:
        """How many vectors passages refer to."""
        return int(self._all("SELECT count(DISTINCT key) FROM passages")[0][0])

    def matching_keys(self, filter: Filter) -> list[str]:
        """Keys of the vectors of the passages that the filter lets through."""
        where, values = self._where(filter)
        rows = self._all(
            "SELECT DISTINCT p.key FROM passages p JOIN sources s ON s.id = p.source"
            f" WHERE {where}",
            values,
        )
        return [row[0] for row in rows]

    def with_keys(self, keys: Iterable[str], filter: Filter) -> list[tuple[str, Passage]]:
        """The passages under those keys that the filter lets through, each with its key."""
        where, values = self._where(filter)
        rows = self._all(
            f"SELECT p.key, {COLUMNS} FROM passages p JOIN sources s ON s.id = p.source"
            f" WHERE p.key IN (SELECT value FROM json_each(?)) AND {where} ORDER BY p.id",
            [json.dumps(list(keys)), *values],
        )
        return [(row[0], self._passage(row[1:])) for row in rows]

    def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
        """Passages that hold any of the terms, best BM25 first."""
        query = match_any(terms)
        if not query or limit < 1:
            return []
        where, values = self._where(filter)
        # The ranking touches row ids only; texts are fetched for the winners.
        narrowed = (
            ""
            if filter == Filter()
            else " AND rowid IN (SELECT p.id FROM passages p JOIN sources s ON s.id = p.source"
            f" WHERE {where})"
        )
        rows = self._all(
            f"SELECT w.score, {COLUMNS} FROM (SELECT rowid AS id, -{BM25} AS score FROM words"
            f" WHERE words MATCH ?{narrowed} ORDER BY score DESC, id LIMIT ?) w"
            " JOIN passages p ON p.id = w.id ORDER BY w.score DESC, p.id",
            [query, *(values if narrowed else []), limit],
        )
        return [Hit(score=row[0], passage=self._passage(row[1:])) for row in rows]

    def holders(self, terms: Sequence[str], limit: int) -> list[str]:
        """Ids of the sources of up to `limit` passages that hold any of the terms, unranked."""
        return [
            row[0]
            for row in self._all(
                "SELECT p.source FROM words w JOIN passages p ON p.id = w.rowid"
                " WHERE words MATCH ? LIMIT ?",
                [match_any(terms), limit],
            )
        ]

    def document_frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """How many passages hold each term, stemmed and folded as the passages were."""
        counts = {}
        for term in dict.fromkeys(terms):
            rows = self._all("SELECT count(*) FROM words WHERE words MATCH ?", [match_any([term])])
            counts[term] = int(rows[0][0])
        return counts

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """Every stem of headings and texts with the number of passages that hold it."""
        self._all(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)"
        )
        return dict(self._all("SELECT term, doc FROM temp.vocabulary"))

    def idf(self, terms: Sequence[str]) -> dict[str, float]:
        """ln(1 + (N - n + 0.5) / (n + 0.5)) for each term, N passages, n of them holding it."""
        total = self.size()
        return {
            term: math.log(1 + (total - count + 0.5) / (count + 0.5))
            for term, count in self.document_frequencies(terms).items()
        }

    def _where(self, filter: Filter) -> tuple[str, list[Any]]:
        clauses, values = ["1"], list[Any]()
        if filter.source is not None:
            clauses.append("p.source = ?")
            values.append(_storable(filter.source))
        if filter.sources:
            clauses.append("p.source IN (SELECT value FROM json_each(?))")
            values.append(json.dumps([_storable(each) for each in filter.sources]))
        if filter.speaker is not None:
            clauses.append("p.speaker IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(self._speakers_named(filter.speaker)))
        for bound, sign in ((filter.since, ">="), (filter.until, "<=")):
            if bound is not None:
                clauses.append(f"s.published {sign} ?")
                values.append(bound.isoformat())
        return " AND ".join(clauses), values

    def _speakers_named(self, name: str) -> list[str]:
        """The speakers whose name holds the words of `name` side by side."""
        wanted = _folded(name)
        rows = self._all("SELECT DISTINCT speaker FROM passages WHERE speaker IS NOT NULL")
        return [row[0] for row in rows if wanted.strip() and wanted in _folded(row[0])]

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        with corrupt_when_unreadable(self.path):
            return self._connection.execute(statement, values).fetchall()

    def _file(self, row: Sequence[Any]) -> FileState:
        try:
            *plain, notes = row
            names = (
                *("relative", "size", "mtime_ns", "readable", "sha256", "source", "reason"),
                "by_hand",
            )
            values = dict(zip(names, plain, strict=True))
            return FileState(**values, notes=tuple(json.loads(notes)))
        except (ValidationError, ValueError, TypeError) as error:
            raise corrupt(self.path, "a row of its files is not ours") from error

    def _source(self, relative: str, rendition: str | None, record: str) -> Source:
        """The source with its paths taken anew from where folder and index lie now."""
        original = self.folder / _inside(relative, self.path)
        try:
            values = json.loads(record)
            if rendition is None:
                return Source(**values, path=str(original))
            kept = self.location / RENDITIONS / _inside(rendition, self.path)
            return Source(**values, path=str(kept), original=str(original))
        except (ValidationError, ValueError, TypeError) as error:
            raise corrupt(self.path, "a row of its sources is not ours") from error

    def _passage(self, row: Sequence[Any]) -> Passage:
        source, ordinal, start, end, text, heading, speaker, writer, sentences = row
        try:
            spans = [{"start": a, "end": b} for a, b in json.loads(sentences)]
            return Passage.model_validate(
                {
                    "source": source,
                    "ordinal": ordinal,
                    "start": start,
                    "end": end,
                    "text": text,
                    "heading": heading,
                    "speaker": speaker,
                    "writer": writer,
                    "sentences": spans,
                }
            )
        except (ValidationError, ValueError, TypeError) as error:
            raise corrupt(self.path, "a row of its passages is not ours") from error


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def match_any(terms: Sequence[str]) -> str:
    """An FTS5 query that matches any of the terms; each is a quoted string, so none is syntax."""
    quoted = ('"' + _storable(term).replace('"', '""') + '"' for term in terms if term.strip())
    return " OR ".join(dict.fromkeys(quoted))


def _storable(text: str) -> str:
    """The text without what SQLite cannot hold in a query: NUL and lone surrogates."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def _folded(name: str) -> str:
    """The words of a name, without case and accents, each between blanks."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(character)
    )
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return f" {' '.join(words)} "


def _inside(relative: str, path: Path) -> PurePosixPath:
    """A relative path that stays below its folder; a foreign catalogue may say anything."""
    parts = PurePosixPath(relative)
    if parts.is_absolute() or ".." in parts.parts or "\0" in relative or not parts.parts:
        raise corrupt(path, "a path in it leaves the folder")
    return parts
