"""Questions that name the paper or the author to look in: `in the Gazette article, who ...`."""

import re
from collections.abc import Sequence

from askcorpus.records import Record, Source

_KIND = (
    r"(?:(?:news|press|magazine|newspaper|opinion|blog) )?"
    r"(?:article|story|piece|report|post|interview|blog|coverage|text|write-?up|column|release)"
)
_TELLS = r"(?:say|says|said|report|reports|reported|write|writes|wrote|tell|tells|told)"
_SHORTEST = 4
"""Letters of a name's first or last word that may stand for all of it."""
_COMMON = frozenset("news press magazine newspaper blog media online report review".split())
"""Words of publishers' names that mean no outlet alone."""


class Located(Record):
    """A question less the words that say where to look."""

    text: str
    sources: tuple[str, ...]
    """Ids of the documents to look in."""
    outlet: str
    """The publisher or author as the documents write it."""
    strictly: bool
    """Whether an article is named, so that nothing else is meant; a name alone may be a speaker."""


def located(text: str, sources: Sequence[Source]) -> Located | None:
    """The question as one about what an outlet wrote; None where none is named as such."""
    lowered = " ".join(text.lower().split())
    for name, outlet in _names(sources):
        if name.lower() not in lowered:
            continue
        found = _without(text, name, outlet)
        if found is not None:
            asked, strictly = found
            held = tuple(s.id for s in sources if outlet in (s.publisher, *s.authors))
            return Located(text=asked, sources=held, outlet=outlet, strictly=strictly)
    return None


def _names(sources: Sequence[Source]) -> list[tuple[str, str]]:
    """What publishers and authors are called, longest first, each with the name in full."""
    named: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for each in sources:
        for outlet, ends in ((each.publisher, (0, -1)), *((who, (-1,)) for who in each.authors)):
            if outlet and (parts := _bare(outlet).split()):
                named.setdefault(" ".join(parts), outlet)
                for end in ends:
                    short.setdefault(parts[end], set()).add(outlet)
    for word, meant in short.items():
        if len(meant) == 1 and len(word) >= _SHORTEST and word.lower() not in _COMMON:
            named.setdefault(word, *meant)
    return sorted(named.items(), key=lambda pair: -len(pair[0]))


def _bare(name: str) -> str:
    """The name without its article; a name of nothing else stays as it is."""
    return re.sub(r"^the (?=\S)", "", " ".join(name.split()), flags=re.IGNORECASE)


def _without(text: str, name: str, outlet: str) -> tuple[str, bool] | None:
    """The question without the mention of an outlet, and whether it names an article of it."""
    own = rf"(?<!\w)(?:the\s+)?{re.escape(name)}(?:['’]s?)?(?!\w)"
    article = rf"{own}\s+{_KIND}(?!\w)|the\s+{_KIND}\s+(?:in|by|from|of)\s+{own}"
    where = r"(?:according to|as (?:reported|told) (?:by|in)|as per|in|from|of|on|per)"
    whole = _bare(outlet) == name
    told = rf"^(\W*what)\s+(?:does|do|did|has)\s+(?:({article})|{own})\s+{_TELLS}\b"
    if match := _search(told, text):
        asked = f"{match[1]}{text[match.end() :]}", match[2] is not None
        return asked if whole or match[2] else None
    if match := _search(rf",?\s*\b{where}\s+(?:{article}),?", text):
        return _joined(text, match), True
    if match := _search(article, text):
        return f"{text[: match.start()]}the article{text[match.end() :]}", True
    if whole and (match := _search(rf",?\s*\baccording to\s+{own}(?!(?-i:\s+[A-Z])),?", text)):
        return _joined(text, match), False
    return None


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(pattern, text, re.IGNORECASE)


def _joined(text: str, match: re.Match[str]) -> str:
    """What stands before and after the mention."""
    rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
    return re.sub(r"\s+([?.!,])", r"\1", rest)
