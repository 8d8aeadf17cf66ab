"""What happened when, as far as the documents say: documents and statements on their days."""

from datetime import date
from typing import Literal

from askcorpus.records.answer import Trust
from askcorpus.records.base import Record, Span
from askcorpus.records.statement import Manner


class TimelineEntry(Record):
    """A document on the day of its publication, or a statement on the day it was made."""

    kind: Literal["document", "statement"]
    day: date
    dated_by: Literal["document", "text"]
    """`document`: the day the document was published; `text`: the day that the statement's own
    sentence names outside the words said."""
    date_span: Span | None = None
    """Where the file names the day, for `text`."""
    source: str
    """Id of the document."""
    title: str | None = None
    publisher: str | None = None
    path: str
    start: int | None = None
    """First and last character of the statement in the file; null for a document."""
    end: int | None = None
    quote: str | None = None
    """The statement's words; null for a document."""
    speaker: str | None = None
    """Name of the speaker, or the source as written where it is not resolved."""
    speaker_id: str | None = None
    manner: Manner | None = None
    trust: Trust | None = None
