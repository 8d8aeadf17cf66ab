"""Signals of the questions that calibration may see, written to a folder the user names."""

import json
from collections.abc import Iterable
from pathlib import Path

from askcorpus import Settings
from evals.benchmarks import canard, clapnq, xquad
from evals.benchmarks.corpus_folder import indexed
from evals.benchmarks.measure import Result, results
from evals.benchmarks.records import Benchmark, sample
from evals.splits import CALIBRATE

MOST = 260
"""Questions a set."""


def write(data: Path, out: Path, settings: Settings) -> list[Path]:
    """One JSON Lines file a set; each XQuAD question appears with and without its paragraph."""
    sets: tuple[Benchmark, ...] = (
        xquad.without_half(data, 0),
        xquad.without_half(data, 1),
        xquad.exchanged(data),
        xquad.foreign(data),
        clapnq.load(data),
        canard.load(data),
    )
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for each in sets:
        with indexed(each, settings) as corpus:
            found = results(corpus, sample(each.questions, CALIBRATE, MOST), answers=False)
        path = out / f"{each.name.replace(' ', '-')}.jsonl"
        path.write_text("".join(f"{line}\n" for line in lines(each.name, found)), encoding="utf-8")
        written.append(path)
    return written


def lines(name: str, found: Iterable[Result]) -> Iterable[str]:
    """A JSON object for every question whose evidence gave signals."""
    for each in found:
        if each.signals is not None:
            yield json.dumps(
                {
                    "set": name,
                    "id": each.id,
                    "question": each.question,
                    "bucket": each.bucket,
                    "answerable": each.answerable,
                    "answers": each.candidate_answers,
                    "lack": each.lack,
                    "features": each.signals.model_dump(),
                },
                ensure_ascii=False,
            )
