"""Batches of like length: every row once, in its place, within the budget."""

import threading

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.encoders.onnx_session import (
    batches_by_length,
    encodable,
    run_batches,
    worker_count,
)


class Encoded:
    """Stands for a tokenizer's encoding: `n` tokens, of which the last names it."""

    def __init__(self, n: int) -> None:
        self.ids = list(range(n))


@given(st.lists(st.integers(0, 700), max_size=200), st.integers(1, 2000), st.integers(1, 70))
def test_every_row_is_in_one_batch_within_the_budget(lengths, tokens, rows) -> None:
    batches = batches_by_length(lengths, tokens, rows)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        longest = max(lengths[index] for index in batch)
        assert len(batch) <= rows
        assert len(batch) == 1 or len(batch) * longest <= tokens


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(1, 4))
def test_results_stand_where_their_texts_stood(lengths, workers) -> None:
    out = np.full(len(lengths), -1, np.int64)
    told: list[int] = []
    threads: set[int] = set()

    def count(done: int) -> None:
        told.append(done)
        threads.add(threading.get_ident())

    def run(batch: list[Encoded]) -> np.ndarray:
        return np.array([len(each.ids) for each in batch])

    run_batches([Encoded(n) for n in lengths], run, out, workers, count)  # type: ignore[arg-type]
    assert out.tolist() == lengths
    assert sum(told) == len(lengths)
    assert threads <= {threading.get_ident()}


@given(st.text())
def test_text_that_encodes_is_left_alone(text) -> None:
    assert encodable(text) == text


def test_lone_surrogates_are_replaced() -> None:
    assert encodable("a\ud800b") == "a?b"


def test_the_setting_decides_the_threads_and_zero_means_every_core() -> None:
    assert worker_count(3) == 3
    assert worker_count(0) >= 1
