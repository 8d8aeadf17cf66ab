"""CANARD (Elgohary et al. 2019): asked by people who do not see the text; some have no answer."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from evals.benchmarks.records import Asked, Benchmark

NO_ANSWER = ("CANNOTANSWER", "don't know")
FEWEST_WORDS = 4
"""A shorter answer ("yes") tells no sentence from another."""


def load(folder: Path) -> Benchmark:
    """A document for every dialogue, made of its answers; questions rewritten to stand alone.

    What the teacher of a dialogue could not answer from the article has no answer here either: the
    right person or thing and a fact that is not told.
    """
    rows = json.loads((folder / "canard" / "dev.json").read_text(encoding="utf-8"))
    dialogues: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        dialogues[row["QuAC_dialog_id"]].append(row)
    documents: dict[str, str] = {}
    questions: list[Asked] = []
    for id, turns in dialogues.items():
        article, section, *history = max((turn["History"] for turn in turns), key=len)
        answers = [str(each).strip() for each in history[1::2]]
        told = [each for each in answers if not _unanswered(each)]
        documents[id] = "\n\n".join([article, section, " ".join(map(_sentence, told))])
        for turn in turns:
            place = int(turn["Question_no"]) - 1
            if place < len(answers):
                questions += _asked(id, turn, answers[place])
    return Benchmark(name="canard", documents=documents, questions=tuple(questions))


def _asked(id: str, turn: dict[str, Any], answer: str) -> list[Asked]:
    asked = Asked(id=f"{id}-{turn['Question_no']}", text=turn["Rewrite"], group=id)
    if _unanswered(answer):
        return [asked]
    if len(answer.split()) < FEWEST_WORDS:
        return []
    told = {"answers": (answer,), "relevant": {id: 1}, "support": (_sentence(answer),)}
    return [asked.model_copy(update=told)]


def _unanswered(answer: str) -> bool:
    return any(each in answer for each in NO_ANSWER)


def _sentence(answer: str) -> str:
    return answer if answer.endswith((".", "!", "?")) else f"{answer}."
