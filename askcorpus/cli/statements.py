"""`askcorpus said` and `askcorpus speakers`: their options, and what they do."""

import argparse
from typing import Any

from askcorpus.cli.exits import Exit
from askcorpus.cli.opening import opened
from askcorpus.cli.output import emit, narrate, style
from askcorpus.errors import UnknownSpeaker


def said(arguments: argparse.Namespace) -> Exit:
    """List what a speaker said, or what a document holds."""
    if arguments.speaker is None and arguments.source is None:
        narrate("whose words? name a speaker, or a document (--source ID); see askcorpus speakers")
        return Exit.USAGE
    corpus = opened(arguments.corpus)
    try:
        found = corpus.said(
            arguments.speaker,
            source=arguments.source,
            about=arguments.about,
            manner=arguments.manner,
            since=arguments.since,
            until=arguments.until,
            attitudes=arguments.all,
            include_low_trust=arguments.include_low_trust,
            only_trusted=arguments.only_trusted,
        )
    except UnknownSpeaker as error:
        narrate(f"{error}; {error.remedy}")
        return Exit.NOT_FOUND
    if found.note:
        narrate(found.note)
    if arguments.json:
        from askcorpus.render.exports import record_json

        emit(record_json(found))
    else:
        from askcorpus.render.statements import said_csv, said_text

        names = {} if found.speaker else {each.id: each.name for each in corpus.speakers()}
        emit(said_csv(found, names) if arguments.csv else said_text(found, names, style()))
    if not found.statements:
        narrate("no statement passes; --all adds what is only thought or wanted")
        return Exit.NOT_FOUND
    return Exit.ANSWERED


def speakers(arguments: argparse.Namespace) -> Exit:
    """List everybody whose words the corpus holds."""
    found = opened(arguments.corpus).speakers()
    if arguments.json:
        from askcorpus.render.exports import records_json

        emit(records_json(found))
        return Exit.ANSWERED
    from askcorpus.render.statements import speakers_csv, speakers_text

    emit(speakers_csv(found) if arguments.csv else speakers_text(found, style()))
    return Exit.ANSWERED


def add_said(parser: Any, day: tuple[Any, Any], corpus_help: str, dates: str) -> None:
    """The options of `said`; `day` parses the first and the last day of a period."""
    parser.add_argument(
        "speaker",
        metavar="SPEAKER",
        nargs="?",
        help="name, part of a name, or id (askcorpus speakers); without one, --source",
    )
    parser.add_argument("--corpus", metavar="DIR", help=corpus_help)
    only = parser.add_argument_group("only statements", dates)
    only.add_argument("--about", metavar="TEXT", help="about this, the most relevant first")
    only.add_argument("--source", metavar="ID", help="in this document (ids: askcorpus sources)")
    only.add_argument("--since", metavar="DATE", type=day[0], help="published on or after")
    only.add_argument("--until", metavar="DATE", type=day[1], help="published on or before")
    add_trust(only)
    kind = only.add_mutually_exclusive_group()
    kind.add_argument(
        "--direct",
        dest="manner",
        action="store_const",
        const="direct",
        help="in the speaker's own words: quoted, in a turn, or written",
    )
    kind.add_argument(
        "--indirect", dest="manner", action="store_const", const="indirect", help="in paraphrase"
    )
    parser.add_argument(
        "--all", action="store_true", help="also what is only thought, wanted or believed"
    )
    add_forms(parser, "as one JSON object", "one row per statement")


def add_speakers(parser: Any, corpus_help: str) -> None:
    """The options of `speakers`."""
    parser.add_argument("--corpus", metavar="DIR", help=corpus_help)
    add_forms(parser, "as one JSON list", "one row per speaker")


def add_trust(parser: Any) -> None:
    """`--include-low-trust` and `--only-trusted`."""
    trust = parser.add_mutually_exclusive_group()
    trust.add_argument(
        "--include-low-trust",
        action="store_true",
        help="let distorted copies speak beside their originals",
    )
    trust.add_argument(
        "--only-trusted", action="store_true", help="only from documents of high trust"
    )


def add_forms(parser: Any, json: str, rows: str) -> None:
    """`--json` and `--csv`."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=json)
    form.add_argument("--csv", action="store_true", help=rows)
