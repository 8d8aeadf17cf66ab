"""The bundled documents against a list of all their statements, written by reading them.

How it counts, in letters and digits. A statement *meets* a gold one when the letters of its spans
that touch the gold's spans share a Dice coefficient of at least `ENOUGH` with the gold's letters
(one statement of several spans may so meet several golds). Attitudes found are left out.

- `found`: share of the required golds that a statement meets.
- `speaker`: share of those whose best meeting statement (equal ones: any) bears an accepted name.
- `manner`: share of those whose best meeting statement has an accepted manner.
- `false`: share of the statements that meet no gold, required or optional, or that meet only golds
  that a better statement met already and whose speakers they do not bear.

Optional golds are what readers may disagree on (concerns, refusals, nested or sourceless reports):
they need not be found, and finding them is not false.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from askcorpus.ingest import discover, read
from askcorpus.records import Document, Record
from askcorpus.records.statement import Manner, Statement, StatementSpan
from askcorpus.statements import extract_all, resolve
from askcorpus.statements.spans import TaggerLike
from evals.cases import document_of

ENOUGH = 0.5
CASES = Path(__file__).parents[1] / "cases/statements"
DOCUMENTS = Path(__file__).parents[2] / "corpus"
_ARTICLE = re.compile(r"^(?:an?|the|one)\s+", re.IGNORECASE)


class GoldStatement(Record):
    """One statement of a document as its reader wrote it down."""

    id: str
    source: str
    """Beginning of the document's file name."""
    speaker: str | None
    """Canonical name; null where the document names nobody."""
    also: tuple[str, ...]
    """Other names that are right."""
    manner: tuple[Manner, ...]
    """Any of them is right."""
    cue: str | None
    required: bool
    spans: tuple[StatementSpan, ...]


class Judged(NamedTuple):
    """One required gold with its best meeting statement, if any, and what of it is right."""

    gold: GoldStatement
    statement: Statement | None
    speaker: str | None
    right: bool
    manner: bool


class Result(NamedTuple):
    """What became of every required gold, the false statements, and how many were judged."""

    judged: list[Judged]
    false: list[tuple[Statement, str | None]]
    statements: int


def load_gold(folder: Path = CASES) -> list[GoldStatement]:
    """All gold statements of the folder's files, in order."""
    lines = (
        line
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [GoldStatement.model_validate(json.loads(line)) for line in lines]


def read_documents(folder: Path = DOCUMENTS) -> list[Document]:
    """The documents of a folder as the program reads them."""
    with TemporaryDirectory() as renditions:
        found, _ = discover(folder, 10)
        return [read(file, Path(renditions))[0] for file in found]


def results(tagger: TaggerLike) -> dict[str, Result]:
    """What became of each document's gold, by the beginning of its file name."""
    documents = read_documents()
    gold = load_gold()
    ids = {
        one.source: document_of(one.source, [d.source.id for d in documents], one.id)
        for one in gold
    }
    resolved = resolve(documents, extract_all(documents, tagger))
    names = {speaker.id: speaker.name for speaker in resolved.speakers}
    return {
        source: judge(
            [one for one in gold if one.source == source],
            [one for one in resolved.statements if one.source == identity],
            names,
        )
        for source, identity in sorted(ids.items())
    }


def scores(found: dict[str, Result]) -> dict[str, dict[str, float]]:
    """The figures over all documents and for each."""
    every = Result(
        [one for each in found.values() for one in each.judged],
        [one for each in found.values() for one in each.false],
        sum(each.statements for each in found.values()),
    )
    return {"all": shares(every)} | {source: shares(each) for source, each in found.items()}


def shares(result: Result) -> dict[str, float]:
    """The figures of a result in hundredths, with what they are counted over."""
    met = [one for one in result.judged if one.statement]
    return {
        "speaker": _share(sum(one.right for one in met), len(met)),
        "found": _share(len(met), len(result.judged)),
        "false": _share(len(result.false), result.statements),
        "manner": _share(sum(one.manner for one in met), len(met)),
        "required": len(result.judged),
        "statements": result.statements,
    }


def judge(
    gold: Sequence[GoldStatement], statements: Sequence[Statement], names: dict[str, str]
) -> Result:
    """The statements of one document against its gold; `names` gives a speaker id's name."""
    told = [one for one in statements if one.manner != "attitude"]
    judged = [_judge(one, told, names) for one in gold if one.required]
    false = [(one, names.get(one.speaker or "")) for one in told if _false(one, gold, told, names)]
    return Result(judged, false, len(told))


def _judge(gold: GoldStatement, told: Sequence[Statement], names: dict[str, str]) -> Judged:
    alike = [(dice(gold, one), one) for one in told]
    best = max((score for score, _ in alike), default=0.0)
    meeting = [one for score, one in alike if score == best]
    if best < ENOUGH:
        return Judged(gold, None, None, False, False)
    right = [one for one in meeting if bears(names.get(one.speaker or ""), gold)]
    chosen = (right or meeting)[0]
    name = names.get(chosen.speaker or "")
    return Judged(gold, chosen, name, bool(right), chosen.manner in gold.manner)


def _false(
    statement: Statement,
    gold: Sequence[GoldStatement],
    told: Sequence[Statement],
    names: dict[str, str],
) -> bool:
    met = [one for one in gold if dice(one, statement) >= ENOUGH]
    name = names.get(statement.speaker or "")
    return not any(
        one.speaker is None
        or bears(name, one)
        or not any(dice(one, other) > dice(one, statement) for other in told)
        for one in met
    )


def dice(gold: GoldStatement, statement: Statement) -> float:
    """Letters shared by the gold and the statement's spans that touch it, as Dice coefficient."""
    touching = [
        span
        for span in statement.spans
        if any(span.start < own.end and own.start < span.end for own in gold.spans)
    ]
    ours, theirs = _letters(gold.spans), _letters(touching)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if theirs else 0.0


def bears(name: str | None, gold: GoldStatement) -> bool:
    """Whether a speaker's name is an accepted one, articles and letter case aside."""
    if name is None:
        return gold.speaker is None
    return _plain(name) in {_plain(one) for one in (gold.speaker or "", *gold.also)}


def report(result: Result) -> list[str]:
    """One line for each gold missed or misattributed, and for each false statement."""
    lines = []
    for one in result.judged:
        if one.statement is None:
            lines.append(f"missed   {one.gold.id}: {_short(one.gold.spans[0].text)}")
        elif not one.right:
            lines.append(f"speaker  {one.gold.id}: {one.speaker} for {one.gold.speaker}")
        elif not one.manner:
            lines.append(f"manner   {one.gold.id}: {one.statement.manner}")
    for statement, name in result.false:
        lines.append(
            f"false    {statement.source} {statement.start}: {name}: {statement.cue}: "
            f"{_short(statement.quote)}"
        )
    return lines


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]} … {text[-16:]}"


def _plain(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.replace("'", "’").split())).casefold()


def _letters(spans: Iterable[StatementSpan]) -> set[int]:
    return {
        span.start + index
        for span in spans
        for index, character in enumerate(span.text)
        if character.isalnum()
    }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
