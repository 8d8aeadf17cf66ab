"""Groups of passages on one question in training: kept together, told apart by one softmax."""

import math
import random

import pytest

torch = pytest.importorskip("torch")

from askcorpus.encoders.reader_text import Encoded  # noqa: E402
from training.reader.train import NEVER, Item, batches, grouped, told_apart  # noqa: E402


def item(group: int | None, length: int = 4, *, answers: bool = False) -> Item:
    encoded = Encoded(list(range(length)), [0] * length, [(0, 0)] * length, [True] * length)
    if answers:
        return Item(encoded, ((2, 1.0),), ((2, 1.0),), 1.0, group=group)
    return Item(encoded, ((0, 1.0),), ((0, 1.0),), 0.0, group=group)


def test_groups_stay_whole_and_nothing_is_lost() -> None:
    items = [item(n // 3, 4 + n % 5) for n in range(60)] + [item(None) for _ in range(7)]
    cut = list(batches(items, 8, random.Random(1)))
    assert sorted(map(id, items)) == sorted(id(each) for batch in cut for each in batch)
    assert max(map(len, cut)) <= 8
    for number in range(20):
        assert sum(any(each.group == number for each in batch) for batch in cut) == 1


def test_what_has_no_group_stands_alone() -> None:
    assert [len(each) for each in grouped([item(1), item(1), item(None), item(None)])] == [2, 1, 1]


ALLOWED = 0.0


def loss(chosen: list[Item], sure: dict[int, float], none: float = 0.0, head: float = 0.0) -> float:
    """The loss where row `r` holds, at position 2, a start and an end logit of `sure[r]`.

    [CLS] holds `none`, the answerability head says `head`, position 1 may hold no answer.
    """
    logits = torch.full((len(chosen), 4), -9.0)
    logits[:, 0] = none
    logits[:, 1] = 50.0
    for row, value in sure.items():
        logits[row, 2] = value
    bias = torch.full((len(chosen), 4), ALLOWED)
    bias[:, 1] = NEVER
    return float(told_apart(logits, logits, torch.full((len(chosen),), head), bias, chosen))


def test_what_is_compared_is_the_margin_of_answering() -> None:
    """Start and end less those of [CLS], and the head: together the margin; the null is 0."""
    group = [item(5, answers=True), item(5)]
    margin = 2 * (1.5 - 0.5) + 0.6
    expected = math.log(math.exp(margin / 2) + 1) - margin / 2
    assert loss(group, {0: 1.5}, none=0.5, head=0.6) == pytest.approx(expected, abs=1e-3)


def test_where_none_answers_and_none_is_sure_it_costs_nothing() -> None:
    assert loss([item(5), item(5)], {0: -6.0, 1: -6.0}) == pytest.approx(0.0, abs=0.02)


def test_a_wrong_passage_that_is_as_sure_as_the_right_one_costs() -> None:
    group = [item(5, answers=True), item(5)]
    assert loss(group, {0: 6.0}) < 0.1
    assert loss(group, {0: 6.0, 1: 6.0}) > 0.6
    assert loss(group, {0: 6.0, 1: 9.0}) > 3.0


def test_where_none_answers_any_sure_passage_costs() -> None:
    group = [item(5), item(5)]
    assert loss(group, {0: -6.0, 1: -6.0}) < loss(group, {0: -6.0, 1: 6.0}) - 4.0


def test_single_rows_are_not_told_apart() -> None:
    assert loss([item(1, answers=True), item(None)], {}) == 0.0
