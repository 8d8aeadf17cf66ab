"""What is shown of a document that is known to be distorted: there less proof of each change is
asked, but nothing is asserted that only the learned judge suspects.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from askcorpus.encoders.pair_words import Side
from askcorpus.trust.distortion import (
    Both,
    DistortionJudge,
    as_change,
    backed,
    learned,
    weight,
    worst_first,
)
from askcorpus.trust.findings import Finding
from askcorpus.trust.merging import merged
from askcorpus.trust.pair import PairChange
from askcorpus.trust.quotation import reworded

if TYPE_CHECKING:
    from askcorpus.encoders.judge import Judgement

SUSPICION = 3.5
"""Log odds by which a sentence is likelier distorted in a document that is known to be."""
PERHAPS = "worded otherwise, perhaps with another meaning"
_TITLES = frozenset("mr mrs ms miss dr prof sir madam".split())


class SuspiciousJudge(DistortionJudge):
    """The judge of a document that other sentences have proved to be distorted."""

    def _changes(
        self, sides: Both, found: Sequence[Finding], judgement: "Judgement"
    ) -> list[PairChange]:
        if sides[0].sentence == sides[1].sentence:
            return []
        shown = super()._changes(sides, found, judgement)
        confidence = self.likely(found, judgement)
        if all(each.severity == "minor" for each in shown):
            shown += self._pointed(sides, found, judgement, confidence)
        shown += _respelt(sides, found, confidence)
        shown += _requoted(sides, shown, confidence)
        if not shown and self.margin(found, judgement) > self.lenience - SUSPICION:
            shown += _hints(sides, judgement, confidence)
        return worst_first(shown)

    def _pointed(
        self, sides: Both, found: Sequence[Finding], judgement: "Judgement", confidence: float
    ) -> list[PairChange]:
        """What rules point at, where the judge finds it at all likely."""
        if self.margin(found, judgement) <= self.lenience - SUSPICION:
            return []
        likely = backed(found, judgement)
        chosen = [each for each in found if weight(each) > 0 or each.kind == "role"]
        every = merged(*sides, [each for each in found if each in likely or each in chosen])
        return [as_change(*sides, each, confidence) for each in every if not each.minor]


def _respelt(sides: Both, found: Sequence[Finding], confidence: float) -> Iterator[PairChange]:
    """Names that are spelt otherwise, which an honest hand may do and a faulty one does."""
    for each in found:
        if each.kind == "name" and each.detail == "drifted":
            yield as_change(*sides, each, confidence)._replace(severity="major")


def _requoted(sides: Both, shown: Sequence[PairChange], confidence: float) -> Iterator[PairChange]:
    """Words between quotation marks that are not the ones that were spoken."""
    if any(each.kind == "quotation" for each in shown):
        return
    for left, right in reworded(*sides):
        note = f"quotation in other words: {_text(sides[0], left)} became {_text(sides[1], right)}"
        told = Finding("quotation", True, left, right, note)
        yield as_change(*sides, told, confidence)


def _text(side: Side, span: tuple[int, int]) -> str:
    return f'"{side.sentence[side.words[span[0]].start : side.words[span[1] - 1].end]}"'


def _hints(sides: Both, judgement: "Judgement", confidence: float) -> Iterator[PairChange]:
    """What only the learned judge suspects, said as no more than that."""
    for each in learned(sides, judgement, (set(), set()), confidence):
        texts = [
            side.sentence[slice(*span)] if span else ""
            for side, span in zip(sides, (each.a, each.b), strict=True)
        ]
        if any(_says(side, span) for side, span in zip(sides, (each.a, each.b), strict=True)):
            words = " / ".join(f'"{text}"' for text in texts if text)
            note = f"{PERHAPS}: {words}"
            yield each._replace(kind="other", severity="minor", note=note)
            return


def _says(side: Side, span: tuple[int, int] | None) -> bool:
    """Whether a stretch holds a word that says something, and no mere title."""
    return span is not None and any(
        word.content and word.low not in _TITLES
        for word in side.words
        if span[0] <= word.start and word.end <= span[1]
    )
