"""The extractive reader: the shortest spans of a passage that answer a question, or none.

A MiniLM encoder reads question and context as a pair; token types tell it the question, the focus
(a passage, or one sentence of it) and what surrounds that. Start and end logits are read inside the
focus alone, and a null logit stands for "no answer here" (after Devlin et al. 2019, section 4.3).
"""

from collections.abc import Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from askcorpus.encoders import weights
from askcorpus.encoders.onnx_session import (
    encodable,
    open_session,
    open_tokenizer,
    worker_count,
)
from askcorpus.encoders.reader_text import Encoded, apart, encode, inside_words, spans
from askcorpus.records import Record
from askcorpus.settings import Settings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SPANS = 3
"""Most spans that are returned for a context."""

Row = NDArray[np.float32]


class Logits(NamedTuple):
    """What the network makes of one window: logits per position, and its null."""

    start: Row
    end: Row
    null: float
    polarity: Row


class Reading(Record):
    """One span of a context that may answer: `text[start:end]`, in characters.

    `score` is the sum of its start and end logits, `null` the logit of "no answer in this focus":
    `score - null` compares across contexts. `polarity` is the log odds that the words affirm what a
    yes/no question asks; it means nothing for other questions.
    """

    start: int
    end: int
    score: float
    null: float
    polarity: float = 0.0


class Reader:
    """A loaded reader; safe to call from several threads."""

    def __init__(
        self, session: "InferenceSession", tokenizer: "Tokenizer", threads: int = 0
    ) -> None:
        """Take over the session and the tokenizer, whose truncation is switched off."""
        self._session = session
        self._tokenizer = tokenizer
        self._workers = worker_count(threads)
        tokenizer.no_truncation()
        tokenizer.no_padding()

    def read(
        self,
        question: str,
        contexts: Sequence[str],
        focus: Sequence[tuple[int, int]] | None = None,
    ) -> list[list[Reading]]:
        """Per context its best spans that do not overlap, best first; none where it has no word.

        `focus[i]` is the character range of `contexts[i]` that spans may lie in (a sentence); all
        of the context without it.
        """
        if focus is not None and len(focus) != len(contexts):
            raise ValueError("focus must name one range for every context")
        question = encodable(question)
        windows: list[Encoded] = []
        owners: list[int] = []
        for number, context in enumerate(contexts):
            made = encode(
                self._tokenizer, question, encodable(context), focus[number] if focus else None
            )
            windows += made
            owners += [number] * len(made)
        logits = self._logits(windows)
        readings: list[list[Reading]] = []
        for number, context in enumerate(contexts):
            own = [(windows[i], logits[i]) for i, owner in enumerate(owners) if owner == number]
            readings.append(_readings(context, own, inside_words(context)))
        return readings

    def scan(
        self,
        question: str,
        contexts: Sequence[str],
        parts: Sequence[Sequence[tuple[int, int]]],
    ) -> list[list[list[Reading]]]:
        """Per context and part of it the best spans inside that part, best first.

        `parts[i]` are character ranges of `contexts[i]` in order (the sentences of a passage); the
        context is read once, from the first part to the last, whatever stands before them. One
        null holds for a whole context: the margins of its parts compare.
        """
        question = encodable(question)
        contexts = [encodable(context) for context in contexts]
        windows: list[Encoded] = []
        owners: list[int] = []
        for number, (context, own) in enumerate(zip(contexts, parts, strict=True)):
            whole = (own[0][0], own[-1][1]) if own else (0, 0)
            made = encode(self._tokenizer, question, context, whole)
            windows += made
            owners += [number] * len(made)
        logits = self._logits(windows)
        held: list[list[tuple[Encoded, Logits]]] = [[] for _ in contexts]
        for window, logit, owner in zip(windows, logits, owners, strict=True):
            held[owner].append((window, logit))
        found = []
        for context, own, scored in zip(contexts, parts, held, strict=True):
            inner = inside_words(context)
            found.append([_readings(context, scored, inner, part) for part in own])
        return found

    def _logits(self, windows: Sequence[Encoded]) -> list[Logits]:
        """What the network makes of every window, each read alone, the longest first.

        Read so, the dozen windows of a question take three quarters of the time of two batches:
        nothing is padded and no core waits. An int8 graph also scales a whole batch by its largest
        value: alone, a window's logits do not hang on what is read beside it.
        """
        order = sorted(range(len(windows)), key=lambda i: -len(windows[i].ids))
        if self._workers == 1 or len(windows) < 2:
            read = [self._one(windows[i]) for i in order]
        else:
            with ThreadPoolExecutor(self._workers) as pool:
                read = list(pool.map(lambda i: self._one(windows[i]), order))
        by_place = dict(zip(order, read, strict=True))
        return [by_place[place] for place in range(len(windows))]

    def _one(self, window: Encoded) -> Logits:
        start, end, null, polarity = self._session.run(None, _feed(window))
        return Logits(start[0], end[0], float(null[0]), polarity[0])


def _readings(
    context: str,
    own: Sequence[tuple[Encoded, Logits]],
    inner: Set[int],
    within: tuple[int, int] | None = None,
) -> list[Reading]:
    """The best spans over a context's windows, each measured against its own window's null."""
    found: dict[tuple[int, int], tuple[float, int]] = {}
    for number, (window, logits) in enumerate(own):
        start, end = (row[: len(window.ids)] for row in (logits.start, logits.end))
        for score, low, high in spans(window, context, start, end, inner, within):
            margin = score - logits.null
            if margin > found.get((low, high), (-np.inf, 0))[0]:
                found[low, high] = (margin, number)
    readings = []
    for margin, low, high in apart([(m, *place) for place, (m, _) in found.items()], SPANS):
        window, logits = own[found[low, high][1]]
        readings.append(
            Reading(
                start=low,
                end=high,
                score=margin + logits.null,
                null=logits.null,
                polarity=_mean(window, logits.polarity, low, high),
            )
        )
    return readings


def _mean(window: Encoded, logits: Row, low: int, high: int) -> float:
    """The mean over the word pieces of a character range."""
    inside = [
        place
        for place, (start, end) in enumerate(window.offsets)
        if window.allowed[place] and start < high and end > low
    ]
    return float(logits[inside].mean())


def _feed(window: Encoded) -> dict[str, NDArray[np.int64]]:
    """A batch of one, shape (1, length), under the names that the graph asks for."""
    ids, types = (np.array([row], np.int64) for row in (window.ids, window.types))
    return {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}


def load_reader(settings: Settings) -> Reader:
    """The bundled reader; ModelError when its files are missing or differ from their hash."""
    folder = weights.own_folder("reader")
    return Reader(
        open_session(folder / "model.onnx"),
        open_tokenizer(folder / "tokenizer.json"),
        settings.threads,
    )
