"""Documents and statements in the order of their days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from askcorpus import saying, vetting
from askcorpus.index import Index, Spoken
from askcorpus.ingest.dates import dates_in
from askcorpus.records import SourceReport, Span, Statement
from askcorpus.records.timeline import TimelineEntry
from askcorpus.retrieve.speakers import speaker_meant


class _Dated(NamedTuple):
    """A day that a document's text names, and the sentence it stands in."""

    day: date
    span: Span
    sentence: Span


def timeline(
    index: Index,
    *,
    source: str | None = None,
    speaker: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[TimelineEntry]:
    """What has a day, earliest first; `speaker` leaves out the documents themselves.

    A statement has the day that its sentence names outside the words said, else the day on which
    its document was published; without either it is left out. Raises UnknownSource, UnknownSpeaker,
    StaleCitation.
    """
    if source is not None:
        index.source(source)
    meant = speaker_meant(speaker, index.speakers()).speaker.id if speaker is not None else None
    reports = {
        each.id: each for each in vetting.reports(index) if source is None or each.id == source
    }
    wanted = Spoken(speaker=meant, source=source, manners=saying.manners(None, attitudes=False))
    entries = [] if meant else [_document(each) for each in reports.values() if each.published]
    entries += _statements(index, saying.checked(index, index.statements(wanted)), reports)
    within = (
        entry
        for entry in entries
        if (since is None or entry.day >= since) and (until is None or entry.day <= until)
    )
    return sorted(within, key=_order)


def _order(entry: TimelineEntry) -> tuple[date, str, int]:
    return entry.day, entry.source, -1 if entry.start is None else entry.start


def _document(report: SourceReport) -> TimelineEntry:
    if report.published is None:
        raise ValueError(f"{report.id} has no date")
    return TimelineEntry(
        kind="document",
        day=report.published,
        dated_by="document",
        source=report.id,
        title=report.title,
        publisher=report.publisher,
        path=report.path,
        trust=report.trust,
    )


def _statements(
    index: Index, statements: Iterable[Statement], reports: dict[str, SourceReport]
) -> Iterator[TimelineEntry]:
    names = {each.id: each.name for each in index.speakers()}
    named_days = cache(lambda id: _named_days(index, id))
    for one in statements:
        report = reports[one.source]
        told = _told_by_sentence(one, named_days(one.source))
        day = told.day if told else report.published
        if day is None:
            continue
        yield TimelineEntry(
            kind="statement",
            day=day,
            dated_by="text" if told else "document",
            date_span=told.span if told else None,
            source=one.source,
            title=report.title,
            publisher=report.publisher,
            path=one.path,
            start=one.start,
            end=one.end,
            quote=one.quote,
            speaker=names.get(one.speaker or "", one.speaker_as_written),
            speaker_id=one.speaker,
            manner=one.manner,
            trust=report.trust,
        )


def _named_days(index: Index, source: str) -> list[_Dated]:
    """The days that a document's sentences name; its sentences are only read where there is one."""
    found = list(dates_in(index.text(source)))
    if not found:
        return []
    sentences = [each for passage in index.passages(source) for each in passage.sentences]
    return [
        _Dated(day, Span(start=start, end=end), sentence)
        for day, start, end in found
        for sentence in sentences
        if sentence.start <= start and end <= sentence.end
    ]


def _told_by_sentence(statement: Statement, named: Sequence[_Dated]) -> _Dated | None:
    """The one day that the statement's sentence names outside the words said; None if several."""
    first = statement.start if statement.cue_span is None else statement.cue_span.start
    told = {
        each.day: each
        for each in named
        if each.sentence.start <= first < each.sentence.end
        and not any(s.start < each.span.end and each.span.start < s.end for s in statement.spans)
    }
    return next(iter(told.values())) if len(told) == 1 else None
