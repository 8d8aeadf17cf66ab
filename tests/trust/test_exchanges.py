"""Who told whom, which number is whose, and one note for one change."""

import pytest

from askcorpus.encoders.pair_words import side_by_side
from askcorpus.trust import exchanges
from askcorpus.trust.findings import findings
from askcorpus.trust.merging import merged
from askcorpus.trust.quotation import reworded

POLICE = "About 90 people stood outside the mill, police said; the union spoke of 150."


def test_the_object_that_became_the_subject_is_seen() -> None:
    a, b = side_by_side(
        "Ann Pell, a clerk at the mill, told her managers that the scales were wrong.",
        "The managers informed Ann Pell, clerk of the mill, that the scales did not work.",
    )
    found = exchanges.told(a, b)
    assert found is not None
    assert (a.words[found.a].text, b.words[found.b].text) == ("managers", "Ann")
    assert any(each.kind == "role" and each.sure for each in findings(a, b))


@pytest.mark.parametrize(
    "other",
    [
        "The managers were told by Ann Pell that the scales were wrong.",
        "Ann Pell informed the managers of wrong scales.",
        "The managers heard from Ann Pell that the scales were wrong.",
    ],
)
def test_the_same_from_the_other_end_is_none(other: str) -> None:
    a, b = side_by_side("Ann Pell told the managers that the scales were wrong.", other)
    assert exchanges.told(a, b) is None
    assert exchanges.told(b, a) is None


def test_numbers_that_changed_their_owners_are_seen() -> None:
    changed = "About 150 persons stood in front of the mill, police said; the union talked of 90."
    assert exchanges.numbers(*side_by_side(POLICE, changed)) is not None


@pytest.mark.parametrize(
    "other",
    [
        "The union spoke of 150, while police said that 90 people stood outside the mill.",
        "About 90 stood outside the mill, police said, and the union spoke of 150.",
    ],
)
def test_numbers_told_in_another_order_are_not(other: str) -> None:
    assert exchanges.numbers(*side_by_side(POLICE, other)) is None


def test_one_name_in_several_words_is_one_change() -> None:
    a, b = side_by_side(
        "She wrote to the Office of Water Fairness in May.",
        "She wrote to the Bureau of Justice of Water in May.",
    )
    told = [each for each in merged(a, b, findings(a, b)) if each.kind == "name"]
    assert [each.note for each in told] == [
        'name replaced: "Office of Water Fairness" became "Bureau of Justice of Water"'
    ]


def test_words_in_quotation_marks_that_were_not_spoken() -> None:
    a, b = side_by_side(
        "“The alarm rang in an empty room,” she said.",
        "“The alarm sounded in a vacant hall,” she noted.",
    )
    assert len(reworded(a, b)) == 1
    trimmed = side_by_side(
        "“The alarm rang in an empty room,” she said.", "It “rang in an empty room”."
    )
    assert reworded(*trimmed) == []


def test_another_person_in_quotation_marks_is_another_quotation() -> None:
    a, b = side_by_side(
        "He said that “you don’t want to sell that mill,” and left.",
        '"I do not want to sell that mill," he said and left.',
    )
    assert len(reworded(a, b)) == 1
