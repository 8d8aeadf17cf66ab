"""Conversations are kept whole, found again, and never lost to a damaged file."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from askcorpus import sessions
from askcorpus.errors import SessionError
from askcorpus.records.dialogue import Conversation
from askcorpus.settings import state_dir
from tests.samples import answered, not_found


def kept(name: str = "port", turns: int = 1, corpus: str = "docs") -> Conversation:
    conversation = sessions.start(Path(corpus), name)
    for number in range(turns):
        conversation = sessions.append(conversation, f"question {number}?", answered())
    return conversation


def test_a_conversation_comes_back_as_it_was_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    conversation = kept(turns=2)
    assert sessions.load("port") == conversation
    assert [turn.typed for turn in conversation.turns] == ["question 0?", "question 1?"]
    paths = [each.path for each in conversation.turns[0].answer.citations]
    assert paths == [str(tmp_path / "corpus" / "news one.md"), "/srv/old.txt"]
    assert conversation.turns[0].answer.citations[1].original == "/srv/old.html"
    assert not list(sessions.sessions_dir().glob(".port-*")), "nothing half written lies about"


def test_hostile_and_broken_text_survives():
    strange = answered(question="\x1b[31m\ud800 [b]?", warnings=("\x00",))
    sessions.append(sessions.start(Path("docs"), "odd"), "\x1b\ud800", strange)
    assert sessions.load("odd").turns[0].answer.question == strange.question


def test_the_folder_is_the_users(monkeypatch, tmp_path):
    assert state_dir({"ASKCORPUS_STATE": "/s"}) == Path("/s")
    assert state_dir({"XDG_STATE_HOME": "/x"}) == Path("/x/askcorpus")
    assert state_dir({}) == Path.home() / ".local" / "state" / "askcorpus"


@pytest.mark.parametrize("name", ["../up", "", ".hidden", "a/b", "a" * 81, "né", "a\n"])
def test_a_name_that_is_no_file_name_is_refused(name):
    with pytest.raises(SessionError):
        sessions.load(name)


def test_names_from_the_clock_are_all_different():
    first = sessions.start(Path("docs"))
    sessions.save(first)
    second = sessions.start(Path("docs"))
    assert first.name != second.name


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"name": "port"}', b'{"format": "x"}', b"[" * 99999],
)
def test_a_damaged_file_is_told_in_one_line_and_left(content):
    kept()
    path = sessions.sessions_dir() / "port.json"
    path.write_bytes(content)
    with pytest.raises(SessionError) as caught:
        sessions.append(sessions.start(Path("docs"), "port"), "again?", answered())
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.remedy
    assert path.read_bytes() == content
    kept("other")
    entries, troubles = sessions.listed()
    assert [entry.name for entry in entries] == ["other"]
    assert len(troubles) == 1


def test_a_conversation_of_a_newer_program_is_left_alone():
    conversation = kept()
    sessions.save(conversation.model_copy(update={"format": 2}))
    with pytest.raises(SessionError, match="newer"):
        sessions.load("port")


def test_a_write_that_fails_leaves_the_old_file(monkeypatch):
    before = kept()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SessionError, match="No space left"):
        sessions.append(before, "more?", answered())
    assert sessions.load("port") == before
    assert not list(sessions.sessions_dir().glob(".port-*"))


def test_two_writers_lose_nothing():
    conversation = kept(turns=0)
    sessions.save(conversation)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: sessions.append(conversation, f"{n}", not_found()), range(16)))
    found = {turn.typed for turn in sessions.load("port").turns}
    assert found == {str(number) for number in range(16)}


def test_the_latest_is_the_one_asked_last_over_the_folder(tmp_path):
    ours = str(tmp_path)
    early = kept("b", corpus=ours)
    kept("a", corpus=ours)
    kept("c", corpus=str(tmp_path / "other"))
    sessions.append(early, "and now?", answered())
    found = sessions.latest(tmp_path)
    assert found is not None
    assert (found.name, len(found.turns)) == ("b", 2)
    assert sessions.latest(tmp_path / "nowhere") is None
    (first, *_), _ = sessions.listed()
    assert (first.name, first.questions, first.first) == ("b", 2, "question 0?")


def test_what_a_follow_up_leans_on():
    (one,) = sessions.exchanges(kept().turns)
    assert (one.question, one.answer) == ("what threshold?", "99 percent")
    assert (one.titles, one.speakers) == (("Rules & <faces>",), ("Ann Lee",))


def test_the_file_is_plain_json():
    kept()
    told = json.loads((sessions.sessions_dir() / "port.json").read_text("utf-8"))
    assert told["turns"][0]["answer"]["verdict"] == "answered"
    assert datetime.fromisoformat(told["started"]) <= datetime.now(UTC)
