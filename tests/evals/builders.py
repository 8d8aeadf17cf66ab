"""Small answers and outcomes for the tests of the evals."""

import hashlib
from pathlib import Path
from typing import Any

from askcorpus.records import Answer, AnswerSpan, Citation
from evals.judge import Outcome
from evals.metrics.ranking import Ranking


def citation(path: Path, words: str, **changes: Any) -> Citation:
    """A right citation of the first occurrence of `words`, with `changes`."""
    data = path.read_bytes()
    text = data.decode("utf-8")
    start = text.index(words)
    fields: dict[str, Any] = {
        "source": path.stem,
        "title": None,
        "publisher": None,
        "published": None,
        "path": str(path),
        "line": text.count("\n", 0, start) + 1,
        "start": start,
        "end": start + len(words),
        "quote": words,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return Citation(**(fields | changes))


def answered(text: str, *citations: Citation, index: int = 0) -> Answer:
    """An answer that points at the citation at `index`."""
    return Answer(
        question="?",
        verdict="answered",
        answer=text,
        answers=(AnswerSpan(text=text, citation=index),),
        citations=citations,
        confidence=0.9,
        elapsed_ms=1,
    )


def not_found(*related: Citation) -> Answer:
    """A refusal."""
    return Answer(
        question="?",
        verdict="not_found",
        answer=None,
        related=related,
        confidence=0.1,
        elapsed_ms=1,
    )


def outcome(**changes: Any) -> Outcome:
    """A right answer to an answerable question, with `changes`."""
    fields: dict[str, Any] = {
        "id": "a",
        "question": "who?",
        "kind": "fact",
        "split": "dev",
        "answerable": True,
        "refused": False,
        "right": True,
        "exact": True,
        "f1": 1.0,
        "cited_gold": True,
        "confidence": 0.9,
        "answer": "she",
        "evidence": "one: she did",
        "citations": 1,
        "faults": (),
        "unquoted": (),
    }
    fields |= changes
    found = Ranking(query=fields["id"], ranked=("p",), relevant={"p": 1})
    return Outcome(**({"rankings": {"reranked": found}} | fields))
