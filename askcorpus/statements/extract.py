"""Document to statements: the turns of a transcript, and what the tagger finds attributed."""

import re
from collections.abc import Sequence, Set

from askcorpus.records import Document, Span
from askcorpus.records.statement import Manner, Statement, StatementSpan
from askcorpus.statements.authorship import as_written
from askcorpus.statements.continued import continuation
from askcorpus.statements.findings import Finding, by_quoting, findings
from askcorpus.statements.lexicon import CLAUSE
from askcorpus.statements.manner import manner_of, unquoted
from askcorpus.statements.names import split_role
from askcorpus.statements.spans import Placed, TaggerLike, tag_documents

JOINT = " … "
CLOSERS = " .,;:!?"
_OWNING = re.compile(r"(?:[’']s|s[’']|\b(?:his|her|its|their|my|our|your))\Z", re.IGNORECASE)
"""A source that owns its cue, which so is a noun (`Ann Lee's call for rules`)."""
_ACCORDING = re.compile(r"according|per\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"(?:I|we|me|us|myself|ourselves|you)\Z", re.IGNORECASE)


def extract(document: Document, tagger: TaggerLike) -> list[Statement]:
    """The document's statements in the order of their first words."""
    return extract_all([document], tagger)[0]


def extract_all(documents: Sequence[Document], tagger: TaggerLike) -> list[list[Statement]]:
    """Per document its statements; tagged together, which is faster than one by one."""
    result = []
    for document, spans in zip(documents, tag_documents(documents, tagger), strict=True):
        attributed = findings(document, spans)
        claimed = {span.paragraph for span in spans if span.label == "content"}
        claimed |= {piece.paragraph for one in attributed for piece in one.contents}
        found = [_of_turn(document, index) for index in range(len(document.turns))]
        found += [
            _of_finding(document, claimed, part)
            for one in attributed
            for part in by_quoting(document, one)
        ]
        kept = as_written(document, [statement for statement in found if statement is not None])
        result.append(sorted(kept, key=lambda one: (one.start, one.end)))
    return result


def _of_turn(document: Document, index: int) -> Statement | None:
    turn = document.turns[index]
    parts = [
        (block.start, block.end)
        for block in document.blocks
        if block.turn == index and block.kind != "boilerplate"
    ]
    if not parts:
        return None
    return _statement(
        document,
        parts,
        manner="turn",
        written=turn.speaker,
        role=turn.role,
        speaker_span=turn.label,
    )


def _of_finding(document: Document, claimed: Set[int], found: Finding) -> Statement | None:
    cue, source, pieces = found.cue, found.source, found.contents
    if source and not any(map(str.isalnum, document.text[source.start : source.end])):
        source = None
    written = document.text[source.start : source.end] if source else None
    block = document.blocks[cue.paragraph]
    if block.turn is not None and (written is None or _FIRST_PERSON.match(written)):
        return None
    if source is None and _begins(document, cue) and not _ACCORDING.match(document.text, cue.start):
        return None
    parts = [unquoted(document.text, piece.start, piece.end) for piece in pieces]
    last = max(pieces, key=lambda piece: piece.end)
    if document.text[last.end : document.blocks[last.paragraph].end].strip(CLOSERS) == "":
        parts += continuation(document, last.paragraph, claimed)
    cue_text = document.text[cue.start : cue.end]
    sure = sum(piece.score for piece in pieces) / len(pieces)
    return _statement(
        document,
        parts,
        manner=_manner(document, pieces, cue_text, written),
        cue=cue_text,
        cue_span=Span(start=cue.start, end=cue.end),
        written=written,
        role=split_role(written)[1] if written else None,
        speaker_span=Span(start=source.start, end=source.end) if source else None,
        turn=block.turn,
        through=found.through,
        confidence=round(min(1.0, sure * found.likely), 4),
    )


def _begins(document: Document, cue: Placed) -> bool:
    """Whether a cue opens its sentence, so that nobody before it can be the one who speaks."""
    before = document.text[document.blocks[cue.paragraph].start : cue.start].rstrip()
    return not before or before[-1] in ".!?:"


def _manner(document: Document, pieces: Sequence[Placed], cue: str, written: str | None) -> Manner:
    """By the content's longest block: quotation marks are counted block by block."""
    sizes: dict[int, int] = {}
    for piece in pieces:
        sizes[piece.paragraph] = sizes.get(piece.paragraph, 0) + piece.end - piece.start
    longest = max(sizes, key=lambda number: sizes[number])
    block = document.blocks[longest]
    inside = [
        (piece.start - block.start, piece.end - block.start)
        for piece in pieces
        if piece.paragraph == longest
    ]
    manner = manner_of(document.text[block.start : block.end], inside, cue)
    words = " ".join(document.text[piece.start : piece.end] for piece in pieces)
    topic = manner == "indirect" and _OWNING.search(written or "") and not CLAUSE.search(words)
    return "attitude" if topic else manner


def _statement(
    document: Document,
    parts: Sequence[tuple[int, int]],
    *,
    manner: Manner,
    written: str | None,
    role: str | None,
    speaker_span: Span | None,
    cue: str | None = None,
    cue_span: Span | None = None,
    turn: int | None = None,
    through: tuple[str, ...] = (),
    confidence: float = 1.0,
) -> Statement:
    source = document.source
    ordered = sorted(parts)
    spans = tuple(
        StatementSpan(start=start, end=end, text=document.text[start:end]) for start, end in ordered
    )
    chain = (source.publisher, document.turns[turn].speaker if turn is not None else None, *through)
    return Statement(
        quote=JOINT.join(span.text for span in spans),
        spans=spans,
        manner=manner,
        cue=cue,
        speaker_as_written=written,
        role=role,
        source=source.id,
        path=source.path,
        start=spans[0].start,
        end=spans[-1].end,
        published=source.published,
        via=tuple(name for name in chain if name),
        cue_span=cue_span,
        speaker_span=speaker_span,
        confidence=confidence,
    )
