"""ClapNQ (Rosenthal et al. 2024): questions with supporting sentences, or with no answer."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.benchmarks.records import Asked, Benchmark


def load(folder: Path) -> Benchmark:
    """Every passage of both files as a document; half of the questions have no answer in theirs.

    An unanswerable question's own passage is in the corpus: topic without answer. That another
    passage answers it by chance is not ruled out.
    """
    documents, questions = {}, []
    for id, row in _rows(folder):
        passage, output = row["passages"][0], row["output"][0]
        documents[id] = passage["text"]
        answered = bool(output["selected_sentences"])
        questions.append(
            Asked(
                id=id,
                text=row["input"],
                group=passage["title"],
                answers=(output["answer"],) if answered else (),
                relevant={id: 1} if answered else {},
                support=tuple(output["selected_sentences"]),
            )
        )
    return Benchmark(name="clapnq", documents=documents, questions=tuple(questions))


def _rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("answerable", "unanswerable"):
        text = (folder / "clapnq" / f"{name}.jsonl").read_text(encoding="utf-8")
        for line in text.splitlines():
            row = json.loads(line)
            yield f"{name}-{row['id']}", row
