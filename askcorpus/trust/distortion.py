"""What changed in meaning between two sentences that ought to say the same.

Rules look first (numbers, negation, names, contrary words ...). What they see, the judge, a small
cross-encoder, reads along with the words; it also finds what no rule names. A change is reported
where a rule is sure, or where the judge's alarm passes its threshold, and always with its words.
"""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from askcorpus.encoders.judge_text import encode
from askcorpus.encoders.pair_words import SAME, Side, gap, side_by_side
from askcorpus.records.trust import ChangeKind, Severity
from askcorpus.settings import Settings
from askcorpus.trust.findings import Finding, findings, flags
from askcorpus.trust.merging import merged
from askcorpus.trust.pair import PairChange

if TYPE_CHECKING:
    from askcorpus.encoders.judge import Calibration, Judge, Judgement

SURE, HINT = 1.0, 0.9
VERBATIM = 0.8
"""Share of equal words from which two sentences count as word for word the same but for a place."""
WEIGHTS = {"name-replaced": 1.5, "number": 2.0, "negation": 1.0, "name-common": 1.0}
"""What a rule's hint adds to the judge's log odds."""
SURELY = 3.0
"""What a sure finding adds."""
READ, DOUBT = ("negation", "number"), 1.0
"""Kinds that rules read nearly always: where they see none, the judge is believed so much less."""
PART = 0.5
"""Probability from which on a word counts as part of the change."""
_SEVERITY: dict[ChangeKind, Severity] = {
    "negation": "critical", "number": "critical", "date": "critical", "name": "critical",
    "role": "critical", "antonym": "critical", "modality": "major", "quotation": "major",
    "omission": "major", "addition": "major", "other": "major",
}  # fmt: skip
_RANK: dict[Severity, int] = {"critical": 0, "major": 1, "minor": 2}
_ALONE = frozenset(("negation",))
"""Kinds whose hints are right so often that rules alone show them."""
_NOTES = {
    "negation": "negation flipped", "number": "number changed", "name": "name changed",
    "antonym": "contrary or other meaning", "role": "another person, or who did what to whom",
    "modality": "modality or tense", "omission": "left out", "addition": "added",
    "other": "says something else",
}  # fmt: skip

Both = tuple[Side, Side]


class RuleJudge:
    """The changes that rules see without a model: a `PairJudge` by rules alone."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[list[PairChange]]:
        """The changes of every pair, worst first; empty where the rules are sure of none."""
        return [_by_rules(*side_by_side(a, b)) for a, b in pairs]


class DistortionJudge:
    """Rules and the learned judge together: a `PairJudge`."""

    def __init__(self, judge: "Judge", lenience: float = 0.0) -> None:
        """Take over a loaded judge; `lenience` raises its thresholds by so many log odds.

        Below 0 it lists more: what is too weak to accuse a document by, and worth showing where the
        document is known to be faulty.
        """
        self._judge = judge
        self.lenience = lenience

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[list[PairChange]]:
        """The changes of every pair, worst first; empty where nothing is seen."""
        read = [side_by_side(a, b) for a, b in pairs]
        found = [findings(*sides) for sides in read]
        encoded = [
            encode(self._judge.tokenizer, sides, flags(own))
            for sides, own in zip(read, found, strict=True)
        ]
        return [
            self._changes(sides, own, judgement)
            for sides, own, judgement in zip(read, found, self._judge.judge(encoded), strict=True)
        ]

    def suspicious(self) -> "DistortionJudge":
        """The judge for a document that is known to be distorted: sentences of it mostly are."""
        from askcorpus.trust.suspicion import SuspiciousJudge

        return SuspiciousJudge(self._judge, self.lenience)

    def likely(self, found: Sequence[Finding], judgement: "Judgement") -> float:
        """The probability that the meaning differs."""
        return _likely(self._judge.calibration, self.margin(found, judgement))

    def _changes(
        self, sides: Both, found: Sequence[Finding], judgement: "Judgement"
    ) -> list[PairChange]:
        if sides[0].sentence == sides[1].sentence:
            return []
        margin = self.margin(found, judgement)
        confidence = self.likely(found, judgement)
        if margin <= self.lenience:
            facts = [each for each in found if each.minor and each.sure]
            return worst_first([as_change(*sides, each, confidence) for each in facts])
        shown = backed(found, judgement) or [each for each in found if weight(each) > 0]
        shown = merged(*sides, shown)
        proven = max(confidence, SURE) if _word_for_word(sides) else confidence
        changes = [as_change(*sides, each, proven if each.sure else confidence) for each in shown]
        covered = tuple(
            {i for each in shown for i in range(*(getattr(each, side) or (0, 0)))} for side in "ab"
        )
        if all(change.severity == "minor" for change in changes):
            changes += list(learned(sides, judgement, (covered[0], covered[1]), confidence))
        return worst_first(changes)

    def margin(self, found: Sequence[Finding], judgement: "Judgement") -> float:
        """By how much the log odds, rules counted in, pass the threshold."""
        weights = [weight(each) for each in found if not each.minor]
        limits = self._judge.calibration
        changed = judgement.changed + max(weights, default=0.0) - limits.threshold
        likeliest = max(judgement.kinds, key=lambda each: judgement.kinds[each])
        if likeliest in READ and likeliest not in {_plain(each.kind) for each in found}:
            changed -= DOUBT
        return max(changed, judgement.content - limits.content)


def _word_for_word(sides: Both) -> bool:
    """Whether most of both sentences is the same, so that a sure rule has nothing to doubt."""
    counted = [
        grade == SAME
        for side in sides
        for word, grade in zip(side.words, side.grade, strict=True)
        if word.kind != "mark"
    ]
    return sum(counted) >= VERBATIM * len(counted)


def _plain(kind: ChangeKind) -> str:
    return "number" if kind == "date" else kind


def weight(finding: Finding) -> float:
    """What a rule's finding adds to the log odds of a change."""
    return SURELY if finding.sure else WEIGHTS.get(finding.flag, 0.0)


def _likely(calibration: "Calibration", margin: float) -> float:
    """The probability that a version is faulty where half of them are."""
    odds = calibration.slope * margin + calibration.intercept
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def load_distortion(settings: Settings) -> DistortionJudge:
    """The judge that ships with askcorpus; ModelError when its weights are missing or altered."""
    from askcorpus.encoders.judge import load_judge

    return DistortionJudge(load_judge(settings))


def backed(found: Sequence[Finding], judgement: "Judgement") -> list[Finding]:
    """The findings that are sure, or whose words the judge marks too.

    Doubtful contrary words (to give, to take) stand back where anything else explains the alarm.
    """
    told = [each for each in found if each.sure or _marked(each, judgement)]
    firm = [each for each in told if each.sure or each.kind != "antonym"]
    return firm or told


def _marked(finding: Finding, judgement: "Judgement") -> bool:
    spans = (finding.a, finding.b)
    return any(
        judgement.words[side].get(index, 0.0) >= PART
        for side, span in enumerate(spans)
        if span
        for index in range(*span)
    )


def _by_rules(a: Side, b: Side) -> list[PairChange]:
    found = [
        as_change(a, b, each, SURE if each.sure else HINT)
        for each in findings(a, b)
        if each.sure or each.kind in _ALONE
    ]
    return worst_first(found)


def learned(
    sides: Both, judgement: "Judgement", covered: tuple[set[int], set[int]], confidence: float
) -> Iterator[PairChange]:
    """Changes that no rule names, from the words that the judge marks."""
    a, b = sides
    runs = [_runs(side, judgement.words[number]) for number, side in enumerate(sides)]
    left, right = (
        [r for r in own if not set(range(*r)) & covered[n]] for n, own in enumerate(runs)
    )
    told: list[tuple[tuple[int, int] | None, tuple[int, int] | None]] = []
    for span in right:
        facing = next((other for other in left if _facing(sides, other, span)), None)
        if facing is not None:
            left.remove(facing)
        told.append((facing or _framed(b, a, span), span))
    told += [(span, None) for span in left]
    unlike = [spans for spans in told if not _equal(sides, *spans)]
    for one, other in unlike or told:
        yield _change(sides, one, other, judgement, confidence)
    if not runs[0] and not runs[1]:
        yield _vague(sides, judgement, confidence)


def _equal(sides: Both, left: tuple[int, int] | None, right: tuple[int, int] | None) -> bool:
    """Whether two runs are the same words, so that showing them would show nothing."""
    texts = [
        [word.low for word in side.words[slice(*span)]] if span else []
        for side, span in zip(sides, (left, right), strict=True)
    ]
    return texts[0] == texts[1]


def _runs(side: Side, strengths: dict[int, float]) -> list[tuple[int, int]]:
    """Runs of words that the judge marks; single unmarked words between them are taken in."""
    marked = [i for i in sorted(strengths) if strengths[i] >= PART]
    runs: list[tuple[int, int]] = []
    for index in marked:
        if runs and index - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return [run for run in runs if any(side.words[i].kind != "mark" for i in range(*run))]


def _facing(sides: Both, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two runs stand in each other's place."""
    framed = gap(sides[1], sides[0], *right)
    partners = {sides[0].partner[i] for i in range(*left)}
    return bool(set(range(*left)) & set(framed)) or bool(partners & set(range(*right)))


def _framed(side: Side, other: Side, span: tuple[int, int]) -> tuple[int, int] | None:
    """The words without counterpart that stand in the place of a run."""
    framed = gap(side, other, *span)
    loose = [i for i in framed if other.partner[i] is None and other.words[i].kind != "mark"]
    return (loose[0], loose[-1] + 1) if loose and len(framed) <= 6 else None


def _vague(sides: Both, judgement: "Judgement", confidence: float) -> PairChange:
    """An alarm without marked words: the strongest word of either side stands for it."""
    best = [max(own.items(), key=lambda item: item[1], default=(0, 0.0)) for own in judgement.words]
    if best[1][1] >= best[0][1]:
        span = (best[1][0], best[1][0] + 1)
        return _change(sides, _framed(sides[1], sides[0], span), span, judgement, confidence)
    return _change(sides, (best[0][0], best[0][0] + 1), None, judgement, confidence)


def _change(
    sides: Both,
    left: tuple[int, int] | None,
    right: tuple[int, int] | None,
    judgement: "Judgement",
    confidence: float,
) -> PairChange:
    a, b = characters(sides[0], left), characters(sides[1], right)
    kind = max(judgement.kinds, key=lambda each: judgement.kinds[each])
    if a is None and kind == "omission":
        kind = "addition" if judgement.kinds["addition"] > 0.2 else "other"
    if b is None and kind == "addition":
        kind = "omission"
    texts = [
        None if span is None else side.sentence[slice(*span)]
        for side, span in zip(sides, (a, b), strict=True)
    ]
    if texts[0] and texts[1]:
        note = f'{_NOTES[kind]}: "{texts[0]}" became "{texts[1]}"'
    else:
        note = f'{_NOTES[kind]}: "{texts[0] or texts[1]}"'
    named = cast(ChangeKind, kind)
    return PairChange(named, _SEVERITY[named], note, round(confidence, 4), a, b)


def as_change(a: Side, b: Side, finding: Finding, confidence: float) -> PairChange:
    """A rule's finding in characters of the two sentences."""
    return PairChange(
        finding.kind,
        "minor" if finding.minor else _SEVERITY[finding.kind],
        finding.note,
        round(confidence, 4),
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
