"""Scores how well a text answers a question: a cross-encoder on onnxruntime."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from askcorpus.encoders import weights
from askcorpus.encoders.onnx_session import (
    encodable,
    feed,
    open_session,
    open_tokenizer,
    run_batches,
    worker_count,
)
from askcorpus.settings import Settings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

MAX_TOKENS = 512
MAX_QUESTION_TOKENS = 256
"""A longer question is cut, so that at least half of the window is left to the text."""


class Reranker:
    """A loaded cross-encoder; safe to call from several threads."""

    def __init__(
        self, session: "InferenceSession", tokenizer: "Tokenizer", threads: int = 0
    ) -> None:
        """Take over the session and the tokenizer, whose truncation is set here."""
        self._session = session
        self._tokenizer = tokenizer
        self._workers = worker_count(threads)
        tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Raw logits, shape (len(texts),): higher is more relevant; long texts are cut."""
        scores = np.zeros(len(texts), np.float32)
        question = self._cut(encodable(question))
        encodings = self._tokenizer.encode_batch([(question, encodable(text)) for text in texts])
        run_batches(encodings, self._run, scores, self._workers)
        return scores

    def _run(self, encodings: Sequence["Encoding"]) -> NDArray[np.float32]:
        logits = self._session.run(None, feed(self._session, encodings))[0]
        return np.asarray(logits, np.float32).reshape(len(encodings))

    def _cut(self, question: str) -> str:
        """The question itself, or its first tokens where it would leave the text no room."""
        if len(question) <= MAX_QUESTION_TOKENS:
            return question
        # A copy: truncation is a state of the tokenizer, and other threads may be using this one.
        uncut = type(self._tokenizer).from_str(self._tokenizer.to_str())
        uncut.no_truncation()
        offsets = uncut.encode(question, add_special_tokens=False).offsets
        if len(offsets) <= MAX_QUESTION_TOKENS:
            return question
        return question[: offsets[MAX_QUESTION_TOKENS - 1][1]]


def load_reranker(settings: Settings) -> Reranker:
    """The pinned cross-encoder; ModelError when its files are missing or differ from their hash."""
    folder = weights.reranker_folder()
    return Reranker(
        open_session(folder / "model.onnx"),
        open_tokenizer(folder / "tokenizer.json"),
        settings.threads,
    )
