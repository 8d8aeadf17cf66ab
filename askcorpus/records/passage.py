"""The unit that is embedded and searched."""

from askcorpus.records.base import Record, Span


class Passage(Record):
    """Consecutive whole sentences of one block or of neighbouring blocks under one speaker."""

    source: str
    """Id of the source."""
    ordinal: int
    """Position among the passages of the source, from 0."""
    start: int
    end: int
    text: str
    """Equals the document's `text[start:end]`; the only part that may be cited."""
    heading: str = ""
    """Context that is embedded before `text` (title, speaker) and never cited."""
    speaker: str | None = None
    """The speaker's name, or the label where it holds no name, when the passage lies in a turn."""
    writer: str | None = None
    """Who says `I` in it, when no turn tells: the one author of a letter or column in which nobody
    else says anything."""
    sentences: tuple[Span, ...] = ()
    """Offsets into the document's text, in order."""
