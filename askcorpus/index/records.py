"""What is asked of the store and what it hands back."""

from datetime import date

from pydantic import Field

from askcorpus.records import Passage, Record, Statement
from askcorpus.records.statement import Manner


class Filter(Record):
    """Narrows a search; an empty filter lets everything through."""

    source: str | None = None
    """Id of the only source to search."""
    sources: tuple[str, ...] = ()
    """Ids of the only sources to search; all when empty."""
    speaker: str | None = None
    """Name or part of a name (`Jassy`), whatever its case and accents."""
    since: date | None = None
    """First day of publication, inclusive; sources without a date are left out."""
    until: date | None = None
    """Last day of publication, inclusive; sources without a date are left out."""


class Hit(Record):
    """A passage found, with its BM25 score (positive) or its cosine similarity."""

    passage: Passage
    score: float


class Spoken(Record):
    """Narrows a list of statements; an empty one lets everything through."""

    speaker: str | None = None
    """Id of the only speaker."""
    speakers: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    """Ids of the only speakers, and sources as written that count beside them; all when empty."""
    over: tuple[int, int] | None = None
    """Offsets `[start, end)` that a statement must touch."""
    source: str | None = None
    """Id of the only document."""
    sources: tuple[str, ...] = ()
    """Ids of the only documents; all when empty."""
    manners: tuple[Manner, ...] = ()
    """The only manners; all when empty."""
    since: date | None = None
    until: date | None = None
    """Days of publication, inclusive; sources without a date are left out by them."""


class SpokenHit(Record):
    """A statement found, with its BM25 score (positive) or its cosine similarity."""

    statement: Statement
    score: float


class FileState(Record):
    """What the index knows of one file of the folder, whether or not it could be read."""

    relative: str
    size: int
    mtime_ns: int
    readable: bool
    sha256: str | None = None
    """Hex digest of the file's bytes; null where they could not be read."""
    source: str | None = None
    """Id of the source made of it; null where it was skipped."""
    reason: str | None = None
    """Why it was skipped, in one line."""
    by_hand: str = ""
    """Hash of what corrections by hand say of it; empty where they say nothing."""
    notes: tuple[str, ...] = ()
    """What reading it had to decide, such as a guessed encoding."""


class Meta(Record):
    """What the index was made with."""

    fingerprint: str
    embedder: str
    tagger: str
    """Hash of the weights that found the statements."""
    corrections: str = ""
    """Hash of the corrections by hand; empty where there are none."""
    dimension: int = Field(ge=1, le=65_536)
    vectors: str = Field(pattern=r"^vectors(-[0-9]{1,9})?$")
    """Name of the folder of vectors beside the catalogue."""
    skipped: tuple[str, ...] = ()
    """One line for each file that discovery passed over."""
