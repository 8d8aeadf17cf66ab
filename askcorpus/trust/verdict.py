"""How two versions of one text stand to each other, and when alarms add up to a distortion."""

from askcorpus.records import Change, Relation
from askcorpus.trust.comparing import Compared, Faced, lost, share
from askcorpus.trust.single import corrections

EVENLY = 0.55
"""Geometric mean of the shares of both documents that stand in the other, from which they are
versions of one text. On WMT21 the poorest translation has 0.73; independent reports of one event
had 0.43 at most."""
CLOSELY, CLOSE = 0.6, 0.55
"""Share of one of them alone from which it is a part of the other, and the likeness that counts."""
FEWEST_WORDS = 12
"""Words that must stand in both."""
COMPLETE = 0.95
"""Share from which a document holds all of the other."""
MOSTLY = 0.6
"""Share of the shared words in unchanged sentences from which a text was edited, not rewritten."""
RATE = 0.05
"""Share of sentence pairs that may raise a critical alarm among honest versions."""
SURE = 0.9
"""Confidence from which one critical change in an otherwise unchanged text is a distortion."""


def relation(found: Compared) -> Relation | None:
    """How two documents stand to each other; None where they are no versions of one text.

    `distorted` says that the two differ in meaning more than honest hands would make them differ,
    whichever of them is to blame.
    """
    if not versions(found):
        return None
    same = unchanged(found)
    if same == 1.0:
        return _unaltered(found)
    if same >= MOSTLY:
        return _edited(found)
    return "distorted" if alarm(found) >= 1.0 else "rewrite"


def versions(found: Compared) -> bool:
    """Whether the two hold the same text, or one of them a part of the other's."""
    if sum(_words(found, each) for each in found.faced) < FEWEST_WORDS:
        return False
    if (found.share_a * found.share_b) ** 0.5 >= EVENLY:
        return True
    beads = [each.bead for each in found.faced]
    return max(
        share(found.a, [(bead.a, bead.likeness) for bead in beads], CLOSE),
        share(found.b, [(bead.b, bead.likeness) for bead in beads], CLOSE),
    ) >= CLOSELY


def unchanged(found: Compared) -> float:
    """Share of the shared words that stand in sentences of the same words on both sides."""
    total = sum(_words(found, each) for each in found.faced)
    same = sum(_words(found, each) for each in found.faced if each.same)
    return same / total if total else 0.0


def _unaltered(found: Compared) -> Relation:
    low, high = sorted((found.share_a, found.share_b))
    if low >= COMPLETE:
        return "verbatim"
    return "excerpt" if high >= COMPLETE else "revision"


def _edited(found: Compared) -> Relation:
    """The same text but for some places: put right by its own hand, or altered."""
    if any(_sure(change) for change in found.changes()):
        return "revision" if mended(found) else "distorted"
    low, high = sorted((found.share_a, found.share_b))
    return "excerpt" if low < COMPLETE * high and not lost(found) else "revision"


def mended(found: Compared) -> bool:
    """Whether one of the two says that it was corrected, or its publisher dates it anew."""
    first, second = ({one.text[s.start : s.end] for s in corrections(one)} for one in found[:2])
    if first != second:
        return True
    one, other = found.a.source, found.b.source
    return bool(
        one.publisher
        and one.publisher == other.publisher
        and one.published
        and other.published
        and one.published != other.published
    )


def _sure(change: Change) -> bool:
    return change.severity == "critical" and change.confidence >= SURE


def _words(found: Compared, each: Faced) -> int:
    return sum(len(found.b.said(number).split()) for number in each.bead.b)


def alarm(found: Compared) -> float:
    """How far the alarms go beyond what honest rewriting sets off; distorted from 1.0."""
    alarmed = sum(any(change.severity == "critical" for change in e.changes) for e in found.faced)
    return alarmed / max(2.0, RATE * len(found.faced))
