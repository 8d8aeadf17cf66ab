"""Words of a question that no document holds, read as the word that was likely meant."""

import re
from collections.abc import Callable, Mapping, Sequence

from askcorpus.retrieve.terms import WORD, stem

SHORTEST = 4
LONG = 8
"""From so many letters on two slips are forgiven, below one."""


def corrections(
    unseen: Sequence[str],
    vocabulary: Mapping[str, int],
    known: Callable[[str], bool],
) -> dict[str, str]:
    """For each misspelt word the stem of the corpus that it most likely stands for.

    `vocabulary` maps the stems of the corpus to the number of passages that hold them. A slip is a
    letter dropped, added, changed or swapped with its neighbour (optimal string alignment), never
    the first. `known` tells real words, which are left alone: a document that does not mention a
    thing must not be made to.
    """
    from rapidfuzz.distance import OSA

    found = {}
    for word in unseen:
        if len(word) < SHORTEST or not word.isalpha() or known(word):
            continue
        wanted, slips = stem(word), 2 if len(word) >= LONG else 1
        near = [
            (distance, -count, each)
            for each, count in vocabulary.items()
            if each[0] == wanted[0]
            and len(each) >= SHORTEST - 1
            and (distance := OSA.distance(wanted, each, score_cutoff=slips)) <= slips
        ]
        if near:
            found[word] = min(near)[2]
    return found


def written(wanted: str, texts: Sequence[str]) -> str | None:
    """The first word of the texts, as it is written there, that has the wanted stem."""
    for text in texts:
        for match in WORD.finditer(text):
            word = re.sub(r"['’]s?$", "", match.group())
            if stem(word.lower()) == wanted:
                return word
    return None


def replaced(question: str, word: str, other: str) -> str:
    """The question with a word, in whatever case, exchanged for another."""
    return re.sub(
        rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: other, question, flags=re.IGNORECASE
    )
