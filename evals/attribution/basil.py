"""BASIL's marked quotations: does the resolved speaker bear the annotators' name?"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from askcorpus.records import Document
from askcorpus.records.statement import Statement
from askcorpus.statements import extract_all, resolve
from askcorpus.statements.spans import TaggerLike
from evals.attribution.polnear import as_document

_PARTIES = {"R-": "republican", "D-": "democrat"}
_PLURALS = frozenset({"republicans", "democrats"})
_GENERIC = frozenset("lawmakers officials campaign senate house party and companies".split())


class Quotation(NamedTuple):
    """One marked quotation: its characters in the article and the speaker's canonical name."""

    article: int
    start: int
    end: int
    speaker: str


def evaluate(folder: Path, tagger: TaggerLike) -> dict[str, dict[str, float]]:
    """Of the quotations whose gold is a name: named right, named wrong, left unnamed."""
    documents, quotations = read_folder(folder)
    found = extract_all(documents, tagger)
    resolved = resolve(documents, found)
    names = {one.id: " ".join((one.name, *one.aliases, *one.roles)) for one in resolved.speakers}
    by_source: dict[str, list[Statement]] = {}
    for statement in resolved.statements:
        by_source.setdefault(statement.source, []).append(statement)
    verdicts: dict[str, list[str]] = {"names": [], "persons": [], "groups": []}
    for quotation in quotations:
        own = by_source.get(documents[quotation.article].source.id, [])
        speaker = speaker_at(own, quotation)
        verdict = "unnamed"
        if speaker is not None:
            verdict = "accuracy" if bears(names[speaker], quotation.speaker) else "wrong"
        verdicts["names"].append(verdict)
        verdicts["groups" if is_group(quotation.speaker) else "persons"].append(verdict)
    return {name: _shares(each) for name, each in verdicts.items()}


def _shares(verdicts: Sequence[str]) -> dict[str, float]:
    total = len(verdicts) or 1
    shares = {
        kind: round(100 * verdicts.count(kind) / total, 2)
        for kind in ("accuracy", "wrong", "unnamed")
    }
    return {**shares, "quotations": len(verdicts)}


def speaker_at(statements: Sequence[Statement], quotation: Quotation) -> str | None:
    """Speaker of the statement that shares most characters with the quotation."""
    best, size = None, 0
    for statement in statements:
        shared = sum(
            max(0, min(span.end, quotation.end) - max(span.start, quotation.start))
            for span in statement.spans
        )
        if shared > size:
            best, size = statement.speaker, shared
    return best


def bears(names: str, gold: str) -> bool:
    """Whether a speaker's names and roles hold the gold name.

    Of a person the last word counts (`Barack_Obama`: Obama). Of a group, which the annotators
    often put for its members (`Republican_lawmakers`), any word that is not generic counts.
    """
    words = {_stem(word) for word in re.findall(r"[^\W_]+", names.replace("’s", "").lower())}
    words |= {party for letter, party in _PARTIES.items() if letter in names}
    parts = gold.replace("_", " ").lower().split()
    if not is_group(gold):
        return _stem(parts[-1]) in words
    return any(_stem(part) in words for part in parts if part not in _GENERIC)


def is_group(gold: str) -> bool:
    """Whether the gold name is a group's rather than a person's or an organisation's."""
    last = gold.replace("_", " ").lower().split()[-1]
    return last in _GENERIC or (last.endswith("s") and "_" not in gold) or last in _PLURALS


def _stem(word: str) -> str:
    return re.sub(r"(?:ic)?s?$", "", word)


def read_folder(folder: Path) -> tuple[list[Document], list[Quotation]]:
    """Articles of paragraphs, and the quotations whose gold speaker is a name."""
    documents: list[Document] = []
    quotations: list[Quotation] = []
    for path in sorted((folder / "annotations").rglob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        year, stem = path.parent.name, path.stem.removesuffix("_ann")
        article = json.loads((folder / "articles" / year / f"{stem}.json").read_text("utf-8"))
        text, places = _assemble(article["body-paragraphs"])
        documents.append(as_document(stem, text))
        quotations += _quotations(annotation, text, places, len(documents) - 1)
    return documents, quotations


def _assemble(paragraphs: Sequence[Sequence[str]]) -> tuple[str, list[int]]:
    text, places = "", []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for index, sentence in enumerate(paragraph):
            text += " " if index else ""
            places.append(len(text))
            text += sentence
    return text, places


def _quotations(
    annotation: dict[str, list[dict[str, str]]], text: str, places: Sequence[int], article: int
) -> Iterator[Quotation]:
    for mark in annotation["phrase-level-annotations"]:
        speaker = mark.get("speaker", "")
        if not speaker or speaker.startswith("other"):
            continue
        sentence = int(str(mark["id"]).lstrip("p")) if str(mark["id"])[1:].isdigit() else 0
        near = places[min(sentence, len(places) - 1)]
        hits = list(_occurrences(text, mark["txt"]))
        if hits:
            start = min(hits, key=lambda at: abs(at - near))
            yield Quotation(article, start, start + len(mark["txt"]), speaker)


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
