"""What judging one pair of sentences hands back; the judge itself is asked through a protocol."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from askcorpus.records.trust import ChangeKind, Severity


class PairChange(NamedTuple):
    """One change of meaning between two sentences that ought to say the same."""

    kind: ChangeKind
    severity: Severity
    note: str
    """One line that names the words that changed."""
    confidence: float
    """Probability in [0, 1] that the meaning differs; 1.0 where a rule is sure."""
    a: tuple[int, int] | None
    """The words in the first sentence, `[start:end]` of its characters; null where none stand."""
    b: tuple[int, int] | None


class PairJudge(Protocol):
    """Whatever finds the changes of meaning between aligned sentences."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[list[PairChange]]:
        """The changes of every pair, worst first; an empty list where none is seen."""
        ...


@runtime_checkable
class SuspiciousJudge(PairJudge, Protocol):
    """A judge that can be told that a document is known to be distorted."""

    def suspicious(self) -> PairJudge:
        """The same judge, asking for less proof of each change."""
        ...
