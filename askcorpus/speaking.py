"""What a build does about who said what: tag documents, merge speakers, embed statements."""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from askcorpus.index.draft import Draft
from askcorpus.index.pending import Pending
from askcorpus.index.voices import (
    Utterance,
    day,
    passage_keys,
    put_keys,
    put_speakers,
    put_statements,
    utterances,
    voices,
)
from askcorpus.records import Document, Statement
from askcorpus.statements import ByHand, Mention, mentions_in, merge
from askcorpus.statements.chain import handed_over
from askcorpus.statements.extract import extract_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from askcorpus.index.filling import Filling
    from askcorpus.index.vectors import Vectors, VectorWriter
    from askcorpus.statements.spans import TaggerLike

BATCH_CHARS = 400_000
"""Text that is tagged together: what an interruption may cost."""
TOGETHER = 2000
"""Statements whose vectors are placed at a time, and those of one document more."""
UNKNOWN = ""
"""Stands in a vector's facts for a speaker, a day or a level of trust that is not known."""


class Tagging:
    """Takes documents, tags many at a time, and writes their statements into the draft."""

    def __init__(
        self,
        draft: Draft,
        location: Path,
        identity: str,
        load: "Callable[[], TaggerLike]",
        tell: Callable[[int], None],
    ) -> None:
        """`load` is called when a document is not known to `identity`; `tell` counts documents."""
        self._draft = draft
        self._pending = Pending(location)
        self._identity = identity
        self._load = load
        self._tell = tell
        self._tagger: TaggerLike | None = None
        self._waiting: list[Document] = []
        self._chars = 0
        self._done = 0

    def take(self, document: Document) -> None:
        """Hand over one document; many of them are tagged when enough have come."""
        known = self._pending.get(self._key(document), document)
        if known is not None:
            self._write(document, known)
            return
        self._waiting.append(document)
        self._chars += len(document.text)
        if self._chars >= BATCH_CHARS:
            self.finish()

    def finish(self) -> None:
        """Tag what waits; every document taken has its statements when this returns."""
        waiting, self._waiting, self._chars = self._waiting, [], 0
        if not waiting:
            return
        if self._tagger is None:
            self._tagger = self._load()
        found = [handed_over(own) for own in extract_all(waiting, self._tagger)]
        pairs = list(zip(waiting, found, strict=True))
        self._pending.put([(self._key(document), own) for document, own in pairs])
        for document, own in pairs:
            self._write(document, own)

    def published(self) -> None:
        """The draft is the index now: what was kept against a kill may go."""
        self._pending.clear()

    def _key(self, document: Document) -> str:
        source = document.source
        return f"{self._identity}/{source.id}/{source.sha256}/{source.publisher}"

    def _write(self, document: Document, statements: list[Statement]) -> None:
        named = [(one.name, one.kind, one.local) for one in mentions_in(document, statements)]
        put_statements(self._draft, document.source.id, statements, named)
        self._done += 1
        self._tell(self._done)


def settle_speakers(draft: Draft, by_hand: ByHand) -> None:
    """Give every statement of the corpus its speaker anew; only what changes is written."""
    every = voices(draft)
    mentions = [Mention(v.source, v.name, v.kind, v.written, v.role, bool(v.local)) for v in every]
    ids, speakers = merge(mentions, by_hand)
    changed = ((v.row, to) for v, to in zip(every, ids, strict=True) if v.speaker != to)
    put_speakers(draft, list(changed), speakers)


def embed_statements(
    draft: Draft,
    embedder: str,
    filling: "Filling",
    passages: "Vectors",
    statements: "VectorWriter",
) -> None:
    """Give every statement its vector: the mean of those of the passages that hold it.

    Embedding each once more costs half of what the passages do and brings the right statements no
    oftener: which of a passage's statements is meant, the words and the rereading tell.
    """
    keys = []
    made: dict[str, _Made] = {}
    for source, group in groupby(utterances(draft), key=lambda one: one.source):
        within = _Within(passage_keys(draft, source))
        for one in group:
            held = within.around(one.start, one.end)
            key, facts = _keyed(embedder, one, held)
            # A key that stands was held at the last build, or the sweep finds the vector gone and
            # all is made anew.
            if key != one.key:
                keys.append((one.row, key))
                made[key] = _Made(one.text, held, facts)
        if len(made) >= TOGETHER:
            _place(made, filling, passages, statements)
            made.clear()
    _place(made, filling, passages, statements)
    put_keys(draft, keys)


Held = Sequence[tuple[str, int]]
"""Keys of passages, each with the number of a statement's characters that it holds."""


class _Made(NamedTuple):
    """A statement that has no vector yet."""

    text: str
    held: Held
    facts: dict[str, str | int]


def _place(
    made: Mapping[str, _Made], filling: "Filling", passages: "Vectors", statements: "VectorWriter"
) -> None:
    """Write the vectors of many statements at once: each write costs the store a commit."""
    held = statements.present(list(made))
    missing = {key: one for key, one in made.items() if key not in held}
    pooled = {key: one for key, one in missing.items() if one.held}
    for key, one in missing.items():
        if key not in pooled:
            filling.put(key, one.text, one.facts)
    if pooled:
        means = _means([one.held for one in pooled.values()], passages)
        statements.add(list(pooled), means, [one.facts for one in pooled.values()])


class _Within:
    """The passages of a document, looked up by place."""

    def __init__(self, passages: Sequence[tuple[int, int, str]]) -> None:
        """First and last character and key of each, in order."""
        self._passages = passages
        self._ends = [end for _, end, _ in passages]

    def around(self, start: int, end: int) -> list[tuple[str, int]]:
        """The passages that hold some of the characters."""
        found = []
        for low, high, key in self._passages[bisect_right(self._ends, start) :]:
            if low >= end:
                break
            found.append((key, min(high, end) - max(low, start)))
        return found


def _keyed(embedder: str, one: Utterance, held: Held) -> tuple[str, dict[str, str | int]]:
    """The key of a statement's vector, and what is kept beside it."""
    from askcorpus.index.vectors import spoken_key

    facts: dict[str, str | int] = {
        "source": one.source,
        "speaker": one.speaker or UNKNOWN,
        "manner": one.manner,
        "published": day(one.published),
        "trust": one.trust or UNKNOWN,
    }
    return spoken_key(embedder, f"{one.text}\0{json.dumps(held)}", facts), facts


def _means(parts: Sequence[Held], passages: "Vectors") -> "NDArray[np.float32]":
    """The unit vectors, shape (len(parts), dimension), that lie amid those of the passages."""
    import numpy as np

    vectors = passages.vectors(list({key for held in parts for key, _ in held}))
    means = np.stack(
        [np.sum([size * vectors[key] for key, size in held], axis=0) for held in parts]
    )
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)
