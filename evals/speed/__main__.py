"""`python -m evals.speed`: cold and warm questions, indexing and memory, as ratios; or growth."""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from askcorpus import Corpus, Settings
from askcorpus.encoders.embedder import model_folder
from askcorpus.index import Index
from askcorpus.settings import load_settings
from evals.cases import load
from evals.report import table
from evals.speed import app, cold, growth, indexing, warm, whole
from evals.suites import SUITES

HOME = Path(__file__).parents[1] / "SPEED.md"
QUESTION = "what threshold did Amazon recommend?"
FEWEST_PASSAGES = 400
WARM_QUESTIONS = 60
COLD_AT_MOST = 0.25
INDEXING_AT_LEAST = 1.5
WARM_AT_MOST_MS = 150
MEMORY_AT_MOST_MB = 600


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and write the report; 1 when a bound is missed."""
    arguments = _parser().parse_args(argv)
    settings = load_settings(threads=arguments.threads)
    suite = SUITES[0]
    asked = [case.question for case in load(suite.cases, suite.documents)][:WARM_QUESTIONS]
    if arguments.growth:
        return _grow(asked[:30], settings, arguments)
    passages = _passages(suite.documents, settings)
    model = model_folder(settings)
    threads = arguments.threads
    pool = growth.paragraphs(arguments.data) if arguments.data else passages
    texts = (pool * (FEWEST_PASSAGES // len(pool) + 1))[:FEWEST_PASSAGES]
    started = cold.compare(suite.documents, model, passages, QUESTION, arguments.repeat, threads)
    answered = warm.measure(suite.documents, asked, settings)
    embedded = indexing.compare(texts, model, settings, arguments.repeat, threads)
    files = whole.articles(arguments.data) if arguments.data else []
    files = files or [path for path in sorted(suite.documents.iterdir()) if path.is_file()]
    refreshed = whole.compare(files, model, settings, arguments.repeat, threads)
    sections = [_summary(started, answered, embedded, threads), whole.section(refreshed)]
    missed = bounds(started, answered, embedded) + whole.missed(refreshed)
    if arguments.app:
        shown = app.measure(suite.documents, asked[:20], settings, arguments.repeat, threads)
        sections.append(app.section(shown))
        missed += app.missed(shown)
    text = "\n".join(sections)
    print(text)
    (arguments.results or HOME).write_text(text, encoding="utf-8")
    for line in missed:
        print(line, file=sys.stderr)
    return 1 if missed else 0


def _grow(questions: list[str], settings: Settings, arguments: argparse.Namespace) -> int:
    """Measure growth alone, print and write its own report."""
    if arguments.data is None:
        print("--growth needs --data, the folder with the public sets", file=sys.stderr)
        return 2
    found = growth.grow(arguments.data, questions, settings, arguments.threads, arguments.sizes)
    text = growth.section(found)
    print(text)
    (arguments.results or growth.REPORT).write_text(text, encoding="utf-8")
    return 0


def bounds(started: cold.Cold, answered: warm.Warm, embedded: indexing.Throughput) -> list[str]:
    """One line for every bound of the project that is missed."""
    checks = (
        (started.ratio <= COLD_AT_MOST, f"cold ask takes {started.ratio:.2f} of the plain script"),
        (
            not cold.FORBIDDEN & set(started.imported),
            f"cold ask imported {', '.join(started.imported)}",
        ),
        (started.ask_peak_mb < MEMORY_AT_MOST_MB, f"ask peaked at {started.ask_peak_mb:.0f} MiB"),
        (
            answered.median_ms < WARM_AT_MOST_MS,
            f"a warm question took {answered.median_ms:.0f} ms",
        ),
        (
            embedded.ratio >= INDEXING_AT_LEAST,
            f"indexing runs at {embedded.ratio:.2f} times the plain rate",
        ),
    )
    return [line for kept, line in checks if not kept]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.speed", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with the public sets")
    parser.add_argument("--app", action="store_true", help="measure the terminal app too")
    parser.add_argument("--growth", action="store_true", help="measure growth alone; needs --data")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(growth.SIZES))
    parser.add_argument("--repeat", type=int, default=5, help="runs a median is taken of")
    parser.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--results", type=Path, help="where the report goes")
    return parser


def _passages(folder: Path, settings: Settings) -> list[str]:
    corpus = Corpus.open(folder, settings=settings)
    names = [source.id for source in corpus.sources()]
    index = Index.open(folder, settings)
    try:
        return [each.text for name in names for each in index.passages(name)]
    finally:
        index.close()


def _summary(
    started: cold.Cold, answered: warm.Warm, embedded: indexing.Throughput, threads: int
) -> str:
    rows = [
        ["cold `ask`, s", f"{started.ask_seconds:.2f}", f"{started.plain_seconds:.2f}"],
        ["peak memory, MiB", f"{started.ask_peak_mb:.0f}", f"{started.plain_peak_mb:.0f}"],
        ["passages embedded a second", f"{embedded.ours:.0f}", f"{embedded.plain:.0f}"],
        ["warm question, median ms", f"{answered.median_ms:.0f}", "–"],
        ["warm question, 90th percentile ms", f"{answered.p90_ms:.0f}", "–"],
    ]
    parts = (
        "# Speed\n",
        "Generated by `python -m evals.speed`; do not edit. The plain way is a script that imports",
        "sentence_transformers and chromadb, loads the same model and queries a store of the same",
        f"passages. Medians of {started.repeats} runs in alternating order, {threads} threads,",
        f"{answered.questions} warm questions, {embedded.passages} passages; Python",
        f"{platform.python_version()}, {os.cpu_count()} cores.\n",
        table(["", "askcorpus", "plain"], rows),
        f"Cold `ask` takes {started.ratio:.2f} of the plain script's time; indexing runs at",
        f"{embedded.ratio:.2f} times `SentenceTransformer.encode` (lowest cosine between the two",
        f"vectors of a passage: {embedded.nearest:.5f}). Of {', '.join(cold.HEAVY)}",
        f"a cold `ask` imported: {', '.join(started.imported) or 'none'}.\n",
    )
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
