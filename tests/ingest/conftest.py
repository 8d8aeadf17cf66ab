from collections.abc import Callable
from pathlib import Path

import pytest

from askcorpus.ingest import discover, read
from askcorpus.records import Document

Reader = Callable[[str, str | bytes], Document]


@pytest.fixture
def read_text(tmp_path: Path) -> Reader:
    """Write one file and read it back as a document."""

    def reader(name: str, content: str | bytes) -> Document:
        folder = tmp_path / "corpus"
        folder.mkdir(exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
        found, _ = discover(folder, 10)
        [file] = [file for file in found if file.relative == name]
        return read(file, tmp_path / "renditions")[0]

    return reader
