"""Records for other programs: JSON, exact, and CSV, for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from askcorpus.records import Answer, Assessment, Citation, Comparison, Record
from askcorpus.render.safety import cell, json_escaped

COLUMNS = (
    "question",
    "verdict",
    "answer",
    "role",
    "number",
    "source",
    "title",
    "publisher",
    "published",
    "speaker",
    "trust",
    "quote",
    "path",
    "line",
    "start",
    "end",
    "url",
)


def record_json(record: Record) -> str:
    """One JSON object with the record's fields in their order, and a newline."""
    return _dumped(record.model_dump(mode="json"))


def why_json(found: Assessment, beside: Comparison | None) -> str:
    """An assessment with the comparison behind it, as `compare` prints that; nulls without one."""
    compared = beside.model_dump(mode="json", exclude={"pairs"}) if beside else {}
    bare: dict[str, object] = {
        "a": found.copy_of,
        "b": found.source,
        "coverage": None,
        "changes": [],
    }
    return _dumped({**bare, **compared, **found.model_dump(mode="json")})


def records_json(records: Sequence[Record]) -> str:
    """One JSON list of objects, and a newline."""
    return _dumped([record.model_dump(mode="json") for record in records])


def _dumped(value: object) -> str:
    return json_escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def answer_csv(answer: Answer) -> str:
    """One row per citation, `role` telling evidence from related; one bare row when there is none.

    Cells that a spreadsheet would run as a formula get a leading apostrophe, and control
    characters are made visible: the exact characters are in the JSON form.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    asked = (answer.question, answer.verdict, answer.answer)
    rows = list(_rows(answer)) or [(None,) * (len(COLUMNS) - len(asked))]
    for row in rows:
        writer.writerow([cell(v) if isinstance(v, str) else v for v in (*asked, *row)])
    return out.getvalue()


def _rows(answer: Answer) -> Iterator[tuple[object, ...]]:
    for role, citations in (("evidence", answer.citations), ("related", answer.related)):
        for number, citation in enumerate(citations, 1):
            yield (role, number, *_facts(citation))


def _facts(citation: Citation) -> tuple[object, ...]:
    return (
        citation.source,
        citation.title,
        citation.publisher,
        citation.published.isoformat() if citation.published else None,
        citation.speaker,
        citation.trust,
        citation.quote,
        citation.path,
        citation.line,
        citation.start,
        citation.end,
        citation.url,
    )
