"""Subtitles (SRT, VTT) as transcripts: cues joined into turns, each paragraph under its time."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from askcorpus.errors import UnreadableFile
from askcorpus.ingest.frontmatter import Metadata, one_line
from askcorpus.ingest.labels import find_label, name_and_role
from askcorpus.ingest.sentences import split
from askcorpus.records import Block, Document, Source, Span, Turn
from askcorpus.records.document import BlockKind

PAUSE = 4.0
"""Seconds of silence after which a paragraph ends."""
LONG = 700
"""Characters after which a paragraph ends with the next sentence."""

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMES = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\n]*")
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
_HEAD = re.compile(r"﻿?WEBVTT(?:[ \t]+-?[ \t]*(?P<title>[^\n]*))?")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3})\b", re.MULTILINE | re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+(?P<name>[^>\n]{1,120})>")
_TAG = re.compile(
    r"</?(?:[a-z]+(?:\.[^\s>]*)?(?:[ \t][^>\n]{0,200})?|\d[\d:.]*)>|\{\\[^{}\n]{0,60}\}"
)
_CHANGE = re.compile(r"[ \t]*(?:>{2,3}|[-–—‐](?=\s*\S))[ \t]*")
_STAGE = re.compile(
    r"[ \t]*(?:\[[^\[\]]{1,100}\]|\([^()]{1,100}\)|[♪♫#][^\n]{0,300}[♪♫#]|[♪♫])[ \t]*"
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\Z")


class Segment(NamedTuple):
    """Words of one cue that one person says."""

    start: float
    """Seconds from the beginning."""
    end: float
    words: str
    speaker: str | None
    mark: str
    """What says that somebody else speaks now: `>`, `-`, `:` for a label; else empty."""
    stage: bool = False
    """Whether it only tells of sounds (`[applause]`)."""


class Paragraph(NamedTuple):
    """Segments in a row that belong together."""

    start: float
    words: str
    speaker: str | None
    turn: int | None
    opens: bool
    """Whether it begins its turn."""
    stage: bool


def read_subtitles(text: str, name: str) -> tuple[str, Metadata, list[Paragraph]]:
    """The plain-text rendition, what the file says of itself, and the rendition's paragraphs.

    Raises UnreadableFile when the text holds no cue with words.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    segments = _without_repeats(list(_segments(lines)))
    paragraphs = _paragraphs(_named(segments))
    if not paragraphs:
        raise UnreadableFile(
            f"{name}: no subtitles with times found in it",
            remedy="save it as .txt if it is plain text",
        )
    body = "".join(f"{_shown(one)}\n\n" for one in paragraphs)
    return body, _metadata(lines), paragraphs


def transcript(body: str, head: str, source: Source, paragraphs: Sequence[Paragraph]) -> Document:
    """The document of a rendition: `head + body` as text, a block for each paragraph."""
    text = head + body
    blocks: list[Block] = []
    turns: list[Turn] = []
    place = len(head)
    for one in paragraphs:
        start = place + len(_lead(one))
        end = place + len(_shown(one))
        if one.opens:
            label = Span(start=place + len(_clock(one.start)), end=start - 1)
            turns.append(_turn(one, label if one.speaker else Span(start=start, end=start), start))
        if one.turn is not None:
            turns[one.turn] = turns[one.turn].model_copy(update={"end": end})
        kind: BlockKind = "turn" if one.turn is not None else "paragraph"
        sentences = [Span(start=start, end=end)] if one.stage else split(text, start, end)
        blocks.append(
            Block(
                start=start,
                end=end,
                kind="boilerplate" if one.stage else kind,
                turn=None if one.stage else one.turn,
                sentences=tuple(sentences),
            )
        )
        place += len(_shown(one)) + 2
    return Document(
        source=source,
        text=text,
        body=Span(start=len(head), end=len(text)),
        blocks=tuple(blocks),
        turns=tuple(turns),
    )


def _turn(one: Paragraph, label: Span, start: int) -> Turn:
    name, role = name_and_role(one.speaker) if one.speaker else (None, None)
    return Turn(start=start, end=start, label=label, speaker=one.speaker, name=name, role=role)


def _shown(one: Paragraph) -> str:
    return _lead(one) + one.words


def _lead(one: Paragraph) -> str:
    """What stands before a paragraph's words: its time, and who begins to speak."""
    label = f"{one.speaker}: " if one.opens and one.speaker else ""
    return _clock(one.start) + label


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"[{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}] "


def _segments(text: str) -> Iterator[Segment]:
    """What is said in each cue, line by line, tags taken off."""
    for part in re.split(r"\n[ \t]*\n", text):
        lines = part.strip("\n").split("\n")
        at = next((i for i, line in enumerate(lines[:3]) if _TIMES.match(line)), None)
        if at is None or _SKIPPED.match(lines[0]):
            continue
        times = _TIMES.match(lines[at])
        if times is None:
            continue
        start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        voice: str | None = None
        for line in lines[at + 1 :]:
            if _TIMES.match(line):
                break
            for piece, name in _voices(line, voice):
                voice = name
                yield from _segment(start, end, piece, name)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _voices(line: str, voice: str | None) -> Iterator[tuple[str, str | None]]:
    """The stretches of a line with the voice that its tags name."""
    place = 0
    for match in _VOICE.finditer(line):
        if line[place : match.start()].strip():
            yield line[place : match.start()], voice
        voice = one_line(html.unescape(match["name"]))
        place = match.end()
    if line[place:].strip():
        yield line[place:], voice
    if "</v>" in line[place:]:
        voice = None


def _segment(start: float, end: float, line: str, voice: str | None) -> Iterator[Segment]:
    words = _clean(line)
    change = _CHANGE.match(words)
    rest = words[change.end() :] if change else words
    if not rest.strip():
        return
    yield Segment(
        start=start,
        end=end,
        words=rest.strip(),
        speaker=voice,
        mark=change[0].strip()[0] if change else "",
        stage=bool(_STAGE.fullmatch(rest)) and not voice,
    )


def _clean(line: str) -> str:
    """A line's words without tags, each entity as what it stands for, on one line."""
    plain = html.unescape(_TAG.sub("", line))
    shown = "".join(character if character.isprintable() else " " for character in plain)
    return " ".join(shown.split())


def _without_repeats(segments: list[Segment]) -> list[Segment]:
    """The segments without lines that rolling captions show again."""
    kept: list[Segment] = []
    for one in segments:
        again = any(one.words == before.words and not one.mark for before in kept[-3:])
        near = bool(kept) and one.start - kept[-1].end <= 1.0
        if not (again and near):
            kept.append(one)
    return kept


def _named(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with labels taken off the words where they name a speaker."""
    found = [None if one.speaker else find_label(one.words, 0, len(one.words)) for one in segments]
    counts = Counter(label.key for label in found if label)
    result = []
    for one, label in zip(segments, found, strict=True):
        sure = label is not None and (
            one.mark == ">" or label.style in ("capitals", "question") or counts[label.key] > 1
        )
        if label is None or not sure or label.start > 2:
            result.append(one)
            continue
        words = one.words[label.body :].strip()
        result.append(one._replace(words=words, speaker=label.speaker, mark=":"))
    return result


def _paragraphs(segments: Sequence[Segment]) -> list[Paragraph]:
    """Paragraphs of one speaker each; a turn lasts until a mark or another name ends it."""
    spoken = any(one.speaker or one.mark for one in segments)
    result: list[Paragraph] = []
    turn, ended = -1, 0.0
    speaker: str | None = None
    for one in segments:
        other = (one.speaker or speaker) != speaker
        begins = spoken and (bool(one.mark) or other or turn < 0)
        if begins and not one.stage:
            turn, speaker = turn + 1, one.speaker
        last = result[-1] if result else None
        pause = one.start - ended > PAUSE
        ended = max(ended, one.end)
        full = last is not None and len(last.words) > LONG and _SENTENCE_END.search(last.words)
        if last and not (begins or one.stage or last.stage or pause or full):
            result[-1] = last._replace(words=f"{last.words} {one.words}".strip())
            continue
        held = turn if spoken and turn >= 0 and not one.stage else None
        result.append(
            Paragraph(
                start=one.start,
                words=one.words,
                speaker=speaker if held is not None else None,
                turn=held,
                opens=begins and not one.stage,
                stage=one.stage,
            )
        )
    return _merged(result)


def _merged(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without empty ones: a label alone in its cue opens what follows."""
    result: list[Paragraph] = []
    waiting: Paragraph | None = None
    for one in paragraphs:
        if not one.words:
            waiting = one
            continue
        if waiting and one.turn == waiting.turn and not one.stage:
            one = one._replace(opens=True, start=waiting.start)
            waiting = None
        result.append(one)
    opened = dict.fromkeys(one.turn for one in result if one.opens)
    order = {turn: index for index, turn in enumerate(opened)}
    return [one._replace(turn=order.get(one.turn)) for one in result]


def _metadata(text: str) -> Metadata:
    head = _HEAD.match(text)
    title = one_line(head["title"]) if head and head["title"] else None
    top = text.split("\n\n", 1)[0] if head else ""
    language = _LANGUAGE.search(top)
    return Metadata(
        title=title or None,
        language=language[1].lower() if language else None,
        kind="transcript",
    )
