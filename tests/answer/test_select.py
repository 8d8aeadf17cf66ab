from collections.abc import Sequence

from askcorpus.answer.question import analyse
from askcorpus.answer.select import select, widen
from askcorpus.encoders.reader import Reading
from askcorpus.records import Span
from tests.answer.samples import TEXT, evidence


class Reader:
    """Reads the same words wherever they stand inside the focus."""

    def __init__(self, *found: tuple[str, float]) -> None:
        self.found = found

    def read(
        self,
        question: str,
        contexts: Sequence[str],
        focus: Sequence[tuple[int, int]] | None = None,
    ) -> list[list[Reading]]:
        assert focus is not None
        return [
            [
                Reading(start=at, end=at + len(words), score=score, null=0.0)
                for words, score in self.found
                if low <= (at := context.find(words)) < high
            ]
            for context, (low, high) in zip(contexts, focus, strict=True)
        ]


def test_the_answer_is_the_readers_span_in_document_offsets() -> None:
    question = analyse("what fell?")
    best = select(question, [evidence(0), evidence(1)], Reader(("wall", 4.0), ("stone", 1.0)))[0]
    assert best.text == "wall"
    assert TEXT[best.answer.start - 100 : best.answer.end - 100] == "wall"


def test_words_of_the_shape_asked_for_win_over_a_slightly_surer_span() -> None:
    question = analyse("how many percent more stone?")
    found = select(question, [evidence(1)], Reader(("Engineers", 3.0), ("12", 2.0)))
    assert found[0].text == "12 percent", "and the number brings its unit"


def test_a_percentage_says_all() -> None:
    found = select(
        analyse("what share more?"), [evidence(1)], Reader(("12 percent more stone", 3.0))
    )
    assert found[0].text == "12 percent"


def test_a_quotation_is_given_whole() -> None:
    question = analyse("what did the engineers say?")
    found = select(
        question,
        [evidence(1)],
        Reader(
            ("fall again", 3.0),
        ),
    )
    assert found[0].text == "“or it will fall again,”"


def test_whether_is_answered_with_the_sentence_that_decides() -> None:
    one, words = evidence(0), Span(start=104, end=108)
    assert widen(analyse("did it fall?"), one, words) == one.sentence
    assert widen(analyse("why did it fall?"), one, words) == words


def test_a_quotation_asked_for_a_detail_is_not_given_whole() -> None:
    asked = analyse("according to the engineers, what will it do again?")
    found = select(asked, [evidence(1)], Reader(("fall again", 3.0)))
    assert found[0].text == "fall again"


def test_a_sentence_without_a_span_is_no_candidate() -> None:
    assert select(analyse("what fell?"), [evidence(0)], Reader()) == []
