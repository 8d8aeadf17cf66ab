"""Subtitles as transcripts: cues, times, speakers, and what is only shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.errors import UnreadableFile
from askcorpus.ingest.subtitles import read_subtitles
from askcorpus.records import Document

Read = Callable[..., Document]

SRT = """1
00:00:01,000 --> 00:00:03,000
>> MARY STONE: Good evening. Welcome
to the show.

2
00:00:03,100 --> 00:00:05,000
Tonight <i>we</i> talk about rain.

3
00:00:05,100 --> 00:00:07,000
>> Thank you.

4
00:00:07,500 --> 00:00:08,000
[applause]

5
01:00:08,500 --> 01:00:09,000
>> MARY STONE: Is it wet?
"""

VTT = """WEBVTT - Rain talk
Language: en

NOTE a comment
over lines

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v Mary Stone>Hello &amp; welcome.
<v Bo Ek>Hi there.</v>

00:03.200 --> 00:05.000
<v.loud Mary Stone>We <00:04.000><c>start</c> now.

00:20.000 --> 00:25.000
- What is it?
- Nothing: rain.
"""


def said(document: Document) -> list[tuple[str | None, str]]:
    text = document.text
    return [(turn.speaker, text[turn.start : turn.end]) for turn in document.turns]


def test_cues_are_joined_into_turns_under_their_time(read_text: Read) -> None:
    document = read_text("a.srt", SRT)
    assert document.text == (
        "[00:00:01] MARY STONE: Good evening. Welcome to the show. Tonight we talk about rain.\n\n"
        "[00:00:05] Thank you.\n\n"
        "[00:00:07] [applause]\n\n"
        "[01:00:08] MARY STONE: Is it wet?\n\n"
    )
    assert said(document) == [
        ("MARY STONE", "Good evening. Welcome to the show. Tonight we talk about rain."),
        (None, "Thank you."),
        ("MARY STONE", "Is it wet?"),
    ]
    assert [block.kind for block in document.blocks] == ["turn", "turn", "boilerplate", "turn"]
    label = document.turns[0].label
    assert document.text[label.start : label.end] == "MARY STONE:"


def test_voices_notes_styles_and_dashes_of_vtt(read_text: Read, tmp_path: Path) -> None:
    document = read_text("b.vtt", VTT)
    source = document.source
    assert (source.title, source.language, source.kind) == ("Rain talk", "en", "transcript")
    assert source.original == str(tmp_path / "corpus" / "b.vtt")
    assert Path(source.path).read_text() == document.text
    assert said(document) == [
        ("Mary Stone", "Hello & welcome."),
        ("Bo Ek", "Hi there."),
        ("Mary Stone", "We start now."),
        (None, "What is it?"),
        (None, "Nothing: rain."),
    ]


def test_without_marks_of_speakers_there_are_no_turns(read_text: Read) -> None:
    cues = "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nRain fell on day {n}.\n\n"
        for n in range(1, 9)
    )
    document = read_text("a.srt", cues)
    assert document.turns == ()
    assert [block.kind for block in document.blocks] == ["paragraph"]


def test_a_pause_and_length_end_a_paragraph_but_no_turn(read_text: Read) -> None:
    cues = (
        "1\n00:00:01,000 --> 00:00:02,000\nANN LEE: One.\n\n"
        "2\n00:00:09,000 --> 00:00:10,000\nTwo.\n"
    )
    document = read_text("a.srt", cues)
    assert [block.turn for block in document.blocks] == [0, 0]
    long = "".join(
        f"{n}\n00:01:{n:02},000 --> 00:01:{n:02},900\n{'word ' * 20}end.\n\n" for n in range(30)
    )
    assert len(read_text("b.srt", long).blocks) > 2


def test_rolling_captions_are_told_once(read_text: Read) -> None:
    cues = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nwe talk\n\n"
        "00:02.000 --> 00:03.000\nwe talk\nof rain\n\n"
        "00:03.000 --> 00:04.000\nof rain\nand snow\n"
    )
    assert read_text("a.vtt", cues).text == "[00:00:01] we talk of rain and snow\n\n"


@pytest.mark.parametrize(
    "text", ["", "WEBVTT\n", "Some words.\n", "1\n00:00:01,000 --> 00:00:02\n"]
)
def test_what_holds_no_cue_is_named(read_text: Read, text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.srt"):
        read_text("a.srt", text)


def test_line_ends_marks_and_escapes_do_no_harm(read_text: Read) -> None:
    hostile = "﻿" + SRT.replace("\n", "\r\n").replace("MARY STONE", "MARY\x1b[31m STONE")
    document = read_text("a.srt", hostile)
    assert "\x1b" not in document.text
    assert len(document.turns) == 3


@given(st.text(alphabet="1:0,.->\n <v>[]A:éa", max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        body, _, paragraphs = read_subtitles(f"1\n00:00:01,000 --> 00:00:02,000\n{text}", "a")
    except UnreadableFile:
        return
    assert all(one.words in body for one in paragraphs)
