"""Which of two versions came first, from what stands in them."""

from askcorpus.trust.comparing import compared
from askcorpus.trust.direction import DECIDED, balance, clues, wording
from askcorpus.trust.distortion import RuleJudge
from askcorpus.trust.shelf import Paper
from tests.trust.shelves import EMBEDDER, HEAD, STORY, changed, one, prose

FLIPPED = ("not going to borrow money for a roof", "going to borrow money for a roof")
THIRD = (
    "Mayor Lund was firm in Marwick this week: “We are not going to borrow money for a roof,” she"
    " said, and left.",
)


def lean(a: str, b: str, *thirds: str) -> tuple[float, str]:
    found = compared(one("a", a), one("b", b), EMBEDDER.encode, RuleJudge())
    others: list[Paper] = [one(f"t{n}", text) for n, text in enumerate(thirds)]
    every = clues(found, others)
    return balance(every), wording(every, balance(every))


def test_nothing_tells() -> None:
    assert lean(prose(STORY), prose(changed(FLIPPED))) == (0, "")


def test_a_byline_and_a_masthead_decide() -> None:
    weight, told = lean(prose(STORY, HEAD), prose(changed(FLIPPED)))
    assert weight >= DECIDED
    assert "author" in told
    assert lean(prose(STORY), prose(changed(FLIPPED), HEAD))[0] <= -DECIDED


def test_a_masthead_alone_does_not() -> None:
    head = "---\npublisher: The Marwick Gazette\n---\n"
    assert 0 < lean(prose(STORY, head), prose(changed(FLIPPED)))[0] < DECIDED


def test_a_disclaimer_decides_against_its_side() -> None:
    note = "\nThis content is hosted by a third party server.\n"
    weight, told = lean(prose(STORY), prose(changed(FLIPPED)) + note)
    assert weight >= DECIDED
    assert "b says of itself" in told


def test_a_disclaimer_on_both_sides_tells_nothing() -> None:
    note = "\nThis content is hosted by a third party server.\n"
    assert lean(prose(STORY) + note, prose(changed(FLIPPED)) + note)[0] == 0


def test_a_third_document_sides_with_the_words_it_shares() -> None:
    weight, told = lean(prose(STORY), prose(changed(FLIPPED)), prose(THIRD))
    assert weight > 0
    assert "t0 gives the words as a does" in told
    assert lean(prose(changed(FLIPPED)), prose(STORY), prose(THIRD))[0] < 0


def test_the_earlier_date_counts() -> None:
    later = HEAD.replace("2021-06-02", "2021-07-09")
    assert lean(prose(STORY, HEAD), prose(changed(FLIPPED), later))[0] > 0
    assert lean(prose(STORY, later), prose(changed(FLIPPED), HEAD))[0] < 0


def test_a_third_document_bears_out_the_number_it_knows() -> None:
    wrong = changed(("3,200", "2,300"))
    assert wrong != STORY
    third = ("Against the plan of the council 3,200 people had signed, a clerk told us.",)
    weight, told = lean(prose(STORY), prose(wrong), prose(third))
    assert weight > 0
    assert "t0 knows “3,200” as a does" in told
    assert lean(prose(wrong), prose(STORY), prose(third))[0] < 0
    assert lean(prose(STORY), prose(wrong), prose(("The roof leaks.",)))[0] == 0


def test_a_third_document_is_named_only_for_what_it_knows() -> None:
    wrong = changed(("3,200", "2,300"), ("240,000", "420,000"))
    thirds = (
        ("Against the plan of the council 3,200 people had signed, a clerk told us.",),
        ("A roof for 240,000 pounds is dear, the treasurer thinks.",),
    )
    every = [prose(each) for each in thirds]
    weight, told = lean(prose(STORY), prose(wrong), *every)
    assert told.count(" knows ") == 1
    assert ("t0 knows “3,200” as" in told) != ("t1 knows “240,000” as" in told)
    assert weight > lean(prose(STORY), prose(wrong), every[0])[0], "the other counts all the same"
