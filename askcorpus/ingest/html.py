"""HTML pages: their article as plain text, with what the page says of itself."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from askcorpus.errors import IndexUnwritable, UnreadableFile
from askcorpus.ingest.dates import parse_date
from askcorpus.ingest.decoding import decode
from askcorpus.ingest.files import printable
from askcorpus.ingest.frontmatter import Metadata, one_line

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang=[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_QUOTATION = re.compile(r"<(?:blockquote|q)\b", re.IGNORECASE)
_KIND = re.compile(
    r"<meta\b[^>]{0,200}?og:type[\"'][^>]{0,100}?content=[\"']article[\"']", re.IGNORECASE
)


def extract(data: bytes, name: str) -> tuple[str, Metadata]:
    """The article's paragraphs, parted by blank lines, and its metadata.

    Raises UnreadableFile when the page holds no article text.
    """
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    page = decode_page(data)
    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        found = None
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise UnreadableFile(
            f"{printable(name)}: no article text found in the page",
            remedy="save the article's text as .txt or .md",
        )
    paragraphs = (" ".join(line.split()) for line in text.splitlines())
    plain = "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"
    return plain, _metadata(found, page)


def sets_quotations_apart(data: bytes) -> bool:
    """Whether a page holds quotations by markup alone: their text stands there without marks."""
    return _QUOTATION.search(decode_page(data)) is not None


def decode_page(data: bytes) -> str:
    """The page's characters: UTF-8 or UTF-16, else as the page declares, else as guessed."""
    declared = _CHARSET.search(data[:4096])
    try:
        return data.decode("utf-8") if b"\0" not in data[:4096] else decode(data)[0]
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)[0]


def headed(stated: Metadata) -> str:
    """What the page says of itself as lines before the text, so that it too can be cited."""
    said = {
        "title": stated.title,
        "publisher": stated.publisher,
        "authors": ", ".join(stated.authors),
        "date": stated.published,
        "language": stated.language,
        "url": stated.url,
    }
    lines = [f"{name}: {value}" for name, value in said.items() if value]
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""


def write_rendition(text: str, folder: Path) -> tuple[Path, str]:
    """The path of a UTF-8 file that holds the text, named by its hash, and that hash in hex.

    Written whole or not at all. Raises IndexUnwritable when the folder takes no file.
    """
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    path = folder.absolute() / f"{digest[:32]}.txt"
    try:
        if path.is_file() and path.read_bytes() == data:
            return path, digest
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise IndexUnwritable(
            f"{printable(str(folder))}: cannot keep the text of an HTML file ({error.strerror})",
            remedy="free disk space or make the folder writable",
        ) from error
    return path, digest


def _metadata(found: object, page: str) -> Metadata:
    def value(name: str) -> str | None:
        return one_line(getattr(found, name, None))

    day, people, language = value("date"), value("author"), _LANGUAGE.search(page[:4096])
    return Metadata(
        title=value("title"),
        publisher=value("sitename"),
        authors=tuple(part.strip() for part in people.split(";") if part.strip()) if people else (),
        published=parse_date(day) if day else None,
        language=language[1].lower() if language else None,
        url=value("url"),
        kind="article" if _KIND.search(page) else None,
    )
