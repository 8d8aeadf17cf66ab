"""Questions about the documents themselves, answered from what each states of its origin."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from askcorpus.records import Record, Source, Span
from askcorpus.retrieve.terms import STOPWORDS, stem, words

Asked = Literal["authors", "publisher", "published", "title", "listing"]

_PLAIN = (
    r"(?:article|story|storie|piece|document|report|transcript|interview|text|page|file|source)"
)
_LETTER = (
    r"(?:letter|column|op-ed|opinion|editorial|commentary|memo|bulletin|dispatch|review|obituary"
    r"|interview|report|transcript)"
)
_EVENT = r"(?:hearing|conference|broadcast|minutes|statement|release)"
"""What happens as well as being a document: when it was, is no question for a publication date."""
_KIND = rf"(?:{_LETTER}|{_EVENT})"
"""What kind of document it is: its title or file name says so as well."""
_DOCUMENT = rf"(?:{_PLAIN}|{_LETTER}|post)"
_HERE = (
    r"(?: (?:there|here|in|you|we|i|it|this|the|corpus|folder|collection|have|hold|please))*\W*$"
)
_OUTLET = (
    r"(?:publisher|publication|outlet|(?:news)?paper|magazine|(?:web|news )?site|(?:radio )?station"
    r"|broadcaster|news agency|wire service)"
)
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        "listing",
        rf"^\W*(?:how many|what|which) {_PLAIN}s (?:are|do|does|have|is)\b{_HERE}"
        rf"|^\W*(?:list|show|name)(?: (?:me|all|the|every|of))* {_PLAIN}s\b{_HERE}"
        r"|^\W*what(?:'s| is) in (?:the|this) (?:corpus|folder)",
    ),
    (
        "authors",
        r"\bwho (?:wrote|authored|penned|is the (?:author|writer|journalist|reporter))\b"
        r"|\b(?:what|which) (?:reporter|journalist|writer|columnist)s? (?:wrote|penned|reported)\b"
        r"|\bauthors? of\b|\bbyline\b|\bby whom was\b.*\bwritten\b"
        rf"|\bwhose {_DOCUMENT}\b",
    ),
    (
        "publisher",
        rf"\bwho published\b|\b(?:publisher|publication) of\b|\bwhere was\b.*\bpublished\b"
        rf"|\b(?:what|which) {_OUTLET}\b"
        rf".*\b(?:published|{_DOCUMENT}|wrote|writes? for|ran|carried|printed|aired)\b",
    ),
    (
        "published",
        r"\bwhen (?:was|were|did|is)\b"
        r".*\b(?:published?|written|posted|dated|come out|appear|aired)\b"
        rf"|\bwhen did\b.*\b(?:run|print|air|carry|broadcast)\b.*\b{_DOCUMENT}\b"
        rf"|\b(?:what|which) (?:date|day|year)\b.*\b(?:published|{_DOCUMENT})\b"
        rf"|\bpublication date\b|\bhow old is\b.*\b{_DOCUMENT}\b",
    ),
    (
        "title",
        r"\b(?:title|headline) of\b|^\W*(?:what|which)(?:'s| is| was)?(?: the)? headline\b"
        r"|\bwhat (?:did|has) .{2,80} (?:write|written|publish|published)\W*$"
        rf"|\bwhat is\b.*\b{_DOCUMENT}\b.*\b(?:called|titled)\b"
        rf"|\b(?:what|which) {_DOCUMENT}s? (?:is|are|was|were|did|has|have|came)\b"
        r".*\b(?:dated|published|written|wrote|write|by|from|in|on)\b",
    ),
)
_RULES = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_GENERIC = frozenset(
    """article story piece document report transcript interview text page file source wrote written
    write author authors authored publish published publisher publication outlet title headline
    called titled date dated day year posted byline name""".split()
)
_TELLING_ID = re.compile(r"(?=.*[\d_-]).{6,}")
"""An id that can be nothing else; `report` or `a` in a question is a word of the question."""
_TITLE_SHARE = 0.6
"""Share of a title's content words from which a question names that title."""
_DESCRIBED = 0.6
"""Share of the question's other words from which "the tenants' open letter" means a document that
calls itself a letter: in what it states of itself, or in its opening."""
_TOPIC_SHARE = 0.75
"""Share of the question's own words that a title must hold to be meant by "the article about"."""
OPENING = 1000
"""Characters in which a document says whose it is and of when."""
MOST_OPENED = 20
"""Documents that are opened at most to tell which is meant."""
_NAMED = re.compile(rf"\b(?:{_DOCUMENT}|{_EVENT})s?\b")
_PLAINLY = re.compile(rf"\b{_PLAIN}s?\b")
_KINDS = re.compile(rf"\b{_KIND}\b")
_MANY = re.compile(rf"\b{_DOCUMENT}s\b")


class CatalogueQuestion(Record):
    """What is asked of which documents."""

    asked: Asked
    sources: tuple[Source, ...]
    counted: bool = False
    """Whether a number of documents is asked for."""


class Fact(Record):
    """One stated fact: the words and where they stand in the document's text."""

    source: Source
    text: str
    span: Span


def interpret(
    text: str,
    sources: Sequence[Source],
    named: str | None,
    text_of: Callable[[str], str] = lambda source: "",
) -> CatalogueQuestion | None:
    """The question as one about documents, or None where it asks of their content.

    `named` is the id of the only document the user asked (`--source`). A question about "the
    article" is one about a document only where the words, or `named`, tell which; `text_of` reads
    a document where what it states of itself does not.
    """
    lowered = text.lower().replace("’", "'")
    asked = next((asked for asked, rule in _RULES if rule.search(lowered)), None)
    if asked is None:
        return None
    if asked == "listing":
        counted = re.search(r"\bhow many\b", lowered) is not None
        return CatalogueQuestion(asked=asked, sources=tuple(sources), counted=counted)
    if named and (_PLAINLY.search(lowered) or not _content(lowered)):
        chosen = [each for each in sources if each.id == named]
    else:
        chosen = _meant(lowered, sources, text_of)
    if not chosen:
        return None
    return CatalogueQuestion(asked=asked, sources=tuple(chosen))


def facts(question: CatalogueQuestion, text_of: Callable[[str], str]) -> list[Fact]:
    """What the documents state, each fact verbatim where it stands in the document's text.

    How many documents there are no document states: that number goes before what each is called.
    """
    found: list[Fact] = []
    for source in question.sources:
        text = text_of(source.id)
        for wanted in _values(question.asked, source):
            # A day that a sentence far below names again is no evidence of when it appeared.
            span = _locate(wanted, text[:OPENING]) or _locate(wanted, text)
            if span:
                found.append(Fact(source=source, text=text[span.start : span.end], span=span))
    if question.counted and found:
        count = str(len(question.sources))
        return [found[0].model_copy(update={"text": count}), *found]
    return found


def _values(asked: Asked, source: Source) -> list[list[str]]:
    """For each fact asked for, the ways in which a text may spell it."""
    if asked == "authors":
        return [[author] for author in source.authors]
    if asked == "publisher":
        return [[source.publisher]] if source.publisher else []
    if asked == "published":
        return [_spellings(source.published)] if source.published else []
    if asked == "title":
        return [[source.title]] if source.title else []
    return [[each for each in (source.title, source.publisher) if each]]


def _spellings(day: date) -> list[str]:
    """As a document's own words may write a day, then as its metadata may."""
    month = day.strftime("%B")
    short = month[:3]
    return [
        f"{day.day} {month} {day.year}",
        f"{day.day} {short} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short} {day.day}, {day.year}",
        f"{short}. {day.day}, {day.year}",
        day.isoformat(),
        day.strftime("%Y/%m/%d"),
    ]


def _locate(spellings: Sequence[str], text: str) -> Span | None:
    """The first spelling that stands in the text as whole words; with none, the opening line."""
    for spelling in spellings:
        # A date may go on into a time of day: 2018-11-09T10:00.
        found = re.search(rf"(?<!\w){re.escape(spelling)}(?:(?!\w)|(?=T\d))", text)
        if found:
            return Span(start=found.start(), end=found.end())
    opening = None if spellings else re.search(r"[^\r\n]*\w[^\r\n]*", text)
    return Span(start=opening.start(), end=opening.end()) if opening else None


def _meant(lowered: str, sources: Sequence[Source], text_of: Callable[[str], str]) -> list[Source]:
    """The documents that the question's own words single out: by title, publisher, author or id."""
    about_document = bool(_NAMED.search(lowered))
    asked = {stem(word) for word in _content(lowered)}
    scored = [(_named_by(lowered, asked, each, about_document), each) for each in sources]
    top = max((score for score, _ in scored), default=0.0)
    chosen = [each for score, each in scored if score == top]
    kinds = {stem(each) for each in _KINDS.findall(lowered)}
    if top < 1:
        alike = [each for each in sources if kinds & _own(each)]
        if alike and (found := _closest(asked - kinds, alike, text_of, _DESCRIBED)):
            return found
        return chosen if top > 0 and about_document else []
    if len(chosen) > 1 and about_document and not _MANY.search(lowered):
        return _closest(asked | kinds, chosen, text_of, 0.0) or chosen
    return chosen


def _own(source: Source) -> set[str]:
    """The stems of what a document states of itself, and of its file's name."""
    stated = (source.title or "", source.publisher or "", *source.authors)
    return {
        stem(word) for each in (*stated, re.sub(r"[\d_-]+", " ", source.id)) for word in words(each)
    }


def _closest(
    asked: set[str], among: Sequence[Source], text_of: Callable[[str], str], least: float
) -> list[Source]:
    """The documents whose openings hold most of the stems; none below a share of `least`."""
    if not asked or len(among) > MOST_OPENED:
        return []
    shares = []
    for each in among:
        held = _own(each) | {stem(word) for word in words(text_of(each.id)[:OPENING])}
        shares.append(len(asked & held) / len(asked))
    top = max(shares)
    return [each for each, share in zip(among, shares, strict=True) if share == top >= least]


def _content(lowered: str) -> list[str]:
    """The question's words that say which document is meant, or what else is asked."""
    return [word for word in words(lowered) if word not in STOPWORDS | _GENERIC]


def _named_by(lowered: str, asked: set[str], source: Source, about_document: bool) -> float:
    """1 for a publisher, author or id in the question, up to 2 more for the words of the title."""
    publisher = (source.publisher or "").lower().removeprefix("the ")
    dates = (day.lower() for day in (_spellings(source.published) if source.published else ()))
    id = source.id if _TELLING_ID.match(source.id) else ""
    direct = [publisher, id, *(author.lower() for author in source.authors), *dates]
    score = 0.0
    if any(each and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", lowered) for each in direct):
        score = 1.0
    title = {stem(word) for word in words(source.title or "") if word not in STOPWORDS}
    shared = len(title & asked)
    if not shared:
        return score
    if shared >= _TITLE_SHARE * len(title):
        return score + 2 * shared / len(title)
    described = about_document and shared >= _TOPIC_SHARE * len(asked)
    return score + (shared / len(asked) if described else 0.0)
