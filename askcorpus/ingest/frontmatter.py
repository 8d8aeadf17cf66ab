"""The YAML block at the head of a file: what the file says of itself."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from askcorpus.ingest.dates import parse_date

MOST_CHARACTERS = 1 << 16
"""A head longer than this is not front matter."""
MOST_DEPTH = 12
"""Deeper nesting is refused before it is built."""

_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_AND = re.compile(r"\s*(?:;|,\s*and\s|\band\b|&|,)\s*", re.IGNORECASE)


class Metadata(NamedTuple):
    """What a document says of itself; None and empty where it does not say."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    language: str | None = None
    url: str | None = None
    kind: str | None = None


def read_front_matter(text: str) -> tuple[Metadata, int, str | None]:
    """The metadata, where the body starts, and a note when a head looks like YAML and is not.

    Without front matter the body starts after the byte order mark, if there is one.
    """
    start = 1 if text.startswith("\ufeff") else 0
    opening = _OPEN.match(text)
    if opening is None:
        return Metadata(), start, None
    closing = _CLOSE.search(text, opening.end(), opening.end() + MOST_CHARACTERS)
    if closing is None:
        return Metadata(), start, None
    values, trouble = _load(text[opening.end() : closing.start()])
    if trouble:
        return Metadata(), start, f"front matter {trouble}; read as text"
    if values is None:
        return Metadata(), start, None
    return from_mapping(values), closing.end(), None


def from_mapping(values: Mapping[str, Any]) -> Metadata:
    """Metadata from loosely typed values under the names that are in use for them."""
    named = {str(key).strip().lower(): value for key, value in values.items()}

    def first(*names: str) -> str | None:
        return next((line for name in names if (line := one_line(named.get(name)))), None)

    people = next(
        (named[name] for name in ("authors", "author", "byline") if named.get(name)), None
    )
    day = first("date", "published", "published_time", "publication_date", "pubdate")
    return Metadata(
        title=first("title", "headline"),
        publisher=first("publisher", "site_name", "sitename"),
        authors=_people(people),
        published=parse_date(day) if day else None,
        language=first("language", "lang"),
        url=first("url", "source_url", "canonical_url"),
        kind=first("kind", "type"),
    )


def one_line(value: Any) -> str | None:
    """A scalar as one clean line, at most 500 characters; None for nothing and for structures."""
    if not isinstance(value, str) or value in ("~", "null"):
        return None
    return " ".join(_UNSEEN.sub("", value).split())[:500] or None


def _people(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        line = one_line(value)
        if line is None:
            return ()
        parts = [part for part in _AND.split(line.removeprefix("By ")) if part]
        return tuple(parts) if all(" " in part for part in parts) else (line,)
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list):
        return ()
    names = (item.get("name") if isinstance(item, Mapping) else item for item in value)
    return tuple(line for name in names if (line := one_line(name)))


def _load(head: str) -> tuple[Mapping[str, Any] | None, str | None]:
    """The mapping, or None where the head is no mapping; and what is wrong, if anything.

    Scalars stay the strings they are written as: no numbers, dates or truth values are made.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    try:
        for event in yaml.parse(head, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                return None, "uses YAML aliases"
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_DEPTH:
                return None, "is nested too deeply"
        values = yaml.load(head, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        return None, f"is not valid YAML{where}"
    return (values, None) if isinstance(values, dict) else (None, None)
