"""What a build does about who said what: tag documents, merge speakers, embed statements."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

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
    from askcorpus.index.filling import Filling
    from askcorpus.index.vectors import Vectors, VectorWriter
    from askcorpus.statements.spans import TaggerLike

BATCH_CHARS = 400_000
"""Text that is tagged together: what an interruption may cost."""
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
    """Give every statement its vector: a turn's from its passages, all others' embedded anew."""
    from askcorpus.index.vectors import spoken_key

    keys, turns = [], []
    for one in utterances(draft):
        facts: dict[str, str | int] = {
            "source": one.source,
            "speaker": one.speaker or UNKNOWN,
            "manner": one.manner,
            "published": day(one.published),
            "trust": one.trust or UNKNOWN,
        }
        key = spoken_key(embedder, one.text, facts)
        if key == one.key:
            # Held since the last build, or the sweep finds it gone and all is made anew.
            continue
        keys.append((one.row, key))
        if one.manner == "turn":
            turns.append((key, one, facts))
        else:
            filling.put(key, one.text, facts)
    for key, one, facts in _pool(draft, turns, passages, statements):
        filling.put(key, one.text, facts)
    put_keys(draft, keys)


Turn = tuple[str, Utterance, dict[str, str | int]]


def _pool(
    draft: Draft, turns: Sequence[Turn], passages: "Vectors", statements: "VectorWriter"
) -> list[Turn]:
    """Turns as the mean of their passages' vectors; returns those that have none.

    A passage never holds two speakers' words, so nothing is embedded twice, and a long turn is
    heard to its end where the embedder would hear its beginning.
    """
    import numpy as np

    bare: list[Turn] = []
    for source, group in groupby(turns, key=lambda turn: turn[1].source):
        own = {turn[0]: turn for turn in group}
        missing = [own[key] for key in own.keys() - statements.present(list(own))]
        within = passage_keys(draft, source) if missing else []
        starts = [start for start, _, _ in within]
        made: list[tuple[Turn, list[str]]] = []
        for turn in missing:
            first, last = (bisect_left(starts, at) for at in (turn[1].start, turn[1].end))
            held = [key for _, end, key in within[first:last] if end <= turn[1].end]
            if held:
                made.append((turn, held))
            else:
                bare.append(turn)
        vectors = passages.vectors(list({key for _, held in made for key in held}))
        if made:
            means = np.stack([np.mean([vectors[key] for key in held], axis=0) for _, held in made])
            means /= np.linalg.norm(means, axis=1, keepdims=True)
            statements.add([t[0] for t, _ in made], means, [t[2] for t, _ in made])
    return bare
