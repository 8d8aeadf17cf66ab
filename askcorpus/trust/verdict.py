"""How two versions of one text stand to each other, and when alarms add up to a distortion."""

import math
import re

from askcorpus.records import Change, Relation
from askcorpus.trust.comparing import Compared, Faced, joined, lost, share, words
from askcorpus.trust.single import corrections

EVENLY = 0.5
"""Geometric mean of the shares of both documents that stand in the other, from which they are
versions of one text. On WMT21 the poorest translation has 0.73; independent reports of one event
had 0.43 at most."""
CLOSELY, CLOSE = 0.6, 0.55
"""Share of one of them alone from which it is a part of the other, and the likeness that counts."""
FEWEST_WORDS = 12
"""Words that must stand in both."""
FEW = 2
"""Sentences up to which what two documents share may be no more than that both quote the same."""
COMPLETE = 0.95
"""Share from which a document holds all of the other."""
MOSTLY = 0.6
"""Share of the shared words in unchanged sentences from which a text was edited, not rewritten."""
WEIGHTS: dict[str, tuple[float, float]] = {
    "negation": (1.7, 1.2),
    "number": (1.0, 1.0),
    "date": (1.5, 0.8),
    "antonym": (0.4, 0.7),
    "role": (0.4, 0.3),
    "other": (0.2, 0.2),
    "name": (0.45, 0.3),
    "name kept elsewhere": (0.3, 0.8),
    "name of the other": (1.6, 0.5),
    "name both know": (1.9, 0.9),
}
"""Log odds that an alarm adds, and how they grow with the log odds of its confidence beyond 1.

Fitted, and rounded, on 200 runs of ten lines of WMT21 (de-en, cs-en): second human translations
against the same with three errors planted. Even honest translators slip: one pair of sentences in
ten of theirs raises an alarm, so what counts is the sum."""
EACH, SPREAD, LEAST = 0.115, 0.9, 1.9
"""What honest versions of so many differing sentences stay below, 96 in 100: a mean for each
sentence, a spread over their square root, and never less than two slips."""
MOST_SURE = 0.99
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
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
    if len(found.faced) <= FEW and unchanged(found) < 1.0 and _unquoted(found) < FEWEST_WORDS:
        return False
    if (found.share_a * found.share_b) ** 0.5 >= EVENLY:
        return True
    beads = [each.bead for each in found.faced]
    return (
        max(
            share(found.a, [(bead.a, bead.likeness) for bead in beads], CLOSE),
            share(found.b, [(bead.b, bead.likeness) for bead in beads], CLOSE),
        )
        >= CLOSELY
    )


def _unquoted(found: Compared) -> int:
    """Words of what both hold that stand outside quotation marks in the one that has fewer."""
    sides = (
        " ".join(words(found.a, joined(found.a, each.bead.a)) for each in found.faced),
        " ".join(words(found.b, joined(found.b, each.bead.b)) for each in found.faced),
    )
    return min(len(_QUOTED.sub(" ", side).split()) for side in sides)


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
    differing = [each for each in found.faced if not each.same]
    if not differing:
        return 0.0
    count = len(differing)
    tolerated = max(LEAST, EACH * count + SPREAD * math.sqrt(count))
    return math.fsum(_weight(found, each) for each in differing) / tolerated


def _weight(found: Compared, each: Faced) -> float:
    """What the critical changes of one pair of sentences say together, each kind once."""
    weights: dict[str, float] = {}
    for change in each.changes:
        if change.severity == "critical":
            base, slope = WEIGHTS[_ground(found, change)]
            sure = min(max(change.confidence, 0.02), MOST_SURE)
            weight = base + slope * (math.log(sure / (1 - sure)) - 1)
            weights[change.kind] = max(weights.get(change.kind, 0.0), weight)
    return math.fsum(weights.values())


def _ground(found: Compared, change: Change) -> str:
    """The kind of a change; of a name also whether the two texts know it elsewhere.

    A name that the other text knows as somebody else's has changed hands; one that it does not know
    at all may be another way of writing the same.
    """
    if change.kind != "name":
        return change.kind if change.kind in WEIGHTS else "other"
    old = words(found.a, change.a_words) if change.a_words else ""
    new = words(found.b, change.b_words) if change.b_words else ""
    kept = bool(old) and old in found.b.text
    known = bool(new) and new in found.a.text
    if known:
        return "name both know" if kept else "name of the other"
    return "name kept elsewhere" if kept else "name"
