"""Whose words come the closest, of everybody's."""

from types import SimpleNamespace
from typing import Any

import pytest

from askcorpus.answer.closest import APART, CLEAR, closest
from askcorpus.answer.question import analyse
from askcorpus.records import Source, Statement
from askcorpus.retrieve.statements import Ranked

TEXT = "Ann Lee: The herring song is old. Bo Ek: The quay is older than that."
SOURCE = Source(id="s", path="/s.txt", encoding="utf-8", sha256="0")


def said(name: str, words: str, logit: float) -> Ranked:
    start = TEXT.index(words)
    span = {"start": start, "end": start + len(words), "text": words}
    at = TEXT.index(name)
    one = Statement.model_validate(
        {
            "source": "s", "path": "/s.txt", "start": start, "end": start + len(words),
            "quote": words, "spans": [span], "manner": "turn", "speaker": name,
            "speaker_as_written": name, "speaker_span": {"start": at, "end": at + len(name)},
        }
    )  # fmt: skip
    return Ranked(statement=one, fused=0.5, cosine=0.5, overlap=0.5, rerank=logit)


def answered(asked: str, lee: float, ek: float) -> str | None:
    every = [said("Ann Lee", "The herring song is old.", lee), said("Bo Ek", "The quay is", ek)]
    heard: Any = SimpleNamespace(
        question=analyse(asked),
        ranked=every,
        voices=SimpleNamespace(name_of=lambda one: one.speaker, entry_of=lambda _: None),
        weights={},
    )
    index: Any = SimpleNamespace(text=lambda _: TEXT)
    answer = closest(heard, {"s": SOURCE}, index)
    return answer.answer if answer else None


def test_the_words_that_come_clearly_closest_are_somebodys() -> None:
    assert answered("who said the herring song is old?", CLEAR, CLEAR - APART) == "Ann Lee"
    assert answered("who said the quay is older?", -9.0, CLEAR + 1) == "Bo Ek"


@pytest.mark.parametrize(
    ("lee", "ek"), [(CLEAR - 0.1, -9.0), (CLEAR + 3, CLEAR), (CLEAR, CLEAR - APART + 0.1)]
)
def test_nobody_is_named_where_none_or_several_come_close(lee: float, ek: float) -> None:
    assert answered("who said the herring song is old?", lee, ek) is None


@pytest.mark.parametrize(
    ("asked", "work"),
    [
        ("Who wrote the herring song?", True),
        ("who really wrote a song about herring", True),
        ("Who wrote that the herring song is old?", False),
        ("Who said the herring song is old?", False),
    ],
)
def test_who_speaks_of_a_work_did_not_write_it(asked: str, work: bool) -> None:
    assert answered(asked, CLEAR + 5, -9.0) == (None if work else "Ann Lee")
