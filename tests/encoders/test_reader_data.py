"""Questions made for training: what is called unanswerable must be, what is marked must fit."""

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest

from training.reader.exchange import Exchanger
from training.reader.lemmas import Lemmas
from training.reader.misleading import CLOSE, Open, kept
from training.reader.news import Clause, News, clauses, strange
from training.reader.written import Written, passage

TEXT = (
    "Ada Brown opened the new bridge in Halden on Monday because the old one had failed. "
    "The council approved the second plan.\n"
    "Bo Quist visited 12 schools in Oswin last week. Reporters open doors and visit places."
)


@pytest.fixture
def found() -> list[Clause]:
    return list(clauses([TEXT], Lemmas([TEXT, "they visit and open and approve things"] * 2)))


def asked(found: list[Clause], who: str, kind: str) -> tuple[str, str]:
    (one,) = (c for c in found if c.words(c.who) == who)
    made = News.ask(None, one, kind)  # type: ignore[arg-type]
    assert made
    return made[0], one.words(made[1])


def test_verbs_are_taken_back_to_forms_that_the_text_holds() -> None:
    lemmas = Lemmas(["they release, carry and stop what they visit"] * 2)
    for past, base in {
        "released": "release", "carried": "carry", "stopped": "stop", "visited": "visit",
        "won": "win", "frobbed": None, "red": None,
    }.items():  # fmt: skip
        assert lemmas.base(past) == base


def test_a_clause_is_asked_for_each_of_its_parts(found: list[Clause]) -> None:
    assert asked(found, "Ada Brown", "what")[1] == "the new bridge"
    assert asked(found, "Ada Brown", "when")[1] == "on Monday"
    assert asked(found, "Ada Brown", "where") == (
        "Where did Ada Brown open the new bridge on Monday?",
        "in Halden",
    )
    assert asked(found, "Bo Quist", "many") == (
        "How many schools did Bo Quist visit in Oswin last week?",
        "12",
    )
    assert asked(found, "The council", "who") == ("Who approved the second plan?", "The council")


def test_a_part_that_the_clause_lacks_is_not_asked_for(found: list[Clause]) -> None:
    (council,) = (c for c in found if c.words(c.who) == "The council")
    for kind in ("when", "where", "why", "many"):
        assert News.ask(None, council, kind) is None  # type: ignore[arg-type]


def test_news_examples_mark_words_of_the_focus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 3, encoding="utf-8")
    made = [each for seed in range(20) for each in News(tmp_path, 9).epoch(random.Random(seed))]
    assert {each.answerable for each in made} == {True, False}
    for each in made:
        assert bool(each.spans) == each.answerable
        assert all(each.focus[0] <= s < e <= each.focus[1] for s, e in each.spans)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why did Ada Brown resign?", True),
        ("Who opened the bridge with Ada Brown?", False),
        ("Who is Ada Brown?", False),
    ],
)
def test_only_a_foreign_deed_is_strange(question: str, expected: bool) -> None:
    around = "Ada Brown opened the new bridge in Halden."
    assert strange(question, "Ada Brown", around) is expected


def test_questions_close_to_the_sentences_own_are_dropped() -> None:
    made = [Open("s", "near", "far"), Open("s", "near", "close"), Open("s", "word", "close")]
    cosines = np.array([CLOSE - 0.1, CLOSE + 0.1, CLOSE + 0.1], np.float32)
    assert [one.question for one in kept(made, cosines)] == ["far", "close"]
    assert len(kept([made[0]] * 100, np.zeros(100, np.float32))) < 100


def test_an_exchanged_word_is_foreign_to_the_sentence() -> None:
    exchanger = Exchanger(["who opened the bridge", "who painted the harbour", "who closed it"])
    for seed in range(20):
        changed = exchanger.other_word(
            "who opened the bridge", "Ada opened the bridge", random.Random(seed)
        )
        assert changed != "who opened the bridge"


SENTENCES = ("Halden news.", "Ada Brown opened the bridge.", "It cost a lot.", "Bo Quist clapped.")


def written(tmp_path: Path, asked: list[list[object]]) -> Written:
    text = " ".join(SENTENCES)
    places = [[text.index(each), text.index(each) + len(each)] for each in SENTENCES]
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    rows = [{"file": "a.txt", "sentences": places, "asked": asked}] * 2
    packed = tmp_path / "written.jsonl.gz"
    packed.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return Written(tmp_path, packed)


def test_written_examples_mark_the_answer_in_sentence_and_passage(tmp_path: Path) -> None:
    made = written(tmp_path, [[1, "Who opened it?", [[0, 9]], [3]], [2, "What did it cost?", []]])
    examples = [each for seed in range(40) for each in made.epoch(random.Random(seed))]
    marked = [each for each in examples if each.spans]
    assert {each.context[a:b] for each in marked for a, b in each.spans} == {"Ada Brown"}
    assert len({each.context for each in marked}) > 3, "sentence, passages, headed passages"
    for each in examples:
        assert all(each.focus[0] <= a < b <= each.focus[1] for a, b in each.spans)
        if not each.spans and each.question.lower().find("opened") >= 0:
            shown = each.context[slice(*each.focus)]
            assert "Ada Brown" not in shown, "the answer is never shown as none"
            assert "Bo Quist" not in shown, "nor is another that answers"


def test_more_is_asked_of_documents_that_an_earlier_line_holds(tmp_path: Path) -> None:
    texts = {"file": "invented/a", "texts": list(SENTENCES)}
    other = {"file": "invented/b", "texts": ["Nothing of it."], "asked": []}
    rows = [other, texts | {"asked": [[1, "Who opened it?", [[0, 9]]]]}]
    rows.append({"as": 1, "asked": [[3, "Who clapped?", [[0, 8]]]]})
    rows.append({"as": 0, "asked": [[0, "What of it?", []]]})
    packed = tmp_path / "written.jsonl.gz"
    packed.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    made, kept_out = Written(tmp_path, packed), Written(tmp_path, packed, held_out=True)
    assert [each.question for each in made.asked] == ["Who opened it?", "Who clapped?"]
    assert [each.question for each in kept_out.asked] == ["What of it?"], "as its documents are"
    for seed in range(20):
        for each in made.epoch(random.Random(seed)):
            clapped = each.question.lower().startswith("who clap")
            if clapped and not each.spans:
                assert "Bo Quist" not in each.context[slice(*each.focus)], "the answer, not a rival"


def test_a_passage_holds_its_sentence_and_no_more_than_fits() -> None:
    for seed in range(60):
        low, high = passage(SENTENCES, 2, random.Random(seed))
        assert low <= 2 < high
    long = ["word " * 500] * 3
    assert passage(long, 1, random.Random(0)) == (1, 2)
