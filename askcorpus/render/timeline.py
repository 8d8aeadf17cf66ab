"""A timeline as text: one entry under its day."""

from collections.abc import Iterator, Sequence
from datetime import date

from askcorpus.records.timeline import TimelineEntry
from askcorpus.render.safety import one_line
from askcorpus.render.terminal import Style


def timeline_text(entries: Sequence[TimelineEntry], style: Style) -> str:
    """Days in bold, under each its documents and statements with where they stand."""
    return "".join(f"{line}\n" for line in _lines(entries, style))


def _lines(entries: Sequence[TimelineEntry], style: Style) -> Iterator[str]:
    day: date | None = None
    for entry in entries:
        if entry.day != day:
            if day is not None:
                yield ""
            yield style.bold(entry.day.isoformat())
            day = entry.day
        yield from style.block(_told(entry), "  ")
        yield from style.block(style.dim(_where(entry)), "    ")


def _told(entry: TimelineEntry) -> str:
    if entry.kind == "document":
        return f"published: {one_line(entry.title or entry.source)}"
    how = f" ({entry.manner})" if entry.manner else ""
    return f"{one_line(entry.speaker or 'somebody')}{how}: {one_line(entry.quote or '')}"


def _where(entry: TimelineEntry) -> str:
    facts = [entry.publisher, f"trust: {entry.trust}" if entry.trust else None]
    if entry.dated_by == "text":
        facts.append("day named in the text")
    if entry.start is not None:
        facts.append(f"{entry.source}:{entry.start}-{entry.end}")
    else:
        facts.append(entry.path)
    return " · ".join(one_line(fact) for fact in facts if fact)
