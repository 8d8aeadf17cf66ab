"""`askcorpus verify`: its options, and what it does."""

import argparse
from typing import Any

from askcorpus.cli.exits import Exit
from askcorpus.cli.opening import opened
from askcorpus.cli.output import emit, narrate, style
from askcorpus.errors import UnknownSpeaker

EXITS = (
    "exit codes: 0 exact, trimmed or altered (the difference is shown; see verdict in --json), "
    "1 error, 2 usage, 3 absent"
)


def verify(arguments: argparse.Namespace) -> Exit:
    """Check a pasted quotation."""
    corpus = opened(arguments.corpus)
    try:
        found = corpus.verify(arguments.quotation, speaker=arguments.speaker)
    except UnknownSpeaker as error:
        narrate(f"{error}; {error.remedy}")
        return Exit.NOT_FOUND
    if arguments.json:
        from askcorpus.render.exports import record_json

        emit(record_json(found))
    else:
        from askcorpus.render.verify import verification_text

        emit(verification_text(found, style()))
    return Exit.NOT_FOUND if found.verdict == "absent" else Exit.ANSWERED


def add_verify(parser: Any, corpus_help: str) -> None:
    """The options of `verify`."""
    parser.add_argument("quotation", metavar="QUOTATION", help="the words, as somebody gives them")
    parser.add_argument("--speaker", metavar="NAME", help="whose words they are said to be")
    parser.add_argument("--corpus", metavar="DIR", help=corpus_help)
    parser.add_argument("--json", action="store_true", help="as one JSON object")
