"""Quantities in a sentence: digits or words, with their scale, and which of them do not agree."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.encoders.pair_words import Side, Word, gap

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
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ORDINAL_END = frozenset(("st", "nd", "rd", "th"))


class Quantity(NamedTuple):
    """One number as a sentence writes it: words `low` to `high` (exclusive) of the sentence."""

    value: float
    low: int
    high: int
    form: str
    """`digits`, `words`, `vague` (half, twice: explains but accuses nobody) or `month`."""
    percent: bool = False


def quantities(words: Sequence[Word]) -> list[Quantity]:
    """The quantities of a sentence in order, magnitudes and number words multiplied out."""
    found: list[Quantity] = []
    index = 0
    while index < len(words):
        quantity = _digits(words, index) or _spelled(words, index) or _month(words, index)
        if quantity is None:
            index += 1
            continue
        found.append(_with_percent(words, quantity))
        index = quantity.high
    return found


def _digits(words: Sequence[Word], index: int) -> Quantity | None:
    word = words[index]
    if word.kind != "number":
        return None
    value = _value(word.low)
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


def _with_percent(words: Sequence[Word], quantity: Quantity) -> Quantity:
    after = [word.low for word in words[quantity.high : quantity.high + 2]]
    percent = after[:1] in (["%"], ["percent"], ["pct"]) or after == ["per", "cent"]
    return quantity._replace(percent=percent)


class Clash(NamedTuple):
    """Numbers that have no equal on the other side; one of them may be missing."""

    a: Quantity | None
    b: Quantity | None


def clashes(a: Side, b: Side) -> list[Clash]:
    """The quantities of both sides that no quantity of the other agrees with, paired by place."""
    left, right = quantities(a.words), quantities(b.words)
    open_left = [q for q in left if q.form != "vague" and not any(agree(q, o) for o in right)]
    open_right = [q for q in right if q.form != "vague" and not any(agree(q, o) for o in left)]
    # The same number twice on one side and once on the other (once changed) is a change as well.
    open_left += _surplus(left, right, open_right)
    open_right += _surplus(right, left, open_left)
    found = []
    for one in sorted(open_left, key=lambda q: q.low):
        best = min(open_right, key=lambda q: _distance(a, b, one, q), default=None)
        if best is not None:
            open_right.remove(best)
        found.append(Clash(one, best))
    return found + [Clash(None, q) for q in open_right]


def _surplus(
    own: Sequence[Quantity], others: Sequence[Quantity], unmatched: Sequence[Quantity]
) -> list[Quantity]:
    if not unmatched:
        return []
    return [
        q
        for q in own
        if q.form == "digits"
        and any(agree(q, o) for o in others)
        and sum(agree(q, o) for o in own) > sum(agree(q, o) for o in others)
        and q is [o for o in own if agree(q, o)][-1]
    ]


def _distance(a: Side, b: Side, one: Quantity, other: Quantity) -> float:
    """How unlikely two numbers are each other's counterpart, by place and kind."""
    framed = gap(a, b, one.low, one.high)
    away = 0.0 if other.low in framed else 1.0
    away += abs(one.low / max(1, len(a.words)) - other.low / max(1, len(b.words)))
    return away + (one.form != other.form) * 0.2 + (one.percent != other.percent) * 0.5


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same number (`1800s` and `19th century` count as such)."""
    if a.form == "month" or b.form == "month":
        return a.value == b.value
    if abs(a.value - b.value) <= 1e-6 * max(abs(a.value), abs(b.value)):
        return True
    return _century(a, b) or _century(b, a) or _short(a, b) or _short(b, a)


def _century(year: Quantity, century: Quantity) -> bool:
    """Whether one is a year like 1800 and the other its century, 19."""
    round_year = year.form == "digits" and year.value % 100 == 0 and year.value >= 1000
    return round_year and century.value == year.value // 100 + 1


def _short(one: Quantity, other: Quantity) -> bool:
    """Whether one writes the other otherwise: 50 percent and 0.5, 1998 and '98."""
    if one.percent and abs(one.value / 100 - other.value) < 1e-9:
        return True
    year = 1900 <= one.value <= 2099 and other.form == "digits" and 20 < other.value < 100
    return year and one.value % 100 == other.value
