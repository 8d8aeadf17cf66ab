"""Meaning errors planted into sound sentences, to see whether they are found.

Other recipes than any that a classifier of ours was trained on: whole phrases exchanged, numbers
scaled, negations put where English puts them.
"""

import random
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})*(?:\.\d+)?(?![\w])(?!\.\d)")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must)\b(?! not|n't)"
)
_NEGATED = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|did|does|do) not\b"
)
_CONTRACTED = re.compile(r"\b(is|are|was|were|has|have|had|would|could|should|did|does|do)n['’]t\b")
_CONTRARY = [
    ("more", "less"), ("increase", "decrease"), ("increased", "decreased"), ("rose", "fell"),
    ("higher", "lower"), ("before", "after"), ("first", "last"), ("won", "lost"), ("win", "lose"),
    ("largest", "smallest"), ("best", "worst"), ("large", "small"),
    ("young", "old"), ("early", "late"), ("open", "closed"), ("always", "never"),
    ("everyone", "nobody"), ("many", "few"),
    ("men", "women"), ("son", "daughter"), ("north", "south"), ("east", "west"),
    ("success", "failure"), ("possible", "impossible"), ("accept", "reject"),
    ("accepted", "rejected"), ("began", "ended"), ("supported", "opposed"), ("inside", "outside"),
]  # fmt: skip
_OPPOSITE = {**dict(_CONTRARY), **{b: a for a, b in _CONTRARY if " " not in b}}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

Planter = Callable[[str, random.Random, Sequence[str]], str | None]


def plant(
    lines: Sequence[str], count: int, rng: random.Random
) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines with `count` errors, each in another line, and where each is and of what kind.

    Fewer where no more fit. Kinds are drawn evenly among those that fit a line.
    """
    result, planted = list(lines), list[tuple[int, str]]()
    names = sorted({match.group() for line in lines for match in _NAME.finditer(line)})
    used: dict[str, int] = {}
    for place in rng.sample(range(len(lines)), len(lines)):
        if len(planted) == count:
            break
        kinds = sorted(PLANTERS, key=lambda kind: (used.get(kind, 0), rng.random()))
        for kind in kinds:
            changed = PLANTERS[kind](result[place], rng, names)
            if changed and changed != result[place]:
                result[place] = changed
                planted.append((place, kind))
                used[kind] = used.get(kind, 0) + 1
                break
    return result, planted


def _number(line: str, rng: random.Random, names: Sequence[str]) -> str | None:
    found = list(_NUMBER.finditer(line))
    if not found:
        return None
    match = rng.choice(found)
    value = match.group()
    digits = [place for place, character in enumerate(value) if character.isdigit()]
    place = digits[0]
    other = rng.choice([d for d in "123456789" if d != value[place]])
    return line[: match.start()] + value[:place] + other + value[place + 1 :] + line[match.end() :]


def _name(line: str, rng: random.Random, names: Sequence[str]) -> str | None:
    found = [m for m in _NAME.finditer(line) if m.group() not in (*_MONTHS, *_DAYS)]
    if not found:
        return None
    match = rng.choice(found)
    others = [
        name
        for name in names
        if not set(name.split()) & set(match.group().split())
        and name not in line
        and name not in (*_MONTHS, *_DAYS)
        and len(name.split()) == len(match.group().split())
    ]
    if not others:
        return None
    return line[: match.start()] + rng.choice(others) + line[match.end() :]


def _negation(line: str, rng: random.Random, names: Sequence[str]) -> str | None:
    for pattern in (_NEGATED, _CONTRACTED):
        if match := pattern.search(line):
            return line[: match.start()] + match[1] + line[match.end() :]
    found = list(_AUXILIARY.finditer(line))
    if not found:
        return None
    match = rng.choice(found)
    return line[: match.end()] + " not" + line[match.end() :]


def _contrary(line: str, rng: random.Random, names: Sequence[str]) -> str | None:
    found = [m for m in re.finditer(r"\b[a-z]+\b", line) if m.group() in _OPPOSITE]
    if not found:
        return None
    match = rng.choice(found)
    return line[: match.start()] + _OPPOSITE[match.group()] + line[match.end() :]


def _date(line: str, rng: random.Random, names: Sequence[str]) -> str | None:
    for words in (_MONTHS, _DAYS):
        found = [m for m in re.finditer(r"\b[A-Z][a-z]+\b", line) if m.group() in words]
        if found:
            match = rng.choice(found)
            other = rng.choice([word for word in words if word != match.group()])
            return line[: match.start()] + other + line[match.end() :]
    return None


def _roles(line: str, rng: random.Random, names: Sequence[str]) -> str | None:
    found = [m for m in _NAME.finditer(line) if m.group() not in (*_MONTHS, *_DAYS)]
    pairs = [
        (one, other)
        for one, other in pairwise(found)
        if one.group() != other.group() and _apart(line[one.end() : other.start()])
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    return (
        line[: one.start()] + other.group() + line[one.end() : other.start()]
        + one.group() + line[other.end() :]
    )  # fmt: skip


def _apart(between: str) -> bool:
    """Whether a clause stands between two names: in a list their order says nothing."""
    return len(between.split()) >= 2 and not re.search(r",|\band\b|\bor\b|/|\bof\b", between)


PLANTERS: dict[str, Planter] = {
    "number": _number, "name": _name, "negation": _negation, "contrary": _contrary,
    "date": _date, "roles": _roles,
}  # fmt: skip
