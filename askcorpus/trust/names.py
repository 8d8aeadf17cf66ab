"""Names of one sentence that have been replaced, misspelt or lost in the other."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import JaroWinkler

from askcorpus.encoders.pair_words import FUNCTION, LIKE, Side, Word, gap
from askcorpus.trust.numbers import MONTHS, WEEKDAYS

_INSIDE = frozenset("of the de da di del van von der den la le al bin ibn el and & - ' 's".split())
_NO_NAME = frozenset(
    "i mr mrs ms miss dr prof sir lord lady president senator minister prime king queen today"
    " yesterday tomorrow god internet celsius fahrenheit".split()
)
_PEOPLE = re.compile(r"(?:[aei]?ns?|[ei]?ans?|[ei]?sh|ese|i|is|ers?|ic|s)")
DRIFT = 0.8
"""From this likeness of letters on, two names are taken for spellings of one."""

Fate = Literal["replaced", "drifted", "common", "lost", "added"]


class Name(NamedTuple):
    """A run of capitalised words: `side.words[low:high]`."""

    low: int
    high: int


class Renaming(NamedTuple):
    """What became of a name; one side is null where nothing stands for it."""

    fate: Fate
    a: Name | None
    b: Name | None


def names(side: Side, other: Side) -> list[Name]:
    """The names of a sentence; none where so much is capitalised that capitals tell nothing."""
    words = side.words
    content = [word for word in words if word.kind == "word" and word.content]
    if len(content) >= 5 and sum(word.capital for word in content) > 0.8 * len(content):
        return []
    return list(_runs(words, [_is_name(side, other, index) for index in range(len(words))]))


def _runs(words: Sequence[Word], flags: Sequence[bool]) -> Iterator[Name]:
    index = 0
    while index < len(words):
        if not flags[index]:
            index += 1
            continue
        high = index + 1
        while True:
            inner = high
            while inner < len(words) and inner - high < 3 and words[inner].low in _INSIDE:
                inner += 1
            if inner < len(words) and flags[inner] and words[high].low != "and":
                high = inner + 1
            else:
                break
        yield Name(index, high)
        index = high


def _is_name(side: Side, other: Side, index: int) -> bool:
    word = side.words[index]
    if word.kind != "word" or not any(letter.isupper() for letter in word.text):
        return False
    if word.low in _NO_NAME or word.low in MONTHS or word.low in WEEKDAYS or word.low in FUNCTION:
        return len(word.text) > 1 and word.text.isupper() and word.low not in _NO_NAME
    if not _opens(side.words, index):
        return True
    # At the start of a sentence every word is capitalised: the other side has to tell.
    partner = side.partner[index]
    if partner is not None:
        found = other.words[partner]
        return found.capital and not _opens(other.words, partner)
    return any(letter.isupper() for letter in word.text[1:])


def _opens(words: Sequence[Word], index: int) -> bool:
    """Whether the word is the first of its sentence or of a quotation."""
    before = [word for word in words[:index] if word.text not in "\"“”'‘’«»(-–—"]
    return not before or before[-1].text in ".!?:" or words[index - 1].text in '"“‘«'


def renamings(a: Side, b: Side) -> list[Renaming]:
    """The names of either side that the other writes otherwise or has not."""
    left = [part for name in names(a, b) for part in _parts(a, name)]
    right = [part for name in names(b, a) for part in _parts(b, name)]
    scored = [
        (_likeness(a, b, one, other), one, other)
        for one in left
        for other in right
        if _likeness(a, b, one, other) > 0
    ]
    found: list[Renaming] = []
    used: set[tuple[bool, Name]] = set()
    for score, one, other in sorted(scored, reverse=True):
        if (True, one) in used or (False, other) in used:
            continue
        used |= {(True, one), (False, other)}
        if score < 2:  # two and more: the same name in other letters
            drifted = score >= 1
            found.append(Renaming("drifted" if drifted else "replaced", one, other))
    found += [_lone(a, b, one, True) for one in left if (True, one) not in used]
    found += [_lone(b, a, one, False) for one in right if (False, one) not in used]
    return [
        renaming for renaming in found if renaming.fate != "drifted" or _differs(a, b, renaming)
    ]


def _parts(side: Side, name: Name) -> Iterator[Name]:
    """The runs within a name whose content words have no equal on the other side."""
    low: int | None = None
    last = name.low
    for index in range(name.low, name.high):
        if not side.words[index].content:
            continue
        if side.partner[index] is None or side.grade[index] == LIKE:
            low, last = (index if low is None else low), index + 1
        elif low is not None:
            yield Name(low, last)
            low = None
    if low is not None:
        yield Name(low, last)


def _likeness(a: Side, b: Side, one: Name, other: Name) -> float:
    """2: the same; 1 to 2: like spelling; 0 to 1: another name in its place; 0: elsewhere."""
    first, second = _letters(a, one), _letters(b, other)
    if _same(a, b, one, other, first, second):
        return 3.0
    like = JaroWinkler.normalized_similarity(first, second)
    if like >= DRIFT and first[:1] == second[:1]:
        return 1.0 + like * 0.99
    framed = gap(a, b, one.low, one.high)
    if other.low in framed or one.low in gap(b, a, other.low, other.high):
        return 0.9
    away = abs(one.low / len(a.words) - other.low / len(b.words))
    return max(0.0, 0.6 - away)


def _same(a: Side, b: Side, one: Name, other: Name, first: str, second: str) -> bool:
    """An acronym written out, or a people for its country (`China`, `Chinese`)."""
    if _people_of(first, second) or _people_of(second, first):
        return True
    for short, side, name in ((first, b, other), (second, a, one)):
        words = side.words[name.low : name.high]
        initials = "".join(w.low[0] for w in words if w.kind == "word")
        strong = "".join(w.low[0] for w in words if w.capital)
        if len(short) > 1 and short in (initials, strong):
            return True
    return False


def _people_of(country: str, people: str) -> bool:
    """Whether a word is derived from a name (`China`, `Chinese`; `Poland`, `Polish`)."""
    shared = _shared(country, people)
    rest = country[shared:]
    return shared >= 3 and len(rest) <= 4 and _PEOPLE.fullmatch(people[shared:]) is not None


def _shared(a: str, b: str) -> int:
    """How many letters two words begin with in common."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((i for i, (one, other) in pairs if one != other), min(len(a), len(b)))


def _letters(side: Side, name: Name) -> str:
    return "".join(w.low for w in side.words[name.low : name.high] if w.kind != "mark")


def _differs(a: Side, b: Side, renaming: Renaming) -> bool:
    if renaming.a is None or renaming.b is None:
        return True
    return _letters(a, renaming.a).rstrip("s") != _letters(b, renaming.b).rstrip("s")


def _reworded(side: Side, other: Side, name: Name, likely: Sequence[int]) -> bool:
    """Whether a name stands as common words of like spelling (`Rekognition`, `recognition`)."""
    own = side.words[name.high - 1].low
    found = other.words[likely[-1]]
    return not found.capital and not own.startswith(found.low) and not found.low.startswith(own)


def _lone(side: Side, other: Side, name: Name, in_a: bool) -> Renaming:
    """A name without any name for it: lower-case words in its place, or nothing."""
    framed = gap(side, other, name.low, name.high)
    inside = range(name.low, name.high)
    likely = [p for i in inside if (p := side.partner[i]) is not None and side.grade[i] == LIKE]
    if likely and _reworded(side, other, name, likely):
        place = Name(min(likely), max(likely) + 1)
        return Renaming("common", name, place) if in_a else Renaming("common", place, name)
    plain = [i for i in framed if other.partner[i] is None and other.words[i].content]
    if plain and len(framed) <= 6:
        place = Name(plain[0], plain[-1] + 1)
        return Renaming("common", name, place) if in_a else Renaming("common", place, name)
    return Renaming("lost", name, None) if in_a else Renaming("added", None, name)
