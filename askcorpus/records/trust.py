"""What comparing documents found: how two stand to each other, and how far to trust each."""

from datetime import date
from typing import Literal

from askcorpus.records.answer import Trust
from askcorpus.records.base import Record, Span

Relation = Literal["verbatim", "excerpt", "revision", "rewrite", "distorted", "undecided"]
ChangeKind = Literal[
    "negation",
    "number",
    "date",
    "name",
    "role",
    "antonym",
    "modality",
    "quotation",
    "omission",
    "addition",
    "other",
]
Severity = Literal["critical", "major", "minor"]


class Excerpt(Record):
    """Words of one document: `text == file[start:end]`."""

    source: str
    """Id of the document."""
    start: int
    end: int
    text: str


class Change(Record):
    """What one aligned pair of sentences changes; one side is null where nothing stands there."""

    kind: ChangeKind
    severity: Severity
    a: Excerpt | None = None
    b: Excerpt | None = None
    a_words: Span | None = None
    """The words inside `a` that changed, as offsets into the file; null where none are singled."""
    b_words: Span | None = None
    note: str
    """One line that names the words that changed."""
    confidence: float = 1.0
    """Probability in [0, 1] that the meaning differs; 1.0 where a rule is sure."""


class Comparison(Record):
    """Two documents side by side, their sentences aligned, the changes worst first."""

    a: str
    b: str
    """Ids of the documents; `a` is the original where the direction is known."""
    relation: Relation | None
    """Null where the two are not versions of one text."""
    coverage: float
    """Share in [0, 1] of the sentences of `b` that have a counterpart in `a`."""
    changes: tuple[Change, ...] = ()
    direction: str | None = None
    """One line: the evidence by which `a` counts as the original; null while undecided."""
    pairs: tuple[tuple[Excerpt | None, Excerpt | None], ...] = ()
    """The aligned sentences in the order of `a`; one side null where nothing stands there."""


class Reason(Record):
    """One reason behind a document's level, with the spans that show it."""

    text: str
    """One line for people."""
    kind: ChangeKind | None = None
    evidence: tuple[Excerpt, ...] = ()
    """The document's own words first, then the words they stand against."""
    by_hand: bool = False
    """Whether it rests on a correction in the corpus's corrections file."""


class Assessment(Record):
    """How far a document is to be trusted, and why."""

    source: str
    level: Trust
    reasons: tuple[Reason, ...] = ()
    """Weightiest first; empty for `high`."""
    copy_of: str | None = None
    """Id of the document that this one is a copy or version of."""
    relation: Relation | None = None
    """How it stands to `copy_of`."""


class SourceReport(Record):
    """One document as `sources` lists it."""

    id: str
    title: str | None
    publisher: str | None
    authors: tuple[str, ...] = ()
    published: date | None
    path: str
    original: str | None = None
    url: str | None = None
    kind: str | None
    statements: int
    """Number of statements found in it."""
    trust: Trust
    reasons: tuple[str, ...] = ()
    copy_of: str | None = None
    relation: Relation | None = None
    by_hand: tuple[str, ...] = ()
    """Names of the fields that a correction by hand has set."""
