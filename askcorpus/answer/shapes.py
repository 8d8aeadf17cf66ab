"""Words in a text that have the shape of an expected answer: quantities, money, dates, speech."""

import re
from collections.abc import Iterator

from askcorpus.answer.question import Expects, Unit
from askcorpus.retrieve.terms import STOPWORDS

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    "|thousand|million|billion|trillion|dozen|dozens|hundreds|thousands|tens|half|several|none|no"
)
_DIGITS = r"\d+(?:[.,]\d+)*(?:\s?(?:st|nd|rd|th)\b)?"
_ROUND = (
    r"\b(?:tens|dozens|scores|hundreds|thousands|millions) of (?:thousands|millions|billions)\b"
)
_NUMERAL = rf"(?:{_ROUND}|{_DIGITS}|\b(?:{_SMALL})\b)(?:[\s-](?:{_SMALL})\b)*"
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
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TOLD = (
    rf"(?:(?:a )?quarter|half|five|ten|twenty(?:[\s-]five)?) past {_HOUR}\b"
    rf"|(?:(?:a )?quarter|twenty(?:[\s-]five)?|(?:five|ten|\d{{1,2}}) minutes) to {_HOUR}\b"
    rf"|(?:{_HOUR}|\d{{1,2}}) (?:o[’']clock|in the (?:morning|afternoon|evening)|at night)\b"
    r"|(?:midnight|noon|midday)\b"
)
"""A time of day in words."""
_PART = (
    r"(?:end|beginning|start|middle|turn) of (?:the |this |next |last )?"
    rf"(?:year|month|week|decade|century|season|spring|summer|autumn|winter|{_MONTH}|\d{{4}})\b"
    r"|(?:dawn|dusk|sunrise|sunset|daybreak|nightfall|easter|christmas|thanksgiving|whitsun)\b"
)
_CURRENCY = r"(?:[$€£¥₹]|\b(?:US\$|USD|EUR|GBP|CHF)\s?)"
_MONIES = (
    r"(?:dollars?|euros?|pounds?|cents?|pence|yen|francs?|crowns?|kron(?:er|or|a)|rupees?|roubles?"
    r"|rubles?|yuan|pesos?|lira|rand|won|shillings?|marks?|guilders?|bitcoins?)"
)
_LAPSE = (
    r"\ban? (?:second|minute|hour|day|night|week|fortnight|month|year|decade|century)\b"
    r"(?! (?:ago|later))(?: and an? half)?"
)
_UNITS = r"(?:\s?(?:%|percent|per cent|percentage points?)(?!\w))?"
_PATTERNS: dict[Expects, str] = {
    "quantity": (
        _LAPSE
        + r"|\b(?:an?|one|two|three) (?:half|halves|thirds?|quarters?|fifths?|tenths?)\b|"
        + _NUMERAL
        + _UNITS
    ),
    "money": (
        rf"{_CURRENCY}\s?{_NUMERAL}"
        rf"|{_NUMERAL}\s?{_MONIES}\b|\b\d[\d.,]*\s(?:million|billion|trillion)\b"
        r"|\b\d{1,3}(?:,\d{3})+\b"
    ),
    "date": (
        rf"\b\d{{1,2}}\s{_MONTH}\b(?:,?\s\d{{4}})?|\b{_MONTH}\.?\s\d{{1,2}}\b(?:,?\s\d{{4}})?"
        rf"|\b{_MONTH}\b(?:,?\s\d{{4}})?|\b{_DAY}\b|\b(?:1[5-9]|20)\d\d(?:s\b|\b)|\b{_RELATIVE}\b"
        rf"|\b(?:{_TOLD})|\b(?:{_PART})"
        rf"|\b\d{{1,2}}(?::\d\d)?\s?[ap]\.?m\b|\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b"
    ),
    "speech": r"[“\"«„][^“”\"«»„]{3,}[”\"»]",
}
SHAPES = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_PRONOUN = re.compile(r"i|you|he|she|it|we|they|who|one|this|that|these|those", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:that|which|who|was|were|has|have|had|is|are|said|not)\b")
"""Words that a bare name does not have."""
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+|\b[\w-]+\.(?:com|org|net|gov|edu|info)\b")
"""What a name is written with: a capital, or it is a site's address."""
_DATED = re.compile(
    rf"(?:(?:on|in|by|since|until|last|next|early|late) )+(?:{_PATTERNS['date']})|{_DAY}",
    re.IGNORECASE,
)
"""A date, which names nobody and no place; `May` alone may."""


_BOUNDS = rf"(?:{_PATTERNS['date']})\s*(?:\b(?:to|and|until|till|through)\b|[-–—])\s*"
_LASTS = re.compile(
    rf"(?:\b(?P<from>from|between)\s+)?{_BOUNDS}(?:{_PATTERNS['date']})", re.IGNORECASE
)
"""Two dates or times that bound one span."""
_BOTH_ASKED = re.compile(
    r"\bfrom (?:when|what|which)\b.*\b(?:to|until|till)\b|\bbetween (?:what|which|when)\b"
    r"|\b(?:what|which) (?:times|hours|dates|days|months|years)\b",
    re.IGNORECASE,
)
_ONE_ASKED = re.compile(
    r"\b(?:since|until|till|by|start\w*|beg[aiu]n\w*|end\w*|finish\w*|re-?open\w*|resum\w*|over"
    r"|last|first|complet\w*|return\w*|back|again|what (?:time|day|date|month|year))\b",
    re.IGNORECASE,
)


_MOVED = re.compile(
    r"\b(?:mov|shift|postpon|delay|reschedul|brought|brings?|put|push|chang|slid|slip|advanc|extend"
    r"|transferr|deferr)\w*\b[^.;]*$",
    re.IGNORECASE,
)
"""What happens `from` one day `to` another that is no span of time between the two."""


def lasting(asked: str, text: str) -> list[tuple[int, int]]:
    """Offsets of two dates or times in `text` that bound one span, unless one of them is asked.

    Two that no `from` or `between` joins may be two days: they are one span where both are asked.
    """
    both = _BOTH_ASKED.search(asked)
    if not both and _ONE_ASKED.search(asked):
        return []
    found = (each for each in _LASTS.finditer(text) if both or each["from"])
    return [each.span() for each in found if both or not _MOVED.search(text[: each.start()])]


def shaped(expects: Expects, text: str, unit: Unit | None = None) -> list[tuple[int, int]]:
    """Offsets of the words in `text` that have the shape expected; empty for shapeless kinds."""
    return [match.span() for match in _matches(expects, text) if _is(unit, match, text)]


def has(expects: Expects, text: str, unit: Unit | None = None) -> bool:
    """Whether any words in `text` have the shape expected."""
    return any(_is(unit, match, text) for match in _matches(expects, text))


def fits(expects: Expects, span: str, unit: Unit | None = None, after: str = "") -> bool | None:
    """Whether a span, given what comes `after` it, has the expected shape; None where unsure."""
    if expects == "name":
        if _PRONOUN.fullmatch(span) or _DATED.fullmatch(span):
            return False
        named = any(match.group().lower() not in STOPWORDS for match in _CAPITAL.finditer(span))
        if _CLAUSE.search(span):
            return False if unit == "proper" else None
        return named or (False if unit == "proper" else None)
    if expects not in SHAPES or expects == "speech":
        return None
    return any(start < len(span) for start, _ in shaped(expects, span + after, unit))


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHARE = re.compile(
    r"%|\bper ?cent|\bpercentage point|\b(?:half|thirds?|quarters?|fifths?|tenths?|all|none|most)\b"
    r"|\b(?:in|out of) (?:every )?(?:\d|two|three|four|five|ten)",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"[\s-]?(?:second|minute|hour|day|night|week|fortnight|month|season|summer|winter|year|decade"
    r"|centur|generation|plus|to\b|or\b|and\b|[.,;:!?]|$)",
    re.IGNORECASE,
)


def _is(unit: Unit | None, match: re.Match[str], text: str) -> bool:
    """Whether a match of the kind's shape can be of the unit asked for, by what surrounds it."""
    found, after = match.group(), text[match.end() : match.end() + 24]
    bare_year = _YEAR.fullmatch(found) is not None
    if bare_year and unit == "count" and _PLURAL.match(after):
        return True
    if _SPELL.match(found):
        return unit in ("duration", "age")
    if unit == "percent":
        return _SHARE.search(found + after.split(",")[0][:16]) is not None
    if unit == "age" and not _AGED.match(after):
        return False
    if unit in ("count", "age", "distance"):
        priced = text[: match.start()].rstrip().endswith(("$", "€", "£", "¥"))
        share = found.endswith("%") or _PERCENT_NEXT.match(found + after)
        measured = unit == "count" and _MEASURED.match(after)
        return not (bare_year or priced or share or measured)
    if unit == "duration":
        return not bare_year and _LASTING.match(after) is not None
    if unit == "clock":
        return _CLOCK.search(found) is not None
    if unit == "year":
        return re.search(r"\d{4}", found) is not None
    return True


_CLOCK = re.compile(rf"\d\s?[ap]\.?m\b|\d:\d\d|\b(?:{_TOLD})", re.IGNORECASE)
_MEASURED = re.compile(
    r"[\s-]?(?:(?:kilo|centi|milli)?met(?:re|er)s?|km|miles?|feet|foot|inch(?:es)?|tonnes?|tons?"
    rf"|kilos?|kilograms?|litres?|degrees?|{_MONIES}|{_MONTH}|[ap]\.?m)\b|:\d\d",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"[^\w\s]|$|[\s-]?years?\b|[\s-]?(?:months?|weeks?|days?)[\s-](?:old|of age)\b", re.IGNORECASE
)
_PLURAL = re.compile(
    r"\s(?!was\b|is\b|has\b|as\b|this\b)(?:[a-z]{3,}s|people|men|women|children)\b"
)
"""What follows a number that counts, even where it looks like a year: "2000 guests"."""
_SPELL = re.compile(_LAPSE, re.IGNORECASE)
_PERCENT_NEXT = re.compile(r"[\d.,]+\s?(?:%|percent|per cent)", re.IGNORECASE)


def _matches(expects: Expects, text: str) -> Iterator[re.Match[str]]:
    shape = SHAPES.get(expects)
    return shape.finditer(text) if shape else iter(())
