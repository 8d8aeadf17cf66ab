"""Retrieval measures against values worked out by hand."""

from math import log2

import pytest

from evals.metrics.ranking import Ranking, figures, first_rank


def ranking(query: str, ranked: str, relevant: str) -> Ranking:
    return Ranking(query=query, ranked=tuple(ranked), relevant=dict.fromkeys(relevant, 1))


def test_means_over_two_queries() -> None:
    found = figures([ranking("1", "abc", "a"), ranking("2", "abcd", "d")])
    assert (found.queries, found.hit1, found.hit3, found.hit5) == (2, 0.5, 0.5, 1.0)
    assert found.mrr == pytest.approx((1 + 1 / 4) / 2)
    assert found.ndcg10 == pytest.approx((1 + 1 / log2(5)) / 2)


def test_several_relevant_items_count_in_the_ideal_order() -> None:
    found = figures([ranking("1", "xayb", "ab")])
    assert found.hit3 == 1
    assert found.mrr == 0.5


def test_ndcg_with_one_of_two_relevant_missing() -> None:
    ideal = 1 + 1 / log2(3)
    assert figures([ranking("1", "xa", "ab")]).ndcg10 == pytest.approx((1 / log2(3)) / ideal)


def test_grades_weigh_in_ndcg() -> None:
    graded = Ranking(query="1", ranked=("a", "b"), relevant={"a": 1, "b": 3})
    ideal = 3 + 1 / log2(3)
    assert figures([graded]).ndcg10 == pytest.approx((1 + 3 / log2(3)) / ideal)


def test_a_query_without_results_counts_as_nought() -> None:
    found = figures([ranking("1", "", "a"), ranking("2", "a", "a")])
    assert (found.queries, found.hit10, found.mrr, found.ndcg10) == (2, 0.5, 0.5, 0.5)


def test_only_empty_results() -> None:
    assert figures([ranking("1", "", "a")]).hit10 == 0


def test_the_order_given_is_kept_whatever_the_ids() -> None:
    assert figures([ranking("1", "zya", "z")]).hit1 == 1
    assert figures([ranking("1", "ayz", "z")]).hit1 == 0


def test_rank_eleven_is_out_of_reach() -> None:
    found = figures([ranking("1", "abcdefghijk", "k")])
    assert (found.hit10, found.mrr, found.ndcg10) == (0, 0, 0)


def test_a_query_with_nothing_relevant_is_refused_not_averaged() -> None:
    with pytest.raises(ValueError, match="nothing is relevant"):
        figures([ranking("1", "ab", "")])
    with pytest.raises(ValueError, match="nothing is relevant"):
        figures([Ranking(query="1", ranked=("a",), relevant={"a": 0})])


def test_no_queries() -> None:
    assert figures([]).queries == 0


def test_first_rank() -> None:
    assert first_rank(ranking("1", "xya", "a")) == 3
    assert first_rank(ranking("1", "xy", "a")) is None


def test_a_query_that_occurs_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        figures([ranking("1", "a", "a"), ranking("1", "b", "b")])
