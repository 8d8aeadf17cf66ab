"""The index as the trust stage sees it: one document at a time, and who may be like it."""

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

    def near(self, passage: Passage, limit: int) -> list[tuple[str, float]]:
        """Sources of the `limit` passages nearest to one that is held, each with its cosine."""
        key = key_of(self._embedder, embedded_text(passage))
        vector = self._vectors.vectors([key]).get(key)
        found = dict(self._vectors.nearest(vector, limit)) if vector is not None else {}
        return [
            (near.source, found[key])
            for key, near in self._catalogue.with_keys(list(found), Filter())
        ]

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        return self._catalogue.vocabulary()
