"""`python -m evals`: ask every case, print and write the figures, fail below the floors."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from askcorpus.errors import AskcorpusError
from askcorpus.settings import load_settings
from evals.cases import CaseError
from evals.figures import summarise
from evals.floors import AIM, DEFAULT, Floors, load_floors, missed
from evals.judge import Outcome
from evals.report import failures, results, together
from evals.run import run
from evals.suites import BUNDLED, SUITES

RESULTS = Path(__file__).parent / "RESULTS.md"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the suites; 0 when every floor holds, 1 when not, 2 on bad usage or bad cases."""
    given = sys.argv[1:] if argv is None else list(argv)
    if given[:1] == ["attribution"]:
        from evals.attribution import main as attribution

        return attribution(given[1:])
    if given[:1] == ["dialogue"]:
        from evals.dialogue import main as dialogue

        return dialogue(given[1:])
    if given[:1] == ["distortion"]:
        from evals.distortion.__main__ import main as distortion

        return distortion(given[1:])
    parser = _parser()
    arguments = parser.parse_args(given)
    if arguments.calibrate:
        if arguments.data is None:
            parser.error("--calibrate needs --data, the folder with the public sets")
        return _benchmarks(arguments.data, "--calibrate", str(arguments.calibrate))
    try:
        outcomes = _ask(arguments.suite)
    except (AskcorpusError, CaseError) as error:
        print(f"{error}; {getattr(error, 'remedy', 'correct the case file')}", file=sys.stderr)
        return 2
    floors = load_floors(arguments.floors)
    report = "\n".join((results(outcomes), together(pooled(outcomes)), gaps(outcomes, floors[AIM])))
    print(report)
    if not arguments.suite:
        arguments.results.write_text(report, encoding="utf-8")
    if arguments.failures:
        _print_failures(outcomes, arguments.failures)
    if arguments.data:
        _benchmarks(arguments.data)
    return verdict(outcomes, floors)


def pooled(outcomes: dict[str, list[Outcome]]) -> dict[str, list[Outcome]]:
    """The outcomes of all suites, and of those over the bundled documents and over others."""
    bundled = {each.name for each in SUITES if each.documents == BUNDLED}
    groups: dict[str, list[Outcome]] = {"all": [], "bundled documents": [], "others": []}
    for name, each in outcomes.items():
        own = [_of_suite(name, one) for one in each]
        groups["all"] += own
        groups["bundled documents" if name in bundled else "others"] += own
    return groups


def _of_suite(name: str, outcome: Outcome) -> Outcome:
    """The outcome under an id, and queries, that no other suite has."""
    rankings = {
        system: each.model_copy(update={"query": f"{name}/{each.query}"})
        for system, each in outcome.rankings.items()
    }
    return outcome.model_copy(update={"id": f"{name}/{outcome.id}", "rankings": rankings})


def gaps(outcomes: dict[str, list[Outcome]], aim: Floors) -> str:
    """A section on what the suites miss of the project's aims."""
    lines = [
        f"- {name}: {line}"
        for name, each in outcomes.items()
        for line in missed(summarise(each).model_dump(), aim)
    ]
    return "## Short of the aims\n\n" + ("\n".join(lines) or "Nothing.") + "\n"


def verdict(outcomes: dict[str, list[Outcome]], floors: dict[str, Floors]) -> int:
    """1 with a line on stderr for every floor that a suite misses, else 0."""
    lines = [
        f"{name}: {line}"
        for name, each in outcomes.items()
        for line in missed(summarise(each).model_dump(), floors[name])
    ]
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument(
        "--failures",
        nargs="?",
        const="dev",
        choices=("dev", "test", "all"),
        help="list what failed; only the dev half unless asked otherwise",
    )
    parser.add_argument("--suite", choices=[each.name for each in SUITES], help="only this one")
    parser.add_argument("--floors", type=Path, default=DEFAULT, help="file with the floors")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the report goes")
    parser.add_argument("--data", type=Path, help="folder of public sets: benchmarks run as well")
    parser.add_argument(
        "--calibrate", type=Path, metavar="OUT", help="only write signals for calibration there"
    )
    return parser


def _ask(only: str | None) -> dict[str, list[Outcome]]:
    settings = load_settings()
    return {
        suite.name: run(suite, settings, _narrate(suite.name))
        for suite in SUITES
        if only in (None, suite.name)
    }


def _narrate(name: str) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        if done == total or done % 25 == 0:
            print(f"{name}: {done} of {total} cases", file=sys.stderr)

    return progress


def _print_failures(outcomes: dict[str, list[Outcome]], split: str) -> None:
    for name, each in outcomes.items():
        shown = [o for o in each if split in ("all", o.split)]
        print(f"## Failures of {name}, {split}\n")
        print("\n".join(failures(shown)) + "\n")


def _benchmarks(data: Path, *more: str) -> int:
    from evals.benchmarks.__main__ import main as benchmarks

    return benchmarks(["--data", str(data), *more])


if __name__ == "__main__":
    sys.exit(main())
