"""A cold `ask` against the plain script, and what it imports."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from askcorpus.records import Record
from evals.speed.process import Run, pinned, timed

PLAIN = str(Path(__file__).with_name("plain.py"))
HEAVY = ("torch", "sentence_transformers", "textual", "transformers", "chromadb", "trafilatura")
FORBIDDEN = frozenset({"torch", "sentence_transformers", "textual"})
ANSWERED = 0
_IMPORTS = f"""
import contextlib, io, json, sys
from askcorpus.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))
"""


class Cold(Record):
    """Medians over alternating runs."""

    repeats: int
    ask_seconds: float
    plain_seconds: float
    ratio: float
    """`ask` over plain."""
    ask_peak_mb: float
    """The largest seen."""
    plain_peak_mb: float
    imported: tuple[str, ...]
    """Which of the heavy packages a cold `ask` imported."""


def compare(
    folder: Path, model: Path, passages: Sequence[str], question: str, repeats: int, threads: int
) -> Cold:
    """Ask an indexed folder and the plain script the same question, in alternating order."""
    env = pinned(threads)
    with tempfile.TemporaryDirectory(prefix="askcorpus-plain-") as store:
        given = Path(store) / "passages.json"
        given.write_text(json.dumps(list(passages)), encoding="utf-8")
        _sound(timed([PLAIN, "build", str(model), store, str(given)], env))
        ask = ["-m", "askcorpus", "ask", question, "--corpus", str(folder), "--json"]
        plain = [PLAIN, "ask", str(model), store, question]
        runs = alternate(ask, plain, repeats, env)
    asked, plainly = runs
    imported = _sound(timed(["-c", _IMPORTS, *ask[2:]], env))
    first, second = (median(run.seconds for run in each) for each in (asked, plainly))
    return Cold(
        repeats=repeats,
        ask_seconds=first,
        plain_seconds=second,
        ratio=first / second,
        ask_peak_mb=max(run.peak_mb for run in asked),
        plain_peak_mb=max(run.peak_mb for run in plainly),
        imported=tuple(json.loads(imported.output.splitlines()[-1])),
    )


def alternate(
    one: Sequence[str], other: Sequence[str], repeats: int, env: dict[str, str]
) -> tuple[list[Run], list[Run]]:
    """Both commands `repeats` times, each first in every other round; one round to warm up."""
    runs: tuple[list[Run], list[Run]] = ([], [])
    for command in (one, other):
        _sound(timed(command, env))
    for turn in range(repeats):
        order = (0, 1) if turn % 2 == 0 else (1, 0)
        for which in order:
            runs[which].append(_sound(timed((one, other)[which], env)))
    return runs


def _sound(run: Run) -> Run:
    if run.code != ANSWERED:
        raise RuntimeError(f"a timed command ended with code {run.code}; run it by hand to see why")
    return run
