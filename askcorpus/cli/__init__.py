"""The command line: parse, call Corpus, render, exit code; no logic of its own."""

import argparse
import os
import sys
from collections.abc import Sequence

from askcorpus import __version__
from askcorpus.cli.arguments import build_parser
from askcorpus.cli.commands import COMMANDS
from askcorpus.cli.exits import Exit
from askcorpus.cli.output import narrate, prepare
from askcorpus.errors import AskcorpusError, QuestionError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (see `Exit`); errors become one line on stderr."""
    prepare()
    try:
        arguments = _parsed(argv)
        return COMMANDS[arguments.command](arguments)
    except SystemExit as exit:
        return int(exit.code or 0)
    except KeyboardInterrupt:
        narrate("interrupted")
        return Exit.INTERRUPTED
    except AskcorpusError as error:
        _debug()
        narrate(f"{error}; {error.remedy}")
        return Exit.USAGE if isinstance(error, QuestionError) else Exit.ERROR
    except Exception as error:  # noqa: BLE001 - the last line of defence, a trace on request
        hint = "" if _debug() else "; run again with ASKCORPUS_DEBUG=1 for the traceback"
        narrate(f"unexpected {type(error).__name__}: {error}{hint}")
        return Exit.ERROR


def _parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = build_parser(__version__)
    arguments, surplus = parser.parse_known_args(argv)
    if surplus:
        unquoted = arguments.command == "ask" and not surplus[0].startswith("-")
        hint = " (put the question in quotation marks)" if unquoted else ""
        parser.error(f"unrecognized arguments: {' '.join(surplus)}{hint}")
    since, until = getattr(arguments, "since", None), getattr(arguments, "until", None)
    if since and until and since > until:
        parser.error(f"--since {since} is after --until {until}")
    return arguments


def _debug() -> bool:
    """Print the traceback where the user asked for it; tell whether they did."""
    if not os.environ.get("ASKCORPUS_DEBUG"):
        return False
    import traceback

    traceback.print_exc(file=sys.stderr)
    return True
