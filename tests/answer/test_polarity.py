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
    assert polarity(analyse(asked), best.evidence) == found


def test_a_reply_decides_by_its_first_word() -> None:
    best = told("No. I like it.", "No.", "No.", lead="Do you want it banned?")
    assert polarity(analyse("Does he want it banned?"), best.evidence) == "no"
    unled = told("No. I like it.", "No.", "No.")
    assert polarity(analyse("Does he want it banned?"), unled.evidence) is None
