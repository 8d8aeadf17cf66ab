"""The index as the trust stage sees it: one document at a time, and who may be like it."""

from collections.abc import Sequence
from functools import cached_property

from askcorpus.index.catalogue import Catalogue
from askcorpus.index.records import Filter
from askcorpus.index.text import read_text
from askcorpus.index.vectors import Vectors, embedded_text, key_of
from askcorpus.records import Passage
from askcorpus.retrieve.terms import stem
from askcorpus.trust.shelf import Paper, paper


class IndexShelf:
    """A catalogue, published or still a draft on disk, and the vectors that it refers to."""

    def __init__(self, catalogue: Catalogue, vectors: Vectors, embedder: str) -> None:
        """Read from both; `embedder` is the id under which the vectors were keyed."""
        self._catalogue = catalogue
        self._vectors = vectors
        self._embedder = embedder

    def ids(self) -> list[str]:
        """Every source, in order of id."""
        return [source.id for source in self._catalogue.sources()]

    def paper(self, id: str) -> Paper:
        """One document, its text read from its file; StaleCitation where that changed."""
        source = self._catalogue.source(id)
        return paper(source, read_text(source), self.passages(id))

    def passages(self, id: str) -> list[Passage]:
        """The passages of one document in order."""
        return self._catalogue.passages(id)

    def frequency(self, term: str) -> int:
        """How many passages hold a lower-case word, in any inflection."""
        return self._vocabulary.get(stem(term), 0)

    def holders(self, term: str, limit: int) -> list[str]:
        """Ids of the sources of up to `limit` passages that hold the word."""
        return self._catalogue.holders([term], limit)

    def near(self, passages: Sequence[Passage], limit: int) -> list[list[tuple[str, float]]]:
        """For each passage the sources of the `limit` nearest, with the cosine, if it is held."""
        keys = [key_of(self._embedder, embedded_text(each)) for each in passages]
        held = self._vectors.vectors(list(dict.fromkeys(keys)))
        asked = [key for key in dict.fromkeys(keys) if key in held]
        found = self._vectors.nearest_each([held[key] for key in asked], limit)
        near = dict(zip(asked, found, strict=True))
        named = list(dict.fromkeys(key for pairs in near.values() for key, _ in pairs))
        owners: dict[str, list[str]] = {}
        for key, passage in self._catalogue.with_keys(named, Filter()):
            owners.setdefault(key, []).append(passage.source)
        return [
            [(owner, cosine) for one, cosine in near.get(key, ()) for owner in owners.get(one, ())]
            for key in keys
        ]

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        return self._catalogue.vocabulary
