"""Offices beside names, told from the office that is asked for."""

import pytest

from askcorpus.answer.offices import office_asked, office_fit
from askcorpus.answer.question import analyse

SENTENCES = {
    "Ann Lee": "Sund Grid Works (SGW) CEO Ann Lee met with the crew on Monday.",
    "Bo Quist": "“We wait,” said Bo Quist, vice president of policy at Sund’s grid arm.",
    "Cai Rhys": "ACLR senior legislative counsel Cai Rhys cites the test.",
    "Dag Moe": "The question went to Sund CEO Dag Moe, who smiled.",
    "Eva Ros": "It was signed by Eva Ros, the president of Halm Corporation, and by others.",
    "Finn Ek": "Finn Ek, a lawyer who runs the ACLR, was not in town.",
    "Gro Lie": "Sund spokeswoman Gro Lie declined to comment.",
}


def fit(question: str, text: str, name: str) -> int:
    at = text.index(name)
    return office_fit(analyse(question), text, at, at + len(name))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who runs Sund?", {"Bo Quist": -1, "Dag Moe": 1, "Gro Lie": -1}),
        ("who runs Sund these days?", {"Bo Quist": -1, "Dag Moe": 1, "Gro Lie": -1}),
        ("who is in charge of SGW", {"Ann Lee": 1}),
        ("who is the head of Sund Grid Works?", {"Ann Lee": 1}),
        ("who heads the ACLR?", {"Cai Rhys": -1}),
        ("who leads Halm", {"Eva Ros": 1}),
        ("who is Sund's CEO?", {"Bo Quist": -1, "Dag Moe": 1, "Gro Lie": -1}),
        ("Who is the chief executive of Sund?", {"Bo Quist": -1, "Dag Moe": 1, "Gro Lie": -1}),
        ("Who is the chair of Sund?", {"Bo Quist": -1, "Gro Lie": -1}),
        ("who speaks for Sund", {"Bo Quist": -1, "Dag Moe": -1, "Gro Lie": 1}),
        ("Who met the crew at Sund Grid Works?", {}),
        ("What does Sund sell?", {}),
        ("who leads the search for the crew?", {}),
        ("who is running for Sund council?", {}),
    ],
)
def test_an_office_beside_a_name_tells_whose_it_is(question: str, expected: dict) -> None:
    found = {name: fit(question, text, name) for name, text in SENTENCES.items()}
    assert {name: each for name, each in found.items() if each} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” said Ann Lee, president and CEO of Sund.", 1),
        ("Sund President and CEO Ann Lee said no.", 1),
        ("Sund Executive Chairman Ann Lee said no.", 1),
        ("Ann Lee, Sund’s chief executive, said no.", 1),
        ("Professor Ann Lee, the director of Sund, said no.", 1),
        ("Sund chief executive Ann Lee said it could lead to losses.", 1),
        ("the head of Sund, Ann Lee, said no.", 0),
        ("Ann Lee, the former chief executive of Sund, said no.", 0),
        ("Ann Lee, the wife of the chief executive of Sund, said no.", 0),
        ("Ann Lee, executive director of Sund of Norway, said no.", 0),
        ("Sund Motors CEO Ann Lee said no.", 0),
        ("Sund union leader Ann Lee said no.", 0),
        ("Lawyer Ann Lee became chief executive of Sund on Monday.", 0),
        ("Reporter Ann Lee founded Sund.", 0),
        ("Home Secretary Ann Lee said no to Sund.", 0),
        ("Ann Lee, Sund’s chief operating officer, said no.", -1),
        ("Ann Lee, director of communications at Sund, said no.", -1),
        ("Ann Lee, head of policy at Sund, said no.", -1),
        ("Sund legal director Ann Lee said no.", -1),
        ("I’m the chief executive of Sund, said Ann Lee.", 0),
    ],
)
def test_who_runs_a_body_by_what_stands_beside_the_name(text: str, expected: int) -> None:
    assert fit("Who runs Sund?", text, "Ann Lee") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy Ann Lee says the office has taken care.", -1),
        ("The sheriff’s office used none. Deputy Ann Lee says it took care.", -1),
        ("The office has taken care, said spokeswoman Ann Lee.", -1),
        (
            "The sheriff’s office used none. Deputy Ann Lee says the office has taken care to"
            " design safe protocols around its use of facial recognition. It provides leads.",
            -1,
        ),
        ("Halm County Deputy Sheriff Ann Lee says so.", -1),
        ("Ann Lee, the deputy sheriff, says so.", -1),
        ("The sheriff is away. Deputy Ann Lee stands in.", 0),
        ("Former deputy Ann Lee has been at the top since May.", 0),
        ("Deputy Ann Lee became sheriff in May.", 0),
        ("Halm County attorney Ann Lee says so.", 0),
        ("Ann Lee, a lawyer, was elected sheriff.", 0),
        ("Sheriff Ann Lee says so.", 0),
        ("Ann Lee says so.", 0),
        ("Halm County Sheriff Ann Lee says so.", 1),
    ],
)
def test_who_holds_a_title_is_nobodys_second(text: str, expected: int) -> None:
    assert fit("Who is the sheriff of Halm County?", text, "Ann Lee") == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Who is the chair of Sund?", "Ann Lee, a lawyer, is the new chairman of Sund.", 0),
        ("Who is the president of Sund?", "Sund vice president Ann Lee left.", -1),
        ("Who is the CEO of Sund?", "Ann Lee, an engineer, has been Sund's chief executive.", 0),
        ("Who is the CEO of Sund?", "Assistant Ann Lee, its chief executive now, left.", 0),
        ("Who is Halm's deputy sheriff?", "Deputy Ann Lee said so.", 0),
        ("Who is Sund's technical director?", "Ann Lee, chief technical officer, said so.", 0),
    ],
)
def test_a_profession_is_no_rank(question: str, text: str, expected: int) -> None:
    assert fit(question, text, "Ann Lee") == expected


def test_a_name_may_be_marked_with_the_office_it_opens_with() -> None:
    text = "Deputy Ann Lee says the office has taken care."
    assert fit("Who is the sheriff of Halm County?", text, "Deputy Ann Lee") == -1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is the chair of Sund?", "chair"),
        ("Who is Sund's CEO?", "CEO"),
        ("Who runs Sund?", "runs"),
        ("Who is in charge of Sund?", "in charge"),
    ],
)
def test_a_refusal_names_the_office_asked_for(question: str, told: str) -> None:
    assert office_asked(analyse(question)) == told


@pytest.mark.parametrize("body", ["the SBC", "the Sund Boat Club"])
def test_a_body_is_known_by_its_initials(body: str) -> None:
    assert fit(f"Who runs {body}?", "Ann Lee, president of the Sund Boat Club, left.", "Ann Lee")
    assert fit(f"Who runs {body}?", "SBC president Ann Lee left.", "Ann Lee")


def test_the_office_may_be_part_of_the_words_found() -> None:
    assert fit("Who runs Sund?", "It was Sund CEO Dag Moe.", "Sund CEO Dag Moe") == 1
    assert fit("Who runs Sund?", "It was Dag Moe, CEO of Sund.", "Dag Moe, CEO of Sund") == 1


def test_a_body_may_have_a_possessive_in_its_name() -> None:
    told = "Crews’ League senior counsel Ann Lee called it a waste."
    assert fit("Who heads the Crews’ League?", told, "Ann Lee") == -1
    assert fit("Who heads the Crews’ League?", "Crews’ League head Ann Lee left.", "Ann Lee") == 1


def test_an_office_is_not_who_holds_it() -> None:
    told = "The Sund sheriff’s office said no."
    assert fit("Who is the sheriff of Sund?", told, "Sund sheriff’s office") == 0


def test_what_is_missing_is_the_office_as_it_was_asked_for() -> None:
    assert office_asked(analyse("who is the head of Sund?")) == "head"
    assert office_asked(analyse("who runs Sund?")) == "runs"
    assert office_asked(analyse("who is in charge of Sund?")) == "in charge"
