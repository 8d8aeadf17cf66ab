"""Exports a sentence-transformers model to one ONNX graph; the only part that imports torch."""

import os
import shutil
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from askcorpus.encoders.embedder import EXPORT_FORMAT, Embedder, Exported
from askcorpus.encoders.onnx_session import open_session
from askcorpus.encoders.weights import file_sha256
from askcorpus.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17
TOLERANCE = 1e-4
"""Greatest difference of a vector's component between the model and its graph."""
PROBES = (
    "short",
    "A sentence of middling length, with a number (42) and a name: Marie Curie.",
    "Several sentences stand here. They are longer than the others, by far. " * 12,
    "  white space, CAPITALS, and accents: déjà vu, Zürich, 東京  ",
)
_UNSUITABLE = "choose another sentence-transformers model (text in, one vector out)"


def export(identity: str, weights_folder: Path, folder: Path) -> Exported:
    """Export the model in `weights_folder` to `folder`, atomically, once it was seen to agree.

    Raises ModelError when the model cannot be loaded, traced, or does not reproduce its own
    vectors within TOLERANCE, and when the cache cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=".export-", dir=folder.parent))
    except OSError as error:
        raise ModelError(
            f"{folder.parent}: the exported model cannot be written ({error.strerror or error})",
            remedy="free some space or set ASKCORPUS_CACHE to a writable folder",
        ) from error
    try:
        model = _load(weights_folder)
        exported = _write(model, identity, aside)
        _check(model, Embedder(exported, aside, open_session(aside / "model.onnx")))
        _publish(aside, folder)
    except OSError as error:
        raise ModelError(
            f"{folder}: the exported model cannot be written ({error.strerror or error})",
            remedy="free some space or set ASKCORPUS_CACHE to a writable folder",
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return exported


def _load(folder: Path) -> "SentenceTransformer":
    # Read when huggingface_hub is first imported; a local folder needs no hub.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    with _quiet():
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(
                str(folder),
                device="cpu",
                local_files_only=True,
                model_kwargs={"use_safetensors": True, "attn_implementation": "eager"},
            )
        except Exception as error:
            raise ModelError(
                f"{folder}: sentence-transformers cannot load it ({_first_line(error)})",
                remedy="name a folder that holds a sentence-transformers model with safetensors",
            ) from error
    model.eval().float()
    return model


def _write(model: "SentenceTransformer", identity: str, folder: Path) -> Exported:
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", None)
    if tokenizer is None or model.tokenizer.padding_side != "right":
        raise ModelError(f"{identity}: its tokenizer cannot be used", remedy=_UNSUITABLE)
    tokenizer.save(str(folder / "tokenizer.json"))
    dimension = _trace(model, folder / "model.onnx", identity)
    prompts = {name: text or "" for name, text in (model.prompts or {}).items()}
    default = prompts.get(model.default_prompt_name or "", "")
    document = _first_prompt(prompts, ("document", "passage", "corpus")) or default
    query = _first_prompt(prompts, ("query",)) or default
    if (document or query) and not all(getattr(module, "include_prompt", True) for module in model):
        raise ModelError(f"{identity}: pools without its prompt", remedy=_UNSUITABLE)
    exported = Exported(
        format=EXPORT_FORMAT,
        id=identity,
        dimension=dimension,
        max_tokens=min(model.max_seq_length or 512, 8192),
        special_tokens=tokenizer.num_special_tokens_to_add(False),
        pad=model.tokenizer.pad_token_id or 0,
        document_prompt=document,
        query_prompt=query,
        files={
            name: file_sha256(folder / name, stamped=False)
            for name in ("model.onnx", "tokenizer.json")
        },
    )
    (folder / "manifest.json").write_text(exported.model_dump_json(indent=1), encoding="utf-8")
    return exported


def _trace(model: "SentenceTransformer", path: Path, identity: str) -> int:
    """Write the graph, pooling and normalisation inside, and return the vector's dimension."""
    import torch

    class Graph(torch.nn.Module):
        """All modules of the model in order, then unit length, from tensors to one tensor."""

        def __init__(self, names: Sequence[str]) -> None:
            super().__init__()
            self.inner = model
            self.names = names

        def forward(self, *tensors: Any) -> Any:
            features: dict[str, Any] = dict(zip(self.names, tensors, strict=True))
            for module in self.inner:
                features = module(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)

    # The model's own configured cut, not a convenience: `truncate_dim` shortens every vector.
    if model.truncate_dim:
        raise ModelError(f"{identity}: truncates its vectors", remedy=_UNSUITABLE)
    with _quiet(), torch.inference_mode():
        try:
            features = model.tokenizer(list(PROBES[:2]), padding=True, return_tensors="pt")
            names = [name for name in INPUTS if name in features]
            tensors = tuple(features[name] for name in names)
            graph = Graph(names).eval()
            dimension = int(graph(*tensors).shape[1])
            torch.onnx.export(
                graph,
                tensors,
                str(path),
                input_names=names,
                output_names=["embedding"],
                dynamic_axes={
                    **{name: {0: "batch", 1: "length"} for name in names},
                    "embedding": {0: "batch"},
                },
                opset_version=OPSET,
                dynamo=False,
            )
        except Exception as error:
            raise ModelError(
                f"{identity}: cannot be exported to ONNX ({_first_line(error)})",
                remedy=_UNSUITABLE,
            ) from error
    return dimension


def _check(model: "SentenceTransformer", embedder: Embedder) -> None:
    """ModelError unless the graph reproduces the model on texts of very different lengths."""
    for kind in ("document", "query"):
        ours = embedder.encode(PROBES, kind="query" if kind == "query" else "document")
        theirs = _reference(model, kind)
        difference = float(np.abs(ours - theirs).max())
        if not difference < TOLERANCE:
            raise ModelError(
                f"{embedder.id}: its exported graph differs by {difference:.1g} on {kind}s",
                remedy=_UNSUITABLE,
            )


def _reference(model: "SentenceTransformer", kind: str) -> NDArray[np.float32]:
    encode = model.encode_query if kind == "query" else model.encode_document
    vectors = encode(list(PROBES), normalize_embeddings=True, show_progress_bar=False)
    return np.asarray(vectors, np.float32)


def _publish(aside: Path, folder: Path) -> None:
    """Move the finished export into place; whoever was first, an intact copy stands there."""
    if folder.exists():
        shutil.rmtree(folder, ignore_errors=True)
    try:
        aside.rename(folder)
    except OSError:
        if not (folder / "manifest.json").is_file():
            raise


def _first_prompt(prompts: dict[str, str], names: Sequence[str]) -> str:
    return next((prompts[name] for name in names if name in prompts), "")


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' progress bars and tracer warnings from the user's terminal."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
