"""BM25 over a few thousand sentences: what a lexical search would bring for a question."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

WORD = re.compile(r"[^\W_]+")
STOP = frozenset(
    "a an the of in on at to for by with from and or is are was were be been do does did has have "
    "had what who whom whose which when where why how many much it its that this these those "
    "as s t not".split()
)


def stem(word: str) -> str:
    """A word without its commonest English endings, good enough to match inflections."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "edly", "ed", "es", "ly", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def terms(text: str) -> list[str]:
    """The stemmed content words of a text."""
    return [stem(word) for word in WORD.findall(text.lower()) if word not in STOP]


class Overlap:
    """BM25 (k1 0.9, b 0.4) over given texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(terms(text)) for text in texts]
        lengths = np.array([sum(count.values()) or 1 for count in counts], dtype=np.float32)
        norm = 0.9 * (0.6 + 0.4 * lengths / lengths.mean())
        self.size = len(texts)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, count in enumerate(counts):
            for term, times in count.items():
                postings[term].append((number, times * 1.9 / (times + float(norm[number]))))
        self._postings = {
            term: (
                np.array([i for i, _ in rows]),
                math.log(1 + (self.size - len(rows) + 0.5) / (len(rows) + 0.5))
                * np.array([w for _, w in rows], dtype=np.float32),
            )
            for term, rows in postings.items()
        }

    def top(self, question: str, limit: int) -> list[int]:
        """The numbers of the best texts, best first."""
        scores = np.zeros(self.size, dtype=np.float32)
        for term in set(terms(question)):
            if term in self._postings:
                where, weight = self._postings[term]
                scores[where] += weight
        order = np.argsort(-scores, kind="stable")[:limit]
        return [int(i) for i in order if scores[i] > 0]
