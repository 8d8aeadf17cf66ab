"""Offices beside names, told from the office that is asked for."""

import pytest

from askcorpus.answer.offices import office_asked, office_fit
from askcorpus.answer.question import analyse

SENTENCES = {
    "Ann Lee": "Sund Grid Works (SGW) CEO Ann Lee met with the crew on Monday.",
    "Bo Quist": "“We wait,” said Bo Quist, vice president of policy at Sund’s grid arm.",
    "Cai Rhys": "ACLR senior legislative counsel Cai Rhys cites the test.",
    "Dag Moe": "The question went to Sund CEO Dag Moe, who smiled.",
    "Eva Ros": "It was signed by Eva Ros, the president of Halm Corp., and by others.",
    "Finn Ek": "Finn Ek, a lawyer who runs the ACLR, was not in town.",
    "Gro Lie": "Sund spokeswoman Gro Lie declined to comment.",
}


OTHERS = dict.fromkeys((name for name in SENTENCES if name != "Finn Ek"), -1)


def fits(question: str) -> dict[str, int]:
    """Whose office is the one asked for, and whose another."""
    asked = analyse(question)
    places = {name: (text, text.index(name)) for name, text in SENTENCES.items()}
    found = {
        name: office_fit(asked, text, at, at + len(name)) for name, (text, at) in places.items()
    }
    return {name: fit for name, fit in found.items() if fit}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who runs Sund?", {**OTHERS, "Dag Moe": 1}),
        ("who is in charge of SGW", {**OTHERS, "Ann Lee": 1}),
        ("who is the head of Sund Grid Works?", {**OTHERS, "Ann Lee": 1, "Dag Moe": 0}),
        ("who heads the ACLR?", OTHERS),
        ("who leads Halm", {**OTHERS, "Eva Ros": 1}),
        ("who is Sund's CEO?", {"Ann Lee": -1}),
        ("Who is the chief executive of Sund?", {"Ann Lee": -1}),
        ("who speaks for Sund", {**OTHERS, "Gro Lie": 1}),
        ("Who met the crew at Sund Grid Works?", {}),
        ("What does Sund sell?", {}),
        ("who leads the search for the crew?", {}),
        ("who runs sund grid works?", {**dict.fromkeys(OTHERS, 0), "Ann Lee": 1}),
    ],
)
def test_an_office_beside_a_name_tells_whose_it_is(question: str, expected: dict) -> None:
    assert fits(question) == {name: fit for name, fit in expected.items() if fit}


def test_what_is_missing_is_the_office_as_it_was_asked_for() -> None:
    assert office_asked(analyse("who is the chief executive of Sund?")) == "chief executive"
    assert office_asked(analyse("who runs Sund?")) == "runs"
