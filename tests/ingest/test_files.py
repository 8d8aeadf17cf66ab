import os
from pathlib import Path

import pytest

from askcorpus.errors import CorpusNotFound
from askcorpus.ingest import discover
from askcorpus.ingest.files import ID_BYTES, source_ids


def test_readable_files_are_found_and_the_others_named(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c.html", "d.pdf", "noending", ".hidden.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".askcorpus").mkdir()
    (tmp_path / ".askcorpus" / "e.md").write_text("x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "f.markdown").write_text("x")
    found, skipped = discover(tmp_path, 1)
    assert [file.relative for file in found] == ["a.MD", "b.txt", "c.html", "sub/f.markdown"]
    assert [item.relative for item in skipped] == ["d.pdf", "noending"]
    assert all("convert it to .md" in item.reason for item in skipped)
    assert found[0].path == str(tmp_path / "a.MD")


def test_links_and_pipes_and_large_files_are_skipped(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").write_text("x")
    (corpus / "big.txt").write_bytes(b"x" * (2**20 + 1))
    (corpus / "out.txt").symlink_to(outside / "secret.txt")
    (corpus / "folder").symlink_to(outside)
    (corpus / "loop").symlink_to(corpus)
    (corpus / "gone.md").symlink_to(corpus / "nothing.md")
    os.mkfifo(corpus / "pipe.txt")
    found, skipped = discover(corpus, 1)
    assert [file.relative for file in found] == ["a.md"]
    reasons = {item.relative: item.reason for item in skipped}
    assert "leads out of the folder" in reasons["out.txt"]
    assert "leads out of the folder" in reasons["folder"]
    assert "inside the folder" in reasons["loop"]
    assert "link to nothing" in reasons["gone.md"]
    assert "regular file" in reasons["pipe.txt"]
    assert "larger than 1 MiB" in reasons["big.txt"]


def test_names_cannot_break_a_line(tmp_path: Path) -> None:
    (tmp_path / "x\n\x1b[31m.bin").write_text("x")
    with open(os.path.join(os.fsencode(tmp_path), b"bad\xff.md"), "wb") as file:
        file.write(b"x")
    found, skipped = discover(tmp_path, 1)
    assert found == []
    assert all(item.relative.isprintable() and item.reason.isprintable() for item in skipped)
    assert any("not valid UTF-8" in item.reason for item in skipped)


@pytest.mark.parametrize("name", ["missing", "file.md"])
def test_what_is_no_folder_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.md").write_text("x")
    with pytest.raises(CorpusNotFound, match=name) as caught:
        discover(tmp_path / name, 1)
    assert caught.value.remedy


def test_an_unreadable_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    real = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    _, skipped = discover(tmp_path, 1)
    assert [(item.relative, "Permission denied" in item.reason) for item in skipped] == [
        ("locked", True)
    ]


def test_ids_are_readable_unique_and_short() -> None:
    ids = source_ids(
        [
            "000_a8acde4db729ab38.md",
            "a.md",
            "a.txt",
            "Sub/My File (2).md",
            "!!.md",
            "x" * 300 + ".md",
        ]
    )
    assert ids["000_a8acde4db729ab38.md"] == "000_a8acde4db729ab38"
    assert ids["a.md"] == "a"
    assert ids["a.txt"].startswith("a-")
    assert ids["Sub/My File (2).md"] == "sub-my-file-2"
    assert ids["!!.md"] == "document"
    assert len(set(ids.values())) == len(ids)
    assert all(len(name.encode()) <= ID_BYTES and ":" not in name for name in ids.values())


def test_a_later_file_does_not_rename_an_earlier_one() -> None:
    assert source_ids(["a.md"])["a.md"] == source_ids(["a.md", "a.txt", "b.md"])["a.md"]
