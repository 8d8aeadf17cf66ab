import pytest

from askcorpus.answer.attributed import by_surname
from askcorpus.answer.question import analyse
from askcorpus.answer.voices import Asked
from askcorpus.records import SpeakerEntry


def entry(name: str, kind: str = "person") -> SpeakerEntry:
    values = {"id": name, "name": name, "kind": kind, "direct": 1, "indirect": 0}
    return SpeakerEntry.model_validate({**values, "sources": ("a",)})


JASSY, CLOUD = entry("Andrew Jassy"), entry("Jassy Cloud", "organisation")
BILL, HILLARY = entry("Bill Clinton"), entry("Hillary Clinton")


@pytest.mark.parametrize(
    ("whom", "speakers", "put"),
    [
        ("Andy Jassy", (JASSY,), "what did Jassy say?"),
        ("Jassy", (JASSY,), "what did Jassy say?"),
        ("Jassy Cloud", (CLOUD,), "what did Jassy Cloud say?"),
        ("the company", (JASSY,), "what did the company say?"),
        ("Bill Clinton", (BILL, HILLARY), "what did Clinton say?"),
        ("Tom Okafor", (), "what did Tom Okafor say?"),
        ("Andy Jassy", (JASSY, BILL), "what did Andy Jassy say?"),
    ],
)
def test_a_person_is_called_by_the_surname_that_sentences_use(
    whom: str, speakers: tuple[SpeakerEntry, ...], put: str
) -> None:
    question = analyse(f"what did {whom} say?")
    assert by_surname(question, whom, Asked(whom, speakers)).text == put


def test_a_misspelt_name_is_put_as_it_was_read() -> None:
    asked = Asked("Andy Jasy", (JASSY,), (), "“Andy Jasy” was read as “Andrew Jassy”")
    assert by_surname(analyse("what did Andy Jasy say?"), "Andy Jasy", asked).text == (
        "what did Jassy say?"
    )
