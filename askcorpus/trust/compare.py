"""Two documents as one record: aligned sentences, changes worst first, and who came first."""

from collections.abc import Collection, Iterator

from askcorpus.records import Comparison, Excerpt
from askcorpus.trust.comparing import Compared, compared, excerpt, joined, lost
from askcorpus.trust.direction import DECIDED, balance, clues, wording
from askcorpus.trust.family import Tie, listed, reread, thirds
from askcorpus.trust.pair import PairJudge
from askcorpus.trust.reasons import worst_first
from askcorpus.trust.shelf import Encode, Shelf
from askcorpus.trust.single import Known, nothing_known
from askcorpus.trust.verdict import relation


def compare(
    shelf: Shelf,
    first: str,
    second: str,
    encode: Encode,
    judge: PairJudge,
    known: Known = nothing_known,
    doubted: Collection[str] = (),
) -> Comparison:
    """How two documents of a shelf stand to each other; the original is `a` where that is known.

    Those in `doubted` are known to be distorted and no witnesses to it.
    """
    found = compared(shelf.paper(first), shelf.paper(second), encode, judge)
    named = relation(found)
    if named is None:
        return _record(found, None, None)
    near = [shelf.paper(id) for id in thirds(shelf, (first, second), {}, doubted)]
    tie = Tie(found, named, tuple(clues(found, near, known)))
    if tie.lean <= -DECIDED:
        tie = reread(tie, judge)
    tie = listed(tie, judge)
    lean = balance(tie.clues)
    told = wording(tie.clues, lean) if lean >= DECIDED else None
    return _record(tie.found, tie, told)


def _record(found: Compared, tie: Tie | None, direction: str | None) -> Comparison:
    total = len(found.b.sentences)
    held = sum(len(each.bead.b) for each in found.faced)
    return Comparison(
        a=found.a.source.id,
        b=found.b.source.id,
        relation=tie.relation if tie else None,
        coverage=round(held / total, 4) if total else 0.0,
        changes=tuple(worst_first([*found.changes(), *lost(found)])) if tie else (),
        direction=direction,
        pairs=tuple(_pairs(found)),
    )


def _pairs(found: Compared) -> Iterator[tuple[Excerpt | None, Excerpt | None]]:
    """The aligned sentences in the order of `a`, what stands on one side only in its place."""
    placed: list[tuple[float, Excerpt | None, Excerpt | None]] = []
    last = -1.0
    after = {}
    for each in found.faced:
        one, other = joined(found.a, each.bead.a), joined(found.b, each.bead.b)
        placed.append((each.bead.a.start, excerpt(found.a, one), excerpt(found.b, other)))
        after[each.bead.b.stop - 1] = float(each.bead.a.stop - 1)
    held = {n for each in found.faced for n in each.bead.a}
    placed += [
        (n, excerpt(found.a, span), None)
        for n, span in enumerate(found.a.sentences)
        if n not in held
    ]
    held = {n for each in found.faced for n in each.bead.b}
    for n, span in enumerate(found.b.sentences):
        if n in held:
            last = after.get(n, last)
        else:
            last += 1e-6
            placed.append((last, None, excerpt(found.b, span)))
    for _, one_side, other_side in sorted(placed, key=lambda each: each[0]):
        yield one_side, other_side
