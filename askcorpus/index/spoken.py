"""Reads who said what from the catalogue: statements, speakers, assessments."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from askcorpus.index.catalogue import Catalogue, match_any
from askcorpus.index.records import Spoken, SpokenHit
from askcorpus.index.schema import corrupt
from askcorpus.records import Assessment, Source, SpeakerEntry, Statement

COLUMNS = (
    "t.source, t.start, t.end, t.manner, t.text, t.written, t.role, t.speaker, a.level, t.record"
)
TABLES = (
    "statements t JOIN sources s ON s.id = t.source LEFT JOIN assessments a ON a.source = t.source"
)
RANKED = TABLES.replace("statements t", "statements t ON t.id = w.id")
BY_TIME = "s.published IS NULL, s.published, t.source, t.ordinal"
OWN_WORDS = ("direct", "turn", "written")


def statements(catalogue: Catalogue, wanted: Spoken) -> list[Statement]:
    """The statements that pass, in order of time and place; undated documents come last."""
    where, values = _where(wanted)
    rows = catalogue.rows(
        f"SELECT {COLUMNS} FROM {TABLES} WHERE {where} ORDER BY {BY_TIME}", values
    )
    return _made(catalogue, rows)


def statements_with(
    catalogue: Catalogue, keys: Iterable[str], wanted: Spoken
) -> list[tuple[str, Statement]]:
    """The statements under those keys of vectors that pass, each with its key."""
    where, values = _where(wanted)
    rows = catalogue.rows(
        f"SELECT t.key, {COLUMNS} FROM {TABLES}"
        f" WHERE t.key IN (SELECT value FROM json_each(?)) AND {where} ORDER BY t.id",
        [json.dumps(list(keys)), *values],
    )
    return list(
        zip((row[0] for row in rows), _made(catalogue, [row[1:] for row in rows]), strict=True)
    )


def spoken_keys(catalogue: Catalogue, wanted: Spoken) -> list[str]:
    """Keys of the vectors of the statements that pass."""
    where, values = _where(wanted)
    rows = catalogue.rows(
        f"SELECT DISTINCT t.key FROM {TABLES} WHERE t.key IS NOT NULL AND {where}", values
    )
    return [row[0] for row in rows]


def spoken_words(
    catalogue: Catalogue, terms: Sequence[str], limit: int, wanted: Spoken
) -> list[SpokenHit]:
    """Statements that hold any of the terms, best BM25 first."""
    query = match_any(terms)
    if not query or limit < 1:
        return []
    where, values = _where(wanted)
    rows = catalogue.rows(
        f"SELECT w.score, {COLUMNS} FROM (SELECT rowid AS id, -bm25(spoken) AS score FROM spoken"
        f" WHERE spoken MATCH ?) w JOIN {RANKED}"
        f" WHERE {where} ORDER BY w.score DESC, t.id LIMIT ?",
        [query, *values, limit],
    )
    found = _made(catalogue, [row[1:] for row in rows])
    return [SpokenHit(statement=one, score=row[0]) for row, one in zip(rows, found, strict=True)]


def sources_written(catalogue: Catalogue) -> list[str]:
    """Every way in which the texts name whom a statement is by."""
    rows = catalogue.rows("SELECT DISTINCT written FROM statements WHERE written IS NOT NULL")
    return [row[0] for row in rows]


def counts(catalogue: Catalogue) -> dict[str, int]:
    """Number of statements of each document that holds any."""
    rows = catalogue.rows("SELECT source, count(*) FROM statements GROUP BY source")
    return dict(rows)


def speakers(catalogue: Catalogue) -> list[SpeakerEntry]:
    """Every speaker with counts and documents, those who say most first."""
    found: dict[str, dict[str, Any]] = {}
    rows = catalogue.rows(
        "SELECT p.id, p.name, p.record, t.manner, count(*), json_group_array(DISTINCT t.source)"
        " FROM speakers p JOIN statements t ON t.speaker = p.id GROUP BY p.id, t.manner"
    )
    try:
        for id, name, record, manner, count, sources in rows:
            one = found.setdefault(
                id,
                {
                    **json.loads(record),
                    "id": id,
                    "name": name,
                    **dict.fromkeys(("direct", "indirect", "attitudes"), 0),
                    "sources": set(),
                },
            )
            one["sources"].update(json.loads(sources))
            one[_counted(manner)] += count
        entries = [
            SpeakerEntry(**{**one, "sources": tuple(sorted(one["sources"]))})
            for one in found.values()
        ]
    except (ValueError, TypeError, AttributeError) as error:
        raise corrupt(catalogue.path, "a row of its speakers is not ours") from error
    return sorted(entries, key=lambda one: (-one.direct - one.indirect, -one.attitudes, one.id))


def names(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, str]:
    """The names of the speakers with those ids."""
    rows = catalogue.rows(
        "SELECT id, name FROM speakers WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return dict(rows)


def assessments(catalogue: Catalogue, *, telling: bool = False) -> list[Assessment]:
    """How far each document is to be trusted, in order of id.

    `telling` leaves out those that stand for themselves and are of high trust: most of them.
    """
    where = "WHERE level != 'high' OR record LIKE '%\"copy_of\":\"%'" if telling else ""
    rows = catalogue.rows(f"SELECT source, level, record FROM assessments {where} ORDER BY source")
    try:
        return [
            Assessment.model_validate({**json.loads(record), "source": source, "level": level})
            for source, level, record in rows
        ]
    except (ValueError, TypeError) as error:
        raise corrupt(catalogue.path, "a row of its assessments is not ours") from error


def _counted(manner: str) -> str:
    if manner == "attitude":
        return "attitudes"
    return "direct" if manner in OWN_WORDS else "indirect"


def _where(wanted: Spoken) -> tuple[str, list[Any]]:
    clauses, values = ["1"], list[Any]()
    for name, value in (("speaker", wanted.speaker), ("source", wanted.source)):
        if value is not None:
            clauses.append(f"t.{name} = ?")
            values.append(value.replace("\0", " ").encode("utf-8", "replace").decode())
    if wanted.sources:
        clauses.append("t.source IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(wanted.sources)))
    if wanted.speakers or wanted.written:
        clauses.append(
            "(t.speaker IN (SELECT value FROM json_each(?))"
            " OR t.written IN (SELECT value FROM json_each(?)))"
        )
        values += [json.dumps(list(wanted.speakers)), json.dumps(list(wanted.written))]
    if wanted.over is not None:
        clauses.append("t.start < ? AND t.end > ?")
        values += [wanted.over[1], wanted.over[0]]
    if wanted.manners:
        clauses.append("t.manner IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(wanted.manners)))
    for bound, sign in ((wanted.since, ">="), (wanted.until, "<=")):
        if bound is not None:
            clauses.append(f"s.published {sign} ?")
            values.append(bound.isoformat())
    return " AND ".join(clauses), values


def _made(catalogue: Catalogue, rows: Sequence[Sequence[Any]]) -> list[Statement]:
    sources = catalogue.sources_with({row[0] for row in rows})
    try:
        return [_statement(sources, row) for row in rows]
    except (ValueError, TypeError, KeyError) as error:
        raise corrupt(catalogue.path, "a row of its statements is not ours") from error


def _statement(sources: dict[str, Source], row: Sequence[Any]) -> Statement:
    source, start, end, manner, quote, written, role, speaker, trust, record = row
    values = {
        **json.loads(record),
        "source": source,
        "path": sources[source].path,
        "published": sources[source].published,
        "start": start,
        "end": end,
        "manner": manner,
        "quote": quote,
        "speaker_as_written": written,
        "role": role,
        "speaker": speaker,
        "trust": trust,
    }
    return Statement.model_validate(values)
