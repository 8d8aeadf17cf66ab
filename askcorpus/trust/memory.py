"""A shelf held in memory: documents that are in no index yet, or too few to need one."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from askcorpus.records import Document, Passage
from askcorpus.trust.likeness import stems, terms
from askcorpus.trust.shelf import Encode, Paper, paper


class MemoryShelf:
    """Documents with their passages, compared by brute force: right for hundreds, not more."""

    def __init__(self, held: Sequence[tuple[Document, Sequence[Passage]]], encode: Encode) -> None:
        """Take documents with their passages; every passage is embedded at once."""
        self._papers = {d.source.id: paper(d.source, d.text, cut) for d, cut in held}
        self._passages = {d.source.id: list(cut) for d, cut in held}
        every = [passage for _, cut in held for passage in cut]
        self._owners = [passage.source for passage in every]
        self._rows = {(each.source, each.ordinal): row for row, each in enumerate(every)}
        self._vectors = encode([f"{each.heading}\n{each.text}".strip() for each in every])
        self._holding: defaultdict[str, list[str]] = defaultdict(list)
        for passage in every:
            for stem in {stem for word in terms(passage.text) for stem in stems(word)}:
                self._holding[stem].append(passage.source)
        self._counts = Counter({stem: len(held) for stem, held in self._holding.items()})

    def ids(self) -> list[str]:
        """Every document, in order of id."""
        return sorted(self._papers)

    def paper(self, id: str) -> Paper:
        """One document."""
        return self._papers[id]

    def passages(self, id: str) -> list[Passage]:
        """The passages of one document in order."""
        return self._passages[id]

    def frequency(self, term: str) -> int:
        """How many passages hold a word."""
        return max((self._counts[stem] for stem in stems(term)), default=0)

    def holders(self, term: str, limit: int) -> list[str]:
        """Ids of the sources of up to `limit` passages that hold the word."""
        return [id for stem in stems(term) for id in self._holding.get(stem, ())][:limit]

    def near(self, passages: Sequence[Passage], limit: int) -> list[list[tuple[str, float]]]:
        """For each passage the sources of those nearest to it, with the cosine."""
        return [self._nearest(passage, limit) for passage in passages]

    def _nearest(self, passage: Passage, limit: int) -> list[tuple[str, float]]:
        row = self._rows.get((passage.source, passage.ordinal))
        if row is None:
            return []
        cosines = self._vectors @ self._vectors[row]
        best = np.argsort(-cosines)[:limit]
        return [(self._owners[place], float(cosines[place])) for place in best]
