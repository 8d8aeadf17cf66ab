"""Who said what, as a build writes it into its draft: statements, speakers, assessments."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from askcorpus.index.draft import Draft
from askcorpus.index.schema import corrupt
from askcorpus.records import Assessment, Speaker, Statement
from askcorpus.records.answer import Trust
from askcorpus.records.statement import SpeakerKind

APART = {"quote", "manner", "speaker_as_written", "role", "source", "path", "start", "end"}
"""Fields of a statement that have columns of their own, or a table."""
DERIVED = {"published", "speaker", "trust", "renditions"}


class Voice(NamedTuple):
    """Whom a stored statement names, as far as its own document tells."""

    row: int
    source: str
    name: str | None
    kind: SpeakerKind
    written: str | None
    role: str | None
    local: int
    """Whether (1) or not (0) the words mean somebody in this document only."""
    speaker: str | None
    """Id of the speaker it was given last."""


class Utterance(NamedTuple):
    """A stored statement as its vector is made of it."""

    row: int
    text: str
    source: str
    start: int
    end: int
    speaker: str | None
    manner: str
    published: str | None
    trust: Trust | None
    key: str | None


def put_statements(
    draft: Draft,
    source: str,
    statements: Sequence[Statement],
    named: Iterable[tuple[str | None, SpeakerKind, bool]],
) -> None:
    """Write the statements of one document, each with name, kind and whether it is local."""
    draft.write(
        "INSERT INTO statements (source, ordinal, start, end, manner, text, name, kind, written,"
        " role, local, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(source, ordinal, one.start, one.end, one.manner, one.quote),
                *(name, kind, one.speaker_as_written, one.role, local, _record(one)),
            )
            for ordinal, (one, (name, kind, local)) in enumerate(
                zip(statements, named, strict=True)
            )
        ],
    )
    draft.write(
        "INSERT INTO spoken (rowid, text) SELECT id, text FROM statements WHERE source = ?",
        [(source,)],
    )


def voices(draft: Draft) -> list[Voice]:
    """Whom every statement names, in an order that does not depend on how the index grew."""
    rows = draft.rows(
        "SELECT id, source, name, kind, written, role, local, speaker FROM statements"
        " ORDER BY source, ordinal"
    )
    return [Voice(*row) for row in rows]


def put_speakers(
    draft: Draft, given: Iterable[tuple[int, str | None]], speakers: Sequence[Speaker]
) -> None:
    """Write the speakers, and which of them each of the statements in `given` is by."""
    draft.write("UPDATE statements SET speaker = ? WHERE id = ?", [(to, row) for row, to in given])
    draft.write("DELETE FROM speakers")
    draft.write(
        "INSERT INTO speakers VALUES (?, ?, ?)",
        [(each.id, each.name, each.model_dump_json(exclude={"id", "name"})) for each in speakers],
    )


def put_assessments(draft: Draft, assessments: Iterable[Assessment]) -> None:
    """Write the assessments in place of those that were."""
    draft.write("DELETE FROM assessments")
    draft.write(
        "INSERT INTO assessments VALUES (?, ?, ?)",
        [
            (each.source, each.level, each.model_dump_json(exclude={"source", "level"}))
            for each in assessments
        ],
    )


def assessments(draft: Draft) -> list[Assessment]:
    """The assessments of the last build."""
    rows = draft.rows("SELECT source, level, record FROM assessments ORDER BY source")
    try:
        return [
            Assessment.model_validate({**json.loads(record), "source": source, "level": level})
            for source, level, record in rows
        ]
    except (ValueError, TypeError) as error:
        raise corrupt(draft.location, "a row of its assessments is not ours") from error


def utterances(draft: Draft) -> Iterator[Utterance]:
    """Every statement that has a vector; what somebody only thinks is found by its words."""
    rows = draft.rows(
        "SELECT t.id, t.text, t.source, t.start, t.end, t.speaker, t.manner, s.published, a.level,"
        " t.key FROM statements t JOIN sources s ON s.id = t.source"
        " LEFT JOIN assessments a ON a.source = t.source WHERE t.manner <> 'attitude'"
        " ORDER BY t.source, t.start"
    )
    return (Utterance(*row) for row in rows)


def put_keys(draft: Draft, keys: Iterable[tuple[int, str]]) -> None:
    """Write under which key the vector of each statement lies."""
    draft.write("UPDATE statements SET key = ? WHERE id = ?", [(key, row) for row, key in keys])


def statement_keys(draft: Draft) -> set[str]:
    """The keys of all vectors that the statements refer to."""
    query = "SELECT DISTINCT key FROM statements WHERE key IS NOT NULL"
    return {row[0] for row in draft.rows(query)}


def passage_keys(draft: Draft, source: str) -> list[tuple[int, int, str]]:
    """First and last character of each passage of a document, and the key of its vector."""
    query = "SELECT start, end, key FROM passages WHERE source = ? ORDER BY start"
    return [(row[0], row[1], row[2]) for row in draft.rows(query, [source])]


def day(published: str | None) -> int:
    """A day of publication as a number that a vector store can compare: 20181109; 0 unknown."""
    return int(date.fromisoformat(published).strftime("%Y%m%d")) if published else 0


def _record(statement: Statement) -> str:
    return statement.model_dump_json(exclude=APART | DERIVED)
