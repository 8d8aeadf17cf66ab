"""What each stage of retrieval ranks for one question, to be measured side by side."""

from collections.abc import Iterable

from askcorpus import Corpus
from askcorpus.answer.examine import Examination
from askcorpus.encoders.embedder import load_embedder
from askcorpus.index import Filter, Index
from askcorpus.records import Passage, Source
from askcorpus.retrieve.search import search
from evals.relevance import key

SYSTEMS = ("bm25", "dense", "fused", "reranked", "read")
"""`reranked`: passages in the order of their best reranked sentence, copies collapsed; `read`: in
the order of the answer candidates, as cited. Both end with the remaining fused passages."""


class Retriever:
    """A corpus asked stage by stage."""

    def __init__(self, corpus: Corpus) -> None:
        """Bring the corpus up to date and open a second view of its index."""
        corpus.sources()
        self.corpus = corpus
        self.index = Index.open(corpus.folder, corpus.settings)
        self.embedder = load_embedder(corpus.settings)
        self.sources: dict[str, Source] = {each.id: each for each in self.index.sources()}

    def passages(self) -> list[Passage]:
        """Every passage of the index."""
        return [each for source in self.sources for each in self.index.passages(source)]

    def stages(self, seen: Examination) -> dict[str, list[Passage]]:
        """System to passages, best first, for a question that was examined."""
        terms, limit, every = seen.question.terms, self.corpus.settings.candidates, Filter()
        vector = self.embedder.encode([seen.question.text], kind="query")[0]
        found = search(self.index, terms, vector, limit=limit, filter=every)
        fused = [each.passage for each in found]
        reread = [each.passage for each in seen.evidence]
        read = [each.evidence.passage for each in seen.candidates]
        return {
            "bm25": [hit.passage for hit in self.index.lexical(terms, limit, every)],
            "dense": [hit.passage for hit in self.index.dense(vector, limit, every)],
            "fused": fused,
            "reranked": apart([*reread, *fused]),
            "read": apart([*read, *reread, *fused]),
        }


def apart(passages: Iterable[Passage]) -> list[Passage]:
    """Each passage once, at its first place."""
    first: dict[str, Passage] = {}
    for each in passages:
        first.setdefault(key(each), each)
    return list(first.values())
