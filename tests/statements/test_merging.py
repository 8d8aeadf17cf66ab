"""Speakers merged over documents, and through whom a transcript came."""

import pytest

from askcorpus.records.statement import Manner, Statement, StatementSpan
from askcorpus.statements.chain import handed_over
from askcorpus.statements.merging import Chosen, Mention, merge


def mention(name: str | None, source: str = "a", **more: object) -> Mention:
    values = {"kind": "person", "written": name, "role": None, **more}
    return Mention(source=source, name=name, **values)  # type: ignore[arg-type]


def test_a_surname_means_the_one_full_name_of_the_corpus() -> None:
    found = merge([mention("Ann Lee"), mention("Lee", "b")])
    assert found.ids == ["ann-lee", "ann-lee"]
    assert [each.name for each in found.speakers] == ["Ann Lee"]


def test_a_surname_of_two_stays_apart() -> None:
    found = merge([mention("Ann Lee"), mention("Bo Lee"), mention("Lee", "b")])
    assert found.ids == ["ann-lee", "bo-lee", "lee"]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        ("Andrew Lee, Andrew Lee, Andy Lee, Lee", ["andrew-lee"] * 4),
        ("Elizabeth Lee, Liz Lee, Eliza Lee", ["elizabeth-lee"] * 3),
        ("Bill Lee, William Lee, Will Lee", ["william-lee"] * 3),
        ("A. Lee, Andrew B. Lee, Andrew Lee", ["andrew-b-lee"] * 3),
        ("Pat Lee, Patrick Lee, Patricia Lee", ["pat-lee", "patrick-lee", "patricia-lee"]),
        ("A. Lee, Ann Lee, Andrew Lee, Andy Lee", ["a-lee", "ann-lee", "andrew-lee", "andrew-lee"]),
        ("Andrew B. Lee, Andrew C. Lee", ["andrew-b-lee", "andrew-c-lee"]),
        ("Bill Lee Jr, William Ek Jr", ["bill-lee-jr", "william-ek-jr"]),
        ("Ann Lee, Andrew Lee", ["ann-lee", "andrew-lee"]),
    ],
)
def test_short_forms_of_a_given_name_mean_the_one_full_name(names: str, ids: list[str]) -> None:
    assert merge([mention(name) for name in names.split(", ")]).ids == ids


def test_no_organisation_is_a_short_form_of_a_name() -> None:
    group = mention("Will Bank", kind="organisation")
    assert merge([mention("William Bank"), group]).ids == ["william-bank", "will-bank"]


def test_a_description_means_nobody_in_another_document() -> None:
    same = {"kind": "organisation", "local": True}
    found = merge([mention("the company", "a", **same), mention("the company", "b", **same)])
    assert found.ids == ["the-company@a", "the-company@b"]


def test_what_is_unknown_stays_unknown() -> None:
    assert merge([mention(None)]) == ([None], [])


@pytest.mark.parametrize("pair", [("李明", "王芳"), ("Łukasz", "Øukasz"), ("Ана", "Ива")])
def test_names_without_latin_letters_stay_apart(pair: tuple[str, str]) -> None:
    one, other = merge([mention(name) for name in pair]).ids
    assert one != other
    assert all(each and each.isascii() for each in (one, other))


def test_what_a_person_says_goes_before_every_rule() -> None:
    def by_hand(each: Mention) -> Chosen | None:
        return Chosen("Tom Lee") if each.name == "Lee" and each.source == "b" else None

    found = merge([mention("Ann Lee"), mention("Lee"), mention("Lee", "b")], by_hand)
    assert found.ids == ["ann-lee", "lee", "tom-lee"]
    assert [each.by_hand for each in found.speakers] == [False, False, True]


def test_many_names_merge_in_no_time_worth_naming() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Xa Q{a}{b}{c}" for a in letters for b in letters for c in letters[:12]]
    found = merge([mention(name) for name in [*names, *(name.split()[1] for name in names)]])
    assert len(found.speakers) == len(names)


def said(start: int, manner: Manner, written: str, *via: str) -> Statement:
    span = StatementSpan(start=start, end=start + 1, text="x")
    values = {"quote": "x", "spans": (span,), "manner": manner, "speaker_as_written": written}
    place = {"source": "a", "path": "/a", "start": start, "end": start + 1, "via": via}
    return Statement.model_validate({**values, **place})


def test_a_transcript_came_through_whom_the_text_says_gave_it() -> None:
    giver = "a clerk who provided a partial transcript of the meeting"
    found = handed_over([said(5, "direct", giver), said(90, "turn", "Chair", "Post")])
    assert [one.via for one in found] == [(), ("Post", giver)]


@pytest.mark.parametrize(
    "givers",
    [
        ("a clerk who met the chair",),
        ("a clerk who leaked the minutes", "a guard who gave us the recording"),
    ],
)
def test_a_transcript_keeps_its_way_where_nobody_or_two_gave_it(givers: tuple[str, ...]) -> None:
    before = [said(5 + n, "direct", giver) for n, giver in enumerate(givers)]
    found = handed_over([*before, said(90, "turn", "Chair", "Post")])
    assert found[-1].via == ("Post",)
