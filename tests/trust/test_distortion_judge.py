"""How rules and the learned judge come to one list of changes."""

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from askcorpus.encoders.judge import Calibration, Judge
from askcorpus.encoders.judge_text import FEATURES, KINDS, TABLES, encode
from askcorpus.encoders.pair_words import side_by_side
from askcorpus.trust.distortion import DistortionJudge
from askcorpus.trust.findings import findings, flags

CLEAR = 4.0
"""A logit that leaves no doubt beside zeros."""


class Session:
    """Stands in for onnxruntime: alarms at the kind given, marking the given words' pieces."""

    def __init__(self, kind: str, marked: set[str], vocabulary: dict[str, int]) -> None:
        self.kind = kind
        self.marked = {vocabulary[word] for word in marked}
        self.fed: list[dict[str, np.ndarray]] = []

    def run(self, names, feed):
        self.fed.append(feed)
        rows, length = feed["ids"].shape
        verdict = np.zeros((rows, len(KINDS)), np.float32)
        verdict[:, KINDS.index(self.kind)] = 2 * CLEAR
        changed = np.zeros((rows, length, len(KINDS)), np.float32)
        changed[:, :, 0] = CLEAR
        for row in range(rows):
            for place in range(length):
                if int(feed["ids"][row, place]) in self.marked:
                    changed[row, place, 0] = -CLEAR
        return verdict, changed


def judge_of(kind: str, marked: set[str], *texts: str) -> tuple[DistortionJudge, Session]:
    found = {word for text in texts for word, _ in BertPreTokenizer().pre_tokenize_str(text)}
    vocabulary = {word: 1000 + index for index, word in enumerate(sorted(found))}
    tokenizer = Tokenizer(WordLevel({**vocabulary, "[UNK]": 1}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    session = Session(kind, marked, vocabulary)
    return DistortionJudge(Judge(session, tokenizer, Calibration(), 1)), session


def test_an_alarm_names_the_words_that_the_judge_marks():
    a = "The mayor gave the prize to the best painter."
    b = "The mayor gave the price to the best painter."
    judge, _ = judge_of("other", {"prize", "price"}, a, b)
    changes = judge.judge([(a, b)])[0]
    assert [(a[slice(*c.a)], b[slice(*c.b)]) for c in changes if c.a and c.b] == [
        ("prize", "price")
    ]
    assert changes[0].note == 'says something else: "prize" became "price"'
    assert changes[0].confidence > 0.9


def test_what_is_left_out_has_no_words_on_the_other_side():
    a = "He sold the old house in May."
    b = "He sold the house in May."
    judge, _ = judge_of("omission", {"old"}, a, b)
    change = judge.judge([(a, b)])[0][0]
    assert (change.kind, change.b, a[slice(*change.a)]) == ("omission", None, "old")


def test_words_that_only_the_second_has_are_no_omission():
    a, b = "He sold the house in May.", "He sold the old house in May."
    judge, _ = judge_of("omission", {"old"}, a, b)
    change = judge.judge([(a, b)])[0][0]
    assert change.kind in ("addition", "other")
    assert change.a is None


def test_a_rule_names_the_kind_where_it_knows_better():
    a, b = "It was 500 feet away.", "It was 600 feet away."
    judge, _ = judge_of("other", {"500", "600"}, a, b)
    changes = judge.judge([(a, b)])[0]
    assert [change.kind for change in changes] == ["number"]


def test_without_an_alarm_a_hint_stays_silent():
    a = "Police bought Rekognition from the firm in May."
    b = "Police bought recognition from the firm in May."
    judge, _ = judge_of("none", set(), a, b)
    assert judge.judge([(a, b)]) == [[]]


def test_the_same_sentence_is_never_an_alarm():
    judge, _ = judge_of("other", {"He"}, "He left.")
    assert judge.judge([("He left.", "He left.")]) == [[]]


def test_no_pairs_no_changes():
    judge, session = judge_of("none", set(), "He")
    assert judge.judge([]) == []
    assert session.fed == []


def test_an_alarm_without_marked_words_still_names_one():
    a, b = "He sold the house.", "She bought a boat."
    judge, _ = judge_of("other", set(), a, b)
    changes = judge.judge([(a, b)])[0]
    assert changes
    assert all(change.a or change.b for change in changes)


@pytest.mark.parametrize("text", ["", "word " * 400, "\ud800", "!!!", "１２３"])
def test_odd_text_is_encoded_within_bounds(text):
    judge, session = judge_of("other", set(), "He sold it.")
    judge.judge([(text, "He sold it."), ("He sold it.", text)])
    for feed in session.fed:
        assert feed["features"].shape == (*feed["ids"].shape, TABLES)
        assert feed["features"].max() < FEATURES
        assert feed["ids"].shape[1] <= 176


def test_each_piece_knows_its_word():
    a, b = "Don't sell 3,850 houses.", "Do not sell houses."
    judge, _ = judge_of("none", set(), a, b)
    sides = side_by_side(a, b)
    encoded = encode(judge._judge.tokenizer, sides, flags(findings(*sides)))
    named = [place for place in encoded.words if place is not None]
    assert {side for side, _ in named} == {0, 1}
    for side in (0, 1):
        assert {word for own, word in named if own == side} <= set(range(len(sides[side].words)))
    assert len(encoded.ids) == len(encoded.types) == len(encoded.features) == len(encoded.words)


def test_a_lenient_judge_lists_more_and_believes_it_no_more():
    a, b = "He sold the old house.", "He sold the red house."
    strict, _ = judge_of("other", {"old", "red"}, a, b)
    strict._judge.calibration = Calibration(threshold=20.0)
    lenient = DistortionJudge(strict._judge, -40.0)
    assert strict.judge([(a, b)]) == [[]]
    assert [change.confidence < 0.01 for change in lenient.judge([(a, b)])[0]] == [True]


def test_what_only_the_judge_suspects_is_shown_as_no_more_than_that():
    a, b = "He sold the old house.", "He sold the red house."
    strict, _ = judge_of("other", {"old", "red"}, a, b)
    strict._judge.calibration = Calibration(threshold=2 * CLEAR)
    assert strict.judge([(a, b)]) == [[]]
    hints = strict.suspicious().judge([(a, b)])[0]
    assert [(hint.kind, hint.severity) for hint in hints] == [("other", "minor")]
    assert "perhaps" in hints[0].note
    assert '"old" / "red"' in hints[0].note


def test_a_mere_title_is_no_hint():
    a, b = "Then Ms Pell sold it.", "Then Mrs Pell sold it."
    strict, _ = judge_of("other", {"Ms", "Mrs"}, a, b)
    strict._judge.calibration = Calibration(threshold=2 * CLEAR)
    assert strict.suspicious().judge([(a, b)]) == [[]]


def test_a_name_spelt_otherwise_counts_where_the_document_is_distorted():
    a, b = "It fell to Ivo Achterberg alone.", "It fell to Ivo Achterman alone."
    judge, _ = judge_of("none", set(), a, b)
    assert all(each.severity == "minor" for each in judge.judge([(a, b)])[0])
    assert [each.severity for each in judge.suspicious().judge([(a, b)])[0]] == ["major"]
