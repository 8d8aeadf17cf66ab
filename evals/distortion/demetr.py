"""Sentence pairs of a DEMETR file: alarms on faithful translations, recall per planted error."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from askcorpus.trust.pair import PairChange, PairJudge
from evals.distortion.split import held_out

NAMES = (
    ("affirmative to negation", "negation", ("negation",)),
    ("numbers changed", "number", ("number", "date")),
    ("replace NE", "name", ("name",)),
    ("changing a word to its antonym", "antonym", ("antonym", "negation")),
    ("change of gender pronoun", "pronoun", ("role",)),
    ("removes adj or adv", "adjective_removed", ("omission",)),
    ("removes content verb", "verb_removed", ("omission",)),
    ("remove noun", "noun_removed", ("omission",)),
    ("remove the head", "subject_removed", ("omission",)),
    ("remove random named entity", "name_removed", ("omission", "name")),
    ("adding a word", "word_added", ("addition",)),
    ("codemix", "codemix", ("other", "omission")),
    ("shuffled words", "shuffled", ("role", "other")),
    ("remove prepositional", "phrase_removed", ("omission",)),
    ("change into hypernym", "hypernym", ("other",)),
    ("change the tense", "tense", ("modality", "date")),
    ("change the aspect", "aspect", ("modality",)),
    ("change affirmative to interrogative", "interrogative", ("modality", "other")),
)
"""Beginning of `pert_desc`, the name in the report, and the kinds of change that are right."""


class Row(NamedTuple):
    """One planted error; `name` is its type, `severity` as DEMETR gives it."""

    number: int
    reference: str
    translation: str
    faulty: str
    name: str
    right: tuple[str, ...]
    severity: str


def read(path: Path, *, every: bool = False) -> list[Row]:
    """Rows whose error applied, base rows left out; only kept-out sentences unless `every`."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        _row(row)
        for row in rows
        if row["pert_check"] and row["severity"] != "base" and (every or held_out(row["id"]))
    ]


def faithful(path: Path, *, every: bool = False) -> list[tuple[str, str]]:
    """Reference and machine translation of each sentence, once."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    pairs = {row["id"]: (row["eng_sent"], row["mt_sent"]) for row in rows}
    return [pair for number, pair in sorted(pairs.items()) if every or held_out(number)]


def _row(row: dict[str, Any]) -> Row:
    description = row["pert_desc"]
    name, right = next(
        ((name, right) for start, name, right in NAMES if description.startswith(start)),
        (description.split(" (")[0].replace(" ", "_"), ()),
    )
    return Row(
        row["id"], row["eng_sent"], row["mt_sent"], row["pert_sent"], name, right, row["severity"]
    )


class Score(NamedTuple):
    """How one type of error fared."""

    severity: str
    rows: int
    recall: float
    right_kind: float
    """Share of the rows at which a change of the right kind is shown."""


def score(rows: Sequence[Row], judge: PairJudge) -> dict[str, Score]:
    """Any-alarm recall and right-kind share per type of error; slips of spelling are no alarm."""
    found = judge.judge([(row.reference, row.faulty) for row in rows])
    kinds = [{change.kind for change in alarms(changes)} for changes in found]
    types: dict[str, list[tuple[Row, set[str]]]] = {}
    for row, seen in zip(rows, kinds, strict=True):
        types.setdefault(row.name, []).append((row, set(seen)))
    return {name: _score(own) for name, own in sorted(types.items())}


def _score(own: Sequence[tuple[Row, set[str]]]) -> Score:
    alarmed = sum(bool(seen) for _, seen in own) / len(own)
    right = sum(bool(seen & set(row.right)) for row, seen in own) / len(own)
    return Score(own[0][0].severity, len(own), round(alarmed, 4), round(right, 4))


def alarms(changes: Sequence[PairChange]) -> list[PairChange]:
    """The changes that accuse: all but slips of spelling."""
    return [change for change in changes if change.severity != "minor"]


def false_alarms(pairs: Sequence[tuple[str, str]], judge: PairJudge) -> float:
    """Share of faithful pairs at which a change is called."""
    found = judge.judge(pairs)
    return round(sum(bool(alarms(changes)) for changes in found) / max(1, len(found)), 4)


def report(path: Path, judge: PairJudge, *, every: bool = False) -> Iterator[str]:
    """Lines for people, the JSON line last."""
    pairs, rows = faithful(path, every=every), read(path, every=every)
    wrong = false_alarms(pairs, judge)
    scores = score(rows, judge)
    part = "all sentences" if every else "sentences kept out of training"
    yield f"DEMETR, {part}: {len(pairs)} faithful translations, {len(rows)} planted errors"
    yield f"false alarms on faithful translations: {wrong:.1%}"
    yield f"{'type':<48} {'rows':>5} {'recall':>7} {'right kind':>11}"
    for severity in ("critical", "major", "minor"):
        own = {name: each for name, each in scores.items() if each.severity == severity}
        if not own:
            continue
        total = sum(each.rows for each in own.values())
        whole = sum(each.rows * each.recall for each in own.values()) / total
        yield f"{severity:<48} {total:>5} {whole:>7.3f}"
        for name, each in own.items():
            yield f"  {name[:46]:<46} {each.rows:>5} {each.recall:>7.3f} {each.right_kind:>11.3f}"
    yield json.dumps(
        {
            "false_alarms": wrong,
            "recall": {name: each.recall for name, each in scores.items()},
            "right_kind": {name: each.right_kind for name, each in scores.items()},
        }
    )
