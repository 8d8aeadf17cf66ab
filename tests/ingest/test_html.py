import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from askcorpus.errors import UnreadableFile
from askcorpus.records import Document

PARAGRAPHS = "".join(
    f"<p>The council said on day {day} that the “old bridge” would close, and nobody objected.</p>"
    for day in range(6)
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>x</title>
<meta property="og:title" content="The bridge closes"><meta property="og:type" content="article">
<meta property="og:site_name" content="The Paper"><meta name="author" content="Ann Bee">
<meta property="article:published_time" content="2019-02-07T10:00:00Z">
<link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">Front page of the paper</a></nav><article><h1>The bridge closes</h1>
{PARAGRAPHS}</article><script>alert(1)</script></body></html>"""


def test_an_article_with_its_metadata(read_text, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    document: Document = read_text("page.html", PAGE)
    source = document.source
    assert source.original == str(tmp_path / "corpus" / "page.html")
    rendition = Path(source.path)
    assert rendition.parent == tmp_path / "renditions"
    assert rendition.read_bytes().decode("utf-8") == document.text
    assert source.sha256 == hashlib.sha256(rendition.read_bytes()).hexdigest()
    assert (source.title, source.publisher, source.authors) == (
        "The bridge closes",
        "The Paper",
        ("Ann Bee",),
    )
    assert (source.published, source.language, source.kind) == (date(2019, 2, 7), "en", "article")
    assert source.url == "https://example.org/bridge"
    assert "alert" not in document.text
    assert "Front page" not in document.text
    assert sum(block.kind == "paragraph" for block in document.blocks) == 6
    assert list(rendition.parent.iterdir()) == [rendition]


def test_the_declared_encoding_counts(read_text) -> None:  # type: ignore[no-untyped-def]
    words = "Une très longue phrase sur le café et l'été. " * 10
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{words}</p></body></html>'
    assert "très longue" in read_text("a.htm", page.encode("latin-1")).text


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "<div>" * 5000, "\0\1\2"])
def test_a_page_without_an_article_names_the_remedy(read_text, page: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnreadableFile, match=r"a\.html") as caught:
        read_text("a.html", page)
    assert "save" in caught.value.remedy


def test_heavy_parts_load_only_when_needed() -> None:
    code = (
        "import sys, askcorpus.ingest, askcorpus.passages; "
        "heavy = {'trafilatura', 'lxml', 'yaml', 'charset_normalizer', 'sentencex'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert result.strip() == "[]"


def test_a_page_tells_that_it_sets_quotations_apart(read_text) -> None:  # type: ignore[no-untyped-def]
    quoting = PAGE.replace("</article>", "<blockquote><p>I took it.</p></blockquote></article>")
    assert read_text("quoting.html", quoting).set_apart
    assert not read_text("page.html", PAGE).set_apart
