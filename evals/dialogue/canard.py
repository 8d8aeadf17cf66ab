"""CANARD's dialogues: questions, answers, and how people rewrote the questions to stand alone."""

import json
from collections.abc import Sequence
from pathlib import Path

from askcorpus.records import Record

UNKNOWN = "I don't know."
"""What stands for an answer where the article holds none."""


class Turn(Record):
    """One question of a dialogue."""

    question: str
    rewrite: str
    answer: str | None = None
    """Null where the set does not tell it: a dialogue's last, and what nobody knows."""


class Dialogue(Record):
    """Questions about one section of one article, in order."""

    id: str
    title: str
    section: str
    turns: tuple[Turn, ...]


def load(path: Path) -> list[Dialogue]:
    """The dialogues in order of id; answers are read from the histories of later turns."""
    rows: dict[str, list[dict[str, object]]] = {}
    for row in json.loads(path.read_text(encoding="utf-8")):
        rows.setdefault(str(row["QuAC_dialog_id"]), []).append(row)
    return [_dialogue(id, rows[id]) for id in sorted(rows)]


def passages(dialogues: Sequence[Dialogue]) -> list[str]:
    """One passage for each different answer of all dialogues, in order."""
    given = (turn.answer for each in dialogues for turn in each.turns)
    return list(dict.fromkeys(answer for answer in given if answer))


def _dialogue(id: str, rows: list[dict[str, object]]) -> Dialogue:
    ordered = sorted(rows, key=lambda row: int(str(row["Question_no"])))
    longest = max((_history(row) for row in ordered), key=len)
    answers = [None if each == UNKNOWN else each for each in longest[3::2]]
    answers += [None] * (len(ordered) - len(answers))
    return Dialogue(
        id=id,
        title=longest[0],
        section=longest[1],
        turns=tuple(
            Turn(question=str(row["Question"]), rewrite=str(row["Rewrite"]), answer=answer)
            for row, answer in zip(ordered, answers, strict=False)
        ),
    )


def _history(row: dict[str, object]) -> list[str]:
    history = row["History"]
    return [str(each) for each in history] if isinstance(history, list) else []
