from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from askcorpus.answer.support import NOTHING_ASKED, support

MEANING = {"buy": (1.0, 0.0), "purchased": (0.8, 0.6), "boat": (0.0, 1.0)}


class Encoder:
    """Two dimensions for three words; anything else lies between."""

    def encode(self, texts: Sequence[str], *, kind: Any = "passage") -> NDArray[np.float32]:
        return np.array([MEANING.get(text, (0.0, 0.0)) for text in texts], np.float32)


def test_a_word_is_supported_by_itself_or_by_its_nearest() -> None:
    found = support(["boat", "buy"], "They purchased boats.", Encoder()).words
    assert found["boat"] == 1.0, "the same word in another inflection"
    assert abs(found["buy"] - 0.8) < 1e-6


def test_the_mean_weighs_by_rarity_and_the_least_does_not() -> None:
    found = support(["boat", "buy"], "They purchased boats.", Encoder())
    assert abs(found.least - 0.8) < 1e-6
    assert abs(found.mean({"boat": 3.0, "buy": 1.0}) - 0.95) < 1e-6


def test_nothing_asked_and_nothing_told() -> None:
    assert support([], "boats", Encoder()).least == NOTHING_ASKED
    assert support(["boat"], "of the", Encoder()).words == {"boat": 0.0}
