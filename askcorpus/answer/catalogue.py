"""Questions about the documents themselves, answered from what each states of its origin."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from askcorpus.records import Record, Source, Span
from askcorpus.retrieve.terms import STOPWORDS, stem, words

Asked = Literal["authors", "publisher", "published", "title", "listing"]

_DOCUMENT = (
    r"(?:article|story|storie|piece|document|report|transcript|interview|text|page|file|source)"
)
_HERE = (
    r"(?: (?:there|here|in|you|we|i|it|this|the|corpus|folder|collection|have|hold|please))*\W*$"
)
_OUTLET = r"(?:publisher|publication|outlet|newspaper|magazine|(?:web|news )?site)"
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        "listing",
        rf"^\W*(?:how many|what|which) {_DOCUMENT}s (?:are|do|does|have|is)\b{_HERE}"
        rf"|^\W*(?:list|show|name)(?: (?:me|all|the|every|of))* {_DOCUMENT}s\b{_HERE}"
        r"|^\W*what(?:'s| is) in (?:the|this) (?:corpus|folder)",
    ),
    (
        "authors",
        r"\bwho (?:wrote|authored|is the (?:author|writer|journalist|reporter))\b"
        r"|\bauthors? of\b|\bbyline\b|\bby whom was\b.*\bwritten\b"
        rf"|\bwhose {_DOCUMENT}\b",
    ),
    (
        "publisher",
        rf"\bwho published\b|\b(?:publisher|publication) of\b|\bwhere was\b.*\bpublished\b"
        rf"|\b(?:what|which) {_OUTLET}\b"
        rf".*\b(?:published|{_DOCUMENT}|wrote|writes? for|ran|carried)\b",
    ),
    (
        "published",
        r"\bwhen (?:was|were|did)\b.*\b(?:published|written|posted|dated|come out|appear)\b"
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
_TOPIC_SHARE = 0.75
"""Share of the question's own words that a title must hold to be meant by "the article about"."""
OPENING = 1000
"""Characters in which a document says whose it is and of when."""
_NAMED = re.compile(rf"\b{_DOCUMENT}s?\b")


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


def interpret(text: str, sources: Sequence[Source], named: str | None) -> CatalogueQuestion | None:
    """The question as one about documents, or None where it asks of their content.

    `named` is the id of the only document the user asked (`--source`). A question about "the
    article" is one about a document only where the words, or `named`, tell which.
    """
    lowered = text.lower().replace("’", "'")
    asked = next((asked for asked, rule in _RULES if rule.search(lowered)), None)
    if asked is None:
        return None
    if asked == "listing":
        counted = re.search(r"\bhow many\b", lowered) is not None
        return CatalogueQuestion(asked=asked, sources=tuple(sources), counted=counted)
    if named and (_NAMED.search(lowered) or not _content(lowered)):
        chosen = [each for each in sources if each.id == named]
    else:
        chosen = _meant(lowered, sources)
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


def _meant(lowered: str, sources: Sequence[Source]) -> list[Source]:
    """The documents that the question's own words single out: by title, publisher, author or id."""
    about_document = bool(_NAMED.search(lowered))
    asked = {stem(word) for word in _content(lowered)}
    scored = [(_named_by(lowered, asked, each, about_document), each) for each in sources]
    top = max((score for score, _ in scored), default=0.0)
    if top <= 0 or (top < 1 and not about_document):
        return []
    return [each for score, each in scored if score == top]


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
