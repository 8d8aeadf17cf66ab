"""The command line of the follow-up scores."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from askcorpus.settings import load_settings
from evals.dialogue.score import Own, Shares, as_json, follow_ups, load_cases, own, pairs, shares
from evals.report import table

CANARD_AT_LEAST = 0.60
ALONE_AT_LEAST = 0.95


def main(argv: Sequence[str] | None = None) -> int:
    """Score our own conversations, and CANARD where it is named; 1 below the floors."""
    parser = argparse.ArgumentParser(prog="python -m evals dialogue", description=__doc__)
    parser.add_argument("--canard", type=Path, metavar="FILE", help="CANARD's JSON")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--threads", type=int, default=0, help="of the embedder; 0: all cores")
    options = parser.parse_args(argv)
    if options.canard and not options.canard.is_file():
        parser.error(f"{options.canard}: no such file")
    mine = own(load_cases(), pairs())
    scored = _canard(options.canard, options.threads) if options.canard else None
    print(as_json(mine, scored) if options.json else _text(mine, scored))
    missed = min(mine.left_alone, mine.paired) < ALONE_AT_LEAST
    return int(missed or (scored is not None and scored["all"].resolved < CANARD_AT_LEAST))


def _canard(path: Path, threads: int) -> dict[str, Shares]:
    from askcorpus.encoders.embedder import load_embedder
    from evals.dialogue.canard import load, passages
    from evals.dialogue.shelf import Shelf

    dialogues = load(path)
    shelf = Shelf(passages(dialogues), load_embedder(load_settings(threads=threads)))
    return shares(follow_ups(dialogues), shelf.best)


def _text(mine: Own, scored: dict[str, Shares] | None) -> str:
    lines = [
        f"own follow-ups resolved as they should be: {mine.resolved:.3f} of {mine.follow_ups}",
        f"own stand-alone questions left alone: {mine.left_alone:.3f} of {mine.alone}",
        f"questions of the other suites left alone: {mine.paired:.3f} of {mine.pairs}",
        *(f"  {each}" for each in mine.failures),
    ]
    if scored:
        rows = [
            [name, str(s.follow_ups), f"{s.raw:.3f}", f"{s.titled:.3f}", f"{s.resolved:.3f}"]
            for name, s in scored.items()
        ]
        lines += ["", table(["CANARD", "follow-ups", "raw", "title before it", "resolved"], rows)]
    return "\n".join(lines)
