import pytest

from evals.metrics.calibration import bands, expected_error


def test_answers_fall_into_bands_with_their_share_right() -> None:
    found = bands([0.1, 0.3, 0.35, 1.0], [False, True, False, True])
    assert [(band.low, band.answers, band.right) for band in found] == [
        (0.0, 1, 0.0),
        (0.2, 2, 0.5),
        (0.8, 1, 1.0),
    ]
    assert found[1].confidence == pytest.approx(0.325)


def test_the_expected_error_weighs_bands_by_answers() -> None:
    found = bands([0.1, 0.3, 0.3, 0.3], [False, True, False, False])
    assert expected_error(found) == pytest.approx((0.1 + 3 * abs(0.3 - 1 / 3)) / 4)
    assert expected_error([]) is None
