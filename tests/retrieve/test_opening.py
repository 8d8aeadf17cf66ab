from askcorpus.records import Passage, Span
from askcorpus.retrieve.evidence import evidence, relevance
from askcorpus.retrieve.opening import (
    BEFORE_CHARS,
    FEWEST_READ,
    MOST_READ,
    READ_CHARS,
    before_passage,
    opened,
    sentences,
)
from askcorpus.retrieve.search import Found

QUESTION = "Why electric?"
ANSWER = "Because it is near. It costs more. Boats sank."


def passage(ordinal: int, text: str, speaker: str, *spans: tuple[int, int]) -> Passage:
    return Passage(
        source="s",
        ordinal=ordinal,
        start=100 * ordinal,
        end=100 * ordinal + len(text),
        text=text,
        speaker=speaker,
        sentences=tuple(
            Span(start=100 * ordinal + low, end=100 * ordinal + high) for low, high in spans
        ),
    )


TURNS = (
    passage(0, QUESTION, "Ana", (0, 13)),
    passage(1, ANSWER, "Wen", (0, 19), (20, 34), (35, 46)),
)


def at(source: str, ordinal: int) -> Passage | None:
    return TURNS[ordinal] if ordinal < len(TURNS) else None


def found(passage: Passage) -> Found:
    return Found(passage=passage, fused=1.0, cosine=0.5, bm25=1.0)


def test_a_passage_that_ends_by_asking_brings_the_one_that_replies() -> None:
    assert [each.passage.text for each in opened([found(TURNS[0])], at)] == [QUESTION, ANSWER]
    assert [each.passage.text for each in opened([found(TURNS[1])], at)] == [ANSWER]


def test_a_short_turn_brings_what_is_replied_and_a_long_one_does_not() -> None:
    prompt = passage(0, "Some want it electric.", "Ana", (0, 22))
    assert [each.passage.text for each in opened([found(prompt)], at)] == [prompt.text, ANSWER]
    long = passage(0, "x" * 200, "Ana", (0, 200))
    assert len(opened([found(long)], at)) == 1
    unspoken = prompt.model_copy(update={"speaker": None})
    assert len(opened([found(unspoken)], at)) == 1


def test_a_reply_that_was_found_comes_once() -> None:
    both = opened([found(TURNS[1]), found(TURNS[0])], at)
    assert [each.passage.text for each in both] == [ANSWER, QUESTION]


def test_as_much_is_read_as_a_user_waits_for() -> None:
    long = "x" * READ_CHARS
    many = [found(passage(i, long, "Ana", (0, READ_CHARS))) for i in range(20)]
    assert len(opened(many, at)) == FEWEST_READ
    short = [found(passage(i, "Boats sank.", "Ana", (0, 11))) for i in range(40)]
    assert len(opened(short, at)) == MOST_READ


def test_a_sentence_is_told_what_stands_before_it_and_what_it_replies_to() -> None:
    first, second, third = sentences([found(TURNS[1])], ["boats"], {"boats": 1.0}, at)
    assert [first.before, second.before, third.before] == [QUESTION] * 3
    assert [first.lead, second.lead, third.lead] == [QUESTION, "", ""]
    assert third.overlap > first.overlap == 0.0


def test_a_sentence_that_asks_is_worth_less_than_one_that_says() -> None:
    asked = evidence(TURNS[0], TURNS[0].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    said = evidence(TURNS[1], TURNS[1].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    assert relevance(asked) < relevance(said)


def test_a_long_sentence_before_is_left_out() -> None:
    long = passage(0, "x" * (BEFORE_CHARS + 1), "Ana", (0, BEFORE_CHARS + 1))
    assert before_passage(TURNS[1], lambda source, ordinal: long) == ""
    assert before_passage(TURNS[1], at) == QUESTION
    assert before_passage(TURNS[0], at) == ""
