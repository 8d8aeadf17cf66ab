"""Whether a stated probability is borne out: answers in bands of confidence, and how many hold."""

from collections.abc import Sequence

from askcorpus.records import Record

BANDS = 5


class Band(Record):
    """The answers of one band of confidence."""

    low: float
    high: float
    answers: int
    confidence: float
    """Mean of what was stated."""
    right: float
    """Share that was right."""


def bands(confidence: Sequence[float], right: Sequence[bool]) -> list[Band]:
    """A reliability diagram in numbers: bands of equal width over [0, 1] that hold an answer."""
    pairs = list(zip(confidence, right, strict=True))
    found = []
    for band in range(BANDS):
        low, high = band / BANDS, (band + 1) / BANDS
        mine = [each for each in pairs if low <= each[0] < high or (each[0] == high == 1.0)]
        if mine:
            found.append(
                Band(
                    low=low,
                    high=high,
                    answers=len(mine),
                    confidence=sum(stated for stated, _ in mine) / len(mine),
                    right=sum(was for _, was in mine) / len(mine),
                )
            )
    return found


def expected_error(found: Sequence[Band]) -> float | None:
    """Mean distance between stated and borne out, weighted by answers; None where there are none.

    Expected calibration error (Naeini et al. 2015).
    """
    total = sum(band.answers for band in found)
    if not total:
        return None
    return sum(band.answers * abs(band.confidence - band.right) for band in found) / total
