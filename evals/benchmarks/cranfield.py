"""Cranfield: aerodynamics abstracts, long questions, relevance judgements."""

import json
from collections import defaultdict
from pathlib import Path

from evals.benchmarks.records import Asked, Benchmark


def load(folder: Path) -> Benchmark:
    """1,400 abstracts and 225 queries; a judged document is relevant, whatever its grade.

    Grades are not used: the collection's own notes give 1 to the most relevant, later copies turn
    the scale round, and this one has no sign left on what was judged of no interest.
    """
    home = folder / "cranfield"
    documents = {}
    for line in (home / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["text"].strip():
            documents[row["id"]] = row["text"]
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (home / "qrels.txt").read_text(encoding="utf-8").splitlines():
        query, _, document, _ = line.split()
        if document in documents:
            relevant[query][document] = 1
    questions = []
    for line in (home / "queries.txt").read_text(encoding="utf-8").splitlines():
        query, text = line.split(maxsplit=1)
        questions.append(Asked(id=query, text=text, group=query, relevant=relevant[query]))
    return Benchmark(name="cranfield", documents=documents, questions=tuple(questions))
