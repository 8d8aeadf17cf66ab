"""Whom a name given by a user means."""

import pytest

from askcorpus.errors import UnknownSpeaker
from askcorpus.records import SpeakerEntry
from askcorpus.retrieve.speakers import (
    speaker_meant,
    speakers_named,
    surnamed,
    without_title,
)


def entry(name: str, kind: str = "person", *roles: str) -> SpeakerEntry:
    values = {"id": name.lower().replace(" ", "-"), "name": name, "kind": kind, "roles": roles}
    return SpeakerEntry.model_validate({**values, "direct": 1, "indirect": 0, "sources": ("a",)})


PEOPLE = [
    entry("Andrew Jassy"),
    entry("Katherine Vance"),
    entry("Patrick Lee"),
    entry("Patricia Lee"),
    entry("Will Bank", "organisation"),
    entry("Liz Hart", "person", "Mayor"),
    entry("an employee in the mayor’s office", "anonymous"),
    entry("a senior doctor", "anonymous"),
]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Andy Jassy", "Andrew Jassy"),
        ("A. Jassy", "Andrew Jassy"),
        ("Andrew R. Jassy", "Andrew Jassy"),
        ("Kate Vance", "Katherine Vance"),
        ("Elizabeth Hart", "Liz Hart"),
    ],
)
def test_a_short_form_or_an_initial_means_the_person_and_says_so(name: str, meant: str) -> None:
    found = speaker_meant(name, PEOPLE)
    assert found.speaker.name == meant
    assert found.note is not None
    assert meant in found.note


@pytest.mark.parametrize("name", ["Steve Jassy", "Bill Bank", "Andy Vance", "B. Jassy"])
def test_another_given_name_means_nobody(name: str) -> None:
    with pytest.raises(UnknownSpeaker):
        speaker_meant(name, PEOPLE)


def test_a_short_form_of_two_is_asked_back() -> None:
    with pytest.raises(UnknownSpeaker) as caught:
        speaker_meant("Pat Lee", PEOPLE)
    assert "patrick-lee" in caught.value.remedy
    assert "patricia-lee" in caught.value.remedy


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("mayor", ["Liz Hart"]),
        ("employee", ["an employee in the mayor’s office"]),
        ("doctor", ["a senior doctor"]),
        ("office", []),
    ],
)
def test_a_description_means_what_it_describes(name: str, meant: list[str]) -> None:
    assert [each.name for each in speakers_named(name, PEOPLE)] == meant


def test_a_bare_surname_that_several_bear_is_told_of() -> None:
    brooks = entry("Brooks")
    kin = [brooks, entry("Diane Brooks"), entry("Marcus Brooks")]
    found = speaker_meant("Brooks", kin)
    assert found.speaker == brooks
    assert "diane-brooks" in (found.note or "")
    assert speaker_meant("Brooks", kin[:2]).note is None


def test_a_surname_alone_fits_everybody_who_bears_it() -> None:
    people = [
        entry("Bill Clinton"),
        entry("Hillary Clinton"),
        entry("Save Clinton", "organisation"),
    ]
    assert [each.name for each in surnamed("Clinton", people)] == [
        "Bill Clinton",
        "Hillary Clinton",
    ]
    assert surnamed("Bill Clinton", people) == []


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Officer Shelby", "Shelby"), ("Mayor", "Mayor"), ("Ann Lee", "Ann Lee")],
)
def test_a_title_before_a_name_may_be_left_off(name: str, bare: str) -> None:
    assert without_title(name) == bare
