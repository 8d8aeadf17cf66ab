"""The index as answering sees it: where a copy was found, its original is handed out instead."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from askcorpus.answer.standing import Standing, Stems
from askcorpus.index import Filter, Hit, Index, Spoken, SpokenHit
from askcorpus.index.vectors import Vectors
from askcorpus.records import SpeakerEntry, Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EVERYTHING = Spoken()


class TrustedIndex(Index):
    """An open index whose searches bring the originals of the copies that they find.

    The original takes over the score, so that words of the copy which happen to match the question
    better still lead to it, and no text is found twice.
    """

    def __init__(self, base: Index, standing: Standing, asked: Stems = frozenset()) -> None:
        """See `base` through `standing`; `asked` are stems that a stand-in may not lack."""
        super().__init__(base.catalogue)
        self._base = base
        self._standing = standing
        self._asked = asked

    @property
    def vectors(self) -> Vectors:
        """The vectors that the base has opened."""
        return self._base.vectors

    @property
    def statement_vectors(self) -> Vectors:
        """The same of statements."""
        return self._base.statement_vectors

    def speakers(self) -> list[SpeakerEntry]:
        """Everybody whose words are held, as the base has read them."""
        return self._base.speakers()

    def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
        """Passages that hold any of the plain words, best BM25 first."""
        return self._settled(super().lexical(terms, limit, filter), filter)

    def dense(self, vector: "NDArray[np.float32]", limit: int, filter: Filter) -> list[Hit]:
        """The passages nearest to a unit vector, nearest first."""
        return self._settled(super().dense(vector, limit, filter), filter)

    def statements(self, wanted: Spoken = EVERYTHING) -> list[Statement]:
        """The statements that pass, without those of copies that the original holds."""
        found = super().statements(wanted)
        return found if wanted.source or wanted.sources else self._standing.heard(found)

    def said_words(self, terms: Sequence[str], limit: int, wanted: Spoken) -> list[SpokenHit]:
        """Statements that hold any of the terms, without those of copies as above."""
        return self._heard(super().said_words(terms, limit, wanted), wanted)

    def said_near(
        self, vector: "NDArray[np.float32]", limit: int, wanted: Spoken
    ) -> list[SpokenHit]:
        """The statements nearest to a vector, without those of copies as above."""
        return self._heard(super().said_near(vector, limit, wanted), wanted)

    def _heard(self, hits: list[SpokenHit], wanted: Spoken) -> list[SpokenHit]:
        if wanted.source or wanted.sources:
            return hits
        kept = {id(one) for one in self._standing.heard([hit.statement for hit in hits])}
        return [hit for hit in hits if id(hit.statement) in kept]

    def _settled(self, hits: Sequence[Hit], filter: Filter) -> list[Hit]:
        """The hits with originals in the place of copies, the best score of each kept.

        Where the user chose documents an original stands in only if it was found as well.
        """
        known = {(hit.passage.source, hit.passage.ordinal) for hit in hits}
        kept: dict[tuple[str, int], Hit] = {}
        for hit in hits:
            if not self._standing.admits(hit.passage.source):
                continue
            other = self._standing.stand_in(hit.passage, self._asked)
            if other and (filter == Filter() or (other.source, other.ordinal) in known):
                hit = hit.model_copy(update={"passage": other})
            key = hit.passage.source, hit.passage.ordinal
            if key not in kept or kept[key].score < hit.score:
                kept[key] = hit
        return sorted(kept.values(), key=lambda hit: -hit.score)
