"""What a follow-up becomes, and what is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askcorpus.dialogue import resolve_follow_up
from askcorpus.dialogue.salience import entity, names_of
from askcorpus.records.dialogue import Exchange
from evals.dialogue.score import load_cases

HEADLINE = "Amazon addresses staff worries about facial recognition and law enforcement"


def after(question: str, answer: str | None = None, *titles: str, speakers: tuple[str, ...] = ()):
    return [Exchange(question=question, answer=answer, titles=titles, speakers=speakers)]


LEE = after("what did Ann Lee say about the harbour?", "It is too small.", HEADLINE)


@pytest.mark.parametrize(
    ("asked", "resolved"),
    [
        ("and what did she say about the ferry?", "what did Ann Lee say about the ferry?"),
        ("What is her job?", "What is Ann Lee's job?"),
        ("who criticised her?", "who criticised Ann Lee?"),
        ("and the police?", "what did Ann Lee say about the police?"),
        ("And in 2019?", "what did Ann Lee say about the harbour in 2019?"),
        ("what about Bob Cole?", "what did Bob Cole say about the harbour?"),
        ("why?", "what did Ann Lee say about the harbour, and why?"),
        ("what else?", "what else did Ann Lee say about the harbour?"),
        ("anyone else?", "what did Ann Lee say about the harbour, and who else?"),
        ("when did she say that?", "when did Ann Lee say that about the harbour?"),
        ("is it safe?", "is the harbour safe?"),
        ("who wrote it?", f'who wrote "{HEADLINE}"?'),
    ],
)
def test_a_follow_up_takes_what_it_lacks_from_the_conversation(asked, resolved):
    found = resolve_follow_up(asked, LEE)
    assert found.text == resolved
    assert found.changed
    assert found.carried


@pytest.mark.parametrize(
    "asked",
    [
        "what did Bob Cole say about his boat?",
        "who said “we will see”?",
        "how many workers put their names to the letter?",
        "is it true that the council voted?",
        "what did he say?",
        "which documents are there?",
        "Who voted no?",
        "When will the new ferry enter service?",
    ],
)
def test_what_stands_alone_or_fits_nobody_is_left_alone(asked):
    assert resolve_follow_up(asked, LEE).text == asked
    assert not resolve_follow_up(asked, LEE).changed


def test_without_a_conversation_nothing_changes():
    assert resolve_follow_up("  why   did he go? ", []).text == "why did he go?"
    assert not resolve_follow_up("why did he go?", []).changed


def test_the_answer_brings_the_person():
    found = resolve_follow_up("where does he live?", after("who leads the port?", "Bob Cole"))
    assert found.text == "where does Bob Cole live?"


def test_gender_decides_between_two_people():
    history = after("what did Ann Lee say to Robert Cole?", "Nothing.")
    assert resolve_follow_up("why did he leave?", history).text == "why did Robert Cole leave?"
    assert resolve_follow_up("why did she leave?", history).text == "why did Ann Lee leave?"


def test_an_earlier_person_is_remembered_past_a_question_without_any():
    history = [*LEE, *after("how many boats are there?", "40")]
    assert resolve_follow_up("did she say so?", history).text.startswith("did Ann Lee say")


def test_there_is_the_place_that_was_named():
    history = after("who runs the yard?", "A firm in Port Halden.")
    found = resolve_follow_up("how do people work there?", history)
    assert found.text == "how do people work in Port Halden?"


def test_a_yes_or_no_question_is_turned_into_the_why():
    assert resolve_follow_up("why?", after("Did Amazon sell it?")).text == "why did Amazon sell it?"
    found = resolve_follow_up("why not?", after("did Amazon sell it?"))
    assert found.text == "did Amazon sell it, and why not?"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Frank Zappa", "Frank Zappa"),
        ("Vogue (Madonna song)", "Vogue"),
        (HEADLINE, None),
        ("What we know: the port", None),
        ("", None),
    ],
)
def test_a_headline_is_no_name(title, name):
    assert entity(title) == name


def test_short_names_join_the_long_one_and_newer_ones_weigh_more():
    history = [*after("who is Ann Lee?"), *after("what does Lee want?"), *after("and Bob Cole?")]
    names = {name.text: name for name in names_of(history)}
    assert "Lee" not in names
    assert names["Ann Lee"].age == 1
    assert names_of(after("x") + after("is Bob Cole here?"))[0].text == "Bob Cole"


@settings(deadline=None)
@given(asked=st.text(max_size=80), said=st.text(max_size=80), answer=st.text(max_size=80))
def test_any_text_is_taken_and_an_unchanged_question_keeps_its_words(asked, said, answer):
    found = resolve_follow_up(asked, after(said, answer, said, speakers=(answer,)))
    assert found.changed or found.text == " ".join(asked.split())
    assert resolve_follow_up(asked, after(said, answer)) == resolve_follow_up(
        asked, after(said, answer)
    )


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.id)
def test_our_own_conversations(case):
    found = resolve_follow_up(case.question, case.history)
    assert found.text.rstrip("?").lower() == (case.resolved or case.question).rstrip("?").lower()
