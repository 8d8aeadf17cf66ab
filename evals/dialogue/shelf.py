"""A small store of passages in memory, searched as askcorpus searches its index."""

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from askcorpus.encoders.embedder import Embedder
from askcorpus.index import Filter, Hit
from askcorpus.records import Passage
from askcorpus.retrieve.search import search
from askcorpus.retrieve.terms import content_terms

LIMIT = 48


class Shelf:
    """Passages with their vectors and a full-text table of the index's own making."""

    def __init__(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Embed the texts once and put them under full-text search."""
        self._embedder = embedder
        self._passages = [
            Passage(source=str(number), ordinal=0, start=0, end=len(text), text=text)
            for number, text in enumerate(texts)
        ]
        self._vectors = embedder.encode(texts)
        self._words = sqlite3.connect(":memory:")
        self._words.execute(
            "CREATE VIRTUAL TABLE words USING fts5 "
            "(text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        self._words.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(texts, 1)
        )

    def best(self, questions: Sequence[str]) -> list[str | None]:
        """The text of the best passage for each question, dense and lexical fused."""
        vectors = self._embedder.encode(questions, kind="query")
        return [self._best(each, vector) for each, vector in zip(questions, vectors, strict=True)]

    def _best(self, question: str, vector: NDArray[np.float32]) -> str | None:
        found = search(self, content_terms(question), vector, limit=LIMIT, filter=Filter())
        return found[0].passage.text if found else None

    def lexical(self, terms: Sequence[str], limit: int, filter: Filter) -> list[Hit]:
        """Passages by BM25."""
        query = " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
        if not query:
            return []
        rows = self._words.execute(
            "SELECT rowid, -bm25(words) AS score FROM words WHERE words MATCH ?"
            " ORDER BY score DESC, rowid LIMIT ?",
            [query, limit],
        )
        return [Hit(passage=self._passages[row - 1], score=score) for row, score in rows]

    def dense(self, vector: NDArray[np.float32], limit: int, filter: Filter) -> list[Hit]:
        """Passages by cosine similarity."""
        scores = self._vectors @ vector
        order = np.argsort(-scores, kind="stable")[:limit]
        return [Hit(passage=self._passages[row], score=float(scores[row])) for row in order]
