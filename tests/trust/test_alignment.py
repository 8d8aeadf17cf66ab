"""Sentences against sentences: in order, one to many, moved, in long documents."""

import random

from askcorpus.trust.alignment import Bead, align
from tests.trust.shelves import EMBEDDER, STORY


def spans(beads: list[Bead]) -> list[tuple[list[int], list[int]]]:
    return [(list(bead.a), list(bead.b)) for bead in beads]


def aligned(a: list[str], b: list[str]) -> list[tuple[list[int], list[int]]]:
    return spans(align(a, b, (EMBEDDER.encode(a), EMBEDDER.encode(b))))


def test_the_same_sentences_meet_one_by_one() -> None:
    both = list(STORY)
    assert aligned(both, both) == [([n], [n]) for n in range(len(both))]


def test_one_sentence_stands_against_two() -> None:
    whole = (
        "The old mill burned down on Friday night, and the fire brigade came too late to save it."
    )
    halves = [
        "The old mill burned down on Friday night.",
        "The fire brigade came too late to save it.",
    ]
    rest = ["Nobody was hurt in the village of Ash."]
    assert aligned([whole, *rest], [*halves, *rest]) == [([0], [0, 1]), ([1], [2])]
    assert aligned([*halves, *rest], [whole, *rest]) == [([0, 1], [0]), ([2], [1])]


def test_a_sentence_without_counterpart_stays_alone() -> None:
    added = "A brass band from Ostrow played three marches in heavy rain."
    b = [*STORY[:5], added, *STORY[5:]]
    found = aligned(list(STORY), b)
    assert [5] not in [right for _, right in found]
    assert len(found) == len(STORY)


def test_stretches_in_another_order_are_found_with_and_without_vectors() -> None:
    b = [*STORY[8:], *STORY[:8]]
    right = sorted(([n], [(n + 4) % 12]) for n in range(12))
    assert aligned(list(STORY), b) == right
    assert spans(align(list(STORY), b)) == right


def test_no_sentence_is_in_two_beads() -> None:
    rng = random.Random(5)
    words = " ".join(STORY).split()
    a = [" ".join(rng.choices(words, k=8)) for _ in range(30)]
    b = [" ".join(rng.choices(words, k=8)) for _ in range(25)]
    found = align(a, b)
    left = [n for bead in found for n in bead.a]
    right = [n for bead in found for n in bead.b]
    assert len(left) == len(set(left))
    assert len(right) == len(set(right))


def test_nothing_aligns_with_nothing() -> None:
    assert align([], []) == []
    assert align(list(STORY), []) == []
    assert align([], list(STORY)) == []
    assert align(["…", "!!"], ["?", ""]) == []


def test_the_only_sentence_left_on_either_side_stands_for_the_other() -> None:
    changed = [*STORY[:4], "The pool has served some schools of the place.", *STORY[5:]]
    before = [*STORY[:4], "The county bath was opened for the schools.", *STORY[5:]]
    assert ([4], [4]) in aligned(before, changed)
