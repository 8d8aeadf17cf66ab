"""The parts of the reader's training that need no data and no run."""

import json
import random
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from askcorpus.encoders.reader_text import Encoded  # noqa: E402
from training.reader.deepen import SILENT, deepened  # noqa: E402
from training.reader.export import cut  # noqa: E402
from training.reader.train import Item, batches, loss  # noqa: E402
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


class FakeNetwork(torch.nn.Module):
    """Logits that hang on the ids alone: what a position holds is its start and end logit."""

    def forward(self, ids: Any, mask: Any, types: Any) -> tuple[Any, Any, Any, Any]:
        scores = ids.float() / 10
        return scores, scores, torch.zeros_like(scores), torch.zeros(len(ids))


def read(*ids: int, at: int | None = None, rivals: tuple[Item, ...] = ()) -> Item:
    """An item whose every position but the first may answer, and the one at `at` does."""
    allowed = [False, *[True] * (len(ids) - 1)]
    encoded = Encoded(list(ids), [0] * len(ids), [(0, 0)] * len(ids), allowed)
    place = ((at, 1.0),) if at else ((0, 1.0),)
    return Item(encoded, place, place, float(at is not None), None, rivals)


def lost(*chosen: Item) -> float:
    return float(loss(FakeNetwork(), chosen, 0.5))  # type: ignore[arg-type]


def test_an_answer_is_compared_with_what_its_rivals_hold_above_their_null() -> None:
    weak, strong = read(30, 10, 20), read(30, 10, 90)
    alone = lost(read(0, 50, 10, at=1), weak), lost(read(0, 50, 10, at=1), strong)
    beside = (
        lost(read(0, 50, 10, at=1, rivals=(weak,))),
        lost(read(0, 50, 10, at=1, rivals=(strong,))),
    )
    assert beside[0] > alone[0], "a rival adds to what is lost"
    assert beside[1] - alone[1] > beside[0] - alone[0], "a strong one adds more"
    lifted = read(130, 110, 190)
    assert lost(read(0, 50, 10, at=1, rivals=(lifted,))) - lost(
        read(0, 50, 10, at=1), lifted
    ) == pytest.approx(beside[1] - alone[1], abs=1e-3), "margins count, not logits"


def test_a_batch_counts_the_rivals_among_its_rows() -> None:
    some = [read(*range(5 + i), at=1, rivals=(read(1, 2), read(1, 2, 3))) for i in range(5)]
    drawn = list(batches([*some, *[read(1, 2)] * 7], 8, random.Random(1)))
    assert sum(len(each) for each in drawn) == 12
    assert all(sum(1 + len(one.rivals) for one in each) <= 8 for each in drawn)
    assert read(1, 2, rivals=(read(*range(9)),)).length == 9


def test_a_network_cut_to_some_word_pieces_reads_them_under_their_new_numbers() -> None:
    whole = torch.nn.Module()
    whole.encoder = torch.nn.Module()
    whole.encoder.embeddings = torch.nn.Module()
    whole.encoder.embeddings.word_embeddings = torch.nn.Embedding(5, 2)
    made = cut(whole, [0, 3])  # type: ignore[arg-type]
    old, new = (each.encoder.embeddings.word_embeddings.weight for each in (whole, made))
    assert new.tolist() == old[[0, 3]].tolist()
    assert len(old) == 5, "what was given keeps its own"
