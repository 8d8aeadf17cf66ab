"""What the rules see between two sentences: changes they are sure of, and hints to weigh."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from askcorpus.encoders.pair_words import SAME, Side, gap
from askcorpus.records.trust import ChangeKind
from askcorpus.trust import exchanges, negation, persons
from askcorpus.trust.amounts import clashes
from askcorpus.trust.antonyms import contrary, grammatical, prefixed
from askcorpus.trust.names import Name, renamings
from askcorpus.trust.numbers import WEEKDAYS, Quantity, day, quantities
from askcorpus.trust.quotation import altered

LEAST_KEPT = 4
"""Words that must be the same before what is missing beside them counts as left out."""
BEFORE, CLAUSE = 3, 10
"""Words before a contrary one within which a negation turns it round; with a negating prefix."""
MARKS_BETWEEN = 3
"""Most words without weight between the first and the last word left out."""


class Finding(NamedTuple):
    """One suspicion of a rule: words of either side, as ranges of word indices."""

    kind: ChangeKind
    sure: bool
    """Whether the rule accuses by itself; otherwise it only points."""
    a: tuple[int, int] | None
    b: tuple[int, int] | None
    note: str
    minor: bool = False
    """Whether it is shown without accusing: a slip of spelling, a word left out."""
    detail: str = ""

    @property
    def flag(self) -> str:
        """The finding in one word, as the judge is told of it."""
        sure = "!" if self.sure else ""
        return f"{self.kind}-{self.detail}{sure}" if self.detail else f"{self.kind}{sure}"


def findings(a: Side, b: Side) -> list[Finding]:
    """All that the rules see, the sure ones first."""
    found = [
        *_negations(a, b),
        *_numbers(a, b),
        *_names(a, b),
        *_antonyms(a, b),
        *_persons(a, b),
        *_weekdays(a, b),
        *_quotations(a, b),
        *_foreign(a, b),
        *_lost(a, b),
    ]
    return sorted(found, key=lambda finding: not finding.sure)


def flags(found: Sequence[Finding]) -> tuple[dict[int, str], dict[int, str]]:
    """Per side the flag of each word that a finding names, the surest finding's first."""
    sides: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for finding in found:
        for side, span in zip(sides, (finding.a, finding.b), strict=True):
            for index in range(*span) if span else ():
                side.setdefault(index, finding.flag)
    return sides


def _text(side: Side, span: tuple[int, int] | None) -> str:
    if span is None:
        return ""
    return side.sentence[side.words[span[0]].start : side.words[span[1] - 1].end]


def both(a: Side, b: Side, left: tuple[int, int] | None, right: tuple[int, int] | None) -> str:
    """What became of which words, for a note."""
    return f'"{_text(a, left)}" became "{_text(b, right)}"'


def _negations(a: Side, b: Side) -> Iterator[Finding]:
    for flip in negation.flips(a, b):
        side, other = (a, b) if flip.in_a else (b, a)
        end = flip.word + 1 if flip.scope is None else flip.scope + 1
        own = (flip.word, end)
        partner = None if flip.scope is None else side.partner[flip.scope]
        facing = None if partner is None else (partner, partner + 1)
        verb = "is missing from" if flip.in_a else "was added in"
        words = _text(side, own)
        against = f' (against "{_text(other, facing)}")' if facing else ""
        note = f'negation flipped: "{words}" {verb} the other version{against}'
        if not flip.in_a:
            note = f'negation flipped: "{words}" {verb} this version{against}'
        left, right = (own, facing) if flip.in_a else (facing, own)
        yield Finding("negation", flip.sure, left, right, note)


def _numbers(a: Side, b: Side) -> Iterator[Finding]:
    for clash in clashes(a, b):
        left, right = _range(clash.a), _range(clash.b)
        months = [q.form == "month" for q in (clash.a, clash.b) if q is not None]
        years = all(_year(side, q) for side, q in ((a, clash.a), (b, clash.b)) if q is not None)
        kind: ChangeKind = "date" if years or any(months) else "number"
        if clash.a is not None and clash.b is not None:
            framed = gap(a, b, clash.a.low, clash.a.high)
            counts = len(quantities(a.words)) == len(quantities(b.words))
            digits = "digits" in (clash.a.form, clash.b.form)
            sure = (
                months.count(True) != 1 and (digits or counts) and (clash.b.low in framed or counts)
            )
            yield Finding(kind, sure, left, right, f"number changed: {both(a, b, left, right)}")
        elif left:
            yield Finding(
                kind, False, left, None, f'number dropped: "{_text(a, left)}"', detail="alone"
            )
        else:
            yield Finding(
                kind, False, None, right, f'number added: "{_text(b, right)}"', detail="alone"
            )


def _range(quantity: Quantity | None) -> tuple[int, int] | None:
    return None if quantity is None else (quantity.low, quantity.high)


def _year(side: Side, quantity: Quantity) -> bool:
    """Whether a number reads as a year: four digits in the range of years, no unit after them."""
    text = side.words[quantity.low].text
    return quantity.high == quantity.low + 1 and len(text) == 4 and 1000 <= quantity.value <= 2100


_FATES = {
    "replaced": "name replaced",
    "drifted": "name spelt otherwise",
    "common": "name turned into common words, or the reverse",
    "lost": "name missing",
    "added": "name added",
}


def _names(a: Side, b: Side) -> Iterator[Finding]:
    for fate, one, other in renamings(a, b):
        left, right = _span(one), _span(other)
        sure = fate == "replaced" and left is not None and right is not None
        sure = sure and other is not None and one is not None and _in_place(a, b, one, other)
        if left and right:
            renamed = fate == "common" and a.words[left[0]].capital and b.words[right[0]].capital
            said = _FATES["replaced" if renamed else fate]
            note = f"{said}: {both(a, b, left, right)}"
        else:
            note = f'{_FATES[fate]}: "{_text(a, left) or _text(b, right)}"'
        yield Finding("name", sure, left, right, note, fate == "drifted", fate)


def _span(name: Name | None) -> tuple[int, int] | None:
    return None if name is None else (name.low, name.high)


def _in_place(a: Side, b: Side, one: Name, other: Name) -> bool:
    framed = gap(a, b, one.low, one.high)
    back = gap(b, a, other.low, other.high)
    written_out = _acronym(a, one) != _acronym(b, other)
    close = max(len(framed), len(back)) <= 8
    return other.low in framed and one.low in back and close and not written_out


def _acronym(side: Side, name: Name) -> bool:
    """Whether a name is short letters that stand for words, which another hand may write out."""
    text = side.words[name.low].text.replace(".", "")
    return name.high == name.low + 1 and text.isupper() and 1 < len(text) <= 5


def _antonyms(a: Side, b: Side) -> Iterator[Finding]:
    for i, word in enumerate(a.words):
        if a.partner[i] is not None and a.grade[i] == 2:
            continue
        framed = gap(a, b, i)
        for j, other in enumerate(b.words):
            if (b.partner[j] is not None and b.grade[j] == 2) or not contrary(word, other):
                continue
            reach = CLAUSE if prefixed(word, other) or prefixed(other, word) else BEFORE
            if negation.denied(a.words, i, reach) != negation.denied(b.words, j, reach):
                continue  # "not possible" is no contrary of "impossible"
            sure = j in framed and len(framed) <= 5 and not grammatical(word)
            left, right = (i, i + 1), (j, j + 1)
            yield Finding("antonym", sure, left, right, f"contrary word: {both(a, b, left, right)}")


def _persons(a: Side, b: Side) -> Iterator[Finding]:
    for i, j, sure in persons.pronouns(a, b):
        left, right = (i, i + 1), (j, j + 1)
        yield Finding("role", sure, left, right, f"another person: {both(a, b, left, right)}")
    for i, j, sure in persons.modals(a, b):
        left, right = (i, i + 1), (j, j + 1)
        yield Finding("modality", sure, left, right, f"modality: {both(a, b, left, right)}")
    if exchange := persons.swapped(a, b):
        left, right = (exchange.a, exchange.a + 1), (exchange.b, exchange.b + 1)
        yield Finding("role", True, left, right, f"who did what: {both(a, b, left, right)}")
    elif turned := exchanges.told(a, b):
        left, right = (turned.a, turned.a + 1), (turned.b, turned.b + 1)
        yield Finding("role", True, left, right, f"who did what: {both(a, b, left, right)}")
    if moved := exchanges.numbers(a, b):
        left, right = ((quantity.low, quantity.high) for quantity in moved)
        note = f"numbers changed places: {both(a, b, left, right)}"
        yield Finding("role", True, left, right, note)


def _weekdays(a: Side, b: Side) -> Iterator[Finding]:
    left = [i for i, w in enumerate(a.words) if w.low in WEEKDAYS and a.partner[i] is None]
    right = [j for j, w in enumerate(b.words) if w.low in WEEKDAYS and b.partner[j] is None]
    for i, j in zip(left, right, strict=False):
        if day(a.words, i) == day(b.words, j):
            continue
        one, other = (i, i + 1), (j, j + 1)
        yield Finding("date", True, one, other, f"another day: {both(a, b, one, other)}")


def _quotations(a: Side, b: Side) -> Iterator[Finding]:
    for left, right in altered(a, b):
        note = f"quotation altered: {both(a, b, left, right)}"
        yield Finding("quotation", False, left, right, note)


def _foreign(a: Side, b: Side) -> Iterator[Finding]:
    """A word in another script, where the other side has none such: left untranslated."""
    odd = [[i for i, w in enumerate(side.words) if _other_script(w.text)] for side in (a, b)]
    if bool(odd[0]) == bool(odd[1]):
        return
    side, places = (a, odd[0]) if odd[0] else (b, odd[1])
    span = (places[0], places[0] + 1)
    aside = span[0] > 0 and side.words[span[0] - 1].text in '(["“'
    note = f'in another language: "{_text(side, span)}"'
    left, right = (span, None) if odd[0] else (None, span)
    yield Finding("other", not aside, left, right, note)


@lru_cache(20_000)
def _other_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 2 or text.isascii():
        return False
    return not any(unicodedata.name(letter, "LATIN").startswith("LATIN") for letter in letters)


def _lost(a: Side, b: Side) -> Iterator[Finding]:
    """Content words left out of, or put into, a sentence that is word for word the same."""
    for side, other in ((a, b), (b, a)):
        partners = [p for p, w in zip(other.partner, other.words, strict=True) if w.kind != "mark"]
        kept = [p for p in partners if p is not None]
        if len(kept) < max(LEAST_KEPT, len(partners)) or kept != sorted(kept):
            continue
        if any(g != SAME for g, w in zip(other.grade, other.words, strict=True) if w.content):
            continue
        gone = [i for i, w in enumerate(side.words) if side.partner[i] is None and w.content]
        if not gone or any(side.words[i].kind == "number" for i in gone):
            continue
        span = (gone[0], gone[-1] + 1)
        if len(gone) < span[1] - span[0] - MARKS_BETWEEN:
            span = (gone[0], gone[0] + 1)
        said = "left out" if side is a else "added"
        left, right = (span, None) if side is a else (None, span)
        note = f'{said}: "{_text(side, span)}"'
        yield Finding("omission" if side is a else "addition", True, left, right, note, True)
