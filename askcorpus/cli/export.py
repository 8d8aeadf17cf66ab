"""`askcorpus export` and `askcorpus sessions`: their options, and what they do."""

import argparse
from typing import TYPE_CHECKING, Any

from askcorpus.cli.exits import Exit
from askcorpus.cli.output import emit, narrate

if TYPE_CHECKING:
    from askcorpus.corpus import Corpus
    from askcorpus.records import Answer


def export(arguments: argparse.Namespace) -> Exit:
    """Print a conversation or an answer, every quotation checked; 1 where one is stale."""
    from askcorpus.recheck import taken_out

    found = taken_out(arguments.what)
    if arguments.json:
        from askcorpus.render.exports import record_json

        emit(record_json(found))
    else:
        from askcorpus.render.conversation import conversation_markdown

        emit(conversation_markdown(found))
    for each in found.stale:
        place = f"question {each.turn + 1}, {each.role} {each.number + 1}"
        narrate(f"stale: {place}: {each.reason}")
    return Exit.ERROR if found.stale else Exit.ANSWERED


def sessions(arguments: argparse.Namespace) -> Exit:
    """List the kept conversations, the one asked last first."""
    from askcorpus.sessions import listed

    entries, troubles = listed()
    if arguments.json:
        from askcorpus.render.exports import records_json

        emit(records_json(entries))
    else:
        from askcorpus.render.conversation import sessions_text

        emit(sessions_text(entries))
    for line in troubles:
        narrate(f"{line}; the file is left as it is")
    return Exit.ERROR if troubles else Exit.ANSWERED


def asked_in_session(corpus: "Corpus", name: str, question: str, **options: Any) -> "Answer":
    """Ask within a kept conversation, which is begun where there is none of that name."""
    from askcorpus.dialogue import resolve_follow_up
    from askcorpus.sessions import append, exchanges, load, sessions_dir, start

    new = start(corpus.folder, name)
    there = (sessions_dir() / f"{name}.json").exists()
    conversation = load(name) if there else new
    if conversation.corpus != new.corpus:
        narrate(f"the conversation {name!r} was begun over {conversation.corpus}")
    resolved = resolve_follow_up(question, exchanges(conversation.turns))
    if resolved.changed:
        narrate(f"asking: {resolved.text}")
    answer = corpus.ask(resolved.text, **options)
    append(conversation, question, answer)
    return answer


def add_export(parser: Any) -> None:
    """The options of `export`."""
    parser.add_argument(
        "what",
        metavar="FILE|SESSION",
        help="a file that `ask --json` or `export --json` wrote, or the name of a conversation",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as one JSON object")
    form.add_argument("--markdown", action="store_true", help="as Markdown (the default)")


def add_sessions(parser: Any) -> None:
    """The options of `sessions`."""
    parser.add_argument("--json", action="store_true", help="as one JSON list")
