"""The argument parser: every command, option and help text."""

import argparse
import re
from calendar import monthrange
from datetime import date
from typing import Any, NoReturn

from askcorpus.cli.config import add_config
from askcorpus.cli.export import add_export, add_sessions
from askcorpus.cli.statements import add_said, add_speakers, add_trust
from askcorpus.cli.timeline import add_timeline
from askcorpus.cli.verify import EXITS, add_verify
from askcorpus.render.safety import one_line

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_REFERENCE = re.compile(r"(.+):(\d+)-(\d+)", re.ASCII)

_ABOUT = "Verbatim, cited answers from a folder of documents; no network, no language model."
_EXITS = "exit codes: 0 answered (disputed too), 1 error, 2 usage, 3 not found"
_CORPUS_HELP = (
    "folder of documents; without it, the nearest corpus/ or indexed folder upward from here, "
    "else the bundled documents"
)
_DATES = "dates are YYYY, YYYY-MM or YYYY-MM-DD; documents without a date are left out by them"


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one line and never carry control characters."""

    def error(self, message: str) -> NoReturn:
        """Exit with a usage error."""
        self.exit(2, f"askcorpus: {one_line(message)}; see `{self.prog} -h`\n")


def first_day(text: str) -> date:
    """The first day of a year, month or day written in ISO form."""
    return _day(text, last=False)


def last_day(text: str) -> date:
    """The last day of a year, month or day written in ISO form."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date:
    if match := _DATE.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            if month is None:
                month = 12 if last else 1
            if day is None:
                day = monthrange(year or 0, month)[1] if last else 1
            return date(year or 0, month, day)
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)")


def reference(text: str) -> str:
    """A citation's address as `ask` prints it."""
    match = _REFERENCE.fullmatch(text)
    if not match or int(match[2]) >= int(match[3]):
        raise argparse.ArgumentTypeError(f"{text!r} is not a citation (ID:START-END, START < END)")
    return text


def _count(low: int, high: int) -> Any:
    def parse(text: str) -> int:
        if text.isascii() and text.isdigit() and low <= int(text) <= high:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {low} to {high}")

    return parse


def build_parser(version: str) -> Parser:
    """The parser of `askcorpus`; parsed arguments carry `command` and that command's options."""
    parser = Parser(prog="askcorpus", description=_ABOUT, epilog=_EXITS, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"askcorpus {version}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_ask(commands)
    _add_chat(commands)
    _add_show(commands)
    _add_index(commands)
    _add_sources(commands)
    _add_said(commands)
    verify = _command(commands, "verify", "check a quotation against the documents", EXITS)
    add_verify(verify, _CORPUS_HELP)
    _add_kept(commands)
    _add_doctor(commands)
    return parser


def _command(commands: Any, name: str, summary: str, epilog: str | None = None) -> Parser:
    parser: Parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=epilog,
        allow_abbrev=False,
    )
    return parser


def _add_corpus(parser: Parser) -> None:
    parser.add_argument("--corpus", metavar="DIR", help=_CORPUS_HELP)


def _add_ask(commands: Any) -> None:
    ask = _command(commands, "ask", "answer a question with verbatim citations", _EXITS)
    ask.add_argument("question", metavar="QUESTION", help="the question, in quotation marks")
    _add_corpus(ask)
    ask.add_argument(
        "--session",
        metavar="NAME",
        help="ask within this kept conversation, so that follow-ups are understood; it is begun "
        "where there is none (askcorpus sessions, askcorpus export NAME)",
    )
    only = ask.add_argument_group("only evidence", _DATES)
    only.add_argument("--source", metavar="ID", help="from this document (ids: askcorpus sources)")
    only.add_argument("--speaker", metavar="NAME", help="said by this speaker")
    only.add_argument("--since", metavar="DATE", type=first_day, help="published on or after")
    only.add_argument("--until", metavar="DATE", type=last_day, help="published on or before")
    ask.add_argument(
        "--top",
        metavar="N",
        type=_count(1, 100),
        default=3,
        help="at most this many citations (default 3)",
    )
    add_trust(ask)
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the whole answer as one JSON object")
    form.add_argument("--markdown", action="store_true", help="for notes and articles")
    form.add_argument(
        "--csv",
        action="store_true",
        help="one row per citation; a cell that a spreadsheet would take for a formula "
        "gets a leading apostrophe (--json is exact)",
    )


def _add_chat(commands: Any) -> None:
    chat = _command(
        commands,
        "chat",
        "question the documents in the terminal: answers, sources, speakers, the text itself",
    )
    chat.add_argument("folder", metavar="DIR", nargs="?", help=_CORPUS_HELP)
    chat.add_argument("--resume", action="store_true", help="go on with the last conversation")
    chat.add_argument(
        "--web", action="store_true", help="serve the same app to a browser on this machine"
    )
    chat.add_argument(
        "--port",
        metavar="N",
        type=_count(1, 65535),
        default=8765,
        help="port of --web on 127.0.0.1 (default 8765)",
    )


def _add_show(commands: Any) -> None:
    show = _command(
        commands, "show", "print a citation in its context, after checking it against the file"
    )
    show.add_argument(
        "reference", metavar="ID:START-END", type=reference, help="as printed under a citation"
    )
    _add_corpus(show)
    show.add_argument(
        "--context",
        metavar="N",
        type=_count(0, 1000),
        default=2,
        help="lines of text on either side (default 2)",
    )
    show.add_argument("--json", action="store_true", help="as one JSON object")


def _add_index(commands: Any) -> None:
    index = _command(commands, "index", "build or refresh the index of a folder")
    index.add_argument("folder", metavar="DIR", nargs="?", help=_CORPUS_HELP)


def _add_sources(commands: Any) -> None:
    sources = _command(commands, "sources", "list the documents and how far each is to be trusted")
    _add_corpus(sources)
    sources.add_argument("--json", action="store_true", help="as one JSON list")
    compare = _command(commands, "compare", "lay two documents side by side and name the changes")
    compare.add_argument("first", metavar="A", help="a document (ids: askcorpus sources)")
    compare.add_argument("second", metavar="B", help="another document")
    _add_corpus(compare)
    compare.add_argument("--json", action="store_true", help="as one JSON object")
    compare.add_argument("--html", metavar="FILE", help="write a self-contained page there")
    why = _command(commands, "why", "give all reasons behind a document's trust")
    why.add_argument("source", metavar="SOURCE", help="a document (ids: askcorpus sources)")
    _add_corpus(why)
    why.add_argument("--json", action="store_true", help="as one JSON object")


def _add_said(commands: Any) -> None:
    said = _command(
        commands, "said", "list what a speaker said, verbatim, or what a document holds"
    )
    add_said(said, (first_day, last_day), _CORPUS_HELP, _DATES)
    speakers = _command(commands, "speakers", "list everybody whose words the documents hold")
    add_speakers(speakers, _CORPUS_HELP)


def _add_kept(commands: Any) -> None:
    timeline = _command(commands, "timeline", "list dated documents and statements in time order")
    add_timeline(timeline, (first_day, last_day), _CORPUS_HELP)
    export = _command(
        commands,
        "export",
        "print a conversation or an answer with every quotation checked against its file",
        "exit codes: 0 all quotations stand, 1 one is stale, or an error",
    )
    add_export(export)
    add_sessions(_command(commands, "sessions", "list the kept conversations"))
    add_config(_command(commands, "config", "print where the settings file is, or what holds"))


def _add_doctor(commands: Any) -> None:
    doctor = _command(
        commands,
        "doctor",
        "check versions, models and index; uses no network",
        "exit codes: 0 all well, 1 something is wrong",
    )
    _add_corpus(doctor)
