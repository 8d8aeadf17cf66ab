"""From a corpus to an assessment of each of its documents: what `build` calls and stores."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from askcorpus.records import Assessment, Statement
from askcorpus.trust.drift import drifted
from askcorpus.trust.family import judge_family
from askcorpus.trust.pair import PairJudge
from askcorpus.trust.pairing import Kinship, candidates, kindred
from askcorpus.trust.shelf import Encode, Shelf
from askcorpus.trust.single import Known, nothing_known

Edges = dict[str, set[str]]


def assess(
    shelf: Shelf,
    encode: Encode,
    judge: PairJudge,
    *,
    known: Known = nothing_known,
    statements: Mapping[str, Sequence[Statement]] | None = None,
    before: Sequence[Assessment] = (),
    changed: Collection[str] | None = None,
) -> list[Assessment]:
    """The assessment of every document of the shelf, in order of id.

    `before` holds the assessments of the last build and `changed` the ids that are new, changed or
    gone since: only these, and the documents whose assessment rests on them, are judged anew.
    `changed` None judges everything. `known` tells words of the language from misspelt names;
    `statements` are those with renditions, by source.
    """
    ids = shelf.ids()
    todo = set(ids) if changed is None else _affected(shelf, before, changed) & set(ids)
    edges, reached = _paired(shelf, sorted(todo), before)
    found = {
        each.source: each
        for family in _families(reached, edges)
        for each in judge_family(shelf, family, _pairs(family, edges), encode, judge, known)
    }
    kept = {each.source: each for each in before if each.source not in reached}
    every = [found.get(id) or kept.get(id) or Assessment(source=id, level="high") for id in ids]
    return drifted(every, statements) if statements is not None else every


def _affected(shelf: Shelf, before: Sequence[Assessment], changed: Collection[str]) -> set[str]:
    """The changed documents, those whose assessment names one, and those they may bear witness on.

    Who bore witness is not written down: where a document is gone, all that hangs on witnesses is
    judged anew.
    """
    renewed, present = set(changed), set(shelf.ids())
    weighed = {each.source for each in before if each.relation in ("distorted", "undecided")}
    witnessed = set(weighed) if renewed - present else set[str]()
    for id in renewed & present:
        witnessed.update(weighed.intersection(kindred(shelf, id)))
    return (
        renewed
        | witnessed
        | {each.source for each in before if not renewed.isdisjoint(_others(each))}
    )


def _others(assessment: Assessment) -> set[str]:
    return _named(assessment) - {assessment.source}


def _named(assessment: Assessment) -> set[str]:
    named = {excerpt.source for reason in assessment.reasons for excerpt in reason.evidence}
    return named | ({assessment.copy_of} if assessment.copy_of else set())


def _paired(
    shelf: Shelf, todo: Iterable[str], before: Sequence[Assessment]
) -> tuple[Edges, set[str]]:
    """Who may be a version of whom, starting from some documents, and all who were reached."""
    linked: Edges = {}
    for each in before:
        for other in _others(each):
            linked.setdefault(each.source, set()).add(other)
            linked.setdefault(other, set()).add(each.source)
    present = set(shelf.ids())
    kin = Kinship(shelf)
    edges: Edges = {}
    reached = set(todo)
    waiting = deque(sorted(reached))
    while waiting:
        id = waiting.popleft()
        for other in _versions(shelf, id, edges, kin):
            edges.setdefault(id, set()).add(other)
            edges.setdefault(other, set()).add(id)
        for other in edges.get(id, set()) | linked.get(id, set()):
            if other in present and other not in reached:
                reached.add(other)
                waiting.append(other)
    return edges, reached


def _versions(shelf: Shelf, id: str, edges: Edges, kin: Kinship) -> Iterator[str]:
    """The candidates of a document that could be made of it, or it of them."""
    for other in candidates(shelf, id):
        if other not in edges.get(id, set()) and kin.plausible(id, other):
            yield other


def _families(reached: Iterable[str], edges: Edges) -> Iterator[list[str]]:
    """The documents in groups that hang together, each in order of id."""
    seen: set[str] = set()
    for start in sorted(reached):
        if start in seen:
            continue
        group, waiting = set[str](), [start]
        while waiting:
            id = waiting.pop()
            if id not in group:
                group.add(id)
                waiting += edges.get(id, set()) - group
        seen |= group
        yield sorted(group)


def _pairs(family: Sequence[str], edges: Edges) -> list[tuple[str, str]]:
    return [(id, other) for id in family for other in sorted(edges.get(id, ())) if id < other]
