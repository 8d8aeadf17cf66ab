"""Documents that may be versions of one text, judged together: who is the original, who is not."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from askcorpus.records import Assessment, Reason, Relation
from askcorpus.trust.comparing import Compared, compared, judged, suspected
from askcorpus.trust.direction import DECIDED, Clue, balance, clues, wording
from askcorpus.trust.pair import PairJudge
from askcorpus.trust.pairing import kindred
from askcorpus.trust.reasons import against, altered, disagreeing, superseded
from askcorpus.trust.shelf import Encode, Paper, Shelf
from askcorpus.trust.single import Known, reasons
from askcorpus.trust.verdict import MOSTLY, relation, unchanged

SWAY = 3.0
"""What one comparison may say at most for one side, when several are added up."""
WITNESSES = 6


class Tie(NamedTuple):
    """Two versions of one text with what tells which came first."""

    found: Compared
    relation: Relation
    clues: tuple[Clue, ...]

    @property
    def lean(self) -> float:
        """How much speaks for `found.a`."""
        return balance(self.clues)

    def seen_from(self, original: str) -> "Tie":
        """The same with that document as `a`."""
        if self.found.a.source.id == original:
            return self
        turned = tuple(clue._replace(weight=-clue.weight) for clue in self.clues)
        return Tie(self.found.turned(), self.relation, turned)


Ties = dict[tuple[str, str], Tie]


def judge_family(
    shelf: Shelf,
    family: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    encode: Encode,
    judge: PairJudge,
    known: Known,
) -> list[Assessment]:
    """The assessments of some documents, given which of them are to be compared."""
    paper = cache(shelf.paper)
    encode = _once(encode)
    ties: Ties = {}
    for one, other in pairs:
        if (found := tie(paper(one), paper(other), encode, judge)) is not None:
            ties[one, other] = found
    ties = _witnessed(shelf, ties, set(family), paper, known)
    ties = _witnessed(shelf, ties, blamed(family, ties), paper, known)
    originals = _originals(family, ties)
    for copy, original in originals.items():
        key = (original, copy) if original < copy else (copy, original)
        if original > copy:
            ties[key] = reread(ties[key], judge)
        ties[key] = listed(ties[key], judge)
    return [_assessment(paper(id), originals, ties, known) for id in family]


def _witnessed(
    shelf: Shelf, ties: Ties, silent: Collection[str], paper: Callable[[str], Paper], known: Known
) -> Ties:
    """The ties with what tells their direction; documents in `silent` are no witnesses."""
    found: Ties = {}
    for key, each in ties.items():
        near = thirds(shelf, key, ties, silent) if _matters(each) else []
        told = clues(each.found, [paper(id) for id in near], known)
        found[key] = each._replace(clues=tuple(told))
    return found


def blamed(family: Sequence[str], ties: Mapping[tuple[str, str], Tie]) -> set[str]:
    """Versions that distort their original: their words prove nothing about who is right."""
    found = set()
    for copy, original in _originals(family, ties).items():
        own = _tie_of(ties, copy, original)
        if own.relation == "distorted" and own.lean >= DECIDED:
            found.add(copy)
    return found


def _once(encode: Encode) -> Encode:
    """The same, with every document's sentences embedded once, however many it is compared with."""
    vectors = cache(encode)
    return lambda texts: vectors(tuple(texts))


def tie(one: Paper, other: Paper, encode: Encode | None, judge: PairJudge) -> Tie | None:
    """Two documents compared; None where they are no versions of one text."""
    found = compared(one, other, encode, judge)
    named = relation(found)
    return Tie(found, named, ()) if named else None


def reread(each: Tie, judge: PairJudge) -> Tie:
    """The same comparison with the other document as `a`, so that each note says what became what.

    It stays under the key of the two ids in order.
    """
    seen = each.seen_from(each.found.b.source.id)
    beads = [faced.bead for faced in seen.found.faced]
    return seen._replace(found=judged(seen.found.a, seen.found.b, beads, judge))


def listed(each: Tie, judge: PairJudge) -> Tie:
    """The same with all its changes: where a rewrite is known to distort, less proof is asked."""
    if each.relation != "distorted" or unchanged(each.found) >= MOSTLY:
        return each
    return each._replace(found=suspected(each.found, judge))


def _matters(each: Tie) -> bool:
    """Whether it is worth asking third documents who is right."""
    return each.relation in ("distorted", "revision")


def thirds(
    shelf: Shelf,
    key: tuple[str, str],
    ties: Mapping[tuple[str, str], Tie],
    silent: Collection[str] = (),
) -> list[str]:
    """Documents near to two versions that are not the same text as either, nor in `silent`."""
    same = {
        id
        for pair, each in ties.items()
        if each.relation in ("verbatim", "excerpt") and set(pair) & set(key)
        for id in pair
    }
    family = {id for pair in ties if set(pair) & set(key) for id in pair}
    near = dict.fromkeys(id for one in key for id in kindred(shelf, one))
    return [id for id in [*sorted(family), *near] if id not in same | set(key) | set(silent)][
        :WITNESSES
    ]


def _originals(family: Sequence[str], ties: Mapping[tuple[str, str], Tie]) -> dict[str, str]:
    """For every version that is not the first of its text, what it is held against."""
    standing = dict.fromkeys(family, 0.0)
    for (one, other), each in ties.items():
        sway = max(-SWAY, min(SWAY, each.lean))
        standing[one] += sway
        standing[other] -= sway
    result = {}
    for id in family:
        partners = [other for pair in ties if id in pair for other in pair if other != id]
        better = [other for other in partners if _rank(standing, other) < _rank(standing, id)]
        if better:
            result[id] = min(better, key=lambda other: _rank(standing, other))
    return result


def _rank(standing: Mapping[str, float], id: str) -> tuple[float, str]:
    return -round(standing[id], 6), id


def _tie_of(ties: Mapping[tuple[str, str], Tie], copy: str, original: str) -> Tie:
    key = (original, copy) if original < copy else (copy, original)
    return ties[key].seen_from(original)


def _assessment(
    one: Paper, originals: Mapping[str, str], ties: Mapping[tuple[str, str], Tie], known: Known
) -> Assessment:
    """One document's level from how it stands to its original, its copies and to itself."""
    id = one.source.id
    found: list[Reason] = []
    low = False
    named: Relation | None = None
    if id in originals:
        own = _tie_of(ties, id, originals[id])
        named = own.relation
        if own.relation == "distorted" and own.lean >= DECIDED:
            found += altered(own.found, wording(own.clues, 1.0))
            low = True
        elif own.relation == "distorted":
            found += disagreeing(own.found.turned(), own.clues)
            named = "undecided"
        elif own.relation == "revision":
            found += superseded(own.found)
    found += _from_copies(id, originals, ties)
    found += reasons(one, known)
    level = "low" if low else "medium" if found else "high"
    return Assessment(
        source=id,
        level=level,
        reasons=tuple(found),
        copy_of=originals.get(id),
        relation=named,
    )


def _from_copies(
    id: str, originals: Mapping[str, str], ties: Mapping[tuple[str, str], Tie]
) -> Iterator[Reason]:
    """What an original has against it from versions of which nothing tells that they came later."""
    for copy, original in originals.items():
        if original == id:
            each = _tie_of(ties, copy, id)
            if each.relation == "distorted" and each.lean < DECIDED:
                yield from disagreeing(each.found, each.clues)
            elif each.relation == "revision":
                yield from against(each.found)
