"""The tagger's reading, decoding and windows, with a scripted network instead of weights."""

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from askcorpus.encoders.tagger import Tagger, load_tagger
from askcorpus.encoders.tagger_decode import Chain, best_paths, marginals, spans_of, viterbi
from askcorpus.encoders.tagger_text import (
    STATES,
    letter_case,
    pieces,
    quote_states,
    straighten,
    windows,
)
from askcorpus.settings import Settings

STATE = {name: index for index, name in enumerate(STATES)}
FREE = Chain(*(np.zeros(shape, np.float32) for shape in ((13, 13), (13,), (13,))))


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    vocabulary = {"[UNK]": 0, **{chr(code): code for code in range(33, 127)}}
    vocabulary |= {f"##{chr(code)}": code + 200 for code in range(33, 127)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


class Scripted:
    """Says that each piece whose id is in `plan` has the planned state; links by position."""

    def __init__(self, plan: dict[int, str]) -> None:
        self.plan = plan
        self.shapes: list[tuple[int, ...]] = []

    def __call__(self, ids: Any, mask: Any, features: Any) -> tuple[Any, Any]:
        self.shapes.append(ids.shape)
        emissions = np.zeros((*ids.shape, len(STATES)), np.float32)
        for index in np.ndindex(ids.shape):
            emissions[(*index, STATE[self.plan.get(int(ids[index]), "O")])] = 9
        links = np.zeros((*ids.shape, 8), np.float32)
        links[..., 0:4] = 3
        links[..., 4:8] = 3
        return emissions, links


def test_tag_gives_offsets_labels_and_links(tokenizer: Any) -> None:
    plan = {ord("x"): "S-source", ord("y"): "S-cue", ord("a"): "B-content", ord("b"): "E-content"}
    spans = Tagger(tokenizer, Scripted(plan), FREE).tag([["x y: a b.", "none"], ["a b"]])
    assert [(s.label, s.paragraph, s.start, s.end) for s in spans[0]] == [
        ("source", 0, 0, 1),
        ("cue", 0, 2, 3),
        ("content", 0, 5, 8),
    ]
    assert [cue for cue, _ in spans[0][2].cues] == [1]
    assert spans[0][2].cues[0][1] > 0.99
    assert spans[0][1].cues == ()
    assert [(s.label, s.cues) for s in spans[1]] == [("content", ())]


def test_links_stay_inside_the_document_when_windows_are_many(tokenizer: Any) -> None:
    plan = {ord("x"): "S-source", ord("y"): "S-cue"}
    spans = Tagger(tokenizer, Scripted(plan), FREE, window=8).tag([["x y"] * 9])[0]
    assert len(spans) == 18
    for index, span in enumerate(spans):
        for cue, _ in span.cues:
            assert spans[cue].label == "cue"
            assert abs(spans[cue].paragraph - span.paragraph) <= 2, index


@pytest.mark.parametrize("document", [[], [""], [" \n"], ["\ud800 \x1b[31m"], ["x" * 5000]])
def test_odd_documents_are_survived(tokenizer: Any, document: list[str]) -> None:
    assert Tagger(tokenizer, Scripted({}), FREE).tag([document]) == [[]]


def test_a_long_paragraph_is_cut_after_a_sentence(tokenizer: Any) -> None:
    text = "a b c d. e f g h. i j"
    read = pieces(text, tokenizer.encode(text))
    cut = windows([read], 9, texts=[text])
    assert all(len(one.ids) <= 9 for one in cut)
    first = cut[0].parts[0]
    assert text[: read.words[first[2] - 1][2]] == "a b c d."


@given(st.lists(st.text(st.sampled_from('ab. "“”\n'), max_size=60), max_size=6))
def test_windows_hold_every_word_once(texts: list[str]) -> None:
    made = Tokenizer(models.WordPiece({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    read = [pieces(text, made.encode(straighten(text))) for text in texts]
    cut = windows(read, 12, texts=texts)
    held = [(n, i) for one in cut for n, low, high, _ in one.parts for i in range(low, high)]
    assert held == [(n, i) for n, one in enumerate(read) for i in range(len(one.words))]
    assert all(len(one.ids) <= 12 and len(one.ids) == len(one.features) for one in cut)


def test_viterbi_equals_exhaustive_search() -> None:
    rng = np.random.default_rng(5)
    crf = Chain(*(rng.normal(size=shape).astype(np.float32) for shape in ((13, 13), (13,), (13,))))
    scores = rng.normal(size=(2, 3, 13)).astype(np.float32)
    paths = viterbi(scores, np.array([3, 2]), crf)

    def value(row: int, path: tuple[int, ...]) -> float:
        moves = sum(crf.transitions[a, b] for a, b in pairwise(path))
        emitted = sum(scores[row, index, state] for index, state in enumerate(path))
        return float(crf.opening[path[0]] + crf.closing[path[-1]] + moves + emitted)

    for row, length in ((0, 3), (1, 2)):
        best = max(product(range(13), repeat=length), key=lambda path: value(row, path))
        assert tuple(paths[row]) == best


def test_marginals_equal_sums_over_all_paths() -> None:
    rng = np.random.default_rng(6)
    crf = Chain(*(rng.normal(size=shape).astype(np.float32) for shape in ((13, 13), (13,), (13,))))
    scores = rng.normal(size=(2, 3, 13)).astype(np.float32)
    found = marginals(scores, np.array([3, 2]), crf)
    for row, length in ((0, 3), (1, 2)):
        expected = np.zeros((length, 13))
        for path in product(range(13), repeat=length):
            moves = sum(crf.transitions[a, b] for a, b in pairwise(path))
            emitted = sum(scores[row, index, state] for index, state in enumerate(path))
            value = np.exp(crf.opening[path[0]] + crf.closing[path[-1]] + moves + emitted)
            for index, state in enumerate(path):
                expected[index, state] += value
        expected /= expected.sum(1, keepdims=True)
        assert np.allclose(found[row, :length], expected, atol=1e-4)


def test_spans_of_reads_bioes() -> None:
    path = [STATE[name] for name in ("S-cue", "O", "B-content", "I-content", "E-content")]
    assert spans_of(path) == [("cue", 0, 0), ("content", 2, 4)]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ('"a" b', "21300"),
        ("“a” b", "21300"),
        ("«a» b", "21300"),
        ("''a'' b", "2213300"),
        ('"a b', "2111"),
        ("“a” “b”", "2130213"),
        ('"a. "b"', "2111213"),
        ("it’s", "0000"),
    ],
)
def test_quote_states(text: str, states: str) -> None:
    assert "".join(map(str, quote_states(text))) == states


@given(st.text())
def test_reading_keeps_every_character(text: str) -> None:
    assert len(quote_states(text)) == len(text) == len(straighten(text))


@pytest.mark.parametrize(
    ("word", "case"), [("the", 0), ("The", 1), ("AWS", 2), ("A", 1), ("4th", 3), ("—", 4)]
)
def test_letter_case(word: str, case: int) -> None:
    assert letter_case(word) == case


@pytest.mark.model
def test_the_shipped_tagger_finds_a_plain_quotation() -> None:
    text = "“We will not close the plant,” Maria Lopez, the mayor of Springfield, said on Monday."
    spans = load_tagger(Settings()).tag([[text]])[0]
    found = {span.label: text[span.start : span.end] for span in spans}
    assert "We will not close the plant" in found["content"]
    assert "Maria Lopez" in found["source"]
    assert found["cue"] == "said"


def test_sequences_decoded_together_are_as_if_alone() -> None:
    generator = np.random.default_rng(3)
    crf = Chain(*(generator.normal(size=size).astype(np.float32) for size in ((13, 13), 13, 13)))
    sequences = [generator.normal(size=(n, 13)).astype(np.float32) for n in (4, 1, 9, 4, 2)]
    paths, sure = best_paths(sequences, crf)
    for sequence, path, likely in zip(sequences, paths, sure, strict=True):
        (alone,), (own,) = best_paths([sequence], crf)
        assert path == alone
        assert np.allclose(likely, own, atol=1e-5)
    assert best_paths([], crf) == ([], [])


def test_what_else_is_tagged_does_not_sway_a_document() -> None:
    letter = [
        "The mayor, Ann Lee, said the ferry would return by May, and that nobody had asked her.",
        "“We were told nothing,” the harbour master wrote; others thought it was known.",
    ]
    other = ["PRICES!! 99 x 12 % -- {up} 7 7 7", "“Yes,” says Bo Ek, who denied it twice."]
    tagger = load_tagger(Settings())
    assert tagger.tag([other, letter, other])[1] == tagger.tag([letter])[0]
