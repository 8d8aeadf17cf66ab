from askcorpus.answer.question import analyse
from askcorpus.answer.scan import Scanned
from askcorpus.answer.select import MISFITS, Candidate, select, widen
from askcorpus.encoders.reader import Reading
from askcorpus.records import Evidence, Span
from tests.answer.samples import TEXT, evidence, told


def chosen(asked: str, read: list[Evidence], *found: tuple[str, float]) -> list[Candidate]:
    """The candidates where a reader finds these words, each in whatever sentence holds them."""
    scanned = [
        Scanned(
            each,
            [
                Reading(start=at, end=at + len(words), score=score, null=0.0)
                for words, score in found
                if low <= (at := TEXT.find(words)) < each.sentence.end - 100
            ],
        )
        for each in read
        for low in (each.sentence.start - 100,)
    ]
    return select(analyse(asked), read, scanned)


def test_the_answer_is_the_readers_span_in_document_offsets() -> None:
    best = chosen("what fell?", [evidence(0), evidence(1)], ("wall", 4.0), ("stone", 1.0))[0]
    assert best.text == "wall"
    assert TEXT[best.answer.start - 100 : best.answer.end - 100] == "wall"


def test_words_of_the_shape_asked_for_win_over_a_slightly_surer_span() -> None:
    asked = "how many percent more stone?"
    found = chosen(asked, [evidence(1)], ("Engineers", 3.0), ("12", 2.0))
    assert found[0].text == "12 percent", "and the number brings its unit"


def test_a_percentage_says_all() -> None:
    found = chosen("what share more?", [evidence(1)], ("12 percent more stone", 3.0))
    assert found[0].text == "12 percent"


def test_a_quotation_is_given_whole() -> None:
    found = chosen("what did the engineers say?", [evidence(1)], ("fall again", 3.0))
    assert found[0].text == "“or it will fall again,”"


def test_whether_is_answered_with_the_sentence_that_decides() -> None:
    one, words = evidence(0), Span(start=104, end=108)
    assert widen(analyse("did it fall?"), one, words) == one.sentence
    assert widen(analyse("why did it fall?"), one, words) == words


def test_a_quotation_asked_for_a_detail_is_not_given_whole() -> None:
    asked = "according to the engineers, what will it do again?"
    found = chosen(asked, [evidence(1)], ("fall again", 3.0))
    assert found[0].text == "fall again"


def test_a_sentence_without_a_span_is_no_candidate() -> None:
    assert chosen("what fell?", [evidence(0)]) == []


def test_only_reread_sentences_are_candidates() -> None:
    reading = Reading(start=4, end=8, score=3.0, null=0.0)
    scanned = [Scanned(evidence(0), [reading])]
    assert select(analyse("what fell?"), [evidence(1)], scanned) == []


def test_a_bare_pronoun_answers_nobody_who() -> None:
    one = told("we agreed to it.", "we agreed to it.", "we").evidence
    scanned = [Scanned(one, [Reading(start=0, end=2, score=3.0, null=0.0)])]
    assert select(analyse("who agreed?"), [one], scanned) == []
    assert [each.text for each in select(analyse("what was agreed?"), [one], scanned)] == ["we"]


def test_a_figure_that_the_question_gives_is_not_the_one_it_asks_for() -> None:
    def score(asked: str) -> float:
        return chosen(asked, [evidence(1)], ("12 percent", 6.0))[0].score

    other = score("what share more do they want after 20 percent?")
    assert score("what share more do they want after the 12 percent?") == other - MISFITS
    assert score("what share more do they want, 12 or 20 percent?") == other
