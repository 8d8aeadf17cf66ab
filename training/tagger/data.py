"""PolNeAR's brat files as paragraphs with labelled words and links between spans."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from askcorpus.encoders.tagger_text import (
    LABELS,
    STATES,
    Pieces,
    Window,
    pieces,
    straighten,
    windows,
)

STATE = {name: index for index, name in enumerate(STATES)}


class Mark(NamedTuple):
    """One annotated span of an article (one of several where it is discontinuous)."""

    label: str
    start: int
    end: int
    attribution: int
    """Number of the attribution it belongs to, within the article's annotation."""


class Article(NamedTuple):
    """One article as one annotator marked it."""

    name: str
    text: str
    marks: list[Mark]


class Example(NamedTuple):
    """One article as the model reads it: per paragraph its pieces, states and spans."""

    texts: list[str]
    paragraphs: list[Pieces]
    states: list[list[int]]
    spans: list[list[tuple[str, int, int, int]]]
    """Per paragraph: label, first word, last word, attribution."""


def read_articles(folder: Path) -> Iterator[Article]:
    """Every annotation below `folder/attributions` with its text; malformed lines are left out."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = folder / "text" / (path.stem.rsplit("_", 1)[0] + ".txt")
        if text.is_file():
            yield Article(
                path.stem,
                text.read_text(encoding="utf-8"),
                _marks(path.read_text(encoding="utf-8")),
            )


def _marks(annotation: str) -> list[Mark]:
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    for match in re.finditer(r"^(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t", annotation, re.M):
        bounds = [part.split() for part in match[3].split(";")]
        spans[match[1]] = (match[2].lower(), [(int(a), int(b)) for a, b in bounds])
    marks: list[Mark] = []
    for number, event in enumerate(re.finditer(r"^E\d+\t(.+)$", annotation, re.M)):
        for argument in event[1].split():
            label, bounds_of = spans.get(argument.partition(":")[2], ("", []))
            if label in LABELS:
                marks.extend(Mark(label, start, end, number) for start, end in bounds_of)
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def cut_paragraphs(
    text: str, merge: float = 0.0, rng: random.Random | None = None
) -> list[tuple[int, int]]:
    """Offsets of the paragraphs; neighbours are merged with probability `merge` (augmentation)."""
    found = [match.span() for match in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)]
    result: list[tuple[int, int]] = []
    for start, end in found:
        if result and rng is not None and rng.random() < merge:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def example(
    article: Article, tokenizer: Any, merge: float = 0.0, rng: random.Random | None = None
) -> Example:
    """The article's paragraphs, tokenised and labelled."""
    bounds = cut_paragraphs(article.text, merge, rng)
    texts = [article.text[start:end] for start, end in bounds]
    encodings = tokenizer.encode_batch(
        [straighten(text) for text in texts], add_special_tokens=False
    )
    paragraphs = [pieces(text, encoding) for text, encoding in zip(texts, encodings, strict=True)]
    states, spans = [], []
    for (start, end), paragraph in zip(bounds, paragraphs, strict=True):
        marks = [mark for mark in article.marks if mark.start < end and mark.end > start]
        row, found = _label(paragraph, marks, start)
        states.append(row)
        spans.append(found)
    return Example(texts, paragraphs, states, spans)


def _label(
    paragraph: Pieces, marks: list[Mark], shift: int
) -> tuple[list[int], list[tuple[str, int, int, int]]]:
    row = [0] * len(paragraph.words)
    found = []
    for mark in marks:
        inside = [
            index
            for index, (_, start, end) in enumerate(paragraph.words)
            if start + shift < mark.end and end + shift > mark.start
        ]
        if not inside or any(row[index] for index in inside):
            continue
        low, high = inside[0], inside[-1]
        for index in inside:
            row[index] = STATE[f"I-{mark.label}"]
        row[low], row[high] = STATE[f"B-{mark.label}"], STATE[f"E-{mark.label}"]
        if low == high:
            row[low] = STATE[f"S-{mark.label}"]
        found.append((mark.label, low, high, mark.attribution))
    return row, found


class Sample(NamedTuple):
    """One window for training: its pieces, and per part the words' positions and states."""

    window: Window
    positions: list[list[int]]
    states: list[list[int]]
    links: list[tuple[str, int, list[int]]]
    """Label (source or content), its span's position, positions of its own cue (may be none)."""
    cues: list[int]


def samples(one: Example, limit: int, rng: random.Random | None) -> list[Sample]:
    """The article cut into windows, each with what is to be learnt from it."""
    first = rng.randint(limit // 3, limit) if rng else None
    result = []
    for window in windows(one.paragraphs, limit, first=first, texts=one.texts):
        positions, states = [], []
        starts: list[tuple[str, int, int]] = []
        for number, low, high, shift in window.parts:
            words = one.paragraphs[number].words
            positions.append([words[index][0] + shift for index in range(low, high)])
            states.append(_clip(one.states[number][low:high]))
            starts += [
                (label, words[begin][0] + shift, attribution)
                for label, begin, _, attribution in one.spans[number]
                if low <= begin < high
            ]
        cues = [position for label, position, _ in starts if label == "cue"]
        links = [
            (label, position, [p for kind, p, other in starts if kind == "cue" and other == number])
            for label, position, number in starts
            if label != "cue"
        ]
        result.append(Sample(window, positions, states, links, cues))
    return result


def _clip(states: list[int]) -> list[int]:
    """States of a part cut out of a paragraph, made well-formed at its ends."""
    states = list(states)
    for index, opens in ((0, True), (-1, False)):
        part, _, label = STATES[states[index]].partition("-")
        if opens and part in ("I", "E"):
            states[index] = STATE[("B-" if part == "I" else "S-") + label]
        if not opens and part in ("I", "B"):
            states[index] = STATE[("E-" if part == "I" else "S-") + label]
    return states
