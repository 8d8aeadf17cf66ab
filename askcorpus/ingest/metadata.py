"""What a text itself shows of its title, authors and date, where its front matter is silent."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from askcorpus.ingest.blocks import Draft
from askcorpus.ingest.dates import is_date_only, parse_date
from askcorpus.ingest.frontmatter import Metadata, one_line
from askcorpus.ingest.labels import find_label
from askcorpus.ingest.spans import lines
from askcorpus.ingest.turns import Speech
from askcorpus.records import Turn

HEAD_BLOCKS = 8
"""A byline or a date line stands among the first blocks or nowhere."""

_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]*|de|da|di|van|von|der|den|la|le|el|al|bin|ibn|y)"
_NAME = re.compile(rf"[A-ZÀ-Þ][\w’'.-]*(?:[ ]{_NAME_WORD}){{1,4}}")
_BYLINE = re.compile(
    r"[*_]*(?:(?:written|posted|story|reported)\s+)?by:?\s+(?P<names>\S.{2,150})", re.I
)
_DATE_LABEL = re.compile(
    r"[*_]*(?:(?:date|published|posted|first published)(?:\s+on)?:?|on)\s+", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:,\s*and\s+|\band\b|&|,|\||·|•|–|—|/)\s*", re.IGNORECASE)
_LONGEST_TITLE = 200


class Head(NamedTuple):
    """What the first lines show."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None


def complete(
    stated: Metadata, text: str, speeches: Sequence[Speech], turns: Sequence[Turn]
) -> Metadata:
    """The stated metadata with what the text shows in the gaps; what neither says stays None."""
    shown = read_head(text, [speech.draft for speech in speeches if speech.turn is None])
    return stated._replace(
        title=stated.title or shown.title,
        authors=stated.authors or shown.authors,
        published=stated.published or shown.published,
        kind=stated.kind or _kind(stated, shown, speeches),
    )


def read_head(text: str, drafts: Sequence[Draft]) -> Head:
    """Title, byline and date line among a document's first blocks."""
    authors: tuple[str, ...] = ()
    published: date | None = None
    for draft in drafts[:HEAD_BLOCKS]:
        if draft.form not in ("prose", "heading") or draft.end - draft.start > 400:
            continue
        for low, high in lines(text, draft.start, draft.end):
            names, day = _line(text[low:high].strip())
            authors, published = authors or names, published or day
    return Head(_title(text, drafts), authors, published)


def _title(text: str, drafts: Sequence[Draft]) -> str | None:
    """The first heading, or the first line where it can be nothing but a headline."""
    visible = [draft for draft in drafts[:HEAD_BLOCKS] if draft.form != "boilerplate"]
    if len(visible) < 2:
        return None
    first = visible[0]
    words = text[first.start : min(first.end, first.start + _LONGEST_TITLE + 1)]
    marked = text[: first.start].rstrip(" \t").endswith("#")
    if first.form not in ("prose", "heading") or len(words) > _LONGEST_TITLE:
        return None
    if not marked and not _is_headline(text, first, visible[1]):
        return None
    return one_line(words.strip(" \t#*_"))


def _is_headline(text: str, first: Draft, second: Draft) -> bool:
    words = text[first.start : first.end]
    if "\n" in words or "\r" in words or not 3 <= len(words.split()) <= 30:
        return False
    if not re.match(r"[“‘\"'¿¡\d]*[^\W\d_a-zß-ÿ]", words) or re.search(r"[.:;,][”’\"')]*\Z", words):
        return False
    if _BYLINE.match(words) or is_date_only(words) or find_label(text, first.start, first.end):
        return False
    return not re.match(r"[\r\n]?[^\r\n]*\S", text[first.end : second.start].lstrip(" \t")[:3])


def _line(line: str) -> tuple[tuple[str, ...], date | None]:
    """The authors and the day that one line of the head states."""
    if len(line) > 200:
        return (), None
    if match := _BYLINE.fullmatch(line.rstrip("*_")):
        return _byline(match["names"])
    if day := is_date_only(line.strip("*_ ")):
        return (), day
    label = _DATE_LABEL.match(line)
    return (), is_date_only(line[label.end() :].strip("*_ ")) if label else None


def _byline(words: str) -> tuple[tuple[str, ...], date | None]:
    names: list[str] = []
    position, ended_list = 0, False
    while match := _NAME.match(words, position):
        if parse_date(words[position:]):
            break
        names.append(match[0].rstrip("."))
        position = match.end()
        between = _BETWEEN.match(words, position)
        if between is None or ended_list:
            break
        ended_list = "and" in between[0].lower() or "&" in between[0]
        position = between.end()
    if len(names) > 1 and not ended_list:
        names = names[:1]
    if not names:
        return (), None
    rest = words[position:].lstrip(" ,|·•–—-")
    ended = position == len(words) or rest != words[position:] or parse_date(rest)
    return (tuple(names) if ended or not rest else ()), parse_date(rest) if rest else None


def _kind(stated: Metadata, shown: Head, speeches: Sequence[Speech]) -> str | None:
    """`transcript` where most of the body is turns, `article` where it is headed like one."""
    spoken = sum(
        speech.draft.end - speech.draft.start for speech in speeches if speech.turn is not None
    )
    whole = sum(speech.draft.end - speech.draft.start for speech in speeches)
    if spoken > whole / 2:
        return "transcript"
    title = stated.title or shown.title
    signed = stated.authors or shown.authors or stated.publisher
    return "article" if title and signed and whole else None
