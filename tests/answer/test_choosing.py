import pytest

from askcorpus.answer.choosing import clues, likeliest
from askcorpus.answer.question import Question, analyse
from askcorpus.records import Passage, Span
from askcorpus.retrieve.search import Found

IDF = {"jars": 3.0, "recalled": 1.0}
MANY = analyse("How many jars were recalled?")


def found(
    text: str, ordinal: int = 1, *, fused: float = 0.5, cosine: float = 0.4, heading: str = ""
) -> Found:
    passage = Passage(
        source="s",
        ordinal=ordinal,
        start=0,
        end=len(text),
        text=text,
        sentences=(Span(start=0, end=len(text)),),
        heading=heading,
    )
    return Found(passage=passage, fused=fused, cosine=cosine, bm25=1.0)


NEAREST = [found("Nothing of the kind.", place) for place in (20, 30, 40, 50)]


def order(question: Question, passages: list[Found]) -> list[Found]:
    return [each.found for each in likeliest(question, passages, IDF)]


def test_a_passage_with_a_number_goes_before_one_without_where_a_number_is_asked_for() -> None:
    bare = found("The jars were recalled in May, all of those there.", 1)
    told = found("The jars were recalled in May, all 61,400 of them.", 5)
    assert order(MANY, [*NEAREST, bare, told]) == [*NEAREST, told, bare]
    why = analyse("Why were jars recalled?")
    assert order(why, [*NEAREST, bare, told]) == [*NEAREST, bare, told]


def test_the_nearest_are_read_whatever_they_hold() -> None:
    told = found("The jars were recalled in May, all 61,400 of them.", 5)
    assert order(MANY, [*NEAREST, told]) == [*NEAREST, told]


def test_less_is_left_after_each_and_hardly_anything_after_a_sure_one() -> None:
    words = "The jars recalled were 61,400 jars, the firm said of the jars recalled."
    sure = found(words, 2, fused=1.0, cosine=0.9)
    others = [found("Nothing.", place, fused=0.0, cosine=0.0) for place in range(10, 40, 2)]
    left = [each.left for each in likeliest(MANY, [sure, *others], IDF)]
    assert left == sorted(left, reverse=True)
    assert left[0] < 0.1
    assert left[-1] == pytest.approx(0.0, abs=1e-9)
    assert likeliest(MANY, [], IDF) == []


def test_equals_keep_their_order_and_are_as_likely() -> None:
    same = [found("The jars stay where they are today.", place) for place in range(3, 33, 3)]
    told = likeliest(MANY, same, IDF)
    assert [each.found for each in told] == same
    assert [each.left for each in told] == pytest.approx([n / 10 for n in range(9, -1, -1)])


def test_what_the_question_holds_counts_by_its_rarity_in_text_and_heading() -> None:
    own, headed = clues(MANY, [found("Jars."), found("It was recalled.", 9, heading="Jars")], IDF)
    assert own.held == own.held_by_sentence == pytest.approx(0.75)
    assert (headed.held, headed.held_by_sentence) == (1.0, pytest.approx(0.25))


def test_a_reply_is_known_by_the_passage_before_it() -> None:
    asking = found("How many jars were there?", 4, fused=0.9)
    reply, other = found("A lot of them.", 5), found("A lot of them.", 8)
    told = clues(MANY, [other, reply, asking], IDF)
    assert [each.replies for each in told] == [0.0, 0.9, 0.0]
    assert [each.asks for each in told] == [0.0, 0.0, 1.0]


def test_a_name_counts_that_the_question_does_not_hold() -> None:
    who = analyse("Who warned Ruiz?")
    texts = ("It was Okafor.", "It was Ruiz.", "Nobody did.")
    told = clues(who, [found(text, place) for place, text in enumerate(texts)], {})
    assert [each.named for each in told] == [1.0, 0.0, 0.0]
    assert all(each.shaped == each.shapeless == each.held == 0.0 for each in told)


def test_a_passage_that_only_its_words_brought_has_the_lowest_cosine() -> None:
    told = clues(MANY, [found("a", cosine=0.0), found("b", cosine=0.3), found("c")], IDF)
    assert [each.cosine for each in told] == [0.3, 0.3, 0.4]
