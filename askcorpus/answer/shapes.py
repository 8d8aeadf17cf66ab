"""Words in a text that have the shape of an expected answer: quantities, money, dates, speech."""

import re
from collections.abc import Iterator

from askcorpus.answer.question import Expects

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    "|thousand|million|billion|trillion|dozen|dozens|hundreds|thousands|tens|half|several|none|no"
)
_DIGITS = r"\d+(?:[.,]\d+)*(?:\s?(?:st|nd|rd|th)\b)?"
_NUMERAL = rf"(?:{_DIGITS}|\b(?:{_SMALL})\b)(?:[\s-](?:{_SMALL})\b)*"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_RELATIVE = (
    r"(?:(?:last|this|next|earlier this|later that|the (?:same|next|previous)) (?:year|month|week"
    r"|summer|winter|spring|autumn|fall|day|morning|afternoon|evening|night)|today|yesterday|tomorrow|tonight"
    r"|(?:a|an|one|two|three|\d+) (?:day|week|month|year|hour)s?"
    r" (?:later|ago|earlier|before|after))"
)
_CURRENCY = r"(?:[$€£¥]|\b(?:US\$|USD|EUR|GBP)\s?)"
_UNITS = r"(?:\s?(?:%|percent|per cent|percentage points?)(?!\w))?"
_PATTERNS: dict[Expects, str] = {
    "quantity": _NUMERAL + _UNITS,
    "money": (
        rf"{_CURRENCY}\s?{_NUMERAL}"
        rf"|{_NUMERAL}\s?(?:dollars|euros|pounds|cents|yen|francs)\b"
    ),
    "date": (
        rf"\b\d{{1,2}}\s{_MONTH}\b(?:,?\s\d{{4}})?|\b{_MONTH}\.?\s\d{{1,2}}\b(?:,?\s\d{{4}})?"
        rf"|\b{_MONTH}\b(?:,?\s\d{{4}})?|\b{_DAY}\b|\b(?:1[5-9]|20)\d\d(?:s\b|\b)|\b{_RELATIVE}\b"
        rf"|\b\d{{1,2}}(?::\d\d)?\s?[ap]\.?m\b|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b"
    ),
    "speech": r"[“\"«„][^“”\"«»„]{3,}[”\"»]",
}
SHAPES = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_PRONOUN = re.compile(r"i|you|he|she|it|we|they|who|one|this|that|these|those", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")


def shaped(expects: Expects, text: str) -> list[tuple[int, int]]:
    """Offsets of the words in `text` that have the shape expected; empty for shapeless kinds."""
    return [match.span() for match in _matches(expects, text)]


def fits(expects: Expects, span: str) -> bool | None:
    """Whether a span has the expected shape; None where the kind expects none."""
    if expects == "name":
        return not _PRONOUN.fullmatch(span) and (bool(_CAPITAL.search(span)) or None)
    if expects not in SHAPES or expects == "speech":
        return None
    return next(_matches(expects, span), None) is not None


def _matches(expects: Expects, text: str) -> Iterator[re.Match[str]]:
    shape = SHAPES.get(expects)
    return shape.finditer(text) if shape else iter(())
