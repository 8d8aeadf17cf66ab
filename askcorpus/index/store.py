"""The reading side of the index, one state of it for as long as it is open."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus.errors import IndexCorrupt
from askcorpus.index import damage, spoken
from askcorpus.index.catalogue import Catalogue
from askcorpus.index.place import corpus_folder, locate
from askcorpus.index.records import Filter, Hit, Spoken, SpokenHit
from askcorpus.index.schema import REBUILD, corrupt
from askcorpus.index.text import read_text
from askcorpus.index.vectors import Vectors
from askcorpus.records import Assessment, Passage, Source, SpeakerEntry, Statement
from askcorpus.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RESTRICTED = 6000
"""Up to this many keys a filtered search names them to Chroma; beyond, it filters what it found."""

EVERYTHING = Spoken()
SPARE = 20
"""How many times more statements are asked for where the filter can only be applied afterwards."""


class Index:
    """What `refresh` built, opened for questions; safe to use from several threads.

    Usage:
        index = Index.open(Path("corpus"), load_settings())
        index.lexical(["threshold"], 10, Filter())
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Read from an open catalogue; the vectors beside it are opened when first asked for."""
        self.location = catalogue.location
        self._catalogue = catalogue
        self._meta = catalogue.meta()

    @classmethod
    def open(cls, folder: Path, settings: Settings) -> "Index":
        """The index of a folder as it is, fresh or not; imports nothing heavy.

        Raises CorpusNotFound, IndexCorrupt (also where there is none yet) and IndexTooNew.
        """
        real = corpus_folder(folder)
        location = locate(real)
        try:
            with damage.noted(location):
                return cls(Catalogue(real, location))
        except FileNotFoundError as error:
            raise IndexCorrupt(f"{real}: there is no index yet", remedy=REBUILD) from error

    @property
    def embedder(self) -> str:
        """Id of the embedder that made the vectors."""
        return self._meta.embedder

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that is open."""
        return self._catalogue

    def close(self) -> None:
        """Let go of the catalogue's file."""
        self._catalogue.close()

    def replaced(self) -> bool:
        """Whether a build has put another catalogue in the place of the one that is open."""
        return self._catalogue.replaced()

    def sources(self) -> list[Source]:
        """Every source, in order of id."""
        with damage.noted(self.location):
            return self._catalogue.sources()

    def source(self, id: str) -> Source:
        """The source with that id; UnknownSource when there is none."""
        with damage.noted(self.location):
            return self._catalogue.source(id)

    def passages(self, source: str) -> list[Passage]:
        """The passages of a source in order."""
        with damage.noted(self.location):
            return self._catalogue.passages(source)

    def passage(self, source: str, ordinal: int) -> Passage | None:
        """One passage of a source by its place, from 0; None when there is none."""
        with damage.noted(self.location):
            return self._catalogue.passage(source, ordinal)

    def passages_over(self, source: str, start: int, end: int) -> list[Passage]:
        """The passages of a source that touch the characters `[start:end]`, in order."""
        with damage.noted(self.location):
            return self._catalogue.passages_over(source, start, end)

    def size(self) -> int:
        """Number of passages."""
        with damage.noted(self.location):
            return self._catalogue.size()

    def skipped(self) -> tuple[str, ...]:
        """One line for each file of the folder that is not in the index."""
        files = self._catalogue.files().values()
        return self._meta.skipped + tuple(file.reason for file in files if file.reason)

    def notes(self) -> tuple[str, ...]:
        """What reading the files had to decide, such as a guessed encoding."""
        files = self._catalogue.files().values()
        return tuple(note for file in files for note in file.notes)

    def text(self, source_id: str) -> str:
        """The decoded text that a source's offsets count, read from its file now.

        Raises UnknownSource, and StaleCitation when the file is gone or no longer the indexed one.
        """
        return read_text(self.source(source_id))

    def statements(self, wanted: Spoken = EVERYTHING) -> list[Statement]:
        """The statements that pass, in order of time and place; undated documents come last."""
        with damage.noted(self.location):
            return spoken.statements(self._catalogue, wanted)

    def statement_counts(self) -> dict[str, int]:
        """Number of statements of each document that holds any."""
        with damage.noted(self.location):
            return spoken.counts(self._catalogue)

    def speakers(self) -> list[SpeakerEntry]:
        """Everybody whose words the corpus holds, those who say most first."""
        return self._speakers

    @cached_property
    def _speakers(self) -> list[SpeakerEntry]:
        with damage.noted(self.location):
            return spoken.speakers(self._catalogue)

    def speaker_names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of the speakers with those ids."""
        with damage.noted(self.location):
            return spoken.names(self._catalogue, ids)

    def sources_written(self) -> list[str]:
        """Every way in which the texts name whom a statement is by (`the letter`)."""
        with damage.noted(self.location):
            return spoken.sources_written(self._catalogue)

    def assessments(self) -> list[Assessment]:
        """How far each document is to be trusted, in order of id."""
        with damage.noted(self.location):
            return spoken.assessments(self._catalogue)

    def telling_assessments(self) -> list[Assessment]:
        """Those of documents that are copies or not of high trust."""
        with damage.noted(self.location):
            return spoken.assessments(self._catalogue, telling=True)

    def said_words(self, terms: Sequence[str], limit: int, wanted: Spoken) -> list[SpokenHit]:
        """Statements that hold any of the plain words, best BM25 first; scores are positive."""
        with damage.noted(self.location):
            return spoken.spoken_words(self._catalogue, terms, limit, wanted)

    def said_near(
        self, vector: "NDArray[np.float32]", limit: int, wanted: Spoken
    ) -> list[SpokenHit]:
        """The statements nearest to a unit vector, with their cosine similarity, nearest first."""
        with damage.noted(self.location):
            allowed = spoken.spoken_keys(self._catalogue, wanted)
            if limit < 1 or not allowed:
                return []
            if len(allowed) > RESTRICTED:
                among, count = None, limit * SPARE
            else:
                among, count = sorted(self.statement_vectors.present(allowed)), limit
            scores = dict(self.statement_vectors.nearest(vector, count, among))
            found = spoken.statements_with(self._catalogue, scores, wanted)
        hits = [SpokenHit(statement=one, score=scores[key]) for key, one in found]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
        """Passages that hold any of the plain words, best BM25 first; scores are positive."""
        with damage.noted(self.location):
            return self._catalogue.lexical(terms, limit, filter)

    def idf(self, terms: Sequence[str]) -> dict[str, float]:
        """Inverse document frequency of each term over passages, stemmed like the search."""
        with damage.noted(self.location):
            return self._catalogue.idf(terms)

    def unseen(self, terms: Sequence[str]) -> list[str]:
        """The terms that no passage holds in any inflection, in the order given."""
        counts = self._catalogue.document_frequencies(terms)
        return [term for term, count in counts.items() if not count]

    def vocabulary(self) -> dict[str, int]:
        """Every stem of the corpus with the number of passages that hold it."""
        return self._catalogue.vocabulary

    def dense(self, vector: "NDArray[np.float32]", limit: int, filter: Filter) -> list[Hit]:
        """The passages nearest to a unit vector, with their cosine similarity, nearest first.

        Raises IndexCorrupt, and leaves a mark by which the next build makes the vectors anew.
        """
        if limit < 1:
            return []
        with damage.noted(self.location):
            if not self._catalogue.key_count:
                return []
            if filter == Filter():
                return self._unrestricted(vector, limit, filter, self._catalogue.key_count)
            allowed = self._catalogue.matching_keys(filter)
            if len(allowed) > RESTRICTED:
                return self._unrestricted(vector, limit, filter, len(allowed))
            among = sorted(self.vectors.present(allowed))
            pairs = self.vectors.nearest(vector, limit, among) if among else []
            return self._hits(pairs, limit, filter)

    @cached_property
    def vectors(self) -> Vectors:
        """The vectors that the catalogue refers to (imports Chroma)."""
        return Vectors(
            self.location / self._meta.vectors, self._meta.embedder, self._meta.dimension
        )

    @cached_property
    def statement_vectors(self) -> Vectors:
        """The vectors of the statements (imports Chroma)."""
        meta = self._meta
        return Vectors(self.location / meta.vectors, meta.embedder, meta.dimension, "statements")

    def _unrestricted(
        self, vector: "NDArray[np.float32]", limit: int, filter: Filter, allowed: int
    ) -> list[Hit]:
        """Search everything, asking for more until enough of what was found may be shown."""
        total = self.vectors.count()
        wanted = limit * max(1, total // max(1, allowed))
        while True:
            pairs = self.vectors.nearest(vector, min(wanted, total))
            hits = self._hits(pairs, limit, filter)
            if len(hits) >= min(limit, allowed) or wanted >= total:
                break
            wanted *= 4
        if not hits and filter == Filter():
            raise corrupt(self.vectors.path, "none of the vectors is of a passage")
        return hits

    def _hits(self, pairs: list[tuple[str, float]], limit: int, filter: Filter) -> list[Hit]:
        found = self._catalogue.with_keys([key for key, _ in pairs], filter)
        scores = dict(pairs)
        found.sort(key=lambda pair: -scores[pair[0]])
        return [Hit(passage=passage, score=scores[key]) for key, passage in found[:limit]]
