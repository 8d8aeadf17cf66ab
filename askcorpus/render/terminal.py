"""Records to text for people: plain, or wrapped and emphasised on a terminal."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from askcorpus.records import Answer, AnswerSpan, Citation
from askcorpus.render.emphasis import marked
from askcorpus.render.safety import one_line, visible

if TYPE_CHECKING:
    from askcorpus.build import BuildReport
    from askcorpus.doctor import Check
    from askcorpus.records.answer import Context

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_CODES = re.compile(r"\x1b\[[012]m")
_INDENT = "    "
_NARROWEST = 20


class Style(NamedTuple):
    """How to write: `codes` allows ANSI, `width` wraps (0 leaves every line as it is)."""

    codes: bool = False
    width: int = 0

    def bold(self, text: str) -> str:
        """The text in bold where codes are allowed."""
        return f"{_BOLD}{text}{_RESET}" if self.codes else text

    def dim(self, text: str) -> str:
        """The text dimmed where codes are allowed."""
        return f"{_DIM}{text}{_RESET}" if self.codes else text

    def quote(self, citation: Citation) -> str:
        """The quote with the answering words in bold where codes are allowed."""
        return marked(citation, _BOLD, _RESET) if self.codes else marked(citation, "", "")

    def block(self, text: str, indent: str = "") -> list[str]:
        """The text's lines, each wrapped at spaces to the width behind the indent."""
        width = max(self.width - len(indent), _NARROWEST) if self.width else 0
        return [
            indent + part if part else ""
            for line in text.split("\n")
            for part in _wrapped(line, width)
        ]


def answer_text(answer: Answer, style: Style) -> str:
    """The answer, numbered citations that `show` takes back, and warnings."""
    lines: list[str] = []
    if answer.verdict == "not_found":
        lines += style.block(style.bold("not in the corpus") + _looked_for(answer))
    elif answer.verdict == "disputed":
        lines += style.block(style.bold("the sources disagree"))
    for span in answer.answers:
        lines += style.block(_answer_line(answer, span, style))
    for number, citation in enumerate(answer.citations, 1):
        lines += ["", *_citation_lines(f"[{number}]", citation, style)]
    if answer.related:
        lines += ["", "related, but does not answer:"]
    for number, citation in enumerate(answer.related, 1):
        lines += ["", *_citation_lines(f"({number})", citation, style)]
    if answer.warnings:
        lines.append("")
    for warning in answer.warnings:
        lines += style.block(f"warning: {one_line(warning)}")
    return _joined(lines)


def _looked_for(answer: Answer) -> str:
    return f": {one_line(answer.missing or answer.question)}"


def _answer_line(answer: Answer, span: AnswerSpan, style: Style) -> str:
    label = f"{one_line(span.label)}: " if span.label else ""
    known = 0 <= span.citation < len(answer.citations)
    mark = style.dim(f" [{span.citation + 1}]") if known else ""
    text = visible(span.text).strip()
    return f"{label}{style.bold(text) if span is answer.answers[0] else text}{mark}"


def _citation_lines(mark: str, citation: Citation, style: Style) -> list[str]:
    indent = " " * (len(mark) + 1)
    title = one_line(citation.title or "") or f"untitled ({one_line(citation.source)})"
    head = style.block(style.bold(title), indent)
    head[0] = f"{mark} {head[0].removeprefix(indent)}"
    facts = style.block(" · ".join(_facts(citation)), indent)
    return [
        *head,
        *(facts if any(facts) else []),
        *style.block(style.quote(citation), indent + _INDENT),
        *(f"{indent}{style.dim(line)}" for line in _places(citation)),
    ]


def _facts(citation: Citation) -> Iterable[str]:
    if citation.publisher:
        yield one_line(citation.publisher)
    if day := _date(citation):
        yield day
    if citation.speaker:
        yield f"speaker: {one_line(citation.speaker)}"
    if citation.trust:
        yield f"trust: {citation.trust}"


def _places(citation: Citation) -> Iterable[str]:
    yield f"{one_line(citation.path)}:{citation.line}"
    if citation.original:
        yield f"text of {one_line(citation.original)}"
    if citation.url:
        yield one_line(citation.url)
    yield f"{one_line(citation.source)}:{citation.start}-{citation.end}"


def context_text(context: "Context", style: Style) -> str:
    """A citation in its surroundings: where it stands, then the text with the quote in bold."""
    citation = context.citation
    title = one_line(citation.title or "") or f"untitled ({one_line(citation.source)})"
    body = (
        style.dim(visible(context.before)) if context.before else "",
        style.bold(visible(citation.quote)),
        style.dim(visible(context.after)) if context.after else "",
    )
    facts = list(_facts(citation))
    lines = [
        *style.block(style.bold(title)),
        *(style.block(" · ".join(facts)) if facts else []),
        *_places(citation),
        "",
        *style.block("".join(body).strip("\n")),
    ]
    return _joined(lines)


def _date(dated: Citation) -> str | None:
    return dated.published.isoformat() if dated.published else None


def report_text(report: "BuildReport") -> str:
    """What indexing did, in one line."""
    counts = f"{report.indexed} indexed, {report.unchanged} unchanged, {report.removed} removed"
    skipped = f", {len(report.skipped)} skipped" if report.skipped else ""
    return f"{counts}{skipped}; index: {one_line(report.location)}\n"


def checks_text(checks: Sequence["Check"], style: Style) -> str:
    """One check a line: state, what was looked at, what was found."""
    width = max((len(check.name) for check in checks), default=0)
    return _joined(
        f"{'ok   ' if check.ok else style.bold('WRONG')}  "
        f"{one_line(check.name):<{width}}  {one_line(check.found)}"
        for check in checks
    )


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _wrapped(line: str, width: int) -> Iterable[str]:
    if width <= 0:
        yield line
        return
    taken, used = "", 0
    for word in line.split(" "):
        size = _columns(word)
        if taken and used + 1 + size > width:
            yield taken
            taken, used = word, size
        else:
            taken = f"{taken} {word}" if used or taken else word
            used += size + (1 if used else 0)
    yield taken


def _columns(text: str) -> int:
    """Terminal columns that the text takes; emphasis takes none."""
    bare = _CODES.sub("", text)
    if bare.isascii():
        return len(bare)
    return sum(_character_columns(character) for character in bare)


def _character_columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
