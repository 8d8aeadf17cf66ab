"""Turns texts into unit vectors: an exported sentence-transformers model on onnxruntime."""

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, ValidationError

from askcorpus.encoders import weights
from askcorpus.encoders.onnx_session import (
    encodable,
    feed,
    open_session,
    open_tokenizer,
    run_batches,
    worker_count,
)
from askcorpus.errors import ModelError
from askcorpus.records import Record
from askcorpus.settings import DEFAULT_EMBEDDER, Settings, cache_dir

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

EXPORT_FORMAT = 1
"""Raised whenever the exported graph or its manifest changes shape; older exports are made anew."""
BATCH_TOKENS = 256
"""Padded tokens of a batch: what passes between two layers then stays in a core's own cache, which
is a tenth faster than batches of a thousand."""
CHUNK = 2048
"""Texts tokenised at a time, so that memory does not grow with the corpus."""


class Exported(Record):
    """`manifest.json` beside an exported graph: what it is and what its files hash to."""

    format: int
    id: str
    dimension: int = Field(ge=1, le=65_536)
    max_tokens: int = Field(ge=8, le=1_000_000)
    """The model's window, special tokens included."""
    special_tokens: int = Field(ge=0, le=8)
    pad: int = Field(ge=0)
    document_prompt: str = ""
    query_prompt: str = ""
    files: dict[str, str]
    """`model.onnx` and `tokenizer.json` to their hex sha256."""


class Embedder:
    """A loaded embedder; safe to call from several threads."""

    def __init__(
        self, exported: Exported, folder: Path, session: "InferenceSession", threads: int = 0
    ) -> None:
        """Take over what was exported to `folder` and the session on its graph."""
        self.id = exported.id
        self.dimension = exported.dimension
        self.max_tokens = exported.max_tokens - exported.special_tokens
        """Tokens of a text that reach the model, as `count_tokens` counts them."""
        self._exported = exported
        self._folder = folder
        self._session = session
        self._workers = worker_count(threads)
        self._tokenizer = open_tokenizer(folder / "tokenizer.json")
        self._tokenizer.enable_truncation(exported.max_tokens)

    def encode(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None = None,
        kind: Literal["document", "query"] = "document",
    ) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension), in the order given.

        `kind` chooses the prompt that the model's own configuration asks for, if any; `progress`
        gets the number of texts done since its last call. Texts beyond the model's window are cut.
        """
        prompt = self._exported.query_prompt if kind == "query" else self._exported.document_prompt
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), CHUNK):
            chunk = [prompt + encodable(text) for text in texts[start : start + CHUNK]]
            encodings = self._tokenizer.encode_batch(chunk)
            out = vectors[start : start + CHUNK]
            run_batches(encodings, self._run, out, self._workers, progress, BATCH_TOKENS)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, uncut, without the special ones that the model adds."""
        batch = self._counter.encode_batch_fast(
            [encodable(text) for text in texts], add_special_tokens=False
        )
        return [len(encoding.ids) for encoding in batch]

    @cached_property
    def _counter(self) -> "Tokenizer":
        tokenizer = open_tokenizer(self._folder / "tokenizer.json")
        tokenizer.no_truncation()
        return tokenizer

    def _run(self, encodings: Sequence["Encoding"]) -> NDArray[np.float32]:
        arrays = feed(self._session, encodings, self._exported.pad)
        return np.asarray(self._session.run(None, arrays)[0], np.float32)


def load_embedder(settings: Settings) -> Embedder:
    """The embedder of the settings, exported first where that was not done yet (imports torch).

    Raises ModelError when weights are missing, differ from their hash, or cannot be exported.
    """
    identity = weights.embedder_id(settings)
    folder = export_folder(identity)
    exported = _read_export(folder, identity)
    if exported is None:
        from askcorpus.encoders.export import export

        exported = export(identity, model_folder(settings), folder)
    return Embedder(exported, folder, open_session(folder / "model.onnx"), settings.threads)


def export_folder(identity: str) -> Path:
    """Where the exported graph of a model lies in the user's cache."""
    slug = re.sub(r"[^A-Za-z0-9@._-]+", "-", identity).strip(".-")[:80]
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:8]
    return cache_dir() / "models" / f"{slug}-{digest}"


def model_folder(settings: Settings) -> Path:
    """The folder of sentence-transformers weights that the settings name; may fetch from a hub."""
    if settings.embedder == DEFAULT_EMBEDDER:
        return weights.embedder_folder()
    folder = Path(settings.embedder).expanduser()
    if folder.is_dir():
        return folder
    if not settings.network:
        raise ModelError(
            f"embedder {settings.embedder!r}: no such folder, and the network is off",
            remedy="name a folder that holds a sentence-transformers model, "
            "or set network = true to fetch it once",
        )
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(settings.embedder, allow_patterns=list(weights.MODEL_FILES)))
    except Exception as error:
        raise ModelError(
            f"embedder {settings.embedder!r}: cannot be fetched ({error})",
            remedy="check the model's id and the connection, or name a local folder",
        ) from error


def _read_export(folder: Path, identity: str) -> Exported | None:
    """What was exported to `folder`, its files checked; None when it is to be made (again)."""
    try:
        exported = Exported.model_validate_json((folder / "manifest.json").read_bytes())
    except (OSError, ValidationError):
        return None
    if exported.format != EXPORT_FORMAT or exported.id != identity:
        return None
    if set(exported.files) != {"model.onnx", "tokenizer.json"}:
        return None
    try:
        weights.check_files(folder, exported.files)
    except ModelError:
        # A damaged copy in a cache is not the user's trouble: it is made again from the weights.
        return None
    return exported
