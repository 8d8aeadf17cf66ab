"""The bundled documents: whether exactly the copy is low, and which of its changes are listed."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from askcorpus import Corpus
from askcorpus.corpus import bundled
from askcorpus.records import Assessment, Change, Span

GOLD = Path(__file__).parents[1] / "cases" / "distortions" / "bundled.jsonl"


def report() -> Iterator[str]:
    """Who is low and which of the changes read out of both documents are listed; JSON last."""
    corpus = Corpus.open(bundled())
    found = [corpus.why(each.id) for each in corpus.sources()]
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    low = [each for each in found if each.level == "low"]
    listed, missing = _listed(corpus, gold, low)
    hinted = set(_listed(corpus, gold, low, minor=True)[0]) - set(listed)
    result = {
        "low": [each.source for each in low],
        "distorted": [each.source for each in found if each.relation == "distorted"],
        "gold": len(gold),
        "listed": len(listed),
        "hinted": len(hinted),
        "missing": missing,
        "reasons": sum(len(each.reasons) for each in low),
    }
    yield f"low: {', '.join(each.source for each in low) or 'none'}"
    yield (
        f"changes listed: {len(listed)} of {len(gold)}, {len(hinted)} more hinted at; "
        f"not listed: {', '.join(missing)}"
    )
    yield json.dumps(result)


def _listed(
    corpus: Corpus,
    gold: Sequence[dict[str, Any]],
    low: Sequence[Assessment],
    *,
    minor: bool = False,
) -> tuple[list[str], list[str]]:
    """The ids of the gold changes that a listed change names the words of, and of the others."""
    ids = {each.id[:3]: each.id for each in corpus.sources()}
    changes = [
        change
        for each in low
        if each.copy_of
        for change in corpus.compare(each.copy_of, each.source).changes
        if minor or change.severity != "minor"
    ]
    listed: list[str] = []
    missing: list[str] = []
    for case in gold:
        sides = [
            _place(corpus.text(ids[side["source"]]), side["quote"]) if side else None
            for side in (case["original"], case["copy"])
        ]
        shown = any(_names(change, sides[0], sides[1]) for change in changes)
        (listed if shown else missing).append(case["id"])
    return listed, missing


def _place(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start=start, end=start + len(quote))


def _names(change: Change, a: Span | None, b: Span | None) -> bool:
    """Whether a change stands in the sentences of a gold one and singles out words of it."""
    wholes = ((change.a, a), (change.b, b))
    words = ((change.a_words, a), (change.b_words, b))
    if any(own is None and gold is not None for own, gold in wholes):
        return False
    within = all(_touch(own, gold) for own, gold in wholes if own and gold)
    sentence = change.kind == "omission" and change.b is None and b is None
    return within and (sentence or any(_touch(own, gold) for own, gold in words if own and gold))


def _touch(one: Any, other: Span) -> bool:
    return bool(one.start < other.end and other.start < one.end)
