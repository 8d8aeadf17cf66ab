"""How far documents are to be trusted, as text for people."""

from collections.abc import Iterable, Iterator, Sequence

from askcorpus.records import (
    Assessment,
    Change,
    Comparison,
    Excerpt,
    Reason,
    SourceReport,
    Span,
)
from askcorpus.render.safety import one_line, visible
from askcorpus.render.terminal import Style

INDENT = "    "
RELATIONS = {
    "verbatim": "the same text",
    "excerpt": "one is an excerpt of the other",
    "revision": "one is the other, edited",
    "rewrite": "one is a rewrite of the other",
    "distorted": "one distorts the other",
    "undecided": "one text, said otherwise; which came first is undecided",
    None: "no versions of one text",
}


def sources_text(reports: Sequence[SourceReport], style: Style) -> str:
    """The documents, copies under their original.

    Where the output is no terminal, one a line, tabs between id, date, publisher, title, kind,
    statements, trust and first reason, a dash for what is unknown.
    """
    if not style.width:
        return _joined("\t".join(_row(each)) for each in reports)
    known = {each.id for each in reports}
    lines: list[str] = []
    for each in reports:
        lines += _report_lines(each, style, INDENT if each.copy_of in known else "")
    return _joined(lines)


def _row(each: SourceReport) -> list[str]:
    day = each.published.isoformat() if each.published else None
    reason = each.reasons[0] if each.reasons else None
    counted = str(each.statements)
    cells = (each.id, day, each.publisher, each.title, each.kind, counted, each.trust, reason)
    return [one_line(cell or "") or "-" for cell in cells]


def _report_lines(each: SourceReport, style: Style, indent: str) -> Iterator[str]:
    title = one_line(each.title or "") or "untitled"
    yield from style.block(style.bold(title), indent)
    facts = [one_line(fact) for fact in (each.publisher, each.kind) if fact]
    if each.published:
        facts.insert(1 if each.publisher else 0, each.published.isoformat())
    facts.append(f"{each.statements} statements")
    facts.append(f"trust: {each.trust}")
    if each.by_hand:
        facts.append(f"by hand: {', '.join(map(one_line, each.by_hand))}")
    yield from style.block(" · ".join(facts), indent + "  ")
    if each.copy_of:
        yield from style.block(_standing(each.copy_of, each.relation), indent + "  ")
    if each.reasons:
        yield from style.block(one_line(each.reasons[0]), indent + "  ")
    yield f"{indent}  {style.dim(one_line(each.id))}"
    yield ""


def _standing(original: str, relation: str | None) -> str:
    words = {"verbatim": "the same text as", "excerpt": "an excerpt of", "rewrite": "a rewrite of"}
    words |= {"revision": "a version of", "distorted": "a distorted copy of"}
    return f"{words.get(relation or '', 'a version of')} {one_line(original)}"


def comparison_text(found: Comparison, style: Style) -> str:
    """How two documents stand to each other, then every change with both sides, worst first."""
    head = f"{one_line(found.a)} and {one_line(found.b)}: {RELATIONS[found.relation]}"
    lines = style.block(style.bold(head))
    covered = f"{found.coverage:.0%} of the sentences of the second stand in the first"
    lines += style.block(covered)
    if found.direction:
        lines += style.block(f"the first is the original: {one_line(found.direction)}")
    elif found.relation:
        lines += style.block("which is the original: undecided")
    lines += style.block(_counted(found.changes))
    for each in found.changes:
        lines += ["", *_change_lines(each, style)]
    return _joined(lines)


def _counted(changes: Sequence[Change]) -> str:
    counts: dict[str, int] = {}
    for each in changes:
        counts[each.severity] = counts.get(each.severity, 0) + 1
    listed = ", ".join(f"{count} {severity}" for severity, count in counts.items())
    return f"changes: {listed}" if listed else "no changes"


def _change_lines(each: Change, style: Style) -> Iterator[str]:
    yield from style.block(style.bold(f"{each.kind} ({each.severity}): {one_line(each.note)}"))
    for mark, side, words in (("-", each.a, each.a_words), ("+", each.b, each.b_words)):
        if side:
            text = " ".join(marked(side, words, style).split())
            yield from style.block(f"{mark} {text}", INDENT)
            yield f"{INDENT}  {style.dim(_place(side))}"


def marked(side: Excerpt, words: Span | None, style: Style) -> str:
    """An excerpt made safe, with the words that changed in bold."""
    if words is None:
        return visible(side.text)
    low, high = (
        min(max(each - side.start, 0), len(side.text)) for each in (words.start, words.end)
    )
    parts = side.text[:low], side.text[low:high], side.text[high:]
    return visible(parts[0]) + style.bold(visible(parts[1])) + visible(parts[2])


def assessment_text(found: Assessment, style: Style) -> str:
    """A document's level and every reason with the words that show it."""
    head = f"{one_line(found.source)}: trust {found.level}"
    lines = style.block(style.bold(head))
    if found.copy_of:
        lines += style.block(_standing(found.copy_of, found.relation))
    if not found.reasons:
        lines += style.block("nothing speaks against it")
    for each in found.reasons:
        lines += ["", *_reason_lines(each, style)]
    return _joined(lines)


def _reason_lines(each: Reason, style: Style) -> Iterator[str]:
    kind = f"{each.kind}: " if each.kind else ""
    by_hand = " (by hand)" if each.by_hand else ""
    yield from style.block(style.bold(f"{kind}{one_line(each.text)}{by_hand}"))
    for side in each.evidence:
        yield from style.block(" ".join(visible(side.text).split()), INDENT)
        yield f"{INDENT}{style.dim(_place(side))}"


def _place(side: Excerpt) -> str:
    return f"{one_line(side.source)}:{side.start}-{side.end}"


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
