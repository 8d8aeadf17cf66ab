"""Whom a name means."""

from types import SimpleNamespace
from typing import Any

import pytest

from askcorpus.answer.voices import asked_for, is_person
from askcorpus.records import SpeakerEntry


def entry(name: str, role: str = "", kind: Any = "person") -> SpeakerEntry:
    id = name.lower().replace(" ", "-")
    roles = (role,) if role else ()
    return SpeakerEntry(
        id=id, name=name, kind=kind, roles=roles, direct=1, indirect=0, sources=("a",)
    )


INDEX: Any = SimpleNamespace(
    speakers=lambda: [
        entry("Andrew Lee"),
        entry("Neema Rhys", "Crews’ League senior counsel"),
        entry("Halm Heat", "the last of them during 13 hours"),
        entry("Food Safety Inspectorate"),
        entry("Victoria Police", kind="organisation"),
    ],
    sources_written=lambda: ["the harbour office"],
)


@pytest.mark.parametrize(
    "name", ["Andrew Lee", "andrew lee", "Lee", "Neema Rhys", "neema rys", "Marcus Thorne"]
)
def test_a_person_is_known_by_a_given_name_or_an_office(name: str) -> None:
    assert is_person(name, INDEX)


@pytest.mark.parametrize(
    "name",
    [
        "Halm Heat",
        "the Food Safety Inspectorate",
        "Victoria Police",
        "the senior counsel",
        "the harbour office",
        "the pump",
        "marcus road",
        "Marcus",
    ],
)
def test_what_is_only_quoted_as_a_person_is_none(name: str) -> None:
    assert not is_person(name, INDEX)


def index(*speakers: SpeakerEntry, text: str, source: str = "a") -> Any:
    hit = SimpleNamespace(passage=SimpleNamespace(text=text))

    def lexical(terms: Any, limit: int, narrowed: Any) -> list[Any]:
        return [hit] if not narrowed.sources or source in narrowed.sources else []

    return SimpleNamespace(speakers=lambda: list(speakers), sources_written=list, lexical=lexical)


ROLL = "Agneta Porumb and Tom Aas came; so did Bo Aas."


@pytest.mark.parametrize("name", ["Agneta Porumb", "agneta porumb", "Minister Agneta Porumb"])
def test_a_full_name_means_who_speaks_under_the_surname_alone(name: str) -> None:
    asked = asked_for(name, index(entry("Porumb"), entry("Chair"), text=ROLL))
    assert [each.name for each in asked.speakers] == ["Porumb"]
    assert "Porumb" in (asked.note or "")


@pytest.mark.parametrize(
    ("name", "speakers"),
    [
        ("Vera Porumb", (entry("Porumb"),)),
        ("Tom Aas", (entry("Aas"), entry("Bo Aas"))),
        ("Tom Aas", (entry("Aas", kind="organisation"),)),
        ("Porumb", (entry("Aas"),)),
        ("The Porumb", (entry("Chair"),)),
    ],
)
def test_a_namesake_does_not_speak_for_them(name: str, speakers: tuple[SpeakerEntry, ...]) -> None:
    asked = asked_for(name, index(*speakers, text=ROLL))
    assert not [each for each in asked.speakers if each.name != "Bo Aas"]


def test_a_full_name_in_another_document_may_be_somebody_elses() -> None:
    asked = asked_for("Agneta Porumb", index(entry("Porumb"), text=ROLL, source="b"))
    assert asked.speakers == ()
