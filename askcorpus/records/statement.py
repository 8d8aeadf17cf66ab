"""Who said what: one statement with its speaker, its words and how they came to us."""

from datetime import date
from typing import Literal

from pydantic import Field

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


class Difference(Record):
    """One stretch where two wordings of a quotation differ; either side may be empty."""

    pasted: str
    """As the quotation that was pasted has it, or the statement whose rendition is shown."""
    found: str
    """As the document has it."""


class Rendition(Record):
    """The same utterance as another document gives it."""

    source: str
    path: str
    start: int
    end: int
    quote: str
    change: Change
    differences: tuple[Difference, ...] = ()
    """What differs word by word where it is `altered`."""


class Speaker(Record):
    """A person, organisation or anonymous source whose words the corpus holds."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: SpeakerKind = "person"
    by_hand: bool = False
    """Whether it rests on a correction in the corpus's corrections file."""


class SpeakerEntry(Speaker):
    """A speaker as `speakers` lists them."""

    direct: int
    """Statements whose words are the speaker's own: direct, in a turn, or written."""
    indirect: int
    attitudes: int = 0
    sources: tuple[str, ...]
    """Ids of the documents they speak in."""


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


class Said(Record):
    """What one speaker said (`speaker`), or all that one document holds (`speaker` null)."""

    speaker: Speaker | None
    statements: tuple[Statement, ...]
    note: str | None = Field(default=None, exclude=True)
    """One line where the speaker's name had to be read as another; no part of the JSON."""


class Match(Record):
    """One place where the corpus holds the words of a pasted quotation, or nearly."""

    source: str
    path: str
    start: int
    end: int
    quote: str
    published: date | None = None
    speaker: str | None = None
    """Name of whose words they are there; null where the document attributes them to nobody."""
    trust: Trust | None = None
    change: Change
    differences: tuple[Difference, ...] = ()


class Verification(Record):
    """What became of a pasted quotation; the best match first."""

    quotation: str
    verdict: Literal["exact", "trimmed", "altered", "absent"]
    matches: tuple[Match, ...] = ()
    speaker_agrees: bool | None = None
    """Whether the first match is by the speaker that was named; null where none was."""
    warnings: tuple[str, ...] = ()
