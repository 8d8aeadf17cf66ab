"""Speakers and what they said as text and CSV; corpus text is shown, never interpreted."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from askcorpus.records import Said, SpeakerEntry, Statement
from askcorpus.render.safety import cell, one_line, visible
from askcorpus.render.terminal import Style

STATEMENT_COLUMNS = (
    "speaker",
    "speaker_as_written",
    "role",
    "manner",
    "cue",
    "quote",
    "published",
    "via",
    "trust",
    "source",
    "path",
    "start",
    "end",
    "renditions",
)
SPEAKER_COLUMNS = (
    "id",
    "name",
    "kind",
    "aliases",
    "roles",
    "direct",
    "indirect",
    "attitudes",
    "sources",
    "by_hand",
)
_INDENT = "    "


def said_text(said: Said, names: Mapping[str, str], style: Style) -> str:
    """The speaker, then numbered statements, each with manner, way, words and address.

    `names` are those of speakers by id, for statements of several.
    """
    lines: list[str] = []
    if said.speaker:
        lines += [*style.block(style.bold(one_line(said.speaker.name))), *_who(said, style)]
    for number, one in enumerate(said.statements, 1):
        name = None if said.speaker else names.get(one.speaker or "")
        lines += ["", *_statement(f"[{number}]", one, name, style)]
    return "".join(f"{line}\n" for line in lines)


def _who(said: Said, style: Style) -> list[str]:
    speaker = said.speaker
    if speaker is None:
        return []
    facts = [speaker.kind, *speaker.roles] + (["corrected by hand"] if speaker.by_hand else [])
    also = ", ".join(one_line(alias) for alias in speaker.aliases)
    lines = style.block(" · ".join(one_line(fact) for fact in facts))
    return lines + (style.block(f"also: {also}") if also else [])


def _statement(mark: str, one: Statement, name: str | None, style: Style) -> list[str]:
    indent = " " * (len(mark) + 1)
    facts = style.block(" · ".join(_facts(one, name)), indent)
    facts[0] = f"{mark} {facts[0].removeprefix(indent)}"
    lines = [*facts, *style.block(visible(one.quote), indent + _INDENT)]
    lines += [f"{indent}{style.dim(line)}" for line in _places(one)]
    for each in one.renditions:
        head = f"{each.change} in {each.source}:{each.start}-{each.end}"
        lines += [f"{indent}{style.dim(one_line(head))}"]
        if each.change != "verbatim":
            lines += style.block(visible(each.quote), indent + _INDENT)
    return lines


def _facts(one: Statement, name: str | None) -> Iterable[str]:
    if name:
        yield one_line(name)
    yield f"{one.manner} ({one_line(one.cue)})" if one.cue else one.manner
    if one.speaker_as_written and one.speaker_as_written != name:
        yield f"as written: {one_line(one.speaker_as_written)}"
    if one.published:
        yield one.published.isoformat()
    if one.via:
        yield f"through {', from '.join(one_line(each) for each in one.via)}"
    if one.trust:
        yield f"trust: {one.trust}"


def _places(one: Statement) -> Iterable[str]:
    yield one_line(one.path)
    yield one_line(f"{one.source}:{one.start}-{one.end}")


def speakers_text(speakers: Sequence[SpeakerEntry], style: Style) -> str:
    """One speaker a line: id, direct, indirect, name, roles, aliases; tabs between them."""
    lines = [
        "\t".join(
            (
                one_line(each.id),
                str(each.direct),
                str(each.indirect),
                one_line(each.name),
                one_line("; ".join(each.roles)) or "-",
                one_line("; ".join(each.aliases)) or "-",
            )
        )
        for each in speakers
    ]
    if style.width:
        return _for_people(speakers, style)
    return "".join(f"{line}\n" for line in lines)


def _for_people(speakers: Sequence[SpeakerEntry], style: Style) -> str:
    lines: list[str] = []
    for each in speakers:
        count = f"{each.direct} direct, {each.indirect} indirect"
        where = f"{len(each.sources)} document{'s' if len(each.sources) != 1 else ''}"
        lines += style.block(f"{style.bold(one_line(each.name))} · {each.kind} · {count} · {where}")
        known = [one_line("; ".join(each.roles)), one_line("; ".join(each.aliases))]
        for label, value in zip(("role", "also"), known, strict=True):
            lines += style.block(f"{label}: {value}", _INDENT) if value else []
        lines.append(f"{_INDENT}{style.dim(one_line(each.id))}")
    return "".join(f"{line}\n" for line in lines)


def said_csv(said: Said, names: Mapping[str, str]) -> str:
    """One row per statement; see `answer_csv` for what becomes of formulas and controls."""
    return _csv(
        STATEMENT_COLUMNS,
        (
            (
                names.get(one.speaker or "") or (said.speaker.name if said.speaker else None),
                one.speaker_as_written,
                one.role,
                one.manner,
                one.cue,
                one.quote,
                one.published.isoformat() if one.published else None,
                "; ".join(one.via),
                one.trust,
                one.source,
                one.path,
                one.start,
                one.end,
                "; ".join(f"{each.change} {each.source}" for each in one.renditions),
            )
            for one in said.statements
        ),
    )


def speakers_csv(speakers: Sequence[SpeakerEntry]) -> str:
    """One row per speaker."""
    return _csv(
        SPEAKER_COLUMNS,
        (
            (
                each.id,
                each.name,
                each.kind,
                "; ".join(each.aliases),
                "; ".join(each.roles),
                each.direct,
                each.indirect,
                each.attitudes,
                "; ".join(each.sources),
                each.by_hand,
            )
            for each in speakers
        ),
    )


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) if isinstance(value, str) else value for value in row])
    return out.getvalue()
