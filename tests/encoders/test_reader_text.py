import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from askcorpus.encoders.reader_text import (
    AROUND,
    FOCUS,
    PAIR_TOKENS,
    QUESTION,
    apart,
    encode,
    inside_words,
    spans,
    trim,
)

PIECES = ["[CLS]", "[SEP]", "[UNK]", "who", "shook", "hands", "wood", "##land", "twenty", "-"]


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(
        models.WordPiece({piece: i for i, piece in enumerate(PIECES)}, unk_token="[UNK]")
    )
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def test_types_tell_question_focus_and_surroundings(tokenizer: Tokenizer) -> None:
    context = "hands wood. woodland shook"
    (window,) = encode(tokenizer, "who shook", context, (12, 20))
    assert window.ids == [0, 3, 4, 1, 5, 6, 2, 6, 7, 4, 1]
    assert window.types == [QUESTION] * 4 + [AROUND] * 3 + [FOCUS] * 2 + [AROUND] * 2
    assert window.allowed == [False] * 7 + [True] * 2 + [False] * 2
    assert [context[slice(*window.offsets[i])] for i in (7, 8)] == ["wood", "land"]


def test_a_focus_without_a_word_gives_nothing(tokenizer: Tokenizer) -> None:
    assert encode(tokenizer, "who", "hands   wood", (5, 8)) == []
    assert encode(tokenizer, "who", "") == []


def test_a_long_context_keeps_its_focus_in_the_window(tokenizer: Tokenizer) -> None:
    context = "hands " * 1000
    (window,) = encode(tokenizer, "who shook", context, (3000, 3011))
    assert len(window.ids) == PAIR_TOKENS
    inside = [i for i, allowed in enumerate(window.allowed) if allowed]
    assert [window.offsets[i] for i in inside] == [(3000, 3005), (3006, 3011)]


def test_a_long_focus_is_covered_by_several_windows(tokenizer: Tokenizer) -> None:
    windows = encode(tokenizer, "who shook", "hands " * 1000)
    assert all(len(window.ids) <= PAIR_TOKENS for window in windows)
    covered = {offset for window in windows for offset in window.offsets if offset != (0, 0)}
    assert len(covered) == 1000


def test_a_span_never_begins_or_ends_inside_a_word(tokenizer: Tokenizer) -> None:
    context = "who shook woodland hands"
    (window,) = encode(tokenizer, "who", context)
    start = np.zeros(len(window.ids), np.float32)
    end = np.zeros(len(window.ids), np.float32)
    pieces = [context[slice(*offset)] for offset in window.offsets]
    start[pieces.index("land")] = 9
    end[pieces.index("wood")] = 9
    for _, low, high in spans(window, context, start, end, inside_words(context)):
        assert low == 0 or not context[low - 1].isalpha()
        assert high == len(context) or not context[high].isalpha()


def test_the_best_span_is_the_greatest_sum_in_order(tokenizer: Tokenizer) -> None:
    context = "who shook woodland hands"
    (window,) = encode(tokenizer, "who", context)
    pieces = [context[slice(*offset)] for offset in window.offsets]
    start = np.zeros(len(pieces), np.float32)
    end = np.zeros(len(pieces), np.float32)
    start[pieces.index("wood")], end[pieces.index("hands")] = 3, 2
    end[pieces.index("shook")] = 4
    score, low, high = next(spans(window, context, start, end, inside_words(context)))
    assert (score, context[low:high]) == (5.0, "woodland hands")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" 99 percent. ", "99 percent"),
        ("(about 40", "about 40"),
        ("the ACLU)", "the ACLU"),
        ("the (old) ACLU", "the (old) ACLU"),
        ("“We did", "We did"),
        ("“We did”", "“We did”"),
        ("in the U.S.", "in the U.S."),
        ("Amazon.com Inc.", "Amazon.com Inc."),
        ("at the end.", "at the end"),
        ("-5 degrees", "-5 degrees"),
        ("...", ""),
    ],
)
def test_loose_ends_are_trimmed(text: str, wanted: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == wanted


@given(st.text(alphabet='ab (.)"“”’,-1%', max_size=40))
def test_trimming_stays_inside_and_settles(text: str) -> None:
    start, end = trim(text, 0, len(text))
    assert 0 <= start <= end <= len(text)
    assert trim(text, start, end) == (start, end)


@pytest.mark.parametrize(
    ("context", "cut"),
    [("It cost 1,000.50 dollars", 9), ("It rose 42% then", 10), ("He doesn't mind", 7)],
)
def test_numbers_and_contractions_are_whole_words(
    tokenizer: Tokenizer, context: str, cut: int
) -> None:
    (window,) = encode(tokenizer, "who", context)
    zeros = np.zeros(len(window.ids), np.float32)
    found = list(spans(window, context, zeros, zeros, inside_words(context)))
    assert found
    assert all(cut not in (low, high) for _, low, high in found)


def test_a_possessive_may_be_left_off(tokenizer: Tokenizer) -> None:
    context = "Obama's hands"
    (window,) = encode(tokenizer, "who", context)
    zeros = np.zeros(len(window.ids), np.float32)
    assert any(
        context[low:high] == "Obama"
        for _, low, high in spans(window, context, zeros, zeros, inside_words(context))
    )


def test_kept_spans_do_not_overlap() -> None:
    found = [(1.0, 0, 4), (3.0, 2, 6), (2.0, 6, 9), (0.5, 10, 12)]
    assert apart(found, 2) == [(3.0, 2, 6), (2.0, 6, 9)]
    assert apart(found, 5) == [(3.0, 2, 6), (2.0, 6, 9), (0.5, 10, 12)]
