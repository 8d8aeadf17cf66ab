"""XQuAD English (Artetxe et al. 2020): short answers in Wikipedia paragraphs, a file each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from evals.benchmarks.records import Asked, Benchmark
from evals.splits import half


def load(folder: Path, name: str = "xquad") -> Benchmark:
    """All paragraphs and all questions."""
    documents, questions = {}, []
    for document, title, paragraph in _paragraphs(folder):
        documents[document] = paragraph["context"]
        questions += [
            Asked(
                id=each["id"],
                text=each["question"],
                group=title,
                answers=tuple(dict.fromkeys(answer["text"] for answer in each["answers"])),
                relevant={document: 1},
            )
            for each in paragraph["qas"]
        ]
    return Benchmark(name=name, documents=documents, questions=tuple(questions))


def without_half(folder: Path, removed: Literal[0, 1]) -> Benchmark:
    """Half of the paragraphs, and every question: those about the removed half have no answer.

    Which half a paragraph belongs to is decided by its id; the rest of its article stays, so that
    the unanswerable questions still find their topic. A few may be answered elsewhere by chance.
    """
    whole = load(folder, name=f"xquad without half {removed}")
    kept = {id: text for id, text in whole.documents.items() if half(id) != removed}
    questions = [
        each
        if kept.keys() & each.relevant.keys()
        else each.model_copy(update={"answers": (), "relevant": {}})
        for each in whole.questions
    ]
    return whole.model_copy(update={"documents": kept, "questions": tuple(questions)})


def _paragraphs(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Document id, article title and paragraph."""
    path = folder / "xquad" / "xquad.en.json"
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for number, paragraph in enumerate(article["paragraphs"]):
            stem = "".join(c if c.isalnum() else "-" for c in article["title"])
            yield f"{stem}-{number}", article["title"], paragraph
