"""Texts and cases made of the reader's own questions: for mining, for signals, for yes and no."""

from pathlib import Path

import pytest

from askcorpus.encoders.reader import Reading
from evals.cases import load
from evals.polarity import decided
from training.reader.mined import passages, rivals
from training.reader.written import HELD_OUT, Asked, Home
from training.signals import groups, laid_out, write_written

SENTENCES = (
    "The mill",
    "The mill burned.",
    "Mr. Aas owns it.",
    *(f"Rain fell {n}." for n in "abcdef"),
)


def test_passages_hold_every_sentence_once() -> None:
    runs = passages(["word " * 40] * 7)
    assert [place for low, high in runs for place in range(low, high)] == list(range(7))
    assert len(runs) > 1


def test_a_rival_holds_no_answer_and_the_likeliest_comes_first() -> None:
    sentences = ("The mill " * 50, "Aas owns the mill. " + "x " * 90, "The mill owner " + "y " * 90)
    one = Asked(0, 1, "Who is the mill owner?", ((0, 3),))
    found = rivals(Home("f", sentences, (one,)), one)
    assert found[0] == (2, 3)
    assert (1, 2) not in found


def test_turns_stand_in_lines_of_their_own() -> None:
    text = laid_out(["A title", "One.", "Two.", "Ann Lee: Three.", "Four."])
    assert text == "A title\n\nOne. Two.\n\nAnn Lee: Three. Four.\n"


def test_held_out_articles_become_documents_whose_cases_hold(tmp_path: Path) -> None:
    asked = (Asked(0, 2, "Who owns the mill?", ((0, 7),)), Asked(0, 2, "Who sold it?", ()))
    own = Home("own", SENTENCES, asked)
    trained = [Home(f"t{n}", SENTENCES, asked) for n in range(1, HELD_OUT)]
    more = Home("own", SENTENCES, (Asked(0, 2, "Whose mill is it?", ((0, 7),)),), again=0)
    every = [own, *trained, Home("t1", SENTENCES, asked), more]
    assert groups(every) == [[0]], "what is trained on stays out, and what shares a file"
    suite = write_written(every, [0], tmp_path)
    cases = load(suite.cases, suite.documents)
    assert [case.answers for case in cases] == [("Mr. Aas",), (), ("Mr. Aas",)]


class Yes:
    """Affirms with the first four characters of the focus."""

    def read(self, question, contexts, focus=None):  # type: ignore[no-untyped-def]
        ((low, high),) = focus
        self.shown = contexts[0][low:high]
        return [[Reading(start=low, end=low + 4, score=1.0, null=0.0, polarity=2.0)]]


@pytest.mark.parametrize("place", [0, 2, 8])
def test_a_yes_is_read_in_the_sentence_that_decides(place: int) -> None:
    one = Asked(0, place, "Is it so?", ((0, 3),), says_yes=True)
    written = type("W", (), {"asked": [one], "homes": [Home("own", SENTENCES, (one,))]})()
    reader = Yes()
    (found,) = decided(written, reader)
    assert found.yes
    assert found.logit == 2.0
    assert reader.shown == SENTENCES[place]


def test_an_affair_is_as_many_documents_and_no_passage_reaches_over_two(tmp_path: Path) -> None:
    one = Asked(0, 10, "Who sold it?", ((0, 3),))
    texts = ("One " * 50, *SENTENCES, "Two", "Bo sold it.")
    affair = Home("affair", texts, (one,), (0, 1, 10))
    assert [affair.document(place) for place in (0, 4, 11)] == [(0, 1), (1, 10), (10, 12)]
    assert rivals(affair, one) == [(0, 1), (1, 10)]
    article = Home("article", SENTENCES, ())
    filler = [Home(f"f{n}", SENTENCES, ()) for n in range(1, HELD_OUT)]
    assert groups([affair, *filler, article]) == [[HELD_OUT], [0]], "an affair is asked alone"
    suite = write_written([affair], [0], tmp_path)
    assert len(list(suite.documents.iterdir())) == 3
    (case,) = load(suite.cases, suite.documents)
    assert case.spans[0].quote == "Two"
