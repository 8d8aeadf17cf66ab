"""Which of the passages found are the ones that were wanted."""

from collections.abc import Callable, Iterable, Sequence

from askcorpus.records import Passage, Span
from evals.metrics.ranking import Ranking

Item = Callable[[Passage], str]


def key(passage: Passage) -> str:
    """A passage's id in a ranking."""
    return f"{passage.source}#{passage.ordinal}"


def source_of(passage: Passage) -> str:
    """A document's id in a ranking of documents."""
    return passage.source


def ranking(
    query: str, passages: Iterable[Passage], item: Item, relevant: dict[str, int]
) -> Ranking:
    """Passages as a ranking of items, each at the place of its best passage."""
    ranked = tuple(dict.fromkeys(item(each) for each in passages))
    return Ranking(query=query, ranked=ranked, relevant=relevant)


def overlapping(passages: Iterable[Passage], source: str, spans: Sequence[Span]) -> set[str]:
    """Keys of the passages of a source that share at least half of themselves or of a span."""
    return {
        key(each)
        for each in passages
        if each.source == source and any(covers(each.start, each.end, span) for span in spans)
    }


def covers(start: int, end: int, span: Span) -> bool:
    """Whether the range and the span share at least half of the shorter of the two."""
    shared = min(end, span.end) - max(start, span.start)
    return shared > 0 and 2 * shared >= min(end - start, span.end - span.start)
