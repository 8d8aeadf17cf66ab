"""What ingest makes of one file: its metadata and its text, cut by exact offsets."""

from datetime import date
from typing import Literal

from askcorpus.records.base import Record, Span

BlockKind = Literal["heading", "paragraph", "turn", "boilerplate"]


class Source(Record):
    """One document of the corpus as it describes itself; what it does not say is null."""

    id: str
    """Slug of the path relative to the corpus folder; unique in the corpus."""
    path: str
    """Absolute path of the file whose decoded characters the offsets count."""
    original: str | None = None
    """Absolute path of the user's file where `path` is a plain-text rendition of it."""
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    language: str | None = None
    url: str | None = None
    kind: str | None = None
    """`article`, `transcript`, `letter` ...: what the file says of itself or its form shows."""
    encoding: str = "utf-8"
    """Python codec under which the bytes at `path` decode to the text, BOM kept."""
    sha256: str
    """Hex digest of the bytes at `path`."""
    by_hand: tuple[str, ...] = ()
    """Names of the fields that a correction by hand has set."""


class Turn(Record):
    """A stretch of a transcript that one speaker holds, without its label."""

    start: int
    end: int
    label: Span
    """Where the label stands, colon included (`AWS CEO Andrew Jassy:`)."""
    speaker: str | None
    """The speaker as the label names them (`AWS CEO Andrew Jassy`, `Q`)."""
    name: str | None = None
    """The label's name without its role (`Andrew Jassy`); null where it holds none (`Q`)."""
    role: str | None = None
    """The label's role (`AWS CEO`)."""


class Block(Record):
    """A paragraph-like unit of the body: nothing is cited or embedded across its ends."""

    start: int
    end: int
    kind: BlockKind
    turn: int | None = None
    """Index into `Document.turns` where it lies in a turn (a turn may hold several blocks)."""
    sentences: tuple[Span, ...] = ()
    """The block's sentences in order, without surrounding white space."""


class Document(Record):
    """One file read: `text` is its decoded content, byte order mark and line ends untouched."""

    source: Source
    text: str
    body: Span
    """The text without front matter."""
    blocks: tuple[Block, ...]
    turns: tuple[Turn, ...] = ()
    set_apart: bool = False
    """Whether the page sets quotations apart in a way that its text no longer shows."""
