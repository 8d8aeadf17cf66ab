"""Shared fixtures: a fake embedder, folders of the user's that are not the user's, no network."""

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from askcorpus.encoders.tagger import TaggedSpan
from askcorpus.settings import Settings


class FakeEmbedder:
    """A bag of hashed words: deterministic, instant, and near for texts that share words."""

    def __init__(self, identity: str = "fake@1", dimension: int = 32) -> None:
        self.id = identity
        self.dimension = dimension
        self.max_tokens = 256
        self.encoded: list[str] = []

    def encode(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None = None,
        kind: Literal["document", "query"] = "document",
    ) -> NDArray[np.float32]:
        self.encoded += texts
        vectors = np.full((len(texts), self.dimension), 1e-3, np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                digest = hashlib.sha256(word.encode("utf-8", "replace")).digest()
                vectors[row, digest[0] % self.dimension] += 1 if digest[1] % 2 else -1
        if progress is not None:
            progress(len(texts))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(re.findall(r"\w+|[^\w\s]", text)) for text in texts]


SAID = re.compile(
    r"(?P<source>[A-Z][\w.]*(?: [A-Z][\w.]*)*) (?P<cue>said|wrote|told|wants|thinks)"
    r"(?: that)?:? (?P<content>[^.“”]+|“[^”]*”)"
)


class FakeTagger:
    """Finds `Ann Lee said ...` by a pattern: deterministic, instant, no weights."""

    def __init__(self) -> None:
        self.read: list[list[str]] = []

    def tag(self, documents: Sequence[Sequence[str]]) -> list[list[TaggedSpan]]:
        self.read += [list(document) for document in documents]
        return [self._tag(document) for document in documents]

    def _tag(self, document: Sequence[str]) -> list[TaggedSpan]:
        spans: list[TaggedSpan] = []
        for number, paragraph in enumerate(document):
            for match in SAID.finditer(paragraph):
                cue = len(spans) + 1
                for label in ("source", "cue", "content"):
                    start, end = match.span(label)
                    spans.append(
                        TaggedSpan(
                            label=label,  # type: ignore[arg-type]
                            paragraph=number,
                            start=start,
                            end=end,
                            score=0.9,
                            cues=() if label == "cue" else ((cue, 0.9),),
                        )
                    )
        return spans


@pytest.fixture(autouse=True)
def fake_tagger(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> FakeTagger:
    """Every build tags with the fake, but in tests of real weights."""
    fake = FakeTagger()
    if not request.node.get_closest_marker("model"):
        monkeypatch.setattr("askcorpus.encoders.tagger.load_tagger", lambda settings: fake)
    return fake


@pytest.fixture(autouse=True)
def rule_judge(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Every build judges copies by rules alone, but in tests of real weights."""
    if not request.node.get_closest_marker("model"):
        from askcorpus.trust import distortion

        monkeypatch.setattr(distortion, "load_distortion", lambda settings: distortion.RuleJudge())


@pytest.fixture
def fake_embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture(autouse=True)
def user_folders(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Path:
    """The user's configuration and cache lie in a fresh folder, and no setting leaks in.

    Tests of real weights share one cache for the session: the model is exported once.
    """
    home = tmp_path_factory.mktemp("home")
    shared = tmp_path_factory.getbasetemp() / "model-cache"
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ASKCORPUS_{name.upper()}", raising=False)
    monkeypatch.setenv("ASKCORPUS_CONFIG", str(home / "config.toml"))
    cache = shared if request.node.get_closest_marker("model") else home / "cache"
    monkeypatch.setenv("ASKCORPUS_CACHE", str(cache))
    monkeypatch.setenv("ASKCORPUS_STATE", str(home / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "xdg-cache"))
    return home
