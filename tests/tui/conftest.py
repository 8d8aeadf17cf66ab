from pathlib import Path

import pytest

from askcorpus.tui.app import ChatApp
from tests.tui.fakes import FakeCorpus, FakeLibrary


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Conversations are kept in a fresh folder, and exports are written to another."""
    exports = tmp_path / "here"
    exports.mkdir()
    monkeypatch.chdir(exports)
    monkeypatch.setenv("ASKCORPUS_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def corpus(tmp_path: Path) -> FakeCorpus:
    folder = tmp_path / "docs"
    folder.mkdir()
    return FakeCorpus(folder)


@pytest.fixture
def library(corpus: FakeCorpus) -> FakeLibrary:
    return FakeLibrary(corpus)


@pytest.fixture
def app(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> ChatApp:
    monkeypatch.delenv("NO_COLOR", raising=False)
    return ChatApp(library)
