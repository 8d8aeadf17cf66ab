"""What a question is answered with; the same record is printed as JSON."""

from datetime import date
from typing import Literal

from askcorpus.records.base import Record, Span

Verdict = Literal["answered", "disputed", "not_found"]
Trust = Literal["high", "medium", "low"]


class Citation(Record):
    """A verbatim passage of a file: `quote == text[start:end]` of the file at `path`, decoded."""

    source: str
    title: str | None
    publisher: str | None
    published: date | None
    path: str
    """Opens from the current directory, or absolute."""
    original: str | None = None
    """The user's file where `path` is a plain-text rendition of it."""
    line: int
    """Line of `start` in the file, from 1."""
    start: int
    end: int
    quote: str
    speaker: str | None = None
    url: str | None = None
    trust: Trust | None = None
    encoding: str = "utf-8"
    sha256: str
    """Hex digest of the file's bytes when it was indexed; checked again whenever shown."""
    emphasis: tuple[Span, ...] = ()
    """The answering words, as offsets into the file like `start` and `end`."""


class AnswerSpan(Record):
    """One verbatim answer inside one citation's quote (or a catalogue fact about a source)."""

    text: str
    citation: int
    """Index into `Answer.citations`."""
    label: str | None = None
    """`earlier`, ...: how this answer stands to the first; null for the first."""


class Answer(Record):
    """The whole reply to one question; `answer` is `answers[0].text`, or null when not found."""

    question: str
    verdict: Verdict
    answer: str | None
    answers: tuple[AnswerSpan, ...] = ()
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()
    """Nearest passages that do not answer; filled when the verdict is `not_found`."""
    missing: str | None = None
    """What was looked for and not found, in words; null when answered."""
    confidence: float
    """Calibrated probability in [0, 1] that the first citation answers."""
    warnings: tuple[str, ...] = ()
    elapsed_ms: int


class Context(Record):
    """A citation with the text around it."""

    citation: Citation
    before: str
    after: str
