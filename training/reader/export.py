"""The trained network as a quantised ONNX graph with its tokenizer, manifest and hashes.

The graph knows the word pieces of the tokenizer that is shipped: see `training.reader.vocabulary`.
"""

import copy
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

from training.reader.model import ReaderNetwork
from training.reader.start import shipped_pieces, shipped_tokenizer

OPSET = 17


class Exported(nn.Module):
    """The network with one null logit: the span's at [CLS] less a share of the head's."""

    def __init__(self, network: ReaderNetwork, head_share: float) -> None:
        super().__init__()
        self.network = network
        self.head_share = head_share

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Start and end logits (batch, length), null (batch) and polarity (batch, length)."""
        start, end, polarity, answerable = self.network(input_ids, attention_mask, token_type_ids)
        return start, end, start[:, 0] + end[:, 0] - self.head_share * answerable, polarity


def export(
    network: ReaderNetwork, folder: Path, head_share: float, *, quantise: bool = True
) -> None:
    """Write `model.onnx`, `tokenizer.json` and `manifest.json` into `folder`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    folder.mkdir(parents=True, exist_ok=True)
    network = cut(network, shipped_pieces())
    axes = {0: "rows", 1: "length"}
    ids = torch.randint(1000, 2000, (2, 16))
    names = ("input_ids", "attention_mask", "token_type_ids")
    with TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            Exported(network.eval(), head_share),
            (ids, torch.ones_like(ids), torch.zeros_like(ids)),
            str(plain), input_names=list(names), output_names=["start", "end", "null", "polarity"],
            dynamic_axes={
                **dict.fromkeys((*names, "start", "end", "polarity"), axes), "null": {0: "rows"},
            },
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        if not quantise:
            shutil.copyfile(plain, folder / "model.onnx")
        else:
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(
                str(ready), str(folder / "model.onnx"), per_channel=True, reduce_range=False,
                weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            )  # fmt: skip
    shutil.copyfile(shipped_tokenizer(), folder / "tokenizer.json")
    write_manifest(folder)


def cut(network: ReaderNetwork, pieces: Sequence[int]) -> ReaderNetwork:
    """The network with the embeddings of the given word pieces alone, in their order."""
    made = copy.deepcopy(network)
    words: nn.Embedding = made.encoder.embeddings.word_embeddings  # type: ignore[union-attr,assignment]
    made.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(  # type: ignore[union-attr]
        words.weight.detach()[list(pieces)]
    )
    return made


def write_manifest(folder: Path) -> None:
    """Name, licence, origin and the sha256 of each file."""
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("model.onnx", "tokenizer.json")
    }
    manifest = {
        "name": "reader",
        "role": "reader",
        "licence": "Apache-2.0",
        "origin": "trained by `python -m training.reader`; see MODEL_CARD.md beside it",
        "files": files,
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
