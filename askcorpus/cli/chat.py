"""`askcorpus chat`: hands a terminal, or a browser, over to the app."""

import argparse
import os
import sys

from askcorpus.cli.exits import Exit
from askcorpus.cli.output import narrate


def chat(arguments: argparse.Namespace) -> Exit:
    """Run the app until the user leaves it."""
    if arguments.web:
        from askcorpus.tui.web.serve import serve

        serve(arguments.folder, arguments.port, resume=arguments.resume)
        return Exit.ANSWERED
    served = "TEXTUAL_DRIVER" in os.environ
    if not served and not (sys.stdin.isatty() and sys.stderr.isatty()):
        narrate("chat needs a terminal; `askcorpus ask` answers without one")
        return Exit.USAGE
    from askcorpus.tui.run import run

    run(arguments.folder, resume=arguments.resume)
    return Exit.ANSWERED
