import numpy as np

from askcorpus.answer.choosing import Clues
from training.choosing import ASKED, SIZES, corpora, fit
from training.reader.written import HELD_OUT, Asked, Home


def test_the_clue_that_tells_gets_the_weight() -> None:
    draw, names = np.random.default_rng(0), list(Clues.model_fields)
    values = [draw.normal(size=(8, len(names))) for _ in range(200)]
    answers = [
        each[:, names.index("cosine")] == each[:, names.index("cosine")].max() for each in values
    ]
    fitted = fit(values, answers)
    rest = [abs(weight) for name, weight in fitted.weight.items() if name != "cosine"]
    assert fitted.weight["cosine"] > 3 * max(rest)


def test_no_home_that_is_held_out_or_shares_its_file_is_fitted_on() -> None:
    asked = (Asked(0, 0, "why?", ((0, 1),)),) * ASKED
    every = [
        Home(file=f"f{max(1, number)}", sentences=("a b c",) * 9, asked=asked)
        for number in range(3 * HELD_OUT)
    ]
    every += [Home(file="short", sentences=("a",), asked=asked)]
    groups = corpora(every, seed=1)
    taken = [number for group in groups for number in group]
    assert [len(group) for group in groups][: len(groups) - 1] == list(SIZES[: len(groups) - 1])
    assert sorted(taken) == [n for n in range(2, 3 * HELD_OUT) if n % HELD_OUT]
