"""How speakers, statements, documents, changes and days look as entries of a list or in full."""

from collections.abc import Sequence

from askcorpus.records import Change, SourceReport, SpeakerEntry, Statement
from askcorpus.records.timeline import TimelineEntry
from askcorpus.render.safety import visible
from askcorpus.tui import quotation
from askcorpus.tui.widgets.row_list import Piece

Lines = Sequence[Sequence[Piece]]
MANNERS = {
    "direct": "in quotation marks",
    "indirect": "reported",
    "turn": "transcript",
    "written": "written",
    "attitude": "attitude",
}
NO_DAY = "no date   "


def speaker_lines(speaker: SpeakerEntry) -> Lines:
    """Name, then counts and role."""
    counts = [f"{speaker.direct} own words", f"{speaker.indirect} reported"]
    if speaker.attitudes:
        counts.append(count(speaker.attitudes, "attitude"))
    role = ", ".join(speaker.roles[:1]) or (speaker.kind if speaker.kind != "person" else "")
    by_hand = " (by hand)" if speaker.by_hand else ""
    return (
        ((f"{speaker.name}{by_hand}", "bold"), (f"  {role}" if role else "", "dim")),
        ((f"  {' · '.join(counts)} · {count(len(speaker.sources), 'document')}", "dim"),),
    )


def statement_lines(statement: Statement, where: str) -> Lines:
    """When, how and where, then the words."""
    day = statement.published.isoformat() if statement.published else NO_DAY
    facts = [MANNERS[statement.manner], where]
    if statement.renditions:
        facts.append(f"{count(len(statement.renditions), 'other rendition')}")
    return (
        (
            (f"{day}  ", "bold"),
            (quotation.level(statement.trust), "low" if statement.trust == "low" else "dim"),
            (f" · {' · '.join(facts)}", "dim"),
        ),
        ((f"  {statement.quote}", ""),),
    )


def statement_story(statement: Statement, names: dict[str, str]) -> list[Piece]:
    """A statement in full: the words, by whom, through whom, and how others render them."""
    who = names.get(statement.speaker or "") or statement.speaker_as_written or "nobody named"
    role = f", {statement.role}" if statement.role else ""
    cue = f" ({statement.cue})" if statement.cue else ""
    pieces: list[Piece] = [
        (f"{visible(statement.quote)}\n", "bold"),
        (f"{who}{role} · {MANNERS[statement.manner]}{cue}\n", ""),
    ]
    if statement.via:
        pieces.append((f"through {' < '.join(statement.via)}\n", "dim"))
    for each in statement.renditions:
        pieces.append(
            (f"{each.change} in {each.source}: ", "low" if each.change == "altered" else "dim")
        )
        pieces.append((f"{visible(each.quote)}\n", ""))
    return pieces


def source_lines(source: SourceReport, depth: int) -> Lines:
    """Trust and title, then what is known and the first reason; copies stand further in."""
    under = "   " * (depth - 1) + "└─ " if depth else ""
    kin = f"{source.relation or 'copy'} of {source.copy_of} · " if source.copy_of else ""
    day = source.published.isoformat() if source.published else NO_DAY.strip()
    facts = [source.publisher or "no publisher", day, source.kind or "document"]
    facts.append(count(source.statements, "statement"))
    by_hand = " (by hand)" if source.by_hand else ""
    return (
        (
            (under, "dim"),
            (f"{quotation.level(source.trust):<13}", "low" if source.trust == "low" else ""),
            (f" {source.title or f'untitled ({source.id})'}{by_hand}", "bold"),
        ),
        (
            (f"{' ' * len(under)}  {kin}", ""),
            (" · ".join(facts), "dim"),
            (f" · {source.reasons[0]}" if source.reasons else "", ""),
        ),
    )


def source_story(source: SourceReport) -> list[Piece]:
    """A document in full: why it is trusted as it is, and where it lies."""
    pieces: list[Piece] = [(f"{quotation.level(source.trust)}\n", "bold")]
    pieces += [(f"- {reason}\n", "") for reason in source.reasons]
    if not source.reasons:
        pieces.append(("nothing speaks against it\n", ""))
    if source.authors:
        pieces.append((f"by {', '.join(source.authors)}\n", "dim"))
    pieces.append((f"{source.original or source.path}\n", "dim"))
    if source.url:
        pieces.append((f"{source.url}\n", "dim"))
    return pieces


def day_lines(entry: TimelineEntry) -> Lines:
    """The day and who spoke or what appeared, then the words."""
    level = (quotation.level(entry.trust), "low" if entry.trust == "low" else "dim")
    title = entry.title or f"untitled ({entry.source})"
    if entry.kind == "document":
        return (
            ((f"{entry.day}  ", "bold"), ("document  ", ""), level),
            ((f"  {title}", "under"), (f" · {entry.publisher}" if entry.publisher else "", "dim")),
        )
    manner = MANNERS[entry.manner] if entry.manner else ""
    return (
        (
            (f"{entry.day}  ", "bold"),
            (f"{entry.speaker or 'nobody named'}  ", "bold"),
            level,
            (f" · {manner} · {title}", "dim"),
        ),
        ((f"  {entry.quote or ''}", ""),),
    )


def day_story(entry: TimelineEntry) -> list[Piece]:
    """An entry in full, and what its day rests on."""
    rests = "the statement's own sentence" if entry.dated_by == "text" else "its document's date"
    pieces: list[Piece] = [(f"{entry.quote or entry.title or entry.source}\n", "bold")]
    if entry.kind == "statement":
        pieces.append(
            (f"{entry.speaker or 'nobody named'}, in {entry.title or entry.source}\n", "")
        )
    pieces.append((f"{entry.day} by {rests} · {entry.path}\n", "dim"))
    return pieces


def change_lines(change: Change) -> Lines:
    """How bad, what kind, and the words that changed."""
    bad = change.severity == "critical"
    return (
        (
            (
                f"{change.severity:<9}",
                "low" if bad else "bold" if change.severity == "major" else "",
            ),
            (f" {change.kind:<10} ", "dim"),
            (change.note, ""),
        ),
    )


def families(sources: Sequence[SourceReport]) -> list[tuple[SourceReport, int]]:
    """Documents with their depth: copies under their originals, the rest in the order given."""
    ids = {each.id for each in sources}
    below: dict[str, list[SourceReport]] = {}
    for each in sources:
        if each.copy_of in ids and each.copy_of != each.id:
            below.setdefault(each.copy_of or "", []).append(each)
    found: list[tuple[SourceReport, int]] = []
    taken: set[str] = set()

    def take(source: SourceReport, depth: int) -> None:
        if source.id not in taken:
            taken.add(source.id)
            found.append((source, depth))
            for copy in below.get(source.id, ()):
                take(copy, depth + 1)

    for each in sources:
        if each.copy_of not in ids:
            take(each, 0)
    for each in sources:
        take(each, 0)
    return found


def count(number: int, name: str) -> str:
    """A number with what it counts."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"
