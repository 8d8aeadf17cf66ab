"""The public sets as pairs of sentences: honest versions of each other, and faulty ones."""

import json
import random
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evals.distortion.split import held_out


class Pair(NamedTuple):
    """Two sentences; `clean` is the second before an error was planted in it (may be itself)."""

    first: str
    second: str
    clean: str
    kind: str
    weight: float = 1.0
    located: bool = True
    """Whether the words that differ from `clean` are the change."""


DEMETR_KINDS = {
    "affirmative to negation": "negation",
    "numbers changed": "number",
    "replace NE": "name",
    "changing a word to its antonym": "antonym",
    "change of gender pronoun": "role",
    "adding a word": "addition",
    "removes": "omission",
    "remove noun": "omission",
    "remove the head": "omission",
    "remove random named entity": "omission",
    "remove prepositional phrase": "omission",
    "codemix": "other",
    "shuffled words": "other",
    "change into hypernym": "other",
    "change the tense": "modality",
    "change affirmative to interrogative": "modality",
    "misspell": "none",
    "remove one char": "none",
    "remove the final punctuation": "none",
    "randomly insert punctuation": "none",
    "tokenize the sentence": "none",
    "lowercase": "none",
}
"""Beginning of `pert_desc` to kind; types that are not named here are not trained on."""
WEAK = (
    "change into hypernym", "change the tense", "remove prepositional", "misspell",
    "remove one char", "randomly insert", "tokenize", "lowercase", "remove the final",
)  # fmt: skip
"""Types that count half: the error is slight, or it is none of meaning."""


def demetr(path: Path) -> Iterator[Pair]:
    """Trained-on half of a DEMETR file: planted errors, slips of the pen, and the translation."""
    seen: set[int] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if held_out(row["id"]):
            continue
        first, clean = row["eng_sent"], row["mt_sent"]
        if row["id"] not in seen:
            seen.add(row["id"])
            yield from [Pair(first, clean, clean, "none", 2.0)] * 4
        description = row["pert_desc"]
        kind = next((k for start, k in DEMETR_KINDS.items() if description.startswith(start)), "")
        if kind and row["pert_check"] and row["severity"] != "base":
            weight = 0.5 if description.startswith(WEAK) else 1.0
            yield Pair(first, row["pert_sent"], clean, kind, weight)


def wmt21(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Reference, other version, and whether a person made it; the later half is kept out."""
    for path in sorted(folder.glob("*.xml")):
        documents = ElementTree.parse(path).getroot().findall("doc")
        for document in documents[: len(documents) // 2]:
            yield from _document(document)
    for language in ("de-en", "cs-en"):
        first, *others = sorted((folder / "text").glob(f"*{language}.ref.*")) + sorted(
            (folder / "text").glob(f"*{language}.hyp.*")
        )
        lines = first.read_text(encoding="utf-8").splitlines()
        for other in others:
            rows = other.read_text(encoding="utf-8").splitlines()
            human = ".ref." in other.name
            early = zip(lines[: len(lines) // 2], rows, strict=False)
            yield from ((one, version, human) for one, version in early)


def _document(document: ElementTree.Element) -> Iterator[tuple[str, str, bool]]:
    reference = document.find("ref")
    if reference is None:
        return
    lines = {seg.get("id"): seg.text or "" for seg in reference.iter("seg")}
    for version in document.findall("hyp"):
        for seg in version.iter("seg"):
            if lines.get(seg.get("id")) and seg.text:
                yield lines[seg.get("id")], seg.text, False


def fever(path: Path) -> Iterator[Pair]:
    """Evidence and claim; a refuted claim says something else, where is not known."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind = "other" if row["gold_label"] == "REFUTES" else "none"
        claim, evidence = _plain(row["claim"]), _plain(row["evidence"])
        yield Pair(evidence, claim, claim, kind, 0.5, located=False)


def _plain(text: str) -> str:
    text = re.sub(r" ([,.;:!?)]|'s|n't)", r"\1", text.replace("-LRB-", "(").replace("-RRB-", ")"))
    return text.replace("( ", "(").replace(" -- ", " - ")


def news(polnear: Path, basil: Path, rng: random.Random, limit: int) -> list[str]:
    """Sentences of real news, cut at full stops."""
    paths = sorted((polnear / "train" / "text").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    texts += [
        " ".join(part if isinstance(part, str) else " ".join(part) for part in _body(path))
        for path in sorted((basil / "articles").rglob("*.json"))
    ]
    found = [
        sentence.strip()
        for text in texts
        for line in text.split("\n")
        for sentence in re.split(r"(?<=[.!?][\"”]) (?=[A-Z])|(?<=[a-z0-9][.!?]) (?=[A-Z“\"])", line)
    ]
    whole = [each for each in dict.fromkeys(found) if each and each[-1] in '.!?"”']
    kept = [each for each in whole if 40 <= len(each) <= 240]
    rng.shuffle(kept)
    return kept[:limit]


def _body(path: Path) -> list[str | list[str]]:
    row = json.loads(path.read_text(encoding="utf-8"))
    return list(row.get("body-paragraphs") or row.get("body") or [])


def foreign_words(folder: Path) -> list[str]:
    """Text in another language, to leave a word untranslated with."""
    path = folder / "wmt22_ced" / "dev.src"
    return [path.read_text(encoding="utf-8")] if path.is_file() else []
