"""A document cut into the passages that are embedded and searched: whole sentences, one speaker."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from askcorpus.records import Block, Document, Passage, Span

TokenCounter = Callable[[Sequence[str]], list[int]]

MOST_CHARACTERS = 4000
"""No passage is longer, so that its UTF-8 stays below the 16,384 bytes that stores accept."""
SHORT = 0.25
"""A passage below this share of the limit takes in the paragraph that follows."""
HEADING_CHARACTERS = 160
MARKS = 100
"""Paragraphs with more characters between them (dropped rules, labels) share no passage."""

_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[,;:)”\"—–]\Z")


class _Sentence(NamedTuple):
    start: int
    end: int
    tokens: int


class _Paragraph(NamedTuple):
    """A block's sentences; `opens` where nothing before it may share its passage."""

    sentences: list[_Sentence]
    turn: int | None
    heading: bool
    opens: bool


def cut(
    document: Document,
    count_tokens: TokenCounter,
    limit: int,
    writer: str | None = None,
    *,
    alone: bool = False,
) -> list[Passage]:
    """The passages of a document, in order, each with its heading at most `limit` tokens.

    Every sentence outside boilerplate lies in exactly one passage; one that is longer than a
    passage is parted at clauses or words. `count_tokens` is called once, and once more when a
    sentence is too long. `writer` is who says `I` in a letter or a column: named in headings, so
    that what they want is found by their name; `alone` where nobody else says anything in it.
    """
    blocks = [block for block in document.blocks if block.sentences]
    headings = _headings(document, blocks, writer or "")
    leads = _leads(document.text, blocks)
    texts = [
        document.text[leads.get(s.start, s.start) : s.end] for b in blocks for s in b.sentences
    ]
    counts = count_tokens(["", *headings.values(), *texts])
    frame = counts[0]
    worst = max((count - frame for count in counts[1 : len(headings) + 1]), default=0)
    if worst > limit // 3:
        headings, worst = dict.fromkeys(headings, ""), 0
    room = max(1, limit - frame - worst)
    tokens = [max(1, count - frame) for count in counts[len(headings) + 1 :]]
    paragraphs = _paragraphs(document.text, blocks, tokens, count_tokens, frame, room)
    return [
        _passage(document, ordinal, group, turn, headings[turn], writer if alone else None)
        for ordinal, (group, turn) in enumerate(_groups(paragraphs, room))
    ]


def _headings(document: Document, blocks: Sequence[Block], writer: str) -> dict[int | None, str]:
    """What is embedded before a passage: the title, and the speaker or who else says `I` in it."""
    title = (document.source.title or "")[:HEADING_CHARACTERS]
    headings: dict[int | None, str] = {}
    for block in blocks:
        if block.turn not in headings:
            speaker = document.turns[block.turn].speaker if block.turn is not None else None
            named = (speaker or writer)[:HEADING_CHARACTERS]
            headings[block.turn] = ". ".join(part for part in (title, named) if part)
    return headings


def _leads(text: str, blocks: Sequence[Block]) -> dict[int, int]:
    """For a block's first sentence the end of what stands before it, where marks stand between.

    A list item's bullet is in the passage that holds both items, and so it counts.
    """
    return {
        block.sentences[0].start: before.end
        for before, block in pairwise(blocks)
        if before.turn == block.turn
        and block.start - before.end <= MARKS
        and text[before.end : block.start].strip()
    }


def _paragraphs(
    text: str,
    blocks: Sequence[Block],
    tokens: Sequence[int],
    count_tokens: TokenCounter,
    frame: int,
    room: int,
) -> Iterator[_Paragraph]:
    sentences = [
        _Sentence(span.start, span.end, count)
        for span, count in zip((s for b in blocks for s in b.sentences), tokens, strict=True)
    ]
    parts = _parted(text, sentences, count_tokens, frame, room)
    position, before = 0, None
    for block in blocks:
        own = parts[position : position + len(block.sentences)]
        position += len(block.sentences)
        if block.kind != "boilerplate":
            flat = [part for parted in own for part in parted]
            opens = before is None or _apart(text, before, block) or len(own[0]) > 1
            yield _Paragraph(flat, block.turn, block.kind == "heading", opens)
        before = block


def _apart(text: str, before: Block, block: Block) -> bool:
    """Whether two neighbouring blocks may not share a passage."""
    return (
        before.kind == "boilerplate"
        or before.turn != block.turn
        or (block.kind == "heading" and before.kind != "heading")
        or (block.start - before.end > MARKS and bool(text[before.end : block.start].strip()))
    )


def _parted(
    text: str,
    sentences: Sequence[_Sentence],
    count_tokens: TokenCounter,
    frame: int,
    room: int,
) -> list[list[_Sentence]]:
    """Each sentence as the parts that fit: itself, or pieces ending at clauses or words."""
    long = [
        index
        for index, sentence in enumerate(sentences)
        if sentence.tokens > room or sentence.end - sentence.start > MOST_CHARACTERS
    ]
    parts = [[sentence] for sentence in sentences]
    if not long:
        return parts
    words = [_words(text, sentences[index], room) for index in long]
    counts = iter(count_tokens([text[low:high] for group in words for low, high in group]))
    for index, group in zip(long, words, strict=True):
        counted = [_Sentence(low, high, max(1, next(counts) - frame)) for low, high in group]
        parts[index] = list(_pieces(text, counted, room))
    return parts


def _words(text: str, sentence: _Sentence, room: int) -> list[tuple[int, int]]:
    """The sentence's words, endless ones cut so short that each fits whatever the tokenizer."""
    most = max(1, min(100, room // 4))
    return [
        (low, min(low + most, match.end()))
        for match in _WORD.finditer(text, sentence.start, sentence.end)
        for low in range(match.start(), match.end(), most)
    ]


def _pieces(text: str, words: Sequence[_Sentence], room: int) -> Iterator[_Sentence]:
    """Runs of words that fit, ended at a clause's end where one is near."""
    first = 0
    while first < len(words):
        last, total = first, words[first].tokens
        clause = None
        while last + 1 < len(words) and _fits(words[first], words[last + 1], total, room):
            if total > room // 2 and _CLAUSE_END.search(text, words[last].start, words[last].end):
                clause = last
            last += 1
            total += words[last].tokens
        if last + 1 < len(words) and clause is not None:
            last = clause
        run = words[first : last + 1]
        yield _Sentence(run[0].start, run[-1].end, sum(word.tokens for word in run))
        first = last + 1


def _fits(first: _Sentence, last: _Sentence, total: int, room: int) -> bool:
    return total + last.tokens <= room and last.end - first.start <= MOST_CHARACTERS


def _groups(
    paragraphs: Iterator[_Paragraph], room: int
) -> Iterator[tuple[list[_Sentence], int | None]]:
    """Sentences passage by passage: a paragraph each, short ones joined, long ones parted."""
    held: list[_Sentence] = []
    turn: int | None = None
    heading = False
    for paragraph in paragraphs:
        joined = [*held, *paragraph.sentences]
        small = heading or _tokens(held) < SHORT * room
        if held and (paragraph.opens or not small or not (_whole(joined, room) or heading)):
            yield held, turn
            joined = paragraph.sentences
        *full, held = _balanced(joined, room)
        yield from ((group, paragraph.turn) for group in full)
        turn, heading = paragraph.turn, paragraph.heading
    if held:
        yield held, turn


def _tokens(sentences: Sequence[_Sentence]) -> int:
    return sum(sentence.tokens for sentence in sentences)


def _whole(sentences: Sequence[_Sentence], room: int) -> bool:
    return _tokens(sentences) <= room and sentences[-1].end - sentences[0].start <= MOST_CHARACTERS


def _balanced(sentences: list[_Sentence], room: int) -> Iterator[list[_Sentence]]:
    """The sentences in as few groups as fit, of about equal length; at least one group."""
    if _whole(sentences, room):
        yield sentences
        return
    total = _tokens(sentences)
    target = total / -(-total // room)
    group: list[_Sentence] = []
    size = 0
    for sentence in sentences:
        if group and (size >= target or not _fits(group[0], sentence, size, room)):
            yield group
            group, size = [], 0
        group.append(sentence)
        size += sentence.tokens
    yield group


def _passage(
    document: Document,
    ordinal: int,
    group: Sequence[_Sentence],
    turn: int | None,
    heading: str,
    writer: str | None,
) -> Passage:
    start, end = group[0].start, group[-1].end
    who = document.turns[turn] if turn is not None else None
    return Passage(
        source=document.source.id,
        ordinal=ordinal,
        start=start,
        end=end,
        text=document.text[start:end],
        heading=heading,
        speaker=(who.name or who.speaker) if who else None,
        writer=None if who else writer,
        sentences=tuple(Span(start=s.start, end=s.end) for s in group),
    )
