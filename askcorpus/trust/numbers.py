"""Quantities in a sentence: in digits or words, with their scale, unit and hedges."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.encoders.pair_words import Word

_UNITS = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    name: 10 * value
    for value, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "mio": 1e6, "dozen": 12.0,
    "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "dozens": 12.0,
}  # fmt: skip
_SHORT = frozenset("k m mn bn tn mio".split())
_FIXED = {"half": 0.5, "twice": 2.0, "double": 2.0, "both": 2.0, "pair": 2.0, "thrice": 3.0,
          "triple": 3.0, "quarter": 0.25, "dozen": 12.0, "single": 1.0, "once": 1.0}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;"
        "september sep sept;october oct;november nov;december dec".split(";"),
        start=1,
    )
    for name in names.split()
}
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = frozenset(_WEEK)
_CLOCK = frozenset("h hr hrs pm am p a o'clock oclock uhr hours".split())
_TIMES = frozenset("pm am p a o'clock oclock uhr h hrs".split())
_DOTTED = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_DEGREES = frozenset("degree degrees °".split())
_HEDGES = frozenset(
    "about around roughly approximately nearly almost over than some up least most circa close"
    " estimated exceeding beyond excess well".split()
)
_MEASURES = (
    "day days; week weeks; month months; year years; hour hours hr hrs h; minute minutes min;"
    "km kilometre kilometres kilometer kilometers; mile miles mi; m metre metres meter meters;"
    "foot feet ft; inch inches; cm centimetre centimetres centimeter centimeters;"
    "kg kilo kilos kilogram kilograms; pound pounds lb lbs; tonne tonnes; ton tons;"
    "celsius c; fahrenheit f; kph kmh; mph; acre acres; hectare hectares;"
    "litre litres liter liters; gallon gallons"
)
UNITS = {name: names.split()[0] for names in _MEASURES.split(";") for name in names.split()}
"""The forms of a unit to its name."""
_ORDINAL_END = frozenset(("st", "nd", "rd", "th"))


class Quantity(NamedTuple):
    """One number as a sentence writes it: words `low` to `high` (exclusive) of the sentence."""

    value: float
    low: int
    high: int
    form: str
    """`digits`, `words`, `vague` (half, twice: explains but accuses nobody) or `month`."""
    percent: bool = False
    unit: str = ""
    """The measure that follows it, as `UNITS` names it."""
    clock: bool = False
    """Whether it reads as a time of day."""
    short: bool = False
    """Whether it is cut short like the 18 of `2017/18`."""
    hedged: bool = False
    """Whether the text itself says that it is no exact figure (about, more than)."""


def quantities(words: Sequence[Word]) -> list[Quantity]:
    """The quantities of a sentence in order, magnitudes and number words multiplied out."""
    found: list[Quantity] = []
    index = 0
    while index < len(words):
        quantity = _read(words, index)
        if quantity is None:
            index += 1
            continue
        found.append(_with_surroundings(words, quantity))
        index = quantity.high
    return found


def _read(words: Sequence[Word], index: int) -> Quantity | None:
    for reader in (_digits, _half_of, _spelled, _month):
        if (found := reader(words, index)) is not None:
            return found
    return None


def _half_of(words: Sequence[Word], index: int) -> Quantity | None:
    """`half a million`."""
    lows = [word.low for word in words[index : index + 3]]
    if len(lows) < 3 or lows[:2] != ["half", "a"] or _SCALES.get(lows[2], 0) < 100:
        return None
    return Quantity(_SCALES[lows[2]] / 2, index, index + 3, "words")


def _digits(words: Sequence[Word], index: int) -> Quantity | None:
    word = words[index]
    if word.kind != "number":
        return None
    follows = words[index + 1].low if index + 1 < len(words) else ""
    timed = follows in _TIMES and _DOTTED.fullmatch(word.low)
    value = _value(word.low.replace(".", ":") if timed else word.low)
    if value is None:
        return None
    high = index + 1
    while high < len(words) and (scale := _scale(words, high)):
        value, high = value * scale, high + 1
    if high < len(words) and words[high].low in _ORDINAL_END and _touch(words, high):
        high += 1
    return Quantity(value, index, high, "digits")


def _scale(words: Sequence[Word], index: int) -> float | None:
    """The magnitude that a word multiplies the number before it with."""
    word = words[index]
    if word.low in _SHORT and word.text == "m" and not _touch(words, index):
        return None
    return _SCALES.get(word.low) if word.kind == "word" else None


def _touch(words: Sequence[Word], index: int) -> bool:
    return words[index - 1].end == words[index].start


def _value(low: str) -> float | None:
    """`10000`, `2.5`, `10.000.000`; a clock time `17:30` in hours, in twelfths of a day."""
    if re.fullmatch(r"[01]?\d\.00|2[0-4]\.00", low):
        low = low.replace(".", ":")
    if re.fullmatch(r"\d{1,2}:\d{2}(?::\d\d)?", low):
        hours, minutes = low.split(":")[:2]
        return round(int(hours) % 12 + int(minutes) / 60, 4)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", low):
        low = low.replace(".", "")
    low = low.replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}", low) else low.replace(",", "")
    try:
        return float(low)
    except ValueError:
        return None


def _spelled(words: Sequence[Word], index: int) -> Quantity | None:
    """`twenty-five thousand`, `nineteenth`, `a hundred`."""
    total = current = 0.0
    place, seen, last = index, False, ""
    while place < len(words):
        low = words[place].low
        if low in _UNITS or low in _TENS:
            if last in ("unit", "ordinal") or (last == "tens" and low in _TENS):
                break
            current += _UNITS.get(low, _TENS.get(low, 0))
            last = "tens" if low in _TENS else "unit"
        elif low.removesuffix("s") in _ORDINALS and last != "ordinal":
            current += _ORDINALS[low.removesuffix("s")]
            last = "ordinal"
        elif low in _SCALES and low not in _SHORT and (seen or low.endswith("s") or place == index):
            current = max(current, 1.0) * _SCALES[low]
            if _SCALES[low] >= 1e3:
                total, current = total + current, 0.0
            last = "scale"
        elif not (seen and low in ("-", "and") and _goes_on(words, place + 1, last)):
            break
        seen = True
        place += 1
    if not seen:
        low = words[index].low
        return Quantity(_FIXED[low], index, index + 1, "vague") if low in _FIXED else None
    weak = place == index + 1 and _weak(words[index].low)
    form = "vague" if weak or _fraction(words, index, place) else "words"
    return Quantity(total + current, index, place, form)


def _weak(low: str) -> bool:
    """Whether a number word often counts nothing (one of them, at first, a second, thousands)."""
    return low in ("one", "first", "second", "zero") or low in _SCALES


def _fraction(words: Sequence[Word], low: int, high: int) -> bool:
    """Whether an ordinal parts a whole (`a third of`, `two-thirds`)."""
    last = words[high - 1].low
    if last.removesuffix("s") not in _ORDINALS:
        return False
    before = words[low - 1].low if low else ""
    return last.endswith("s") or before == "a" or words[low].low == "one"


def _goes_on(words: Sequence[Word], place: int, last: str) -> bool:
    if place >= len(words):
        return False
    low = words[place].low
    if words[place - 1].low == "and":
        return last == "scale" and (low in _UNITS or low in _TENS)
    return low in _UNITS or low.removesuffix("s") in _ORDINALS or low in _SCALES


def _month(words: Sequence[Word], index: int) -> Quantity | None:
    word = words[index]
    if not word.capital or word.low not in MONTHS:
        return None
    near = words[max(0, index - 2) : index + 3]
    if word.low in ("may", "march", "mar", "jan") and not any(w.kind == "number" for w in near):
        return None
    return Quantity(float(MONTHS[word.low]), index, index + 1, "month")


def _with_surroundings(words: Sequence[Word], quantity: Quantity) -> Quantity:
    """The quantity with what the words around it say of it: percent, unit, time of day, hedges."""
    after = [word.low for word in words[quantity.high : quantity.high + 3]]
    percent = after[:1] in (["%"], ["percent"], ["pct"]) or after[:2] == ["per", "cent"]
    named = [low for low in after if low not in ("-", "square", "cubic", "degree", "degrees", "°")]
    unit = UNITS.get(named[0], "") if named else ""
    if not unit and _DEGREES & set(after[:1]):
        unit = "degree"
    before = [word.low for word in words[max(0, quantity.low - 3) : quantity.low]]
    cut = before[-1:] in (["/"], ["'"], ["’"], ["-"], ["–"])
    return quantity._replace(
        percent=percent,
        unit="" if percent else unit,
        clock=bool(_CLOCK & set(after[:1])) or ":" in words[quantity.low].text,
        short=cut and len(words[quantity.low].text) == 2,
        hedged=bool(_HEDGES & set(before)),
    )


def day(words: Sequence[Word], index: int) -> int:
    """Which day a weekday's name means, Monday 0; the night before Sunday is Saturday's."""
    night = [word.low for word in words[max(0, index - 2) : index]]
    eve = night in (["night", "before"], ["night", "to"], ["eve", "of"])
    return (_WEEK.index(words[index].low) - eve) % len(_WEEK)
