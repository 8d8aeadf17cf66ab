"""Places in documents that one walks to, opens and copies: citations, statements, excerpts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from askcorpus.records import Citation, Comparison, Excerpt, Statement, StatementSpan
from askcorpus.tui.marks import Mark

SPEAKERLESS = "?"
MOST_FOUND = 5000
"""So many places of a word are marked: a letter stands a million times in a long document."""


class Stop(NamedTuple):
    """One place; its words are those of the spans, which the file must hold where they stand."""

    source: str
    spans: tuple[StatementSpan, ...]
    label: str
    speaker: str | None = None
    """Name of whose words they are, where a statement says so."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0].start if self.spans else 0

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.spans[-1].end if self.spans else 0

    @property
    def quote(self) -> str:
        """The words, ` … ` for what lies between them."""
        return " … ".join(span.text for span in self.spans)

    def held_by(self, text: str) -> bool:
        """Whether a text holds the words where they are said to stand."""
        return all(text[span.start : span.end] == span.text for span in self.spans)


def of_citation(citation: Citation, label: str) -> Stop:
    """The place of an answer's citation."""
    span = StatementSpan(start=citation.start, end=citation.end, text=citation.quote)
    return Stop(citation.source, (span,), label, citation.speaker)


def of_statement(statement: Statement, name: str | None) -> Stop:
    """The place of a statement, labelled by its speaker."""
    label = name or statement.speaker_as_written or SPEAKERLESS
    return Stop(statement.source, statement.spans, label, name or statement.speaker_as_written)


def of_excerpt(excerpt: Excerpt, label: str) -> Stop:
    """The place of words that a comparison or a reason points to."""
    span = StatementSpan(start=excerpt.start, end=excerpt.end, text=excerpt.text)
    return Stop(excerpt.source, (span,), label)


def stop_marks(stops: Sequence[Stop], at: int, source: str) -> Iterable[Mark]:
    """The stops that lie in a document, the present one set off."""
    for number, stop in enumerate(stops):
        if stop.source != source:
            continue
        here = number == at
        for place, span in enumerate(stop.spans):
            label = "" if place else f"{stop.label} >" if here else stop.label
            yield Mark(span.start, span.end, "stop" if here else "citation", label)


def statement_marks(statements: Sequence[Statement], names: dict[str, str]) -> Iterable[Mark]:
    """Statements underlined, their speakers in the margin."""
    order = {id: number for number, id in enumerate(sorted(names))}
    for statement in statements:
        who = statement.speaker or ""
        name = names.get(who) or statement.speaker_as_written or SPEAKERLESS
        for place, span in enumerate(statement.spans):
            label = "" if place else name
            yield Mark(span.start, span.end, "statement", label, order.get(who, 0))


def change_marks(comparison: Comparison, source: str) -> Iterable[Mark]:
    """What differs between two documents, as far as it stands in one of them."""
    for change in comparison.changes:
        for side in (change.a, change.b):
            if side is not None and side.source == source:
                yield Mark(side.start, side.end, "change", f"!= {change.kind}")
        for side, words in ((change.a, change.a_words), (change.b, change.b_words)):
            if side is not None and words is not None and side.source == source:
                yield Mark(words.start, words.end, "word")


def found_marks(text: str, words: str) -> list[Mark]:
    """The places where the words stand, whatever their case, up to `MOST_FOUND`."""
    wanted, whole = words.lower(), text.lower()
    if not wanted or len(whole) != len(text):
        whole, wanted = text, words
    marks: list[Mark] = []
    at = whole.find(wanted) if wanted else -1
    while at >= 0 and len(marks) < MOST_FOUND:
        marks.append(Mark(at, at + len(wanted), "found"))
        at = whole.find(wanted, at + len(wanted))
    return marks


def counterpart(comparison: Comparison, source: str, start: int, end: int) -> Excerpt | None:
    """What the other document says in the place of a stretch of this one."""
    for pair in comparison.pairs:
        ours = next((side for side in pair if side and side.source == source), None)
        theirs = next((side for side in pair if side and side.source != source), None)
        if ours and theirs and ours.start < end and start < ours.end:
            return theirs
    return None
