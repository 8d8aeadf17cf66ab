from datetime import date
from pathlib import Path

import pytest

from askcorpus.errors import UnreadableFile
from askcorpus.ingest import FoundFile, discover, read


def test_offsets_count_the_file_as_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffOne “é”.\r\nTwo.\r\n\r\nThree.".encode("utf-16-le"))
    [found], _ = discover(tmp_path, 1)
    document, notes = read(found, tmp_path / "r")
    assert notes == ["a.txt: read as utf-16-le"]
    with open(found.path, encoding=document.source.encoding, newline="") as file:
        text = file.read()
    sentences = [text[s.start : s.end] for block in document.blocks for s in block.sentences]
    assert sentences == ["One “é”.", "Two.", "Three."]


def test_an_empty_file_is_a_document_without_blocks(read_text) -> None:  # type: ignore[no-untyped-def]
    for content in ("", "\ufeff", " \n\n", "---\ntitle: x\n---\n"):
        assert read_text("a.md", content).blocks == ()


def test_what_cannot_be_read_names_the_file(tmp_path: Path) -> None:
    gone = FoundFile(
        path=str(tmp_path / "x.md"), relative="x.md", source_id="x", size=1, mtime_ns=1
    )
    with pytest.raises(UnreadableFile, match=r"^x\.md: cannot be read"):
        read(gone, tmp_path)
    (tmp_path / "b.md").write_bytes(b"\0\1\2\3")
    [found], _ = discover(tmp_path, 1)
    with pytest.raises(UnreadableFile, match=r"^b\.md: holds binary data") as caught:
        read(found, tmp_path)
    assert "UTF-8" in caught.value.remedy


def test_metadata_the_text_itself_shows(read_text) -> None:  # type: ignore[no-untyped-def]
    body = "The town council voted to close the old bridge, which nobody has used for a decade."
    document = read_text(
        "a.txt",
        f"Council closes the old bridge\n\nBy Ann Bee and Cy O’Dee\n\nNov. 9, 2018\n\n{body}\n",
    )
    source = document.source
    assert source.title == "Council closes the old bridge"
    assert source.authors == ("Ann Bee", "Cy O’Dee")
    assert source.published == date(2018, 11, 9)
    assert source.kind == "article"
    assert document.blocks[0].kind == "heading"


@pytest.mark.parametrize(
    "text",
    [
        "A plain sentence opens this text and ends with a period.\n\nThen comes another one.",
        "4 min read\n\nThe town council voted to close the old bridge.\n\nBy Tuesday it was shut.",
        "Only one line without anything after it",
        "By the way of an introduction\n\nThe report was updated on Nov 9, 2018 in the evening.",
    ],
)
def test_nothing_is_guessed(read_text, text: str) -> None:  # type: ignore[no-untyped-def]
    source = read_text("a.txt", text).source
    assert (source.title, source.authors, source.published, source.kind) == (None, (), None, None)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By JOHN SMITH and MARY DOE, Associated Press", ("JOHN SMITH", "MARY DOE")),
        ("By Ann Bee, Daily Planet", ("Ann Bee",)),
        ("By Ann Bee, Cy Dee and Eve Eff", ("Ann Bee", "Cy Dee", "Eve Eff")),
        ("By Ann Bee, Nov. 9, 2018 7:16 pm EST", ("Ann Bee",)),
    ],
)
def test_bylines(read_text, line: str, authors: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert read_text("a.txt", f"{line}\n\nThe council met and talked.").source.authors == authors


def test_front_matter_wins_over_the_text(read_text) -> None:  # type: ignore[no-untyped-def]
    source = read_text("a.md", "---\ntitle: Stated\n---\n# Shown\n\nText of it.").source
    assert source.title == "Stated"


def test_a_long_single_line_is_read_whole(read_text) -> None:  # type: ignore[no-untyped-def]
    text = "He said “no” to Mr. Fox at 5 p.m. today. " * 20_000
    document = read_text("a.txt", text)
    [block] = document.blocks
    assert len(block.sentences) == 20_000
    assert {text[s.start : s.end] for s in block.sentences} == {text[:40]}
