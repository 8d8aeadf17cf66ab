"""One file to a Document: decode, take the metadata, part the body, find turns and sentences."""

import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from askcorpus.errors import UnreadableFile
from askcorpus.ingest.blocks import part
from askcorpus.ingest.decoding import decode
from askcorpus.ingest.files import HTML, MARKDOWN, SUBTITLES, FoundFile, printable
from askcorpus.ingest.frontmatter import Metadata, one_line, read_front_matter
from askcorpus.ingest.metadata import complete
from askcorpus.ingest.sentences import split
from askcorpus.ingest.spans import lines, trim
from askcorpus.ingest.turns import Speech, find_turns
from askcorpus.records import Block, BlockKind, Document, Source, Span

_QUIET = frozenset({"utf-8"})
"""Encodings that need no note."""


def read(found: FoundFile, renditions: Path) -> tuple[Document, list[str]]:
    """The document in a file, and one-line notes such as `x.txt: read as windows-1252`.

    HTML and subtitles leave a plain-text rendition below `renditions`; spans count its characters.
    Raises UnreadableFile for what cannot be read, IndexUnwritable when no rendition can be kept.
    """
    name = printable(found.relative)
    data = _bytes(found, name)
    suffix = PurePosixPath(found.relative).suffix.lower()
    try:
        if suffix in HTML:
            return _read_page(data, found, renditions), []
        text, codec = decode(data)
        if suffix in SUBTITLES:
            return _read_subtitles(text, found, renditions), []
    except UnreadableFile as error:
        message = str(error) if str(error).startswith(name) else f"{name}: {error}"
        raise UnreadableFile(message, remedy=error.remedy) from error
    notes = [] if codec in _QUIET else [f"{name}: read as {codec}"]
    stated, start, note = read_front_matter(text)
    if note:
        notes.append(f"{name}: {note}")
    source = Source(
        id=found.source_id, path=found.path, encoding=codec, sha256=hashlib.sha256(data).hexdigest()
    )
    return assemble(text, start, source, stated, markdown=suffix in MARKDOWN), notes


def assemble(
    text: str, start: int, source: Source, stated: Metadata, *, markdown: bool
) -> Document:
    """The document of a text whose body starts at `start`; the source is completed from both."""
    speeches, turns = find_turns(text, part(text, start, markdown=markdown))
    known = complete(stated, text, speeches, turns)
    return Document(
        source=source.model_copy(update=known._asdict()),
        text=text,
        body=Span(start=start, end=len(text)),
        blocks=tuple(_block(text, speech, known.title) for speech in speeches),
        turns=tuple(turns),
    )


def _bytes(found: FoundFile, name: str) -> bytes:
    try:
        return Path(found.path).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{name}: cannot be read ({error.strerror})",
            remedy="check that it exists and that you may read it",
        ) from error


def _read_page(data: bytes, found: FoundFile, renditions: Path) -> Document:
    from askcorpus.ingest.html import extract, headed, sets_quotations_apart, write_rendition

    body, stated = extract(data, found.relative)
    head = headed(stated)
    path, digest = write_rendition(head + body, renditions)
    source = Source(id=found.source_id, path=str(path), original=found.path, sha256=digest)
    document = assemble(head + body, len(head), source, stated, markdown=False)
    return document.model_copy(update={"set_apart": sets_quotations_apart(data)})


def _read_subtitles(text: str, found: FoundFile, renditions: Path) -> Document:
    from askcorpus.ingest.html import headed, write_rendition
    from askcorpus.ingest.subtitles import read_subtitles, transcript

    body, stated, paragraphs = read_subtitles(text, printable(found.relative))
    head = headed(stated)
    path, digest = write_rendition(head + body, renditions)
    source = Source(id=found.source_id, path=str(path), original=found.path, sha256=digest)
    known = source.model_copy(update=stated._asdict())
    return transcript(body, head, known, paragraphs)


def _block(text: str, speech: Speech, title: str | None) -> Block:
    draft = speech.draft
    kind: BlockKind = "paragraph"
    if speech.turn is not None:
        kind = "turn"
    elif speech.silent or draft.form == "boilerplate":
        kind = "boilerplate"
    elif draft.form == "heading" or _is_title(text, speech, title):
        kind = "heading"
    return Block(
        start=draft.start,
        end=draft.end,
        kind=kind,
        turn=speech.turn,
        sentences=tuple(_sentences(text, speech)),
    )


def _is_title(text: str, speech: Speech, title: str | None) -> bool:
    draft = speech.draft
    return (
        title is not None
        and draft.end - draft.start < 500
        and one_line(text[draft.start : draft.end]) == title
    )


def _sentences(text: str, speech: Speech) -> Sequence[Span]:
    """A block's sentences: rows of tables, lines of code, headings whole, prose by the splitter."""
    draft = speech.draft
    if draft.form in ("table", "code"):
        trimmed = (trim(text, low, high) for low, high in lines(text, draft.start, draft.end))
        return [Span(start=low, end=high) for low, high in trimmed if low < high]
    if draft.form in ("heading", "boilerplate") or speech.silent:
        return [Span(start=draft.start, end=draft.end)]
    spans = split(text, draft.start + draft.marker, draft.end)
    if draft.marker and spans:
        spans[0] = Span(start=draft.start, end=spans[0].end)
    return spans or [Span(start=draft.start, end=draft.end)]
