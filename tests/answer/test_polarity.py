import pytest

from askcorpus.answer.polarity import polarity
from askcorpus.answer.question import analyse
from tests.answer.samples import told


@pytest.mark.parametrize(
    ("asked", "sentence", "found"),
    [
        ("Will the ferry be scrapped?", "The ferry will not be scrapped.", "no"),
        ("Was the ferry scrapped?", "The ferry was scrapped in May.", "yes"),
        ("Was the ferry scrapped?", "The ferry may be scrapped.", None),
        ("Was the ferry scrapped?", "They denied that the ferry was scrapped.", None),
        ("Was the ferry scrapped?", "The ferry was sold.", None),
        ("Was the ferry scrapped?", "The ferry was scrapped, not the bus.", None),
        ("Wasn't the ferry scrapped?", "The ferry was scrapped.", None),
        ("Was the ferry scrapped or sold?", "The ferry was scrapped.", None),
        ("What was scrapped?", "The ferry was scrapped.", None),
    ],
)
def test_yes_and_no_only_where_the_words_say_so(
    asked: str, sentence: str, found: str | None
) -> None:
    best = told(sentence, sentence, sentence)
    assert polarity(analyse(asked), best) == found


@pytest.mark.parametrize(
    ("asked", "said", "found"),
    [
        ("Does the county sheriff use the ferry?", "said that the county sheriff uses it", None),
        ("Does the sheriff use the ferry?", "said that the county sheriff uses the ferry", "no"),
        ("Does the county pay for the ferry?", "said that it refused to pay for the ferry", None),
        ("Did the ferry cost 6 crowns?", "stated that the ferry cost 4 crowns; it cost 6", "yes"),
        ("Did the ferry cost 4 crowns?", "stated that the ferry cost 4 crowns; it cost 6", "no"),
        ("Did the mayor win the vote in March?", "said the mayor lost the vote in March", None),
        ("Was it wrongly said that boats sank?", "said that boats sank", None),
    ],
)
def test_what_a_correction_takes_back_is_not_so(asked: str, said: str, found: str | None) -> None:
    note = f"An earlier version of the report incorrectly {said}."
    assert polarity(analyse(asked), told(note, note, note)) == found


def test_a_reply_decides_by_its_first_word() -> None:
    best = told("No. I like it.", "No.", "No.", lead="Do you want it banned?")
    assert polarity(analyse("Does he want it banned?"), best) == "no"
    unled = told("No. I like it.", "No.", "No.")
    assert polarity(analyse("Does he want it banned?"), unled) is None


@pytest.mark.parametrize(
    ("logit", "found"), [(2.0, "yes"), (-3.0, "no"), (0.4, None), (-2.0, None)]
)
def test_the_reader_decides_where_the_words_leave_it_open(logit: float, found: str | None) -> None:
    best = told("The ferry was sold.", "The ferry was sold.", "sold")
    best = best.model_copy(update={"polarity": logit})
    assert polarity(analyse("Was the ferry scrapped?"), best) == found
    assert polarity(analyse("Wasn't the ferry scrapped?"), best) is None
    assert polarity(analyse("What was scrapped?"), best) is None
