"""Who runs what, what somebody does and how they reacted, asked with the real weights."""

from pathlib import Path

import pytest

from askcorpus import Corpus

pytestmark = pytest.mark.model


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "strike.txt").write_text(
        "Strike at the grid\n\n"
        "Sund Grid Works chief executive Ann Lee met the crews on Monday. She was sent there by "
        "Sund chief executive Dag Moe, who stayed away.\n\n"
        "Crews’ League senior counsel Cai Rhys called the meeting a waste of time.\n\n"
        "When the crews walked out on Friday, Sund locked the gates and cut off their pay.\n",
        encoding="utf-8",
    )
    return Corpus.open(tmp_path)


@pytest.mark.parametrize(
    ("question", "name"),
    [("Who runs Sund?", "Dag Moe"), ("who is in charge of Sund Grid Works", "Ann Lee")],
)
def test_who_runs_a_body_is_not_who_runs_another(corpus: Corpus, question: str, name: str) -> None:
    answer = corpus.ask(question)
    assert (answer.answer, answer.verdict) == (name, "answered"), "nor do both stand against it"


def test_a_lawyer_of_a_body_does_not_head_it(corpus: Corpus) -> None:
    answer = corpus.ask("Who heads the Crews’ League?")
    assert answer.verdict == "not_found"
    assert "heads" in (answer.missing or "")


def test_how_a_firm_reacted_is_found_where_it_says_nothing(corpus: Corpus) -> None:
    answer = corpus.ask("How did Sund react when the crews walked out?")
    assert "locked the gates" in (answer.answer or "")


@pytest.mark.parametrize(
    "question",
    ["What does Cai Rhys do?", "what does cai rhys do for a living", "What does Rhys do?"],
)
def test_what_somebody_does_is_their_office_not_what_they_said(
    corpus: Corpus, question: str
) -> None:
    answer = corpus.ask(question)
    assert (answer.question, answer.verdict) == (question, "answered")
    assert "senior counsel" in (answer.answer or "")


def test_what_somebody_unknown_does_is_not_what_a_namesake_does(corpus: Corpus) -> None:
    assert corpus.ask("What does Peter Rhys do?").verdict == "not_found"


def test_a_name_that_nobody_has_is_not_read_as_a_common_word(corpus: Corpus) -> None:
    answer = corpus.ask("What did Ganes Lee say about the crews?")
    assert not any("gates" in each for each in (*answer.warnings, answer.missing or ""))


def test_a_slip_in_a_question_written_like_a_title_is_still_read(corpus: Corpus) -> None:
    answer = corpus.ask("When Did Sund Lock The Ganes?")
    assert any("gates" in each for each in answer.warnings)
