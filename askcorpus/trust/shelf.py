"""What assessing sees of a corpus: one document at a time, and the few that may be like it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from askcorpus.records import Passage, Source, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]
"""Texts to unit vectors, shape (n, dimension)."""


class Paper(NamedTuple):
    """A document as it is compared: its sentences in order, boilerplate left out."""

    source: Source
    text: str
    """The whole file, decoded; what the spans count into."""
    sentences: tuple[Span, ...]

    def said(self, number: int) -> str:
        """The words of one sentence."""
        span = self.sentences[number]
        return self.text[span.start : span.end]


def paper(source: Source, text: str, passages: Sequence[Passage]) -> Paper:
    """A document from its passages, which hold every sentence outside boilerplate once."""
    spans = [
        span
        for passage in passages
        for span in passage.sentences or (Span(start=passage.start, end=passage.end),)
    ]
    return Paper(source, text, tuple(sorted(spans, key=lambda span: span.start)))


class Shelf(Protocol):
    """A corpus on which no call but `ids` costs more than the logarithm of its size."""

    def ids(self) -> list[str]:
        """Every source, in order of id."""
        ...

    def paper(self, id: str) -> Paper:
        """One document; its text is read from its file."""
        ...

    def passages(self, id: str) -> list[Passage]:
        """The passages of one document, from the index."""
        ...

    def frequency(self, term: str) -> int:
        """How many passages of the corpus hold a word, in any inflection."""
        ...

    def holders(self, term: str, limit: int) -> list[str]:
        """Ids of sources with passages that hold the word, one for each passage."""
        ...

    def near(self, passages: Sequence[Passage], limit: int) -> list[list[tuple[str, float]]]:
        """For each passage the sources of those nearest to it, itself maybe, with the cosine."""
        ...
