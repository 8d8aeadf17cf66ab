"""When an answer counts as right."""

from pathlib import Path

import pytest

from askcorpus.records import Answer
from evals.metrics.answers import best_f1, exactly_right, refused, right
from tests.evals.builders import answered, citation, not_found


@pytest.fixture
def given(tmp_path: Path) -> Answer:
    path = tmp_path / "one.txt"
    path.write_text("It cost 40 crowns. It was 14 crowns before.", encoding="utf-8")
    first, second = citation(path, "It was 14 crowns before."), citation(path, "It cost 40 crowns.")
    return answered("14 crowns", first, second)


def test_an_accepted_answer_in_the_answer_or_in_the_first_quote(given: Answer) -> None:
    assert right(given, ["14 crowns"], [])
    assert right(given, ["14 crowns before"], [])
    assert right(given, ["no", "14 Crowns"], [])


def test_the_second_citation_does_not_count(given: Answer) -> None:
    assert not right(given, ["40 crowns"], [])


def test_forbidden_words_count_in_the_answer_only(given: Answer) -> None:
    assert not right(given, ["14 crowns"], ["crowns"])
    assert right(given, ["14 crowns"], ["before"])


def test_a_refusal_is_never_right() -> None:
    assert refused(not_found())
    assert not right(not_found(), ["anything"], [])
    assert best_f1(not_found(), ["anything"]) == 0
    assert not exactly_right(not_found(), ["anything"])


def test_an_answer_without_citations_can_be_right() -> None:
    assert right(answered("5"), ["5"], [])


def test_exact_and_f1_take_the_nearest_accepted_answer(given: Answer) -> None:
    assert exactly_right(given, ["no", "14 crowns"])
    assert not exactly_right(given, ["14"])
    assert best_f1(given, ["14", "no"]) == pytest.approx(2 / 3)
    assert best_f1(given, []) == 0


def test_the_label_of_a_yes_or_no_decides(given: Answer) -> None:
    labelled = given.answers[0].model_copy(update={"label": "no"})
    denied = given.model_copy(update={"answers": (labelled,)})
    assert right(denied, ["No"], [])
    assert exactly_right(denied, ["No"])
    assert not right(denied, ["Yes", "14 crowns"], [])
    assert not exactly_right(denied, ["Yes", "14 crowns"])
    assert right(given, ["No", "14 crowns"], [])
