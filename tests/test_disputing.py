"""What `ask` does when documents answer one question differently."""

from pathlib import Path

import pytest

from askcorpus import Answer, Corpus
from askcorpus.settings import Settings

HARBOUR = (
    "# Harbour news\n\nThe council met on Tuesday evening in the old town hall. "
    "The new harbour bridge cost 14 million euros, the treasurer Ruth Adeyemi told the meeting. "
    "Work on the banks of the river goes on until the end of the summer.\n"
)
COURIER = (
    "# The Courier\n\nFor months the people of the port have argued about money and noise. "
    "According to the builders the new harbour bridge cost 21 million euros in all. "
    "A ferry brought people across the river before.\n"
)
QUESTION = "how much did the new harbour bridge cost?"


def ask(folder: Path, question: str = QUESTION, **texts: str) -> Answer:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return Corpus.open(folder, settings=Settings(threads=1)).ask(question)


def texts(answer: Answer) -> str:
    return " | ".join(each.text for each in answer.answers)


def test_two_documents_with_different_answers_are_disputed(tmp_path):
    answer = ask(tmp_path, harbour=HARBOUR, courier=COURIER)
    assert answer.verdict == "disputed"
    assert "14 million" in texts(answer)
    assert "21 million" in texts(answer)
    for each in answer.answers:
        assert each.text in answer.citations[each.citation].quote
    assert {answer.citations[each.citation].source for each in answer.answers} == {
        "harbour",
        "courier",
    }
    assert [each.label for each in answer.answers] == [None, "against"]
    warning = next(each for each in answer.warnings if each.startswith("sources disagree"))
    assert "14 million" in warning
    assert "21 million" in warning


@pytest.mark.parametrize(
    "change",
    [
        ("21 million", "14 million"),
        ("the new harbour bridge cost 21 million", "the old road tunnel cost 21 million"),
        ("the new harbour bridge cost 21", "the new harbour bridge was planned to cost 21"),
    ],
    ids=["the same", "another thing", "another question"],
)
def test_what_answers_no_differently_is_no_dispute(tmp_path, change):
    courier = COURIER.replace(*change)
    assert courier != COURIER
    answer = ask(tmp_path, harbour=HARBOUR, courier=courier)
    assert answer.verdict == "answered"


def test_one_document_that_holds_both_is_no_dispute(tmp_path):
    both = HARBOUR + "\nThe builders speak of 21 million euros for the new harbour bridge.\n"
    assert ask(tmp_path, harbour=both, courier=COURIER).verdict == "answered"


def test_two_versions_of_which_neither_is_known_to_be_first_are_both_shown(tmp_path):
    other = HARBOUR.replace("14 million", "41 million")
    answer = ask(tmp_path, one=HARBOUR, two=other)
    assert answer.verdict == "disputed"
    assert {"one", "two"} == {answer.citations[each.citation].source for each in answer.answers}
    corpus = Corpus.open(tmp_path, settings=Settings(threads=1))
    assert [each.trust for each in corpus.sources()] == ["medium", "medium"]
    assert any("14 million" in each and "41 million" in each for each in answer.warnings)


def test_a_version_that_differs_elsewhere_is_only_shown_in_a_warning(tmp_path):
    question = "who told the meeting what the new harbour bridge cost?"
    other = HARBOUR.replace("14 million", "41 million")
    answer = ask(tmp_path, question, one=HARBOUR, two=other)
    assert answer.verdict == "answered"
    assert "Ruth Adeyemi" in str(answer.answer)
    assert any("14 million" in each and "41 million" in each for each in answer.warnings)


def test_a_corrected_version_is_no_dispute(tmp_path):
    corrected = HARBOUR.replace("14 million", "41 million") + (
        "\nCORRECTION: an earlier version of this article gave a wrong sum for the bridge.\n"
    )
    assert ask(tmp_path, early=HARBOUR, late=corrected).verdict == "answered"


def test_a_distorted_copy_disputes_nothing_of_others(tmp_path):
    head = '---\npublisher: Harbour News\nauthors: ["Ann Pell"]\ndate: 2024-05-07\n---\n\n'
    wrong = COURIER.replace("21 million", "12 million").replace("months", "decades")
    told = HARBOUR.replace("14 million", "21 million")
    answer = ask(tmp_path, courier=head + COURIER, copy=wrong, harbour=told)
    low = [each.id for each in Corpus.open(tmp_path).sources() if each.trust == "low"]
    assert low == ["copy"]
    assert answer.verdict == "answered"
    assert "12 million" not in texts(answer)
