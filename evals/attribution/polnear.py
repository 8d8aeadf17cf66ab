"""PolNeAR's raw articles: attributions found from text to linked triple, against the annotators'.

Every annotator's version of an article counts as one document.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from askcorpus.records import Block, Document, Source, Span
from askcorpus.statements.findings import findings
from askcorpus.statements.spans import Placed, TaggerLike, tag_documents
from evals.attribution.cofenet import prf

Offsets = list[tuple[int, int]]


class Triple(NamedTuple):
    """One attribution: each a list of character ranges; source is empty where there is none."""

    source: Offsets
    cue: Offsets
    content: Offsets


def evaluate(folder: Path, tagger: TaggerLike) -> dict[str, dict[str, float]]:
    """Scores of triples (source, cue and content all overlap) and of their pairs."""
    annotated = list(read_folder(folder))
    names = sorted({text for _, text, _ in annotated})
    documents = [as_document(name, (folder / "text" / name).read_text("utf-8")) for name in names]
    tagged = tag_documents(documents, tagger)
    found = {
        document.source.id: triples_of(document, spans)
        for document, spans in zip(documents, tagged, strict=True)
    }
    pairs = [(gold, found[text]) for _, text, gold in annotated]
    return {
        "triple": _score(pairs, ("source", "cue", "content")),
        "cue_content": _score(pairs, ("cue", "content")),
        "source_cue": _score(pairs, ("source", "cue")),
    }


def read_folder(folder: Path) -> Iterator[tuple[str, str, list[Triple]]]:
    """Annotation name, text file name and triples of every annotation file with a text."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = path.stem.rsplit("_", 1)[0] + ".txt"
        if (folder / "text" / text).is_file():
            yield path.stem, text, parse(path.read_text(encoding="utf-8"))


def parse(annotation: str) -> list[Triple]:
    """The attributions of one brat file that have a cue and a content; malformed lines drop out."""
    spans: dict[str, tuple[str, Offsets]] = {}
    for match in re.finditer(r"^(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t", annotation, re.M):
        bounds = [part.split() for part in match[3].split(";")]
        spans[match[1]] = (match[2].lower(), [(int(low), int(high)) for low, high in bounds])
    result = []
    for event in re.finditer(r"^E\d+\t(.+)$", annotation, re.M):
        parts: dict[str, Offsets] = {"source": [], "cue": [], "content": []}
        for argument in event[1].split():
            label, bounds_of = spans.get(argument.partition(":")[2], ("", []))
            if label in parts:
                parts[label] += bounds_of
        if parts["cue"] and parts["content"]:
            result.append(Triple(**parts))
    return result


def as_document(name: str, text: str) -> Document:
    """The article with blank lines as the ends of its blocks."""
    blocks = tuple(
        Block(start=match.start(), end=match.end(), kind="paragraph")
        for match in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)
    )
    source = Source(id=name, path=name, sha256="0" * 64)
    return Document(source=source, text=text, body=Span(start=0, end=len(text)), blocks=blocks)


def triples_of(document: Document, spans: Sequence[Placed]) -> list[Triple]:
    """The linked attributions of one document, as the program makes its statements of them."""
    return [
        Triple(
            [] if one.source is None else [(one.source.start, one.source.end)],
            [(one.cue.start, one.cue.end)],
            [(piece.start, piece.end) for piece in one.contents],
        )
        for one in findings(document, spans)
    ]


def _score(
    pairs: Sequence[tuple[list[Triple], list[Triple]]], parts: Sequence[str]
) -> dict[str, float]:
    right = gold = predicted = 0
    for theirs, mine in pairs:
        gold += len(theirs)
        predicted += len(mine)
        free = list(theirs)
        for one in mine:
            match = next((other for other in free if _same(one, other, parts)), None)
            if match is not None:
                free.remove(match)
                right += 1
    return prf(right, predicted, right, gold)


def _same(one: Triple, other: Triple, parts: Sequence[str]) -> bool:
    return all(_touch(getattr(one, part), getattr(other, part)) for part in parts)


def _touch(one: Offsets, other: Offsets) -> bool:
    if not one or not other:
        return not one and not other
    return any(a < d and c < b for a, b in one for c, d in other)
