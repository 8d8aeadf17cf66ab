"""RGB en_fact: true and falsified versions of the same snippets in one corpus."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from askcorpus.encoders.reader import Reader
from askcorpus.settings import load_settings
from askcorpus.trust.disagreement import Stance, dispute

MOST = 3
LEAST = 0.0
"""Lead of a span over "no answer" from which on it counts as the source's answer."""


class Question(NamedTuple):
    """One question with the snippets that answer it truly, and the same with another answer."""

    text: str
    true: list[str]
    false: list[str]


def read(path: Path) -> list[Question]:
    """The questions of a file in RGB's format (JSON lines)."""
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return [Question(row["query"], row["positive"], row["positive_wrong"]) for row in rows]


def answers(reader: Reader, question: str, snippets: Sequence[str]) -> list[Stance]:
    """What a source that holds these snippets answers, best first: at most `MOST` spans."""
    found: list[tuple[float, Stance]] = []
    for snippet, readings in zip(snippets, reader.read(question, snippets), strict=True):
        for reading in readings[:1]:
            lead = reading.score - reading.null
            found.append((lead, Stance(snippet, reading.start, reading.end)))
    found.sort(key=lambda each: -each[0])
    return [stance for lead, stance in found if lead > LEAST][:MOST]


class Outcome(NamedTuple):
    """What became of one question."""

    shown: bool
    """Whether the true and the falsified source are said to disagree."""
    alarm: bool
    """Whether two halves of the true snippets are said to disagree: a false alarm."""
    halves: bool
    """Whether there were two true snippets to compare."""


def judge(reader: Reader, question: Question) -> Outcome:
    """Ask the true and the falsified source, and the true one against itself."""
    shown = _disputed(reader, question.text, question.true, question.false)
    early, late = question.true[::2], question.true[1::2]
    if not late:
        return Outcome(shown, False, False)
    return Outcome(shown, _disputed(reader, question.text, early, late), True)


def _disputed(reader: Reader, question: str, some: Sequence[str], others: Sequence[str]) -> bool:
    first, second = (answers(reader, question, each) for each in (some, others))
    return dispute(question, first, second) is not None


def report(path: Path) -> Iterator[str]:
    """Lines for people, the JSON line last."""
    from askcorpus.encoders.reader import load_reader

    reader = load_reader(load_settings())
    found = [judge(reader, question) for question in read(path)]
    shown = round(sum(each.shown for each in found) / max(1, len(found)), 4)
    halves = [each for each in found if each.halves]
    alarm = round(sum(each.alarm for each in halves) / max(1, len(halves)), 4)
    yield f"RGB: {len(found)} questions; disagreement of true and falsified shown: {shown:.1%}"
    yield f"true snippets said to disagree with each other: {alarm:.1%} of {len(halves)}"
    yield json.dumps({"shown": shown, "false_alarms": alarm, "questions": len(found)})
