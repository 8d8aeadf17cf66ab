import pytest

from askcorpus.answer.question import MAX_CHARS, analyse, plain
from askcorpus.errors import QuestionError


@pytest.mark.parametrize(
    ("asked", "expects"),
    [
        ("how many people came?", "quantity"),
        ("What percentage of voters agreed?", "quantity"),
        ("what threshold did the maker recommend?", "quantity"),
        ("When did the bridge close", "date"),
        ("in what year was it built?", "date"),
        ("who closed the bridge?", "name"),
        ("Why did she resign?", "reason"),
        ("What did the mayor say about the bridge?", "speech"),
        ("How much does the bridge cost?", "money"),
        ("Did the mayor resign?", "polarity"),
        ("what is a bascule bridge?", "clause"),
        ("what did he get when he asked?", "clause"),
        ("What happens to people who leave?", "clause"),
        ("By how much did it fall?", "quantity"),
        ("which company built it?", "name"),
        ("which outside firm checked how the total was made?", "name"),
        ("What percentage of firms agreed?", "quantity"),
        ("How many dollars did it take?", "money"),
        ("Is the mayor for it, according to the clerk?", "polarity"),
        ("Is the mayor for or against it, according to the clerk?", "clause"),
        ("Did he resign or was he sacked?", "clause"),
        ("Is it free for children or people over 65?", "polarity"),
        ("Was anyone killed or injured?", "polarity"),
        ("Did she want it or not?", "polarity"),
        ("Has it cost a million or more?", "polarity"),
        ("What depth did the diver reach?", "quantity"),
        ("what was the final length of the rope", "quantity"),
        ("What was the council vote on the bridge?", "quantity"),
        ("what fuel savings did the auditor find?", "quantity"),
        ("What height restrictions apply?", "clause"),
        ("What is the distance between the two towns?", "quantity"),
        ("at what speed was it going?", "quantity"),
        ("What depth did the second test give for the plate?", "quantity"),
        ("In what capacity did Ann Lee attend?", "clause"),
        ("What was the vote about?", "clause"),
        ("Which hospital has capacity for more patients?", "name"),
        ("What boosted turnout in Halm?", "clause"),
        ("What weight did the judge give to her testimony?", "clause"),
        ("To what length did the company go to hide it?", "clause"),
        ("What did the majority of residents want?", "clause"),
        ("What is the weight of evidence against him?", "clause"),
        ("What depth of feeling did she describe?", "clause"),
        ("What about the turnout?", "clause"),
        ("Who said what about speed?", "name"),
        ("What kind of weight did it carry?", "clause"),
        ("What did the mayor say about the length of the pier?", "speech"),
    ],
)
def test_the_kind_of_answer_expected(asked: str, expects: str) -> None:
    assert analyse(asked).expects == expects


@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("how old is she?", "age"),
        ("What percentage agreed?", "percent"),
        ("How long did it take?", "duration"),
        ("how many minutes did it take", "duration"),
        ("how wide is the sound?", "distance"),
        ("how many boats sank?", "count"),
        ("at what time did it sink?", "clock"),
        ("at what times of night does it leave?", "clock"),
        ("in what year did it sink?", "year"),
        ("which company built it?", "proper"),
        ("what is the name of the boat?", "proper"),
        ("who built it?", None),
        ("how much did it cost?", None),
    ],
)
def test_what_more_is_known_of_the_words_expected(asked: str, unit: str | None) -> None:
    assert analyse(asked).unit == unit


def test_one_word_that_asks_nothing_is_a_topic() -> None:
    assert analyse("threshold").topic
    assert not analyse("who resigned?").topic
    assert not analyse("mayor resigned").topic


def test_terms_are_content_words_without_possessives() -> None:
    assert analyse("What did the mayor’s office say about 2019?").terms == (
        "mayor",
        "office",
        "2019",
    )


def test_a_question_of_stopwords_keeps_its_words() -> None:
    assert analyse("who said that?").terms == ("who", "said", "that")


def test_names_and_numbers() -> None:
    asked = analyse("Did Ana Ruiz of the BBC pay 1,200 dollars?")
    assert asked.names == ("Ana", "Ruiz", "BBC")
    assert asked.numbers == ("1,200",)


def test_capitals_throughout_tell_no_names() -> None:
    assert analyse("WHO CLOSED THE BRIDGE").names == ()


@pytest.mark.parametrize("asked", ["", "   ", "?!", "'s", "\x1b"])
def test_an_empty_question_is_refused_with_a_remedy(asked: str) -> None:
    with pytest.raises(QuestionError) as caught:
        analyse(asked)
    assert caught.value.remedy


def test_a_huge_question_is_refused_by_its_length() -> None:
    with pytest.raises(QuestionError, match="10,000 characters"):
        analyse("a" * 10_000)
    assert analyse("a" * MAX_CHARS).text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("tell me when it fell", "when it fell"),
        ("Could you please tell me, in which year it fell?", "in which year it fell?"),
        ("I'd like to know who left", "who left"),
        ("who told me that?", "who told me that?"),
        ("tell me a story", "tell me a story"),
    ],
)
def test_what_only_asks_for_an_answer_is_left_out(asked: str, meant: str) -> None:
    assert plain(asked) == meant


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("what about the bridge?", True),
        ("And what about Ann Lee", True),
        ("bridge", True),
        ("What about the number of dead, how many died?", False),
        ("what fell?", False),
    ],
)
def test_a_thing_that_is_only_named_is_a_topic(text: str, topic: bool) -> None:
    assert analyse(text).topic is topic
