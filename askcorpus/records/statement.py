"""Who said what: one statement with its speaker, its words and how they came to us."""

from datetime import date
from typing import Literal

from askcorpus.records.answer import Trust
from askcorpus.records.base import Record, Span

Manner = Literal["direct", "indirect", "turn", "written", "attitude"]
SpeakerKind = Literal["person", "organisation", "anonymous"]
Change = Literal["verbatim", "trimmed", "altered"]


class StatementSpan(Record):
    """One stretch of a statement's words: `text == file[start:end]`."""

    start: int
    end: int
    text: str


class Rendition(Record):
    """The same utterance as another document gives it."""

    source: str
    path: str
    start: int
    end: int
    quote: str
    change: Change


class Speaker(Record):
    """A person, organisation or anonymous source whose words the corpus holds."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: SpeakerKind = "person"


class Statement(Record):
    """Words said or written by a source; a discontinuous quotation has several spans."""

    quote: str
    """The spans' texts joined with ` … `."""
    spans: tuple[StatementSpan, ...]
    """In reading order, at least one."""
    manner: Manner
    """`turn` in a transcript, `written` after a cue of writing, `attitude` for what somebody only
    thinks or wants; else whether quotation marks hold the words (`direct`) or not."""
    cue: str | None = None
    """The words that attribute (`said`); null in a transcript's turn."""
    speaker_as_written: str | None = None
    """The source as the text names it; null where it names none."""
    speaker: str | None = None
    """Id of the resolved speaker; null while unresolved."""
    role: str | None = None
    source: str
    """Id of the document."""
    path: str
    start: int
    """First and last character of all spans."""
    end: int
    published: date | None = None
    via: tuple[str, ...] = ()
    """Through whom the words came, outermost first: publisher, then who reported them there."""
    trust: Trust | None = None
    renditions: tuple[Rendition, ...] = ()
    cue_span: Span | None = None
    speaker_span: Span | None = None
    confidence: float = 1.0
    """The tagger's mean probability over the statement's words, times the links'."""
