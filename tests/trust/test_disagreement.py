"""When two sources disagree on a question, and when they only answer different ones."""

import pytest

from askcorpus.trust.disagreement import Stance, dispute, standing


def stance(text: str, answer: str) -> Stance:
    start = text.index(answer)
    return Stance(text, start, start + len(answer))


CASES = [
    (
        "disagree",
        "Where was the final played?",
        stance("The final was played in Tampa on Sunday.", "Tampa"),
        stance("The final was played in Glendale on Sunday.", "Glendale"),
    ),
    (
        "disagree",
        "How many people died in the flood?",
        stance("The flood killed 12 people; all who died were asleep.", "12"),
        stance("In the flood 40 people died, the mayor said.", "40"),
    ),
    (
        "agree",
        "How many people died in the flood?",
        stance("In the flood twelve people died.", "twelve people"),
        stance("In the flood 12 people died, the mayor said.", "12"),
    ),
    (
        "agree",
        "Where was the final played?",
        stance("The final was played in Tampa, Florida.", "Tampa, Florida"),
        stance("The final was played in Tampa.", "Tampa"),
    ),
    (
        "agree",
        "Who runs the U.N.?",
        stance("The U.N. runs it.", "The U.N."),
        stance("The United Nations run it.", "United Nations"),
    ),
    (
        "agree",
        "Who is Ann Lee?",
        stance(
            "Manager for deep learning at the company, Ann Lee, said so.",
            "Manager for deep learning at the company",
        ),
        stance(
            "Sund pushed back, with Ann Lee, its general manager of deep learning, saying so.",
            "its general manager of deep learning",
        ),
    ),
    (
        "disagree",
        "Who owns the harbour bridge?",
        stance(
            "The harbour bridge is owned by the Federal Reserve Bank of Boston.",
            "the Federal Reserve Bank of Boston",
        ),
        stance(
            "The harbour bridge is owned by the Federal Reserve Bank of Atlanta.",
            "the Federal Reserve Bank of Atlanta",
        ),
    ),
    (
        "disagree",
        "Where did the fire in the harbour hotel begin?",
        stance(
            "The fire in the harbour hotel began with a faulty electric heater in the office.",
            "a faulty electric heater in the office",
        ),
        stance(
            "The fire in the harbour hotel began with a faulty electric heater in the basement.",
            "a faulty electric heater in the basement",
        ),
    ),
    (
        "disagree",
        "Who found the body on Halm beach?",
        stance(
            "The body on Halm beach was found by the widow of the drowned ferry captain.",
            "the widow of the drowned ferry captain",
        ),
        stance(
            "The body on Halm beach was found by the daughter of the drowned ferry captain.",
            "the daughter of the drowned ferry captain",
        ),
    ),
    (
        "disagree",
        "What carried the bags over the harbour bridge?",
        stance(
            "Over the harbour bridge the bags were carried by a small grey van with two seats.",
            "a small grey van with two seats",
        ),
        stance(
            "Over the harbour bridge the bags were carried by a small grey van with six seats.",
            "a small grey van with six seats",
        ),
    ),
    (
        "apart",
        "What is the timeout?",
        stance("The default timeout of the server is 30 seconds.", "30 seconds"),
        stance("We recommend a timeout of the server above 90 seconds.", "90 seconds"),
    ),
    (
        "apart",
        "Who won the cup?",
        stance("In 2018 France won the cup in Moscow.", "France"),
        stance("It was in 2014 that the cup was won by Germany, at last.", "Germany"),
    ),
    (
        "apart",
        "When did it open?",
        stance("It opened on 3 May.", "3 May"),
        stance("It opened with a speech.", "a speech"),
    ),
]


@pytest.mark.parametrize(("expected", "question", "a", "b"), CASES)
def test_how_two_answers_stand(expected, question, a, b):
    assert standing(question, a, b) == expected
    assert standing(question, b, a) == expected


def test_an_answer_that_the_other_source_gives_too_is_not_held_against_it():
    question = "Who won the final?"
    a = [stance("Murray beat Djokovic in the final and won.", "Murray")]
    b = [stance("Djokovic lost; the final was won by Murray.", "Djokovic")]
    assert dispute(question, a, b) is None


def test_the_first_answers_that_disagree_are_named():
    question = "Who won the final?"
    a = [
        stance("The final was won by Murray in May.", "May"),
        stance("The final was won by Murray in May.", "Murray"),
    ]
    b = [stance("The final was won by Thiem in May.", "Thiem")]
    assert dispute(question, a, b) == (1, 0)
    assert dispute(question, a, []) is None


def test_a_longer_name_is_another_bearer():
    one = stance("The head of Amber Sea Freight is Ruth Adeyemi, who came in May.", "Ruth Adeyemi")
    other = stance("The head of Amber is Jan Novak, once a captain.", "Jan Novak")
    assert standing("who is the head of Amber?", one, other) != "disagree"
