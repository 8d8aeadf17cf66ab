"""`python -m evals distortion`: how well changes of meaning between two versions are noticed."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus.errors import AskcorpusError
from askcorpus.settings import load_settings

if TYPE_CHECKING:
    from askcorpus.trust.pair import PairJudge


def main(argv: Sequence[str] | None = None) -> int:
    """Score the named sets; with `--json` the last line of each is JSON. 2 where one is missing."""
    arguments = _parser().parse_args(argv)
    try:
        for lines in _reports(arguments):
            shown = list(lines)
            print("\n".join(shown if arguments.json else shown[:-1]), flush=True)
    except (AskcorpusError, OSError) as error:
        print(f"{error}; {getattr(error, 'remedy', 'name a file that is there')}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals distortion", description=__doc__)
    parser.add_argument("--demetr", type=Path, metavar="FILE", help="a file in DEMETR's format")
    parser.add_argument("--rgb", type=Path, metavar="FILE", help="RGB's en_fact.json")
    parser.add_argument(
        "--ask",
        type=int,
        nargs=2,
        metavar=("FIRST", "COUNT"),
        help="RGB: put the snippets of so many questions into a folder and ask it",
    )
    parser.add_argument("--wmt21", type=Path, metavar="DIR", help="the folder of WMT21 news")
    parser.add_argument("--all", action="store_true", help="trained-on sentences, every system")
    parser.add_argument("--bundled", action="store_true", help="the bundled documents")
    parser.add_argument(
        "--pairing", type=int, nargs="+", metavar="N", help="cost of pairing N documents"
    )
    parser.add_argument("--limit", type=int, help="WMT21: so many articles of a language pair")
    parser.add_argument("--rules", action="store_true", help="rules alone, without the judge")
    parser.add_argument(
        "--lenience", type=float, default=0.0, help="log odds to raise the judge's thresholds by"
    )
    parser.add_argument("--judge", type=Path, metavar="FOLDER", help="other weights of the judge")
    parser.add_argument("--json", action="store_true", help="the scores as JSON on the last line")
    return parser


def _reports(arguments: argparse.Namespace) -> Iterable[Iterable[str]]:
    if arguments.demetr:
        from evals.distortion import demetr

        yield demetr.report(arguments.demetr, _judge(arguments), every=arguments.all)
    if arguments.rgb and arguments.ask:
        from evals.distortion import rgb_corpus

        yield rgb_corpus.report(arguments.rgb, *arguments.ask)
    elif arguments.rgb:
        from evals.distortion import rgb

        yield rgb.report(arguments.rgb)
    if arguments.bundled:
        from evals.distortion import bundled

        yield bundled.report()
    if arguments.pairing:
        from evals.distortion import pairing

        yield pairing.report(arguments.pairing)
    if arguments.wmt21:
        from evals.distortion import wmt21

        judge = _judge(arguments)
        yield wmt21.report(arguments.wmt21, judge, every=arguments.all, limit=arguments.limit)


def _judge(arguments: argparse.Namespace) -> "PairJudge":
    from askcorpus.encoders.judge import load_judge, open_judge
    from askcorpus.trust.distortion import DistortionJudge, RuleJudge

    if arguments.rules:
        return RuleJudge()
    judge = open_judge(arguments.judge) if arguments.judge else load_judge(load_settings())
    return DistortionJudge(judge, arguments.lenience)


if __name__ == "__main__":
    sys.exit(main())
