"""Two papers that tell a thing differently, asked in a process with the real weights."""

from pathlib import Path

import pytest

from askcorpus import Corpus
from askcorpus.records import Answer

pytestmark = pytest.mark.model


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    stories = {
        "Harbour Gazette": (
            "The wall fell on Monday night.\n\nEleven boats sank, the harbour master Ana Ruiz said."
            "\n\nNobody was hurt, and the quay stays closed.\n"
        ),
        "Coast Courier": (
            "It was a bad week for the fishermen of Sund.\n\nThey have lost their wall, and with it"
            " fourteen boats sank.\n\nWho pays is open.\n"
        ),
    }
    for name, story in stories.items():
        text = f"---\ntitle: Sund after the storm\npublisher: {name}\n---\n{story}"
        (tmp_path / f"{name.split()[1].lower()}.md").write_text(text, encoding="utf-8")
    return Corpus.open(tmp_path)


def told(answer: Answer) -> tuple[str | None, set[str]]:
    return answer.answer, {each.source for each in answer.citations}


@pytest.mark.parametrize(
    ("question", "number", "source"),
    [
        ("In the Harbour Gazette article, how many boats sank?", "Eleven", "gazette"),
        ("How many boats sank, according to the Coast Courier?", "fourteen", "courier"),
    ],
)
def test_the_outlet_that_is_named_answers_alone(
    corpus: Corpus, question: str, number: str, source: str
) -> None:
    answer = corpus.ask(question)
    assert answer.question == question
    assert number in (answer.answer or "")
    assert told(answer)[1] == {source}
    assert any(source.capitalize() in each for each in answer.warnings)


def test_another_document_may_not_stand_in_for_it(corpus: Corpus) -> None:
    answer = corpus.ask("In the Coast Courier article, how many boats sank?", source="gazette")
    assert told(answer)[1] <= {"gazette"}
    assert "fourteen" not in (answer.answer or "")


def test_what_an_article_says_of_a_thing_is_its_sentence(corpus: Corpus) -> None:
    answer = corpus.ask("What does the Gazette article say about boats?")
    assert told(answer) == ("Eleven boats sank, the harbour master Ana Ruiz said.", {"gazette"})


def test_who_wrote_an_article_is_not_who_wrote_something_in_it(corpus: Corpus) -> None:
    answer = corpus.ask("Who wrote the Harbour Gazette article?")
    assert answer.verdict == "not_found"
    assert "states no author" in (answer.missing or "")
