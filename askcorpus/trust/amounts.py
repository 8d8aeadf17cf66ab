"""Which quantities of two sentences agree, and which are left without an equal."""

from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.encoders.pair_words import Side, gap
from askcorpus.trust.numbers import Quantity, quantities


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


_SIZES = {
    "day": ("time", 1440.0), "week": ("time", 10080.0), "hour": ("time", 60.0),
    "minute": ("time", 1.0), "month": ("span", 1.0), "year": ("span", 12.0),
    "km": ("length", 1000.0), "mile": ("length", 1609.3), "m": ("length", 1.0),
    "foot": ("length", 0.3048), "inch": ("length", 0.0254), "cm": ("length", 0.01),
    "kg": ("mass", 1.0), "pound": ("mass", 0.4536), "tonne": ("mass", 1000.0),
    "ton": ("mass", 907.2), "kph": ("speed", 1.0), "mph": ("speed", 1.6093),
    "acre": ("area", 0.4047), "hectare": ("area", 1.0),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785),
}  # fmt: skip
_CELSIUS, _FAHRENHEIT = ("celsius", "degree"), ("", "degree", "fahrenheit")
"""Units that a temperature can be written with; a bare degree may be of either scale."""
CONVERTED, ROUNDED = 0.04, 0.05
"""How far apart two figures may be, as a share, where units were converted; where one is hedged."""


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same number (`1800s` and `19th century` count as such)."""
    if a.form == "month" or b.form == "month":
        return a.value == b.value
    if _near(a.value, b.value, 1e-6):
        return True
    loose = (a.hedged or b.hedged) and min(a.value, b.value) >= 20 and not _years(a, b)
    if loose and _near(a.value, b.value, ROUNDED):
        return True
    if (a.unit != b.unit or a.unit == "degree") and _converted(a, b):
        return True
    return any(
        rule(one, other) for rule in (_century, _short, _hours) for one, other in ((a, b), (b, a))
    )


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _years(a: Quantity, b: Quantity) -> bool:
    return all(1500 <= each.value <= 2100 and not each.unit for each in (a, b))


def _converted(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other in another unit: two weeks and 14 days, 30 Celsius and 86."""
    for one, other in ((a, b), (b, a)):
        scales = one.unit in _CELSIUS and other.unit in _FAHRENHEIT
        if scales and abs(one.value * 1.8 + 32 - other.value) <= 1:
            return True
    sizes = _SIZES.get(a.unit), _SIZES.get(b.unit)
    if sizes[0] is None or sizes[1] is None or sizes[0][0] != sizes[1][0]:
        return False
    return _near(a.value * sizes[0][1], b.value * sizes[1][1], CONVERTED)


def _century(year: Quantity, century: Quantity) -> bool:
    """Whether one is a year like 1800 and the other its century, 19."""
    round_year = year.form == "digits" and year.value % 100 == 0 and year.value >= 1000
    return round_year and century.value == year.value // 100 + 1


def _short(one: Quantity, other: Quantity) -> bool:
    """Whether one writes the other otherwise: 50 percent and 0.5, 1998 and '98."""
    if one.percent and abs(one.value / 100 - other.value) < 1e-9:
        return True
    year = 1900 <= one.value <= 2099 and other.form == "digits"
    return year and one.value % 100 == other.value and (other.short or 20 < other.value < 100)


def _hours(late: Quantity, early: Quantity) -> bool:
    """Whether one is an hour of the afternoon: 17 and 5 p.m."""
    return (late.clock or early.clock) and late.value == early.value + 12 and late.value <= 24
