from datetime import date

import pytest

from askcorpus.answer.select import Candidate
from askcorpus.answer.succession import succession
from askcorpus.records import Evidence, Passage, Span

TEXT = "The council asked for 12 percent. A week later it wanted 15 percent instead. Boats sank."
SENTENCES = (Span(start=0, end=33), Span(start=34, end=76), Span(start=77, end=88))


def candidate(sentence: int, words: str, *, score: float, source: str = "s") -> Candidate:
    passage = Passage(
        source=source, ordinal=0, start=0, end=len(TEXT), text=TEXT, sentences=SENTENCES
    )
    span = SENTENCES[sentence]
    evidence = Evidence(
        passage=passage,
        sentence=span,
        text=TEXT[span.start : span.end],
        context=span,
        fused=1.0,
        cosine=0.5,
        overlap=0.5,
        rerank=score,
    )
    at = TEXT.index(words)
    answer = Span(start=at, end=at + len(words))
    return Candidate(evidence=evidence, answer=answer, margin=1.0, fit=1.0, score=score)


ASKED = "What did the former council ask for?"
FIRST = candidate(0, "12 percent", score=5.0)
SECOND = candidate(1, "15 percent", score=4.0)


def test_what_replaced_the_first_answer_leads() -> None:
    assert succession([FIRST, SECOND], ASKED) == ([SECOND, FIRST], 1)


def test_order_in_the_text_decides_not_the_score() -> None:
    assert succession([SECOND, FIRST], ASKED) == ([SECOND, FIRST], 1)


def test_what_was_replaced_is_named_though_others_came_between() -> None:
    boats = candidate(2, "Boats", score=4.5)
    assert succession([SECOND, boats, FIRST], ASKED) == ([SECOND, FIRST, boats], 1)


def test_a_question_that_gives_one_figure_asks_for_the_other() -> None:
    asked = "A week before it wanted 15, how many percent did the council ask for?"
    assert succession([FIRST, SECOND], asked) == ([FIRST, SECOND], 0)
    given = "After it asked for 12 percent, what did the council want?"
    assert succession([SECOND, FIRST], given) == ([SECOND, FIRST], 0)


def test_another_document_replaces_nothing() -> None:
    elsewhere = candidate(1, "15 percent", score=4.0, source="other")
    assert succession([FIRST, elsewhere], ASKED)[1] == 0


def test_a_far_less_relevant_sentence_replaces_nothing() -> None:
    assert succession([FIRST, candidate(1, "15 percent", score=0.0)], ASKED)[1] == 0


def test_the_same_words_again_replace_nothing() -> None:
    again = SECOND.model_copy(update={"answer": FIRST.answer})
    assert succession([FIRST, again], ASKED)[1] == 0


def test_what_was_so_at_first_is_asked_for() -> None:
    assert succession([FIRST, SECOND], "What did it ask for at first?") == ([FIRST, SECOND], 0)


def test_words_that_the_reader_hardly_believes_replace_nothing() -> None:
    sure = FIRST.model_copy(update={"margin": 9.0})
    assert succession([sure, SECOND], ASKED)[1] == 0


def told(text: str, words: str, *, source: str = "s", margin: float = 1.0) -> Candidate:
    span = Span(start=0, end=len(text))
    passage = Passage(
        source=source, ordinal=0, start=0, end=len(text), text=text, sentences=(span,)
    )
    evidence = Evidence(
        passage=passage,
        sentence=span,
        text=text,
        context=span,
        fused=1.0,
        cosine=0.5,
        overlap=0.5,
        rerank=1.0,
    )
    at = text.index(words)
    answer = Span(start=at, end=at + len(words))
    return Candidate(evidence=evidence, answer=answer, margin=margin, fit=1.0, score=margin)


FORMER = told("The judge was suspended for six months.", "six months", source="a")
LATEST = "How long is the judge suspended?"


@pytest.mark.parametrize(
    ("text", "words", "answer"),
    [
        ("His suspension was cut from six months to four.", "six months to four", "four"),
        ("It had been six months; it is now four months.", "four months", "four months"),
        ("It will last four months instead of six months.", "four months", "four months"),
    ],
)
def test_a_sentence_of_another_document_may_call_the_answer_the_former_one(
    text: str, words: str, answer: str
) -> None:
    later = told(text, words, source="b")
    for given in ([FORMER, later], [later, FORMER]):
        found, replaced = succession(given, LATEST)
        assert replaced == 1
        assert [each.text for each in found] == [answer, "six months"]
    assert succession([FORMER, later], "How long was he suspended at first?")[1] == 0


@pytest.mark.parametrize(
    "text",
    [
        "Six months later it ended after four months.",
        "It took four months.",
        "From there it took four months, not that six months would do.",
    ],
)
def test_a_sentence_that_does_not_call_it_so_replaces_nothing(text: str) -> None:
    assert succession([FORMER, told(text, "four months", source="b")], LATEST)[1] == 0


@pytest.mark.parametrize(
    ("first", "words", "second", "others"),
    [
        ("It opens at 9 am.", "9 am", "It is open from 9 am to 5 pm.", "from 9 am to 5 pm"),
        ("It opens on 3 May.", "3 May", "It runs from 3 May to 6 June.", "from 3 May to 6 June"),
        ("Ann Lee wrote it.", "Ann Lee", "Bob Ray had it from Ann Lee.", "Bob Ray"),
        ("It sank 11 boats.", "11", "Earlier reports of 11 proved right, 14 were hit.", "14"),
    ],
)
def test_a_range_an_origin_and_what_proved_right_are_no_change(
    first: str, words: str, second: str, others: str
) -> None:
    given = [told(first, words), told(second, others, source="b")]
    assert succession(given, "When or who or how many?") == (given, 0)


def test_an_older_document_replaces_nothing() -> None:
    later = told("It was cut from six months to four.", "four", source="b")
    days = {"a": date(2020, 5, 1), "b": date(2010, 5, 1)}
    assert succession([FORMER, later], LATEST, days.get)[1] == 0
    assert succession([FORMER, later], LATEST, {**days, "b": None}.get)[1] == 1


def test_a_sentence_that_hardly_answers_replaces_nothing() -> None:
    later = told("It was cut from six months to four.", "four", source="b", margin=-1.0)
    assert succession([FORMER, later], LATEST)[1] == 0
