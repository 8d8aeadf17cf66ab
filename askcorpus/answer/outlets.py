"""Questions that name the paper or the author to look in: `in the Gazette article, who ...`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from askcorpus.records import Record, Source
from askcorpus.retrieve.speakers import folded
from askcorpus.retrieve.terms import STOPWORDS, words

_PIECE = r"(?:article|story|piece|post|interview|column)"
_KIND = (
    r"(?:(?:news|press|magazine|newspaper|opinion|blog) )?"
    rf"(?:{_PIECE}|report|blog|coverage|text|write-?up|release)"
)
_WRITES = r"(?:report|reports|reported|write|writes|wrote|written)"
_SAYS = rf"(?:{_WRITES}|say|says|said|tell|tells|told)"
_MAY = re.compile(rf"\b(?:{_KIND}|{_SAYS}|according to)\b", re.IGNORECASE)
"""Without any of these no outlet is looked in: most questions cost no list of names."""
_ON = r"(?=(?:about|on|of|regarding|concerning)\b)"
_WHERE = r",?\s*\b(?:according to|as (?:reported|told) (?:by|in)|as per|in|from|of|on|per)"
_BEFORE = re.compile(r"\S\s+(?!The\b)[A-ZÀ-Þ][\w.’'-]*\s+(?:the\s+)?$")
"""A capital before a name: `the New York Post` is not the Post."""
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
    """The publisher or author as a document writes it."""
    strictly: bool
    """Whether an article is looked *in*; else the outlet may be a speaker or an actor as well."""
    otherwise: bool
    """Whether the words may mean something else, where those documents do not answer."""


@dataclass
class _Name:
    """What an outlet may be called, and the documents that it published or wrote."""

    called: str
    outlet: str
    whole: bool
    author: bool
    sources: dict[str, None] = field(default_factory=dict)


def located(text: str, sources: Sequence[Source]) -> Located | None:
    """The question as one about what an outlet wrote; None where none is named as such."""
    plain = " ".join(text.split())
    if not _MAY.search(plain):
        return None
    held = folded(plain)
    for name in _names(sources, plain):
        if folded(name.called).strip() not in held:
            continue
        found = next(_readings(plain, name), None)
        if found is not None and any(word not in STOPWORDS for word in words(found.text)):
            return found
    return None


def documents_of(name: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """Ids of the documents that a publisher or an author of just this name wrote."""
    wanted = _key(name)
    found = (each for each in _names(sources, name) if each.whole and _key(each.called) == wanted)
    return next((tuple(each.sources) for each in found), ())


def _names(sources: Sequence[Source], text: str) -> list[_Name]:
    """What publishers and authors are called, longest first; parts of names where one has them.

    Only those that share a word with the text, or may in another spelling: there may be thousands.
    """
    whole: dict[str, _Name] = {}
    asked = {*folded(text).split(), *re.findall(r"\w+", text.casefold())}
    for each in sources:
        for outlet, author in ((each.publisher, False), *((one, True) for one in each.authors)):
            if outlet and _may_be_in(outlet, asked) and _bare(outlet):
                made = whole.setdefault(_key(outlet), _Name(_bare(outlet), outlet, True, author))
                made.sources[each.id] = None
    parts: dict[str, list[_Name]] = {}
    for name in whole.values():
        own = name.called.split()
        for word in {own[-1]} if name.author else {own[0], own[-1]}:
            if len(word) >= _SHORTEST and word.lower() not in _COMMON:
                parts.setdefault(word, []).append(name)
    short = [
        _Name(word, meant[0].outlet, False, meant[0].author, meant[0].sources)
        for word, meant in parts.items()
        if len(meant) == 1 and _key(word) not in whole
    ]
    return sorted((*whole.values(), *short), key=lambda each: -len(each.called))


def _may_be_in(outlet: str, asked: set[str]) -> bool:
    """Whether a word of a name is among those of the text; a name that is not plain may be."""
    return not outlet.isascii() or not asked.isdisjoint(re.findall(r"\w+", outlet.casefold()))


def _bare(name: str) -> str:
    """The name without its article; a name of nothing else stays as it is."""
    return re.sub(r"^the (?=\S)", "", " ".join(name.split()), flags=re.IGNORECASE)


def _key(name: str) -> str:
    return folded(_bare(name)).strip()


def _readings(text: str, name: _Name) -> Iterator[Located]:
    """The ways in which the question may name an article or the outlet, the plainest first."""
    own = (
        "(?:the )?(?P<own>" + re.sub("['’]", "['’]", re.escape(name.called)) + ")(?:['’]s?)?(?!\\w)"
    )
    does = r"^\W*(?P<lead>what) (?:does|do|did|has|have) "
    verbs = _WRITES if name.author else _SAYS
    rules: list[tuple[str, str, bool, bool]] = [
        (rf"{does}{own} {_KIND} {_SAYS} {_ON}", r"\g<lead> ", False, True),
        (rf"{_WHERE} {own} {_KIND}(?!\w),?", " ", True, False),
        (rf"{_WHERE} the {_KIND} (?:in|by|from) {own},?", " ", True, False),
        (rf"\b{own} {_PIECE}(?!\w)", "the article", False, True),
    ]
    if name.whole:
        rules += [
            (rf"{does}{own} {verbs} {_ON}", r"\g<lead> ", False, False),
            (rf",?\s*\baccording to {own}(?!(?-i: [A-Z])),?", " ", False, False),
        ]
    for pattern, put, strictly, otherwise in rules:
        match = re.search(pattern, text, re.IGNORECASE)
        if match and _is_meant(text, match, name):
            yield Located(
                text=_joined(text[: match.start()], match.expand(put), text[match.end() :]),
                sources=tuple(name.sources),
                outlet=name.outlet,
                strictly=strictly and not _lower(text),
                otherwise=otherwise or _lower(text),
            )


def _is_meant(text: str, match: re.Match[str], name: _Name) -> bool:
    """Whether the words are the name: written as one, and no part of a longer name.

    Where a question has no capitals at all, a whole name may be meant by the words alone.
    """
    if _BEFORE.search(text[: match.start("own")]):
        return False
    if _lower(text):
        return name.whole
    pairs = zip(match["own"].split(), name.called.split(), strict=False)
    return all(asked[0].isupper() for asked, own in pairs if own[0].isupper())


def _lower(text: str) -> bool:
    """Whether the question is typed without capitals, its first letter aside."""
    return text[1:] == text[1:].lower()


def _joined(before: str, put: str, after: str) -> str:
    """What stands before and after the mention, with what is put in its place."""
    rest = " ".join(f"{before}{put}{after}".split())
    return re.sub(r"\s+([?.!,])", r"\1", rest)
