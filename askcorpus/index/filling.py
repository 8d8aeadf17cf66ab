"""Fills the vectors while documents are still being read: embed and write, side by side."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, TypeVar

from askcorpus.index.vectors import Facts, VectorWriter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 512
"""Texts embedded and written at a time: what an interruption may cost."""
WAITING = 2
"""Batches that may wait for the embedder while reading goes on."""

_T = TypeVar("_T")


class Embeds(Protocol):
    """What filling needs of an embedder."""

    id: str
    dimension: int

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> "NDArray[np.float32]":
        """Unit vectors, shape (len(texts), dimension)."""
        ...


class Filling:
    """Takes texts under their keys; embeds those that are not held yet, and writes them.

    Three things run side by side: the caller reads documents, one thread embeds (itself on all
    cores, in turn), one writes to Chroma. Each batch is durable before the next but one is begun.
    """

    def __init__(self, embedder: Embeds, vectors: VectorWriter) -> None:
        """Embed with `embedder` into `vectors`."""
        self._embedder = embedder
        self._vectors = vectors
        self._pending: dict[str, tuple[str, Facts | None]] = {}
        self._seen: set[str] = set()
        self._embedding = ThreadPoolExecutor(1, "embed")
        self._writing = ThreadPoolExecutor(1, "write")
        self._running: deque[Future[Future[None]]] = deque()
        self.taken = 0
        """Distinct texts handed over so far."""
        self.done = 0
        """Of these, how many are embedded or were held already."""

    def put(self, key: str, text: str, facts: Facts | None = None) -> None:
        """Hand over one text and what is kept beside it; blocks while enough of them wait."""
        if key in self._seen:
            return
        self._seen.add(key)
        self._pending[key] = text, facts
        self.taken += 1
        if len(self._pending) >= BATCH:
            self._flush()

    def begin(self) -> None:
        """Embed what has been handed over, beside whatever the caller does next."""
        self._flush(limit=WAITING + 1)

    def finish(self, wait: Callable[[], None] | None = None) -> None:
        """Embed and write what is left; every key handed over is held when this returns.

        `wait` is called a few times a second meanwhile, for progress.
        """
        self._flush(limit=0, wait=wait)

    def close(self) -> None:
        """End the threads; what they have begun is completed, what waits is dropped."""
        self._embedding.shutdown(wait=True, cancel_futures=True)
        self._writing.shutdown(wait=True, cancel_futures=True)

    def _flush(self, limit: int = WAITING, wait: Callable[[], None] | None = None) -> None:
        if self._pending:
            batch, self._pending = self._pending, {}
            self._running.append(self._embedding.submit(self._embed, batch))
        while len(self._running) > limit:
            written = _result(self._running[0], wait)
            _result(written, wait)
            self._running.popleft()

    def _embed(self, batch: dict[str, tuple[str, Facts | None]]) -> "Future[None]":
        vectors = self._vectors
        held = vectors.present(list(batch))
        self.done += len(held)
        missing = [key for key in batch if key not in held]
        if not missing:
            return self._writing.submit(_nothing)
        found = self._embedder.encode([batch[key][0] for key in missing], self._count)
        facts = [beside for key in missing if (beside := batch[key][1]) is not None]
        return self._writing.submit(vectors.add, missing, found, facts or None)

    def _count(self, done: int) -> None:
        self.done += done


def _result(future: "Future[_T]", wait: Callable[[], None] | None) -> _T:
    if wait is not None:
        while not future.done():
            try:
                return future.result(timeout=0.25)
            except TimeoutError:
                if future.done():
                    break
                wait()
    return future.result()


def _nothing() -> None:
    """The write of a batch whose vectors are all held."""
