"""Names that one document keeps from end to end and the other loses to common words."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.records import Span

OFTEN = 3
"""Times a name must stand in one document to be one that it keeps."""
AGAIN = 2
"""Sentences in which a word must stand where the name ought to, to have taken its place."""
SPELT = 0.7
"""Likeness of letters from which a word is the name misspelt or translated."""
_NAME = re.compile(r"(?<=[a-z,’'] )[A-Z][^\W\d_]{4,}\b")
_WORD = re.compile(r"[^\W\d_]{4,}")


class Lost(NamedTuple):
    """A name in one sentence and the word that stands for it in the other."""

    pair: int
    """Number of the sentence pair."""
    name: Span
    word: Span
    """Both in characters of their own sentence."""


def lost_names(pairs: Sequence[tuple[str, str]]) -> list[Lost]:
    """Where the second sentences put a word for a name that they know elsewhere.

    The word stands in no first sentence of the pair as often, and has either the letters of the
    name, or taken its place more than once.
    """
    counts = Counter(match.group() for one, _ in pairs for match in _NAME.finditer(one))
    kept = {name for name, count in counts.items() if count >= OFTEN}
    everything = " ".join(other for _, other in pairs)
    found = []
    for name in sorted(name for name in kept if name in everything):
        found += _replaced(name, pairs)
    return found


def _replaced(name: str, pairs: Sequence[tuple[str, str]]) -> list[Lost]:
    without = [
        number
        for number, (one, other) in enumerate(pairs)
        if one.count(name) > 0 and name.casefold() not in other.casefold()
    ]
    first = Counter(word.group().casefold() for one, _ in pairs for word in _WORD.finditer(one))
    stands: defaultdict[str, set[int]] = defaultdict(set)
    for number in without:
        for word in _alien(*pairs[number]):
            stands[word].add(number)
    chosen = [
        word
        for word, numbers in stands.items()
        if _spelt(name, word) or (len(numbers) >= AGAIN and not first[word])
    ]
    result = []
    for number in without:
        one, other = pairs[number]
        here = [word for word in chosen if number in stands[word]]
        if here:
            best = max(here, key=lambda word: (_spelt(name, word), len(stands[word]), word))
            at = other.casefold().rindex(best)
            result.append(
                Lost(
                    number,
                    Span(start=one.index(name), end=one.index(name) + len(name)),
                    Span(start=at, end=at + len(best)),
                )
            )
    return result


def _alien(one: str, other: str) -> set[str]:
    """Words that the second sentence holds more often than the first, in any inflection."""
    first = Counter(match.group().casefold() for match in _WORD.finditer(one))
    second = Counter(match.group() for match in _WORD.finditer(other))
    return {
        word.casefold()
        for word, count in second.items()
        if word.islower() and count > first[word] and word.casefold() in other.casefold()
    }


def _spelt(name: str, word: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(name.casefold(), word) >= SPELT
