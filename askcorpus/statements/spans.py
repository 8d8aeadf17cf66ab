"""The stretches of a document that the tagger reads, and its spans as document offsets."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from askcorpus.encoders.tagger import TaggedSpan
from askcorpus.records import Block, Document

READ = ("paragraph", "heading", "turn")


class TaggerLike(Protocol):
    """Finds source, cue and content spans in documents given as lists of paragraphs."""

    def tag(self, documents: Sequence[Sequence[str]]) -> list[list[TaggedSpan]]:
        """Per document its spans in reading order."""
        ...


class Placed(NamedTuple):
    """A tagged span with offsets into the document's text."""

    label: str
    paragraph: int
    """Index into the document's blocks."""
    start: int
    end: int
    score: float
    cues: tuple[tuple[int, float], ...]


def tag_documents(documents: Sequence[Document], tagger: TaggerLike) -> list[list[Placed]]:
    """Per document its spans in reading order, with offsets into the document's text."""
    read = [readable(document) for document in documents]
    texts = [
        [document.text[block.start : block.end] for _, block in blocks]
        for document, blocks in zip(documents, read, strict=True)
    ]
    return [
        [_placed(span, blocks) for span in spans]
        for spans, blocks in zip(tagger.tag(texts), read, strict=True)
    ]


def readable(document: Document) -> list[tuple[int, Block]]:
    """The blocks that are read, with their place in the document; boilerplate is left out."""
    return [pair for pair in enumerate(document.blocks) if pair[1].kind in READ]


def _placed(span: TaggedSpan, blocks: Sequence[tuple[int, Block]]) -> Placed:
    index, block = blocks[span.paragraph]
    return Placed(
        span.label, index, block.start + span.start, block.start + span.end, span.score, span.cues
    )
