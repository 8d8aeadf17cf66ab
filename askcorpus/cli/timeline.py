"""`askcorpus timeline`: its options, and what it does."""

import argparse
from typing import Any

from askcorpus.cli.exits import Exit
from askcorpus.cli.opening import opened
from askcorpus.cli.output import emit, narrate, style
from askcorpus.errors import UnknownSpeaker


def timeline(arguments: argparse.Namespace) -> Exit:
    """List what has a day, earliest first."""
    corpus = opened(arguments.corpus)
    try:
        found = corpus.timeline(
            source=arguments.source,
            speaker=arguments.speaker,
            since=arguments.since,
            until=arguments.until,
        )
    except UnknownSpeaker as error:
        narrate(f"{error}; {error.remedy}")
        return Exit.NOT_FOUND
    if arguments.json:
        from askcorpus.render.exports import records_json

        emit(records_json(found))
    else:
        from askcorpus.render.timeline import timeline_text

        emit(timeline_text(found, style()))
    if not found:
        narrate("nothing in that period has a day")
        return Exit.NOT_FOUND
    return Exit.ANSWERED


def add_timeline(parser: Any, day: tuple[Any, Any], corpus_help: str) -> None:
    """The options of `timeline`; `day` parses the first and the last day of a period."""
    parser.add_argument("--corpus", metavar="DIR", help=corpus_help)
    only = parser.add_argument_group("only", "dates are YYYY, YYYY-MM or YYYY-MM-DD")
    only.add_argument("--source", metavar="ID", help="from this document (ids: askcorpus sources)")
    only.add_argument("--speaker", metavar="NAME", help="statements of this speaker")
    only.add_argument("--since", metavar="DATE", type=day[0], help="on or after")
    only.add_argument("--until", metavar="DATE", type=day[1], help="on or before")
    parser.add_argument("--json", action="store_true", help="as one JSON list")
