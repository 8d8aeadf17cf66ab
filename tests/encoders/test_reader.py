import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from askcorpus.encoders import weights
from askcorpus.encoders.onnx_session import open_tokenizer
from askcorpus.encoders.reader import SPANS, Reader, load_reader
from askcorpus.errors import ModelError
from askcorpus.settings import Settings

MODEL = Path(weights.__file__).parent.parent / "models" / "reader"
BRIDGE = "The bridge at Oswin was opened in 1931 by Clara Whitfield, the mayor of Halden."
TRAFFIC = "Some 4,200 cars cross it every day, according to the county."
FERRY = "A ferry ran there before."

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader(Settings(threads=1))


@pytest.mark.parametrize(
    ("question", "context", "answer"),
    [
        ("Who opened the bridge at Oswin?", BRIDGE, "Clara Whitfield"),
        ("when was the bridge at oswin opened", BRIDGE, "1931"),
    ],
)
def test_the_shortest_answer_leads(
    reader: Reader, question: str, context: str, answer: str
) -> None:
    ((best, *_),) = reader.read(question, [context])
    assert answer in context[best.start : best.end]
    assert len(context[best.start : best.end]) <= len(answer) + 8
    assert best.score > best.null


def test_what_a_sentence_leaves_open_its_neighbour_tells(reader: Reader) -> None:
    context = f"{BRIDGE} {TRAFFIC}"
    focus = (len(BRIDGE) + 1, len(context))
    question = "How many cars cross the bridge every day?"
    ((best, *_),) = reader.read(question, [context], [focus])
    assert context[best.start : best.end] in ("4,200", "Some 4,200", "4,200 cars")
    assert best.score > best.null


@pytest.mark.parametrize(
    "question", ["Who designed the stadium in Lisbon?", "What did the senator say about taxes?"]
)
def test_a_sentence_that_does_not_answer_is_told(reader: Reader, question: str) -> None:
    ((best, *_),) = reader.read(question, [BRIDGE])
    assert best.score < best.null


def test_spans_stay_in_the_focus(reader: Reader) -> None:
    context = f"{FERRY} {BRIDGE} {TRAFFIC}"
    focus = (context.index(TRAFFIC), len(context))
    (found,) = reader.read("Who opened the bridge?", [context], [focus])
    assert found
    assert all(focus[0] <= one.start < one.end <= focus[1] for one in found)


def test_spans_are_apart_and_best_first(reader: Reader) -> None:
    (found,) = reader.read("Who opened the bridge?", [BRIDGE])
    assert 1 < len(found) <= SPANS
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    ranges = sorted((one.start, one.end) for one in found)
    assert all(one[1] <= two[0] for one, two in pairwise(ranges))


def test_order_and_company_of_contexts_do_not_matter(reader: Reader) -> None:
    question = "Who opened the bridge?"
    contexts = [FERRY, f"{FERRY} {BRIDGE} {TRAFFIC}", BRIDGE]
    together = reader.read(question, contexts)
    for context, found in zip(contexts, together, strict=True):
        (alone,) = reader.read(question, [context])
        assert found == alone


def test_odd_input_is_read(reader: Reader) -> None:
    assert reader.read("Who?", []) == []
    assert reader.read("Who?", ["", "  \n"]) == [[], []]
    assert len(reader.read("", [BRIDGE])) == 1
    assert len(reader.read("who \ud800?", [BRIDGE + " \udcff"])) == 1
    (found,) = reader.read("Who opened the bridge?", ["word " * 2000 + BRIDGE])
    assert found


def test_focus_must_match_the_contexts(reader: Reader) -> None:
    with pytest.raises(ValueError, match="focus"):
        reader.read("Who?", [BRIDGE], [])


def test_the_model_is_small_and_documented() -> None:
    assert (MODEL / "model.onnx").stat().st_size <= 30 * 2**20
    card = (MODEL / "MODEL_CARD.md").read_text(encoding="utf-8")
    for sha256 in json.loads((MODEL / "manifest.json").read_text())["files"].values():
        assert sha256 in card


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(MODEL, tmp_path / "reader")
    with (tmp_path / "reader" / "model.onnx").open("r+b") as stream:
        stream.seek(1000)
        stream.write(b"\0\1\2\3")
    monkeypatch.setattr(weights, "_models_folder", lambda: tmp_path)
    with pytest.raises(ModelError, match="sha256"):
        load_reader(Settings())


def test_a_passage_is_read_whole_and_its_sentences_compare(reader: Reader) -> None:
    head = "Bridges of the county\n"
    context = f"{head}{FERRY} {BRIDGE} {TRAFFIC}"
    parts = [
        (context.index(each), context.index(each) + len(each)) for each in (FERRY, BRIDGE, TRAFFIC)
    ]
    ((ferry, bridge, traffic),) = reader.scan("Who opened the bridge?", [context], [parts])
    assert context[bridge[0].start : bridge[0].end] == "Clara Whitfield"
    assert bridge[0].score > max(ferry[0].score, traffic[0].score)
    assert ferry[0].null == bridge[0].null == traffic[0].null
    for (low, high), found in zip(parts, (ferry, bridge, traffic), strict=True):
        assert all(low <= one.start < one.end <= high for one in found)


def test_an_endless_passage_is_read_in_windows(reader: Reader) -> None:
    filler = "Nothing else of note happened in the town that long summer. " * 60
    context = filler + BRIDGE
    parts = [(0, len(filler) - 1), (len(filler), len(context))]
    ((_, last),) = reader.scan("Who opened the bridge at Oswin?", [context], [parts])
    assert "Clara Whitfield" in context[last[0].start : last[0].end]
    assert reader.scan("Who?", [], []) == []
    assert reader.scan("Who?", ["", BRIDGE], [[], [(0, len(BRIDGE))]])[0] == []


@pytest.mark.parametrize(
    "text", ["25°C, km², −5", "¥500 and ¼", "©2024 Apple™", "Wałęsa in Łódź", "Ørsted, Đorđe, Ægir"]
)
def test_no_figure_or_name_is_unknown_to_the_trimmed_vocabulary(text: str) -> None:
    tokenizer = open_tokenizer(MODEL / "tokenizer.json")
    assert "[UNK]" not in tokenizer.encode(text, add_special_tokens=False).tokens
