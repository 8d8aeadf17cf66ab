"""CofeNet's passage view of PolNeAR (or RiQuA): PTB tokens back to text, spans scored exactly."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from askcorpus.encoders.tagger import TaggedSpan
from askcorpus.encoders.tagger_text import LABELS, quote_states

_PTB = {
    "``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
    "-LCB-": "{", "-RCB-": "}", "`": "‘", "--": "—",
}  # fmt: skip
_NO_SPACE_BEFORE = set(".,;:!?%)]}”") | {"n't", "...", "'"}
_NO_SPACE_AFTER = set("([{“‘$#")
KINDS = ("direct", "mixed", "indirect")
Span = tuple[str, int, int]


class Passage(NamedTuple):
    """One row of the file: its text rebuilt, the tokens' offsets in it, its gold spans."""

    id: str
    text: str
    offsets: list[tuple[int, int]]
    gold: list[Span]
    """Label, first token, token after the last."""


class TaggerLike(Protocol):
    """What is scored: documents of paragraphs to spans."""

    def tag(self, documents: Sequence[Sequence[str]]) -> list[list[TaggedSpan]]:
        """Per document its spans."""
        ...


def read_passages(path: Path) -> list[Passage]:
    """The file's rows in order."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            text, offsets = detokenise(row["tokens"])
            rows.append(Passage(str(row.get("id", "")), text, offsets, spans_of(row["labels"])))
    return rows


def detokenise(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text of Penn Treebank tokens, and each token's offsets in it."""
    text = ""
    offsets = []
    glue = True
    for token in tokens:
        shown = _PTB.get(token, token)
        clitic = len(shown) > 1 and shown[0] == "'" and shown[1:].isalpha()
        if not (glue or clitic or shown in _NO_SPACE_BEFORE):
            text += " "
        offsets.append((len(text), len(text) + len(shown)))
        text += shown
        glue = shown in _NO_SPACE_AFTER
    return text, offsets


def spans_of(labels: Sequence[str]) -> list[Span]:
    """Spans of BIO labels; an I- that follows nothing of its kind begins a span."""
    result: list[Span] = []
    previous = "O"
    for index, label in enumerate(labels):
        part, _, kind = label.partition("-")
        if part == "B" or (part == "I" and previous != kind):
            result.append((kind, index, index + 1))
        elif part == "I":
            result[-1] = (kind, result[-1][1], index + 1)
        previous = kind if part != "O" else "O"
    return result


def predict(passages: Sequence[Passage], tagger: TaggerLike) -> list[list[Span]]:
    """Per passage the tagger's spans in tokens; rows of one id in sequence are one document."""
    documents: list[list[int]] = []
    for index, passage in enumerate(passages):
        if index and passage.id and passage.id == passages[index - 1].id:
            documents[-1].append(index)
        else:
            documents.append([index])
    result: list[list[Span]] = [[] for _ in passages]
    tagged = tagger.tag([[passages[index].text for index in rows] for rows in documents])
    for rows, spans in zip(documents, tagged, strict=True):
        for span in spans:
            index = rows[span.paragraph]
            inside = [
                number
                for number, (start, end) in enumerate(passages[index].offsets)
                if start < span.end and end > span.start
            ]
            if inside:
                result[index].append((span.label, inside[0], inside[-1] + 1))
    return result


def prf(hits_p: float, predicted: int, hits_r: float, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in hundredths."""
    p = 100 * hits_p / predicted if predicted else 0.0
    r = 100 * hits_r / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 2), "r": round(r, 2), "f1": round(f1, 2)}


def score(
    gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]
) -> dict[str, dict[str, dict[str, float]]]:
    """Exact and overlap (any shared token, both ways) scores per label."""
    exact, overlap = {}, {}
    for label in LABELS:
        counts: Counter[str] = Counter()
        for theirs, mine in zip(gold, predicted, strict=True):
            right = [span for span in theirs if span[0] == label]
            found = [span for span in mine if span[0] == label]
            counts["gold"] += len(right)
            counts["predicted"] += len(found)
            counts["exact"] += len(set(right) & set(found))
            counts["p"] += sum(any(_touch(a, b) for b in right) for a in found)
            counts["r"] += sum(any(_touch(a, b) for b in found) for a in right)
        exact[label] = prf(counts["exact"], counts["predicted"], counts["exact"], counts["gold"])
        overlap[label] = prf(counts["p"], counts["predicted"], counts["r"], counts["gold"])
    return {"exact": exact, "overlap": overlap}


def score_kinds(
    passages: Sequence[Passage], predicted: Sequence[Sequence[Span]]
) -> dict[str, dict[str, float]]:
    """Exact content scores of spans wholly, partly or not at all inside quotation marks."""
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for passage, spans in zip(passages, predicted, strict=True):
        states = quote_states(passage.text)
        gold = {span for span in passage.gold if span[0] == "content"}
        mine = {span for span in spans if span[0] == "content"}
        for name, group in (("gold", gold), ("predicted", mine), ("right", gold & mine)):
            for span in group:
                totals[_kind(passage, span, states)][name] += 1
    return {
        kind: prf(count["right"], count["predicted"], count["right"], count["gold"])
        for kind, count in totals.items()
    }


def _kind(passage: Passage, span: Span, states: Sequence[int]) -> str:
    start, end = passage.offsets[span[1]][0], passage.offsets[span[2] - 1][1]
    solid = [states[index] for index in range(start, end) if passage.text[index].isalnum()]
    if solid and all(state == 1 for state in solid):
        return "direct"
    return "mixed" if any(state == 1 for state in solid) else "indirect"


def _touch(a: Span, b: Span) -> bool:
    return a[1] < b[2] and b[1] < a[2]
