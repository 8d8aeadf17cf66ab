import pytest

from askcorpus.answer.answerability import ALONE, BELIEVED, confidence, features
from askcorpus.answer.question import analyse
from askcorpus.answer.requirements import Lacking
from tests.answer.samples import told

TEXT = "The wall fell in March. Some say it was May. Boats sank."
BEST = told(TEXT, "The wall fell in March.", "March", margin=6.0)
BELIEVED_TOO = told(TEXT, "Some say it was May.", "May", margin=BELIEVED + 1)
DOUBTED = told(TEXT, "Boats sank.", "Boats", margin=BELIEVED - 1)


def test_rivals_are_the_other_sentences_that_the_reader_believes() -> None:
    question = analyse("When did the wall fall?")
    found = features(question, [BEST, BELIEVED_TOO, DOUBTED], {}, [])
    assert (found.rivals, found.same) == (1, 1.0)
    assert (found.margin, found.margin_top) == (6.0, 6.0)
    alone = features(question, [BEST], {}, [])
    assert (alone.rivals, alone.same, alone.gap) == (0, 0.0, ALONE)


def test_what_is_asked_for_tells_the_kind() -> None:
    clause = features(analyse("What fell?"), [BEST], {}, [])
    speech = features(analyse("What did Ann say about walls?"), [BEST], {}, [])
    assert (clause.clause, clause.speech) == (1.0, 0.0)
    assert (speech.clause, speech.speech) == (0.0, 1.0)


def test_rivals_and_what_is_lacking_make_less_sure() -> None:
    signals = features(analyse("When did the wall fall?"), [BEST], {}, [])
    sure = confidence(signals)
    assert confidence(signals.model_copy(update={"rivals": 3.0})) < sure
    assert confidence(signals, Lacking(lack="name", words=("ann",))) < sure


@pytest.mark.parametrize(
    ("text", "unnamed", "stranger"),
    [
        ("It was six months for Oyarte.", 0.0, 0.0),
        ("The term of Harsma was cut to six months.", 1.0, 1.0),
        ("Her term was cut to six months.", 1.0, 0.0),
    ],
)
def test_a_sentence_that_names_another_instead_is_known(
    text: str, unnamed: float, stranger: float
) -> None:
    asked = analyse("How long was Oyarte suspended?")
    found = features(asked, [told(text, text, "six months")], {}, [], names=["oyarte"])
    assert (found.unnamed, found.stranger) == (unnamed, stranger)
    assert features(asked, [told(text, text, "six months")], {}, []).unnamed == 0.0
