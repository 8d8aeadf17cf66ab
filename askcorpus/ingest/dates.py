"""Dates as documents write them; what does not name one day for certain is no date."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:[\sT,|·–—-]*(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|[A-Z]{2,4}|\(?[A-Z]{2,4}\)?|[+-]\d{2}:?\d{2})?)?"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
_BEGINS = re.compile(r"(?<![\w/-])(?=\d|[A-Z])\w+")
"""Where a date may begin in running text: at a number, or at a word with a capital."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 32
"""Characters at most of a date before its year (`Wednesday, September 19th, `)."""
_REST = re.compile(_CLOCK + r"\s*", re.IGNORECASE)


def parse_date(words: str) -> date | None:
    """The day that a string names from its first character on, or None.

    Forms: 2018-11-09, 2018/11/9, 9 Nov 2018, Friday, November 9th, 2018; a time of day may follow.
    """
    found = _match(words.strip()[:100])
    return found[0] if found else None


def is_date_only(words: str) -> date | None:
    """The day, where the string holds a date, perhaps with a time of day, and nothing else."""
    stripped = words.strip()
    if len(stripped) > 100:
        return None
    found = _match(stripped)
    if found is None:
        return None
    day, end = found
    return day if _REST.fullmatch(stripped, end) else None


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Every day that a text names in full, with its start and end, in order; overlaps once."""
    at = 0
    for year in _YEAR.finditer(text):
        for found in _BEGINS.finditer(text, max(at, year.start() - _LONGEST), year.end()):
            match = _match(text[found.start() : found.start() + 100])
            if match is not None and found.start() + match[1] >= year.end():
                at = found.start() + match[1]
                yield match[0], found.start(), at
                break


def _match(words: str) -> tuple[date, int] | None:
    for form in _FORMS:
        match = form.match(words)
        if match is None:
            continue
        month = match["month"]
        number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
        try:
            return date(int(match["year"]), number, int(match["day"])), match.end()
        except ValueError:
            return None
    return None
