import pytest

from askcorpus.answer.question import analyse
from askcorpus.answer.requirements import counted, lacking, name_words
from askcorpus.answer.select import Candidate
from tests.answer.samples import told

TEXT = "Ana Ruiz of the Harbour Trust wants 12 percent more stone in 2019."


def lack(asked: str, best: Candidate, **supported: float) -> str | None:
    question = analyse(asked)
    names = name_words(question, [best.evidence.passage.text])
    found = lacking(question, best, names, supported, origin="The Courier")
    return found.lack if found else None


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("What does Ana Ruiz want?", None),
        ("What does Tom Okafor want?", "name"),
        ("what does the HT want in 2019?", None),
        ("what did Ana Ruiz want in 2020?", "number"),
        ("What did The Courier say of Ruiz?", None),
        ("What does Tom Ruiz want?", "name"),
    ],
)
def test_names_and_numbers_asked_about_must_be_there(asked: str, missing: str | None) -> None:
    assert lack(asked, told(TEXT, TEXT, "stone")) == missing


def test_a_name_that_the_document_holds_elsewhere_is_far() -> None:
    best, asked = told(TEXT, TEXT, "stone"), analyse("What does Tom Okafor want?")
    for elsewhere, missing in (("Tom Okafor speaks.", "far"), ("Tom Lind speaks.", "name")):
        found = lacking(asked, best, ["tom", "okafor"], {}, "The Courier", elsewhere)
        assert found is not None
        assert found.lack == missing


def test_a_given_name_may_be_missing_where_the_surname_stands_alone() -> None:
    told_so = told("Ms. Garvie is pleased.", "Ms. Garvie is pleased.", "pleased")
    assert lack("Why is Clare Garvie pleased?", told_so) is None
    other = told("Tom Garvie is pleased.", "Tom Garvie is pleased.", "pleased")
    assert lack("Why is Clare Garvie pleased?", other) == "name"


def test_an_answer_of_another_kind_is_none() -> None:
    assert lack("how old is Ana Ruiz?", told(TEXT, TEXT, "stone", fit=0.0)) == "kind"


def test_a_name_asked_for_is_not_the_questions_own() -> None:
    assert lack("Which company does Ana Ruiz run?", told(TEXT, TEXT, "Ana Ruiz", fit=1.0)) == "kind"
    assert lack("Which trust is Ana Ruiz of?", told(TEXT, TEXT, "Harbour", fit=1.0)) is None


def test_what_is_counted_must_be_spoken_of() -> None:
    best = told(TEXT, TEXT, "12 percent", fit=1.0)
    assert lack("how many medals did Ruiz win?", best, medals=0.2, win=0.3) == "thing"
    assert lack("how many stones does Ruiz want?", best, stones=0.9) is None


def test_what_a_question_counts() -> None:
    assert counted(analyse("how many of the boats sank?")) == "boats"
    assert counted(analyse("who sank?")) is None


def test_a_name_typed_small_is_known_by_the_texts() -> None:
    texts = ["Then Ana Ruiz of Halden spoke, and the stone fell."]
    assert name_words(analyse("what does ruiz say of stone in halden?"), texts) == (
        "ruiz",
        "halden",
    )


def test_a_name_is_held_by_a_word_derived_from_it() -> None:
    text = "The Chinese market is closed."
    assert lack("What did China close?", told(text, text, "market")) is None


def test_what_is_asked_must_be_spoken_of_where_the_reader_doubts() -> None:
    doubtful = told(TEXT, TEXT, "stone", margin=-8.0)
    assert lack("Why did Ruiz resign?", doubtful, resign=0.3) == "matter"
    assert lack("Why did Ruiz want it?", doubtful, want=1.0) is None
    assert lack("Why did Ruiz resign?", told(TEXT, TEXT, "stone"), resign=0.3) is None


def test_a_turn_under_the_surname_lacks_no_given_name() -> None:
    text = "I propose two signatures."
    best = told(text, text, "two signatures", heading="Tarn hearing. Oyarte", speaker="Oyarte")
    asked = analyse("What did Lucia Oyarte propose?")
    assert lacking(asked, best, ["lucia", "oyarte"], {}, "") is None


def test_words_that_only_repeat_the_question_are_none() -> None:
    text = "It works on a trial at airports."
    best = told(text, text, "airports")
    asked = analyse("At which airports is the trial?")
    lack = lacking(asked, best, [], {}, "")
    assert lack is not None
    assert lack.lack == "kind"
