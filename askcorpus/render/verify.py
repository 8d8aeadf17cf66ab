"""What became of a pasted quotation as text; corpus text is shown, never interpreted."""

from collections.abc import Iterable

from askcorpus.records import Difference, Match, Verification
from askcorpus.render.safety import one_line, visible
from askcorpus.render.terminal import Style

_VERDICTS = {
    "exact": "exact: the documents hold these words",
    "trimmed": "trimmed: the documents hold these words, and more in the same sentence",
    "altered": "altered: the documents hold other words",
    "absent": "absent: the documents do not hold this",
}
_CHANGES = {"verbatim": "exact", "trimmed": "trimmed", "altered": "altered"}
_INDENT = "    "


def verification_text(found: Verification, style: Style) -> str:
    """The verdict, then numbered matches: whose words, the words, what differs, the address."""
    lines = style.block(style.bold(_VERDICTS[found.verdict]))
    lines += [part for line in found.warnings for part in style.block(f"warning: {one_line(line)}")]
    for number, match in enumerate(found.matches, 1):
        lines += ["", *_match(f"[{number}]", match, style)]
    return "".join(f"{line}\n" for line in lines)


def _match(mark: str, match: Match, style: Style) -> Iterable[str]:
    indent = " " * (len(mark) + 1)
    facts = style.block(" · ".join(_facts(match)), indent)
    yield f"{mark} {facts[0].removeprefix(indent)}"
    yield from facts[1:]
    yield from style.block(visible(match.quote), indent + _INDENT)
    for one in match.differences:
        yield from style.block(_difference(one, match), indent)
    yield f"{indent}{style.dim(one_line(match.path))}"
    yield f"{indent}{style.dim(one_line(f'{match.source}:{match.start}-{match.end}'))}"


def _facts(match: Match) -> Iterable[str]:
    yield _CHANGES[match.change]
    yield one_line(match.speaker) if match.speaker else "attributed to nobody"
    if match.published:
        yield match.published.isoformat()
    if match.trust:
        yield f"trust: {match.trust}"


def _difference(one: Difference, match: Match) -> str:
    pasted, held = one_line(one.pasted), one_line(one.found)
    if not pasted:
        return f"left out: “{held}”" if match.change == "trimmed" else f"dropped: “{held}”"
    return (
        f"added: “{pasted}”" if not held else f"“{pasted}” stands where the document has “{held}”"
    )
