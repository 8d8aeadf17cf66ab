"""When alarms add up to a distortion, and what two versions are to each other without."""

import pytest

from askcorpus.trust.comparing import Compared, compared
from askcorpus.trust.distortion import RuleJudge
from askcorpus.trust.verdict import alarm, relation, versions
from tests.trust.shelves import EMBEDDER, HEAD, STORY, changed, one, prose

RETOLD = (
    "On Tuesday Marwick's council decided to close the swimming bath on Harbour Street.",
    "Repairing the roof would cost 240,000 pounds, said Mayor Dorothea Lund.",
    "“We are not going to borrow money for a roof,” she told those at the meeting.",
    "The closure was backed by eleven members; seven voted against it.",
    "Since it opened in 1931, the bath has been used by four local schools.",
    "Against the plan, parents had collected 3,200 signatures.",
    "Ivo Brandt, a swimming teacher, called the decision a disgrace.",
    "Since 1998 he has taught the children of Marwick to swim.",
    "In March the county offered to pay half of the repairs.",
    "That letter was not answered by the council, the county says.",
    "In the autumn a demolition firm from Kelso is to begin its work.",
    "A builder of holiday flats will be sold the land.",
)
BENT = {
    2: ("not going to borrow", "going to borrow"),
    3: ("eleven members", "forty members"),
    5: ("3,200", "9,200"),
    7: ("1998", "1968"),
    9: ("not answered", "answered"),
}


def laid(second: list[str] | tuple[str, ...], head: str = "") -> Compared:
    return compared(
        one("a", prose(STORY, HEAD)), one("b", prose(second, head)), EMBEDDER.encode, RuleJudge()
    )


def bent(count: int) -> list[str]:
    lines = list(RETOLD)
    for place, (old, new) in list(BENT.items())[:count]:
        assert old in lines[place]
        lines[place] = lines[place].replace(old, new)
    return lines


def test_an_honest_rewrite_is_not_distorted() -> None:
    found = laid(RETOLD)
    assert relation(found) == "rewrite"
    assert alarm(found) < 1


def test_a_rewrite_that_changes_what_is_said_is() -> None:
    found = laid(bent(5))
    assert relation(found) == "distorted"
    assert alarm(found) >= 1


def test_every_further_alarm_weighs() -> None:
    weights = [alarm(laid(bent(count))) for count in range(6)]
    assert weights == sorted(weights)
    assert weights[5] > weights[2] > weights[0]


def test_one_sure_change_in_an_unchanged_text_is_enough() -> None:
    assert relation(laid(changed(("3,200", "9,200")))) == "distorted"


def test_other_words_in_an_unchanged_text_are_an_edit() -> None:
    assert relation(laid(changed(("called the decision", "has called the decision")))) == "revision"


@pytest.mark.parametrize("kept", [4, 8])
def test_part_of_a_text_is_an_excerpt(kept: int) -> None:
    assert relation(laid(STORY[:kept])) == "excerpt"


def test_a_shared_quotation_makes_no_versions() -> None:
    other = [
        "Sports halls all over the county are short of money this year.",
        "In Kelso a new tennis court will open in May, with floodlights paid for by a lottery.",
        "“We are not going to borrow money for a roof,” she told the meeting.",
        "The ice rink in Hawick lost its licence after a fire in the engine room.",
        "Rugby clubs have asked the county for new changing rooms for women.",
    ]
    assert not versions(laid(other))
