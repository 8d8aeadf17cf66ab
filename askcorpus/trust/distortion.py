"""What changed in meaning between two sentences that ought to say the same."""

from collections.abc import Sequence

from askcorpus.encoders.pair_words import Side, side_by_side
from askcorpus.records.trust import ChangeKind, Severity
from askcorpus.trust.findings import Finding, findings
from askcorpus.trust.pair import PairChange

SURE, HINT = 1.0, 0.9
_SEVERITY: dict[ChangeKind, Severity] = {
    "negation": "critical", "number": "critical", "date": "critical", "name": "critical",
    "role": "critical", "antonym": "critical", "modality": "major", "quotation": "major",
    "omission": "major", "addition": "major", "other": "major",
}  # fmt: skip
_RANK: dict[Severity, int] = {"critical": 0, "major": 1, "minor": 2}
_ALONE = frozenset(("negation",))
"""Kinds whose hints are right so often that they are shown without a second opinion."""


class RuleJudge:
    """The changes that rules see without a model: `PairJudge` by rules alone."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[list[PairChange]]:
        """The changes of every pair, worst first; empty where the rules are sure of none."""
        return [_by_rules(*side_by_side(a, b)) for a, b in pairs]


def _by_rules(a: Side, b: Side) -> list[PairChange]:
    found = [
        as_change(a, b, each, SURE if each.sure else HINT)
        for each in findings(a, b)
        if each.sure or each.kind in _ALONE
    ]
    return worst_first(found)


def as_change(a: Side, b: Side, finding: Finding, confidence: float) -> PairChange:
    """A rule's finding in characters of the two sentences."""
    severity = _SEVERITY[finding.kind]
    if finding.minor:
        severity = "minor"
    return PairChange(
        finding.kind,
        severity,
        finding.note,
        confidence,
        characters(a, finding.a),
        characters(b, finding.b),
    )


def characters(side: Side, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """A range of words as a range of the sentence's characters."""
    if span is None:
        return None
    return side.words[span[0]].start, side.words[span[1] - 1].end


def worst_first(changes: Sequence[PairChange]) -> list[PairChange]:
    """By severity, then by confidence, then in the order of the text."""
    return sorted(changes, key=lambda c: (_RANK[c.severity], -c.confidence, c.b or c.a or (0, 0)))
