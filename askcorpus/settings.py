"""Settings from defaults, a file, the environment and flags, in that order of growing weight.

Read with tomllib and pydantic alone: pydantic-settings would add a sixth of a second to a cold
`ask`.
"""

import hashlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from askcorpus.errors import SettingsError

DEFAULT_EMBEDDER = "all-MiniLM-L6-v2"
INDEX_SHAPING = ("embedder", "passage_tokens", "max_file_mb")


class ChatSettings(BaseModel):
    """How `askcorpus chat` looks and which keys it takes: the table `[chat]` of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    theme: Literal["dark", "light", "plain"] = "dark"
    """`plain` uses no colour at all, as `NO_COLOR` in the environment does."""
    keys: dict[str, str] = Field(default_factory=dict)
    """Other keys by the names that F1 shows, such as `copy = "c"` or `next = "n,ctrl+n"`."""


class Settings(BaseModel):
    """All that a user may set; each field is also `ASKCORPUS_<FIELD>` in the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    embedder: str = DEFAULT_EMBEDDER
    """The default, or any sentence-transformers model by local path or (with network) by id."""
    passage_tokens: int = Field(default=200, ge=32, le=512)
    """Most tokens of a passage; also held below the embedder's own limit."""
    max_file_mb: int = Field(default=200, ge=1)
    """Files larger than this many MiB are skipped with a line."""
    candidates: int = Field(default=48, ge=1, le=1000)
    """Passages that each of the dense and lexical searches brings."""
    rerank: int = Field(default=4, ge=1, le=200)
    """Sentences, at most, that the cross-encoder reads."""
    min_confidence: float = Field(default=0.25, ge=0, le=1)
    """Below this calibrated probability the verdict is `not_found`."""
    threads: int = Field(default=0, ge=0)
    """Threads of the neural parts; 0 leaves the choice to onnxruntime."""
    network: bool = False
    """Whether model weights may be fetched from a hub."""
    chat: ChatSettings = ChatSettings()
    """The terminal app's own; in the file alone, not in the environment."""

    def fingerprint(self) -> str:
        """16 hex digits that change whenever a setting that shapes an index changes."""
        parts = [f"{name}={getattr(self, name)!r}" for name in INDEX_SHAPING]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def config_path(env: Mapping[str, str] = os.environ) -> Path:
    """Where the user's settings file is looked for (`ASKCORPUS_CONFIG`, else the XDG folder)."""
    if named := env.get("ASKCORPUS_CONFIG"):
        return Path(named)
    base = env.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "askcorpus" / "config.toml"


def cache_dir(env: Mapping[str, str] = os.environ) -> Path:
    """Where exported models and indexes of read-only folders live (`ASKCORPUS_CACHE`, else XDG)."""
    if named := env.get("ASKCORPUS_CACHE"):
        return Path(named)
    base = env.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "askcorpus"


def state_dir(env: Mapping[str, str] = os.environ) -> Path:
    """Where conversations are kept (`ASKCORPUS_STATE`, else the XDG folder)."""
    if named := env.get("ASKCORPUS_STATE"):
        return Path(named)
    base = env.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "askcorpus"


def load_settings(env: Mapping[str, str] = os.environ, **flags: Any) -> Settings:
    """Settings from file, environment and flags; flags that are None do not count."""
    path = config_path(env)
    values: dict[str, Any] = {**_from_file(path), **_from_environment(env)}
    values.update({name: value for name, value in flags.items() if value is not None})
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"setting {name!r}: {first['msg']}",
            remedy=f"correct {name} in {path} or ASKCORPUS_{name.upper()} in the environment",
        ) from error


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}", remedy="correct the file or delete it") from error


def _from_environment(env: Mapping[str, str]) -> dict[str, str]:
    names = (
        (name, f"ASKCORPUS_{name.upper()}") for name in Settings.model_fields if name != "chat"
    )
    return {name: env[key] for name, key in names if key in env}
