"""Documents that render one text twice: among the passages found, one of them stands for both."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from askcorpus.records import Passage, Source
from askcorpus.retrieve.search import Found
from askcorpus.retrieve.terms import STOPWORDS, stem, words

ALIKE = 0.6
"""Dice coefficient of content stems from which two passages look like one text.

On WMT21 news (ja-en, is-en) seven to eight in ten paragraphs of machine translations reach it with
the human reference, the median 0.63 and 0.66; of random pairs of unrelated paragraphs none passed
0.48. An honest second translation reaches it as well: this finds renditions, not distortions."""
REPRINTED = 0.85
"""Dice coefficient from which a single pair of passages is enough."""
WITHIN = 0.5
"""Share of the smaller passage that, between two renditions, counts as the same part."""
FEWEST_SHARED = 4
FEWEST_PAIRS = 2

Stems = frozenset[str]


def provenance(source: Source) -> int:
    """How many of author, publisher, date and address a document states of itself, 0 to 4."""
    stated = (source.authors, source.publisher, source.published, source.url)
    return sum(1 for each in stated if each)


def collapse(
    found: Sequence[Found], sources: Mapping[str, Source], asked: Stems = frozenset()
) -> list[Found]:
    """`found` without the passages whose text a better documented document holds as well.

    The kept passage takes over the best fused score among its renditions, so that the words of a
    copy which happen to match the question better still lead to the original. Where neither
    document says more of its origin than the other, both stay; and so does a passage that holds one
    of the `asked` stems (names and numbers of the question) which the other document lacks: the
    report of one year is no copy of the next year's.
    """
    content = {each.key: content_stems(each.passage) for each in found}
    renditions = _renditions(found, content)
    held: dict[str, Stems] = {}
    for each in found:
        source = each.passage.source
        held[source] = held.get(source, frozenset()) | content[each.key]
    ranked = sorted(found, key=lambda each: -provenance(sources[each.passage.source]))
    kept: list[Found] = []
    for each in ranked:
        rank = provenance(sources[each.passage.source])
        at = next(
            (
                place
                for place, other in enumerate(kept)
                if provenance(sources[other.passage.source]) > rank
                and not (content[each.key] & asked) - held[other.passage.source]
                and _same(each, other, content, renditions)
            ),
            None,
        )
        if at is None:
            kept.append(each)
        elif kept[at].fused < each.fused:
            kept[at] = kept[at].model_copy(update={"fused": each.fused})
    return sorted(kept, key=lambda each: (-each.fused, each.key))


def content_stems(passage: Passage) -> Stems:
    """The distinct stems of a passage's content words."""
    return frozenset(stem(word) for word in words(passage.text) if word not in STOPWORDS)


def dice(one: Stems, other: Stems) -> float:
    """Dice coefficient of two sets of stems, 0 to 1; 0 where they share too few to tell."""
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared >= FEWEST_SHARED else 0.0


def _renditions(
    found: Sequence[Found], content: Mapping[tuple[str, int], Stems]
) -> frozenset[frozenset[str]]:
    """The pairs of documents of which several passages look like one text."""
    pairs: Counter[frozenset[str]] = Counter()
    for one, other in combinations(found, 2):
        if one.passage.source != other.passage.source:
            alike = dice(content[one.key], content[other.key]) >= ALIKE
            pairs[frozenset((one.passage.source, other.passage.source))] += alike
    return frozenset(pair for pair, count in pairs.items() if count >= FEWEST_PAIRS)


def _same(
    one: Found,
    other: Found,
    content: Mapping[tuple[str, int], Stems],
    renditions: frozenset[frozenset[str]],
) -> bool:
    mine, theirs = content[one.key], content[other.key]
    if frozenset((one.passage.source, other.passage.source)) not in renditions:
        return dice(mine, theirs) >= REPRINTED
    shared = len(mine & theirs)
    return shared >= min(FEWEST_SHARED, len(mine)) and shared >= WITHIN * min(
        len(mine), len(theirs)
    )
