"""WMT21 news as articles: a human reference, machine versions, and where there is one a second
human translation."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

RUN = 10
"""Lines of the line-aligned files that count as one article; they mark no ends of articles."""
_FILE = re.compile(
    r"(?P<set>.+?)\.(?P<pair>[a-z]{2}-[a-z]{2})\.(?P<kind>ref|hyp)\.(?P<name>.+)\.en"
)


class Article(NamedTuple):
    """One article with everything that renders it; line `n` of each says the same."""

    name: str
    pair: str
    """The language pair, such as `ja-en`."""
    reference: list[str]
    second: list[str] | None
    """An independent second human translation."""
    machines: dict[str, list[str]]


def articles(folder: Path) -> list[Article]:
    """Every article below a folder that holds `*.xml` (whole articles) and `text/` (lines)."""
    found = [each for path in sorted(folder.glob("*.xml")) for each in _of_xml(path)]
    lined = folder / "text" if (folder / "text").is_dir() else folder
    return found + list(_of_lines(lined))


def _of_xml(path: Path) -> Iterator[Article]:
    from lxml import etree

    pair = path.name.split(".")[1]
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for doc in etree.parse(path, parser).getroot().iter("doc"):
        refs = [_segments(one) for one in doc.iterfind("ref")]
        machines = {str(one.get("system")): _segments(one) for one in doc.iterfind("hyp")}
        if refs:
            yield Article(
                str(doc.get("id")), pair, refs[0], refs[1] if len(refs) > 1 else None, machines
            )


def _segments(side: "_Element") -> list[str]:
    return [" ".join((seg.text or "").split()) for seg in side.iter("seg")]


def _of_lines(folder: Path) -> Iterator[Article]:
    sets: dict[tuple[str, str], dict[tuple[str, str], list[str]]] = {}
    for path in sorted(folder.glob("*.en")):
        if match := _FILE.fullmatch(path.name):
            lines = path.read_text(encoding="utf-8").splitlines()
            key = match["set"], match["pair"]
            sets.setdefault(key, {})[match["kind"], match["name"]] = lines
    for (_, pair), files in sets.items():
        refs = [lines for (kind, _), lines in files.items() if kind == "ref"]
        if not refs:
            continue
        for start in range(0, len(refs[0]), RUN):
            part = slice(start, start + RUN)
            yield Article(
                f"{pair}-{start // RUN:04}",
                pair,
                refs[0][part],
                refs[1][part] if len(refs) > 1 else None,
                {name: lines[part] for (kind, name), lines in files.items() if kind == "hyp"},
            )
