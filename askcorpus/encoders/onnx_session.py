"""Running ONNX graphs on the processor: sessions, batches of like length, threads."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from askcorpus.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

BATCH_TOKENS = 1024
"""Padded tokens of a batch: large enough to fill the vector units, small enough for the cache."""
BATCH_ROWS = 64
LEAST_TOKENS = 128
"""A batch smaller than this is not worth a thread."""
SLOW = ("SkipLayerNormFusion",)
"""Of onnxruntime's optimisations: its fused kernel takes four times what its two parts take, a
tenth of all that a small network costs."""


def worker_count(threads: int) -> int:
    """How many batches run at once: the setting, or every core this process may use."""
    if threads:
        return threads
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_session(path: Path) -> "InferenceSession":
    """A session of one thread per call: calls from several threads run side by side.

    That beats several threads inside one call by a fifth on whole corpora (no barriers between
    operators), and a single question is too small to gain from either.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(SLOW),
        )
    except Exception as error:
        raise ModelError(
            f"{path}: onnxruntime cannot load it ({error})",
            remedy="delete the file's folder, or reinstall askcorpus where it lies in the package",
        ) from error


def open_tokenizer(path: Path) -> "Tokenizer":
    """The tokenizer in a `tokenizer.json`, without the padding that its file may ask for."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise ModelError(
            f"{path}: no readable tokenizer ({error})",
            remedy="delete the file's folder, or reinstall askcorpus where it lies in the package",
        ) from error
    tokenizer.no_padding()
    return tokenizer


def encodable(text: str) -> str:
    """The text with lone surrogates replaced: tokenizers takes nothing that is not Unicode."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def batches_by_length(
    lengths: Sequence[int], tokens: int = BATCH_TOKENS, rows: int = BATCH_ROWS
) -> list[list[int]]:
    """Indices in batches of like length, longest first, at most `tokens` padded tokens each."""
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    batches: list[list[int]] = []
    start = 0
    while start < len(order):
        size = max(1, min(rows, tokens // max(1, lengths[order[start]])))
        batches.append(order[start : start + size])
        start += size
    return batches


def feed(
    session: "InferenceSession", encodings: Sequence["Encoding"], pad: int = 0
) -> dict[str, NDArray[np.int64]]:
    """The encodings as padded arrays (rows, longest), under the names that the graph asks for."""
    width = max(len(encoding.ids) for encoding in encodings)
    shape = (len(encodings), width)
    arrays = {
        "input_ids": np.full(shape, pad, np.int64),
        "attention_mask": np.zeros(shape, np.int64),
        "token_type_ids": np.zeros(shape, np.int64),
    }
    for row, encoding in enumerate(encodings):
        length = len(encoding.ids)
        arrays["input_ids"][row, :length] = encoding.ids
        arrays["attention_mask"][row, :length] = 1
        arrays["token_type_ids"][row, :length] = encoding.type_ids
    wanted = [node.name for node in session.get_inputs()]
    return {name: arrays[name] for name in wanted}


def run_batches(
    encodings: Sequence["Encoding"],
    run: Callable[[Sequence["Encoding"]], NDArray[Any]],
    out: NDArray[Any],
    workers: int,
    progress: Callable[[int], None] | None = None,
    tokens: int = BATCH_TOKENS,
) -> None:
    """Fill `out[i]` with `run`'s row for `encodings[i]`, batch by batch on `workers` threads.

    `progress` gets the number of encodings done since its last call, from the calling thread;
    a batch holds at most about `tokens` padded tokens.
    """

    def one(batch: list[int]) -> int:
        out[batch] = run([encodings[index] for index in batch])
        return len(batch)

    lengths = [len(encoding.ids) for encoding in encodings]
    # A question's few sentences would fill one batch: part them so that every core has work.
    share = max(LEAST_TOKENS, sum(lengths) // (2 * workers))
    batches = batches_by_length(lengths, tokens=min(tokens, share))
    if workers == 1 or len(batches) < 2:
        for batch in batches:
            _tell(progress, one(batch))
        return
    with ThreadPoolExecutor(workers) as pool:
        for done in pool.map(one, batches):
            _tell(progress, done)


def _tell(progress: Callable[[int], None] | None, done: int) -> None:
    if progress is not None:
        progress(done)
