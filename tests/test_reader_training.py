"""The parts of the reader's training that need no data and no run."""

import json

import pytest

torch = pytest.importorskip("torch")

from training.reader.deepen import SILENT, deepened  # noqa: E402
from training.reader.vocabulary import places, trimmed  # noqa: E402

WHOLE = json.dumps(
    {
        "added_tokens": [{"id": 0, "content": "[PAD]"}, {"id": 2, "content": "[SEP]"}],
        "post_processor": {"special_tokens": {"[SEP]": {"id": "[SEP]", "ids": [2]}}},
        "model": {"vocab": {"[PAD]": 0, "rare": 1, "[SEP]": 2, "wall": 3, "##s": 4}},
    }
)


def test_a_trimmed_vocabulary_is_numbered_anew_and_finds_its_old_places() -> None:
    cut = trimmed(WHOLE, [0, 2, 3, 4])
    made = json.loads(cut)
    assert made["model"]["vocab"] == {"[PAD]": 0, "[SEP]": 1, "wall": 2, "##s": 3}
    assert [each["id"] for each in made["added_tokens"]] == [0, 1]
    assert made["post_processor"]["special_tokens"]["[SEP]"]["ids"] == [1]
    assert places(cut, WHOLE) == [0, 2, 3, 4]


def test_new_layers_stand_between_the_old_ones_and_say_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prefix = "encoder.layer.1."
    known = {
        f"{prefix}attention.self.query.weight": torch.full((2, 2), 3.0),
        f"{prefix}output.dense.weight": torch.full((2, 2), 3.0),
        f"{prefix}output.LayerNorm.weight": torch.full((2,), 3.0),
        f"{prefix}output.LayerNorm.bias": torch.full((2,), 3.0),
        "encoder.layer.0.output.dense.weight": torch.full((2, 2), 9.0),
    }
    monkeypatch.setattr("training.reader.deepen.reranker_tensors", lambda layers: known)
    old = {
        "span.bias": torch.ones(2),
        "encoder.encoder.layer.0.output.dense.weight": torch.full((2, 2), 1.0),
        "encoder.encoder.layer.1.output.dense.weight": torch.full((2, 2), 2.0),
    }
    made = deepened(old, [(0.1, 0.5), (0.2, 0.6), (0.3, 0.7)], kept=[0, 2])
    assert made["encoder.encoder.layer.0.output.dense.weight"][0, 0] == 1.0
    assert made["encoder.encoder.layer.2.output.dense.weight"][0, 0] == 2.0
    assert made["span.bias"].tolist() == [1.0, 1.0]
    new = f"encoder.{prefix}"
    assert made[f"{new}attention.self.query.weight"][0, 0] == 3.0
    assert made[f"{new}output.dense.weight"][0, 0] == pytest.approx(3.0 * SILENT)
    assert made[f"{new}output.LayerNorm.weight"][0] == pytest.approx(0.6), "below it is one layer"
    assert made[f"{new}output.LayerNorm.bias"][0] == pytest.approx(0.2)
