"""The body of a text parted into paragraphs, list items, tables, headings and the like."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from askcorpus.ingest.labels import find_label
from askcorpus.ingest.spans import lines, trim

Form = Literal["prose", "item", "table", "code", "heading", "boilerplate"]

LONG_LINE = 130
"""No hard-wrapped text has lines longer than this many characters."""
NARROW = 50
"""Lines that break at a narrower width than this are lines, not wrapped prose."""

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HASHES = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*([*_=~-])(?:[ \t]*\1){2,}[ \t]*\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣◦][ \t]+|(?P<number>\d{1,2}[.)][ \t]+))(?=\S)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]+\|?[ \t]*\Z")
_QUOTE_MARK = re.compile(r"[ ]{0,3}>(?!>)[ \t]?")
_ENDED = re.compile(r"[.?!:;…—–][”’\"')\]*_]*\s*\Z")
_BOILERPLATE = re.compile(
    r"(?:\d{1,3}[ -]min(?:ute)?s?(?: read)?|advertisement|read (?:next|more)\W*|share this\b.{0,30}"
    r"|all rights reserved\.?|(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?\d{4}\b.{0,80}|<!--.*-->"
    r"|\[[^\]]{1,60}\]:\s+\S+)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE_WORDS = 14
_TITLE_CHARACTERS = 100
_NOT_TITLE = re.compile(
    r"(?:by|photo|image|illustration|source|credit)\b"
    r"|\W*\d[\d:./ -]*(?:[ap]\.?m\.?)?(?:\s+[a-z]{2,3}t)?\W*\Z",
    re.IGNORECASE,
)


class Draft(NamedTuple):
    """A paragraph-like stretch before it is known whether someone is speaking it."""

    start: int
    end: int
    form: Form
    marker: int = 0
    """Characters at the start that only mark it (a list item's number)."""
    parted: bool = False
    """Whether a rule stands before it."""


class _Line(NamedTuple):
    start: int
    end: int
    words: str
    """The line's first LONG_LINE + 1 characters, enough to tell what it is."""

    @property
    def blank(self) -> bool:
        return not self.words.strip()


def part(text: str, start: int, *, markdown: bool) -> list[Draft]:
    """The body from `start` on as drafts, in order, without white space at their ends.

    Blank lines part paragraphs, and so do single line ends where the text is not hard-wrapped.
    """
    drafts: list[Draft] = []
    parted = False
    page = [
        _Line(low, high, text[low : min(high, low + LONG_LINE + 1)])
        for low, high in lines(text, start, len(text))
    ]
    width = _wrap_width(page)
    for group in _groups(page, markdown=markdown):
        if isinstance(group, Draft):
            found = [group]
        elif len(group) == 1 and _RULE.match(group[0].words):
            parted = True
            continue
        else:
            found = list(_within(text, group, width, markdown=markdown))
        for draft in found:
            low, high = trim(text, draft.start, draft.end)
            if low < high:
                drafts.append(draft._replace(start=low, end=high, parted=parted))
                parted = False
    return [_judged(text, drafts, index) for index in range(len(drafts))]


def _groups(page: Sequence[_Line], *, markdown: bool) -> Iterator[list[_Line] | Draft]:
    """Runs of lines that are not blank, and fenced code as one draft."""
    run: list[_Line] = []
    index = 0
    while index < len(page):
        line = page[index]
        fence = _FENCE.match(line.words) if markdown else None
        close = _fence_end(page, index, fence[1]) if fence else None
        if close is not None:
            if run:
                yield run
            run = []
            yield Draft(page[index].end, page[close].start, "code")
            index = close
        elif line.blank or _RULE.match(line.words):
            setext = not line.blank and markdown and len(run) == 1 and line.words.strip()[0] in "=-"
            if setext:
                yield Draft(run[0].start, run[0].end, "heading")
            elif run:
                yield run
            run = []
            if not line.blank and not setext:
                yield [line]
        else:
            run.append(line)
        index += 1
    if run:
        yield run


def _fence_end(page: Sequence[_Line], index: int, mark: str) -> int | None:
    """The line that closes the fence opened at `index`; None leaves the opening line as text."""
    for later in range(index + 1, len(page)):
        if page[later].words.strip().startswith(mark) and not page[later].words.strip(
            " \t" + mark[0]
        ):
            return later
    return None


def _within(text: str, group: Sequence[_Line], width: int, *, markdown: bool) -> Iterator[Draft]:
    """The drafts of a run of lines: tables, headings, items, paragraphs."""
    start, marker = group[0].start, 0
    form: Form = "prose"
    before: _Line | None = None
    for line in group:
        new = _opens(line, before, text, width, markdown=markdown)
        if new is None and not (
            form == "heading" or (form == "table" and not _is_row(line, markdown))
        ):
            before = line
            continue
        if before is not None:
            yield Draft(start, before.end, form, marker)
        start, form, marker = new or (line.start, "prose", 0)
        before = line
    if before is not None:
        yield Draft(start, before.end, form, marker)


def _is_row(line: _Line, markdown: bool) -> bool:
    return markdown and line.words.lstrip().startswith("|")


def _opens(
    line: _Line, before: _Line | None, text: str, width: int, *, markdown: bool
) -> tuple[int, Form, int] | None:
    """Where a new draft starts in this line, its form and marker; None where the last goes on."""
    words = line.words
    if _is_row(line, markdown):
        goes_on = before is not None and _is_row(before, markdown)
        return None if goes_on else (line.start, "table", 0)
    if hashes := _HASHES.match(words):
        return line.start + hashes.end(), "heading", 0
    if item := _ITEM.match(words):
        number = item.start("number")
        if number < 0:
            return line.start + item.end(), "item", 0
        return line.start + number, "item", item.end() - number
    quote = _QUOTE_MARK.match(words) if markdown else None
    if before is None:
        return line.start + (quote.end() if quote else 0), "prose", 0
    if quote and _QUOTE_MARK.match(before.words):
        return None
    return (line.start, "prose", 0) if _breaks(line, before, text, width) else None


def _breaks(line: _Line, before: _Line, text: str, width: int) -> bool:
    """Whether a single line end parts two paragraphs rather than wraps one."""
    ended = bool(_ENDED.search(text, max(before.start, before.end - 8), before.end))
    first = line.words.lstrip()[:1]
    if width and before.end - before.start <= LONG_LINE:
        roomy = before.end - before.start + 1 + len(line.words.split(None, 1)[0]) <= 0.8 * width
        if find_label(text, line.start, line.end):
            return ended or roomy
        return ended and roomy and not first.islower()
    return ended or not first.islower() or bool(find_label(text, line.start, line.end))


def _wrap_width(page: Sequence[_Line]) -> int:
    """The column at which the text is hard-wrapped; 0 where its lines are not wrapped."""
    inner = [
        (len(line.words.rstrip()), len(after.words.split(None, 1)[0]))
        for line, after in pairwise(page)
        if not line.blank and not after.blank
    ]
    if not inner:
        return 0
    lengths = sorted(length for length, _ in inner if length <= LONG_LINE)
    if len(lengths) < 0.9 * len(inner):
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if width < NARROW:
        return 0
    full = sum(1 for length, word in inner if length + 1 + word > width - 2)
    return width if full >= 0.6 * len(inner) else 0


def _judged(text: str, drafts: Sequence[Draft], index: int) -> Draft:
    """The draft with its form settled: a heading by its looks, or certain boilerplate."""
    draft = drafts[index]
    if draft.form != "prose" or draft.end - draft.start > 200:
        return draft
    words = text[draft.start : draft.end]
    if _BOILERPLATE.fullmatch(words):
        return draft._replace(form="boilerplate")
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    if after is None or after.form == "heading" or not looks_like_title(words):
        return draft
    body = after.end - after.start
    return draft._replace(form="heading") if body > max(80, len(words)) else draft


def looks_like_title(words: str) -> bool:
    """Whether a short line reads like a heading: it opens large and does not end a sentence."""
    if len(words) > _TITLE_CHARACTERS or "\n" in words or "\r" in words:
        return False
    first = words.lstrip("“‘\"'¿¡(")[:1]
    return (
        0 < len(words.split()) <= _TITLE_WORDS
        and (first.isupper() or first.isdigit())
        and not re.search(r"[.!:;,…—–-][”’\"')\]]*\Z", words)
        and not _NOT_TITLE.match(words)
        and not (words[0] in '“"' and "?" in words[-2:])
    )
