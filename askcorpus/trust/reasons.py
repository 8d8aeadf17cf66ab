"""What a comparison means for one of the two documents, in lines for people with their evidence."""

from collections.abc import Iterator, Sequence
from typing import Literal

from askcorpus.records import Change, Excerpt, Reason
from askcorpus.trust.comparing import Compared, excerpt, lost, turned, words
from askcorpus.trust.direction import Clue
from askcorpus.trust.shelf import Paper
from askcorpus.trust.single import corrections

MOST = 40
"""Changes that are listed of one comparison."""
_RANK = {"critical": 0, "major": 1, "minor": 2}


def worst_first(changes: Sequence[Change]) -> list[Change]:
    """By severity, then by confidence, then in the order of the first document."""
    return sorted(
        changes,
        key=lambda each: (
            _RANK[each.severity],
            -each.confidence,
            each.a.start if each.a else each.b.start if each.b else 0,
        ),
    )


def telling(found: Compared) -> list[Change]:
    """The changes that matter, worst first."""
    return [each for each in worst_first([*found.changes(), *lost(found)]) if _counts(each)]


def altered(found: Compared, evidence: str) -> list[Reason]:
    """The reasons against `found.b`, whose original is `found.a`."""
    changes = telling(found)
    places = len({each.b.start for each in changes if each.b})
    head = f"a distorted copy of {called(found.a)}: it says something else in {places} places"
    first = changes[0] if changes else None
    lead = Reason(
        text=f"{head}; first, {first.note}" if first else head,
        kind=first.kind if first else None,
        evidence=_evidence(first)[::-1] if first else (),
    )
    listed = [_reason(each, own="b") for each in changes[:MOST]]
    if not evidence:
        return [lead, *listed]
    return [lead, Reason(text=f"{called(found.a)} counts as the original: {evidence}"), *listed]


def disagreeing(found: Compared, clues: Sequence[Clue]) -> list[Reason]:
    """The reasons against `found.a` where a version differs and neither is known the first."""
    changes = telling(found)
    told = "; ".join(clue.text for clue in clues)
    why = f"what there is does not decide it: {told}" if told else "nothing tells which came first"
    head = f"{called(found.b)} says otherwise, a version of the same text; {why}"
    first = changes[0] if changes else None
    lead = Reason(
        text=head,
        kind=first.kind if first else None,
        evidence=_evidence(first) if first else (),
    )
    return [lead, *(_reason(each) for each in changes[:MOST])]


def superseded(found: Compared) -> Iterator[Reason]:
    """The reasons against `found.b` where `found.a` is the version put right."""
    return _superseded(found.b, found.a, [turned(each) for each in telling(found)])


def against(found: Compared) -> Iterator[Reason]:
    """The same against `found.a`, where its version `found.b` is the one put right."""
    return _superseded(found.a, found.b, telling(found))


def _superseded(old: Paper, new: Paper, changes: Sequence[Change]) -> Iterator[Reason]:
    known = {words(old, span) for span in corrections(old)}
    notes = [span for span in corrections(new) if words(new, span) not in known]
    critical = [each for each in changes if each.severity == "critical"]
    if notes and critical:
        yield Reason(
            text=f"{called(new)} is a later version of it, put right since",
            evidence=(*(e for e in (critical[0].a,) if e), excerpt(new, notes[0])),
        )
        yield from (_reason(each) for each in critical[:MOST])


def called(one: Paper) -> str:
    """A document's id, by which it can be shown."""
    return one.source.id


def _counts(change: Change) -> bool:
    return change.severity != "minor" and change.kind != "addition"


def _reason(change: Change, own: Literal["a", "b"] = "a") -> Reason:
    """A change as a reason; the words of the document that it is held against come first."""
    evidence = _evidence(change)
    return Reason(
        text=change.note, kind=change.kind, evidence=evidence if own == "a" else evidence[::-1]
    )


def _evidence(change: Change) -> tuple[Excerpt, ...]:
    return tuple(each for each in (change.a, change.b) if each)
