from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from askcorpus.records import Passage, Span
from askcorpus.retrieve.evidence import evidence, relevance, rerank
from askcorpus.retrieve.replies import with_replies

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


def test_a_question_brings_the_first_sentences_of_the_next_turn() -> None:
    asked = evidence(TURNS[0], TURNS[0].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    found = with_replies([asked], at)
    assert [each.text for each in found] == [QUESTION, "Because it is near.", "It costs more."]
    assert [each.lead for each in found] == ["", QUESTION, QUESTION]


def test_the_first_sentence_of_a_turn_knows_the_question_before_it() -> None:
    reply = evidence(TURNS[1], TURNS[1].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    later = evidence(TURNS[1], TURNS[1].sentences[2], fused=1.0, cosine=0.5, overlap=0.5)
    assert [each.lead for each in with_replies([reply, later], at)] == [QUESTION, ""]


def test_no_sentence_comes_twice() -> None:
    asked = evidence(TURNS[0], TURNS[0].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    reply = evidence(TURNS[1], TURNS[1].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    found = [each.text for each in with_replies([asked, reply], at)]
    assert sorted(found) == sorted({*found})


def test_a_sentence_that_asks_is_worth_less_than_one_that_says() -> None:
    asked = evidence(TURNS[0], TURNS[0].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    said = evidence(TURNS[1], TURNS[1].sentences[0], fused=1.0, cosine=0.5, overlap=0.5)
    assert relevance(asked) < relevance(said)


class Deaf:
    """Hears the question alone."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([5.0 if text.endswith(QUESTION) else -9.0 for text in texts], np.float32)


def test_a_reply_is_nearly_as_relevant_as_what_it_replies_to() -> None:
    asked = evidence(TURNS[0], TURNS[0].sentences[0], fused=1.0, cosine=0.5, overlap=0.0)
    ranked = rerank("why?", with_replies([asked], at), Deaf())
    assert [each.text for each in ranked][:2] == ["Because it is near.", "It costs more."]
