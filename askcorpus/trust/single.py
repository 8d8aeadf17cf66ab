"""Signs inside one document that its text did not come through unharmed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from askcorpus.records import Reason, Span
from askcorpus.trust.comparing import excerpt, words
from askcorpus.trust.shelf import Paper

DISCLAIMER = re.compile(
    r"\b(?:(?:provided|hosted) by (?:a |an |our )?(?:3rd|third)[- ]part(?:y|ies)"
    r"|(?:3rd|third)[- ]party (?:server|website|content|source|feed)s?"
    r"|does not (?:host|own|upload|verify|endorse)\b[^.\n]*\b(?:material|content|article|video)"
    r"|not responsible for (?:the |any |its )?(?:content|material|accuracy)"
    r"|(?:machine|automatic(?:ally)?|auto)[- ]?translat(?:ed|ion)|google translate"
    r"|(?:article|story|post|content|text) (?:was |has been )?(?:scraped|aggregated|syndicated|spun"
    r"|reproduced|reposted|republished|copied)"
    r"|(?:originally|first) (?:published|appeared|posted) (?:on|in|at|by)\b)",
    re.IGNORECASE,
)
"""How a page says that its text is somebody else's and nobody looks after it."""
CORRECTED = re.compile(
    r"^[\W\d]*(?:correction|corrected|clarification|erratum|editor.?s note|updated?)\b[^\n]*"
    r"|\b(?:earlier|previous) version of this (?:story|article|report|post|piece)\b[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
"""How an article says that it was put right after it first came out."""
_NAME = re.compile(r"(?<![.!?:\"“”‘'(\]] )(?<!\n)\b[A-Z][a-z]{4,}\b")
_WORD = re.compile(r"\b[^\W\d_]{5,}\b")
_PARAGRAPH = re.compile(r"[^\n]+")
_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b(?!\s+\1\b)", re.IGNORECASE)
_TWICE_MEANT = frozenset(
    "that had very so no yes ha bye really many much more blah now etc".split()
)
_LONE = re.compile(r"[A-Z][a-z]+ed\.")
OFTEN = 3
"""Times a name must stand in one spelling before another spelling counts as drifting from it."""
ONE_LINE = 160

Known = Callable[[str], bool]
"""Whether a lower-case word is one of the language."""


class Sign(NamedTuple):
    """One thing that is wrong in a text, and where."""

    kind: str
    """`disclaimer`, `spelling`, `marks` or `fragment`."""
    text: str
    span: Span


def nothing_known(word: str) -> bool:
    """Stands in for a vocabulary where there is none: takes every word for one of the language."""
    return bool(word)


def signs(one: Paper, known: Known = nothing_known) -> list[Sign]:
    """All that a document shows by itself, weightiest first."""
    return [*disclaimers(one), *_drifting(one, known), *_open_marks(one), *_fragments(one)]


def reasons(one: Paper, known: Known = nothing_known) -> list[Reason]:
    """The signs that lower a document without anything to compare it with.

    A disclaimer does by itself; spelling, marks and broken sentences only together, at least two
    kinds of them: one slip happens to everybody, and many of one kind are a way of writing.
    """
    found = signs(one, known)
    slips = [sign for sign in found if sign.kind != "disclaimer"]
    telling = [sign for sign in found if sign.kind == "disclaimer"]
    if len({sign.kind for sign in slips}) >= 2:
        telling += slips
    return [Reason(text=sign.text, evidence=(excerpt(one, sign.span),)) for sign in telling]


def disclaimers(one: Paper) -> Iterator[Sign]:
    """Where the page says that its text comes from elsewhere, unchecked."""
    match = DISCLAIMER.search(one.text)
    if match:
        span = _sentence_around(one.text, match.start(), match.end())
        yield Sign("disclaimer", f"says of itself: “{_short(words(one, span))}”", span)


def corrections(one: Paper) -> list[Span]:
    """Where the document says that it was corrected or updated."""
    return [_trimmed(match) for match in CORRECTED.finditer(one.text)]


def _drifting(one: Paper, known: Known) -> Iterator[Sign]:
    """Names that stand often in one spelling and once in another, a letter or two away."""
    names = Counter(match.group() for match in _NAME.finditer(one.text))
    settled = [name for name, count in names.items() if count >= OFTEN and len(name) >= 6]
    seen = set(names)
    for match in _WORD.finditer(one.text) if settled else ():
        word = match.group()
        if word in seen:
            continue
        seen.add(word)
        name = next((each for each in settled if _drifted(each, word)), None)
        if name and not known(word.casefold()):
            text = f"a name changes its spelling: “{name}” is also “{word}”"
            yield Sign("spelling", text, Span(start=match.start(), end=match.end()))


def _drifted(name: str, word: str) -> bool:
    """Whether a word is a name in another spelling, and no inflection of it."""
    low, other = name.casefold(), word.casefold()
    most = 1 if len(low) < 8 else 2
    # Nearly every pair of words ends here: no other spelling is so much longer or shorter.
    if abs(len(low) - len(other)) > most or low.startswith(other) or other.startswith(low):
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(low, other, score_cutoff=most) <= most


def _open_marks(one: Paper) -> Iterator[Sign]:
    """Quotation marks and brackets that open and never close, or close what nobody opened."""
    paragraphs = list(_PARAGRAPH.finditer(one.text))
    for place, paragraph in enumerate(paragraphs):
        text = paragraph.group()
        following = paragraphs[place + 1].group() if place + 1 < len(paragraphs) else ""
        goes_on = following.lstrip()[:1] in ("“", '"', "«")
        for opener, closer in (("“", "”"), ("[", "]"), ("(", ")")):
            more, fewer = text.count(opener), text.count(closer)
            if opener == "(" and re.search(r"(?:^|\s)\w{1,2}\)|[:;]-?\)", text):
                continue
            if more > fewer and not (opener == "“" and goes_on):
                at = text.rfind(opener)
            elif fewer > more and opener != "“":
                at = text.find(closer)
            else:
                continue
            start = paragraph.start() + at
            shown = _short(text[max(0, at - 30) : at + 30])
            yield Sign(
                "marks", f"a mark without its fellow: “…{shown}…”", Span(start=start, end=start + 1)
            )


def _fragments(one: Paper) -> Iterator[Sign]:
    """Sentences that make none: a lone participle, or a word that stands twice."""
    for span in one.sentences:
        text = words(one, span)
        if _LONE.fullmatch(text):
            yield Sign("fragment", f"no sentence: “{text}”", span)
            continue
        match = _TWICE.search(text)
        if match and match[1].casefold() not in _TWICE_MEANT and match[1].islower():
            where = Span(start=span.start + match.start(), end=span.start + match.end())
            yield Sign("fragment", f"a word stands twice: “{match.group()}”", where)


def _sentence_around(text: str, start: int, end: int) -> Span:
    """The characters of a line around a stretch, up to a full stop on either side."""
    low = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    line = text.find("\n", end)
    stop = text.find(".", end, line if line >= 0 else len(text))
    high = stop + 1 if stop >= 0 else line if line >= 0 else len(text)
    while low < start and text[low].isspace():
        low += 1
    return Span(start=low, end=high)


def _trimmed(match: re.Match[str]) -> Span:
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip())
    return Span(start=start, end=match.start() + len(text.rstrip()))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= ONE_LINE else line[: ONE_LINE - 1].rstrip() + "…"
