"""Whether versions of news articles are found beside each other, and which are called distorted."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from askcorpus.ingest.frontmatter import Metadata
from askcorpus.ingest.reading import assemble
from askcorpus.passages import cut
from askcorpus.records import Document, Passage, Source
from askcorpus.trust.comparing import compared
from askcorpus.trust.memory import MemoryShelf
from askcorpus.trust.pair import PairJudge
from askcorpus.trust.pairing import Kinship, candidates
from askcorpus.trust.shelf import Paper, paper
from askcorpus.trust.verdict import relation, versions
from evals.distortion.articles import Article, articles
from evals.distortion.planting import plant

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from askcorpus.encoders.embedder import Embedder

PLANTED = 3
"""Meaning errors put into a second human translation."""
MACHINES = 3
"""Machine versions of each language pair that are compared unless all are asked for."""


class Bench:
    """The tools that every article is measured with; embeds each text once."""

    def __init__(self, embedder: "Embedder", judge: PairJudge) -> None:
        """Measure with these two."""
        self.embedder = embedder
        self.judge = judge
        self._held: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Unit vectors of texts, kept for the next time."""
        import numpy as np

        missing = [text for text in dict.fromkeys(texts) if text not in self._held]
        if missing:
            self._held.update(zip(missing, self.embedder.encode(missing), strict=True))
        return np.array([self._held[text] for text in texts], np.float32)

    def cut(self, document: Document) -> list[Passage]:
        """The passages of a document as indexing would cut them."""
        return cut(document, self.embedder.count_tokens, 200)

    def paper(self, id: str, lines: Sequence[str]) -> Paper:
        """An article as it is compared."""
        document = article_document(id, lines)
        return paper(document.source, document.text, self.cut(document))


def article_document(id: str, lines: Sequence[str]) -> Document:
    """An article as a plain text file would be read: a paragraph a line, nothing stated of it."""
    source = Source(id=id, path=f"/{id}.txt", sha256="0" * 64)
    return assemble("\n\n".join(lines), 0, source, Metadata(), markdown=False)


def report(
    folder: Path, judge: PairJudge, *, every: bool = False, limit: int | None = None
) -> Iterator[str]:
    """Pairs found and verdicts, a line each; the last line is the whole as JSON."""
    from askcorpus.encoders.embedder import load_embedder
    from askcorpus.settings import load_settings

    bench = Bench(load_embedder(load_settings()), judge)
    tally: dict[str, list[bool]] = {}
    found, wanted, strange = 0, 0, 0
    for pair, group in _by_pair(articles(folder), limit).items():
        for name in _versions_of(group, every):
            sides = [(each, _version(each, name)) for each in group]
            told = [(each, lines) for each, lines in sides if lines]
            right, wrong = paired(bench, told)
            found, wanted, strange = found + right, wanted + len(told), strange + wrong
            label = "second_human" if name is None else name
            called = [distorted(bench, each, lines) for each, lines in told]
            tally.setdefault(f"{pair} {label}", []).extend(called)
            yield f"{pair} {label}: called distorted {sum(called)} of {len(called)}"
            if name is None:
                spoilt = [distorted(bench, each, with_errors(each)) for each, _ in told]
                tally.setdefault(f"{pair} planted", []).extend(spoilt)
                yield f"{pair} planted: called distorted {sum(spoilt)} of {len(spoilt)}"
    result = _result(tally, found, wanted, strange)
    yield f"pairs: recall {result['pairs']['recall']}, precision {result['pairs']['precision']}"
    yield json.dumps(result)


def paired(bench: Bench, told: Sequence[tuple[Article, Sequence[str]]]) -> tuple[int, int]:
    """How many versions are paired with their reference, and how many pairs are of strangers."""
    documents = [
        article_document(f"{number}.{side}", lines)
        for number, (article, version) in enumerate(told)
        for side, lines in (("a", article.reference), ("b", version))
    ]
    shelf = MemoryShelf([(each, bench.cut(each)) for each in documents], bench.encode)
    kin = Kinship(shelf)
    pairs = {
        tuple(sorted((id, other)))
        for id in shelf.ids()
        for other in candidates(shelf, id)
        if kin.plausible(id, other)
        and versions(compared(shelf.paper(id), shelf.paper(other), bench.encode, Silent()))
    }
    right = sum(one.split(".")[0] == other.split(".")[0] for one, other in pairs)
    return right, len(pairs) - right


def distorted(bench: Bench, article: Article, version: Sequence[str]) -> bool:
    """Whether a version is called distorted beside the human reference."""
    one, other = bench.paper("a", article.reference), bench.paper("b", version)
    return relation(compared(one, other, bench.encode, bench.judge)) == "distorted"


def with_errors(article: Article) -> list[str]:
    """The second human translation with errors planted, the same each time."""
    return plant(article.second or [], PLANTED, random.Random(article.name))[0]


class Silent:
    """A judge for where only the pairing is measured."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[list[Any]]:
        """No change in any pair."""
        return [[] for _ in pairs]


def _by_pair(every: Sequence[Article], limit: int | None) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for each in every:
        found.setdefault(each.pair, []).append(each)
    return {pair: group[:limit] for pair, group in found.items()}


def _versions_of(group: Sequence[Article], every: bool) -> list[str | None]:
    """None for the second human translation, then machine versions by name."""
    machines = sorted({name for each in group for name in each.machines})
    step = max(1, len(machines) // MACHINES)
    chosen = machines if every else machines[::step][:MACHINES]
    second: list[str | None] = [None] if any(each.second for each in group) else []
    return second + list(chosen)


def _version(article: Article, name: str | None) -> list[str] | None:
    return article.second if name is None else article.machines.get(name)


def _result(tally: dict[str, list[bool]], found: int, wanted: int, strange: int) -> dict[str, Any]:
    def rate(choose: Callable[[str], bool]) -> float | None:
        called = [one for name, each in tally.items() if choose(name) for one in each]
        return round(sum(called) / len(called), 4) if called else None

    def is_machine(name: str) -> bool:
        return name.split(" ", 1)[1] not in ("second_human", "planted")

    return {
        "pairs": {
            "recall": round(found / wanted, 4) if wanted else None,
            "precision": round(found / (found + strange), 4) if found + strange else None,
        },
        "distorted": {
            "second_human": rate(lambda name: name.endswith(" second_human")),
            "planted": rate(lambda name: name.endswith(" planted")),
            "machine": rate(is_machine),
        },
        "by_version": {name: round(sum(each) / len(each), 4) for name, each in tally.items()},
        "articles": {name: len(each) for name, each in tally.items()},
    }
