"""Refusal measures against values worked out by hand."""

import pytest

from evals.metrics.abstention import abstention, area, refused_at


def test_rates_by_hand() -> None:
    answerable = [True, True, True, True, False, False]
    refused = [True, False, False, False, True, False]
    rates = abstention(answerable, refused)
    assert (rates.answerable, rates.unanswerable) == (4, 2)
    assert (rates.precision, rates.recall, rates.false_refusals) == (0.5, 0.5, 0.25)


def test_rates_over_nothing_are_missing_not_nought() -> None:
    rates = abstention([True], [False])
    assert (rates.precision, rates.recall, rates.false_refusals) == (None, None, 0.0)


def test_labels_and_verdicts_must_align() -> None:
    with pytest.raises(ValueError, match="zip"):
        abstention([True], [])


def test_area_by_hand() -> None:
    assert area([True, True, False, False], [0.9, 0.4, 0.5, 0.1]) == 0.75
    assert area([True, False], [0.5, 0.5]) == 0.5
    assert area([False, True], [0.9, 0.1]) == 0


def test_area_needs_both_classes() -> None:
    assert area([True, True], [0.1, 0.2]) is None
    assert area([], []) is None


def test_refused_at_five_percent() -> None:
    answerable = [True] * 20 + [False] * 4
    confidence = [place / 20 for place in range(20)] + [0.01, 0.02, 0.06, 0.9]
    assert refused_at(answerable, confidence) == 0.5


def test_equal_confidences_are_refused_together_or_not_at_all() -> None:
    assert refused_at([True] * 20 + [False], [0.5] * 20 + [0.5]) == 0
    assert refused_at([True] * 20 + [False], [0.5] * 20 + [0.4]) == 1


def test_refused_at_needs_both_classes() -> None:
    assert refused_at([True], [0.5]) is None
    assert refused_at([False], [0.5]) is None
