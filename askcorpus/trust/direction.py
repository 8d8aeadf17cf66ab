"""Which of two versions is the original: evidence that stands in the texts, weighed and named."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from askcorpus.records import Excerpt
from askcorpus.trust.comparing import Compared, excerpt, joined, words
from askcorpus.trust.likeness import plain
from askcorpus.trust.shelf import Paper
from askcorpus.trust.single import Known, nothing_known, signs

DECIDED = 1.5
"""Weight by which the clues for one side must outweigh the other's."""
DISCLAIMED = 2.5
STATED = {"authors": 0.9, "publisher": 0.7, "published": 0.6, "url": 0.3}
"""What a document says of its origin where the other says nothing: byline, masthead, dateline."""
STATED_MOST = 1.6
EARLIER = 0.8
SLIP, SLIP_MOST = 0.5, 1.5
WITNESS, WITNESS_MOST = 0.6, 2.4
BORNE_OUT, BORNE_OUT_MOST = 0.5, 2.0
"""For each name or number of one side alone that a third document knows."""
RUN = 6
"""Words in a row that a third document must share with one side alone."""
NAMED, NAMED_MOST = 0.25, 1.0
BEARING = frozenset({"name", "number", "date"})
FEWEST_LETTERS, FEWEST_DIGITS = 4, 3
SHOWN = 3
"""Names or numbers that a clue names."""


class Clue(NamedTuple):
    """One sign of which side is the original; positive weights speak for `a`."""

    weight: float
    text: str
    evidence: tuple[Excerpt, ...] = ()


def clues(
    found: Compared, thirds: Sequence[Paper] = (), known: Known = nothing_known
) -> list[Clue]:
    """Every clue, weightiest first; `thirds` are other documents near to these two."""
    every = [
        *_stated(found),
        *_earlier(found),
        *_signs(found, known),
        *_named(found),
        *_witnesses(found, thirds),
        *_borne_out(found, thirds),
    ]
    return sorted(every, key=lambda clue: -abs(clue.weight))


def balance(every: Sequence[Clue]) -> float:
    """What the clues say together: beyond `DECIDED` for `a`, below minus that for `b`."""
    return sum(clue.weight for clue in every)


def wording(every: Sequence[Clue], weight: float) -> str:
    """One line: the clues that speak for the side that won."""
    return "; ".join(clue.text for clue in every if clue.weight * weight > 0)


def _stated(found: Compared) -> Iterator[Clue]:
    """A byline, masthead, dateline or address that only one side has."""
    for one, other, sign in ((found.a, found.b, 1), (found.b, found.a, -1)):
        names = {"authors": "author", "published": "date", "url": "address"}
        missing = [
            field
            for field in STATED
            if getattr(one.source, field) and not getattr(other.source, field)
        ]
        weight = min(STATED_MOST, sum(STATED[field] for field in missing))
        if missing:
            listed = ", ".join(names.get(field, field) for field in missing)
            yield Clue(sign * weight, f"only {one.source.id} names its {listed}")


def _earlier(found: Compared) -> Iterator[Clue]:
    first, second = found.a.source.published, found.b.source.published
    if first and second and first != second:
        one = found.a if first < second else found.b
        yield Clue(EARLIER if first < second else -EARLIER, f"{one.source.id} is dated earlier")


def _signs(found: Compared, known: Known) -> Iterator[Clue]:
    """Disclaimers, drifting names and broken sentences speak against the side that has them."""
    sides = (found.a, -1), (found.b, 1)
    both = [{sign.text for sign in signs(one, known)} for one, _ in sides]
    shared = both[0] & both[1]
    for one, weight in sides:
        own = [sign for sign in signs(one, known) if sign.text not in shared]
        for sign in own:
            if sign.kind == "disclaimer":
                text = f"{one.source.id} {sign.text}"
                yield Clue(weight * DISCLAIMED, text, (excerpt(one, sign.span),))
        slips = [sign for sign in own if sign.kind != "disclaimer"]
        if slips:
            total = min(SLIP_MOST, SLIP * len(slips))
            text = f"{one.source.id}: " + ", ".join(sign.text for sign in slips[:3])
            yield Clue(weight * total, text, tuple(excerpt(one, s.span) for s in slips[:3]))


def _named(found: Compared) -> Iterator[Clue]:
    """A name that one side keeps from end to end and the other loses here and there."""
    lost: dict[int, list[str]] = {1: [], -1: []}
    for change in found.changes():
        if change.kind != "name":
            continue
        for sign, span, side, other in (
            (1, change.a_words, found.a, found.b),
            (-1, change.b_words, found.b, found.a),
        ):
            name = words(side, span) if span else ""
            if name and side.text.count(name) > other.text.count(name) > 0:
                lost[sign].append(name)
    for sign, names in lost.items():
        other = found.b if sign == 1 else found.a
        if names:
            weight = sign * min(NAMED_MOST, NAMED * len(names))
            yield Clue(weight, f"{other.source.id} loses names in places (“{names[0]}”)")


def _witnesses(found: Compared, thirds: Sequence[Paper]) -> Iterator[Clue]:
    """Third documents that use the words of one side where the two differ."""
    runs = [(third, _runs(plain(third.text))) for third in thirds]
    tally = {1: 0, -1: 0}
    shown: dict[int, tuple[str, tuple[Excerpt, ...]]] = {}
    for each in found.faced:
        if each.same:
            continue
        first, second = joined(found.a, each.bead.a), joined(found.b, each.bead.b)
        one, other = _runs(plain(words(found.a, first))), _runs(plain(words(found.b, second)))
        for third, theirs in runs:
            for sign, own in ((1, (one - other) & theirs), (-1, (other - one) & theirs)):
                if own:
                    tally[sign] += 1
                    side, span = (found.a, first) if sign == 1 else (found.b, second)
                    shown.setdefault(sign, (third.source.id, (excerpt(side, span),)))
    for sign, (third_id, evidence) in shown.items():
        side = found.a if sign == 1 else found.b
        text = f"{third_id} gives the words as {side.source.id} does"
        yield Clue(sign * min(WITNESS_MOST, WITNESS * tally[sign]), text, evidence)


def _borne_out(found: Compared, thirds: Sequence[Paper]) -> Iterator[Clue]:
    """Names, dates and numbers that differ, where a third document knows one side's alone."""
    known: dict[tuple[int, str], dict[str, Excerpt]] = {}
    for change in found.changes():
        if change.kind not in BEARING or not (change.a_words and change.b_words):
            continue
        one, other = words(found.a, change.a_words), words(found.b, change.b_words)
        if one in found.b.text or other in found.a.text:
            continue
        for third in thirds:
            for sign, own, foreign, side, span in (
                (1, one, other, found.a, change.a_words),
                (-1, other, one, found.b, change.b_words),
            ):
                if _tells(own) and _holds(third, own) and not _holds(third, foreign):
                    told = known.setdefault((sign, third.source.id), {})
                    told.setdefault(own, excerpt(side, span))
    for sign, side in ((1, found.a), (-1, found.b)):
        mine = {third: told for (each, third), told in known.items() if each == sign}
        if mine:
            third_id, told = max(mine.items(), key=lambda one: len(one[1]))
            listed = ", ".join(f"“{each}”" for each in list(told)[:SHOWN])
            text = f"{third_id} knows {listed} as {side.source.id} does"
            every = {value for values in mine.values() for value in values}
            weight = min(BORNE_OUT_MOST, BORNE_OUT * len(every))
            yield Clue(sign * weight, text, tuple(told.values())[:SHOWN])


def _tells(value: str) -> bool:
    """Whether a name or number is long enough not to stand in a third document by chance."""
    return len(value) >= FEWEST_LETTERS or sum(c.isdigit() for c in value) >= FEWEST_DIGITS


def _holds(paper: Paper, value: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)(?![.,]\d)", paper.text) is not None


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    found = [word.strip(".,;:!?\"'()[]") for word in text.split()]
    return {tuple(found[place : place + RUN]) for place in range(len(found) - RUN + 1)}
