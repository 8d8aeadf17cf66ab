from pathlib import Path

import pytest

from askcorpus.tui.app import ChatApp
from tests.tui.fakes import FakeCorpus, FakeLibrary


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
