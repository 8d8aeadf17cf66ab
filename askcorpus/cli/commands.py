"""One function per command: call Corpus, render, return the exit code."""

import argparse
from typing import TYPE_CHECKING

from askcorpus.cli import trust
from askcorpus.cli.chat import chat
from askcorpus.cli.config import config
from askcorpus.cli.exits import Exit
from askcorpus.cli.export import asked_in_session, export, sessions
from askcorpus.cli.opening import opened
from askcorpus.cli.output import emit, narrate, style
from askcorpus.cli.statements import said, speakers
from askcorpus.cli.timeline import timeline
from askcorpus.cli.verify import verify

if TYPE_CHECKING:
    from askcorpus.records import Answer


def ask(arguments: argparse.Namespace) -> Exit:
    """Answer a question."""
    corpus = opened(arguments.corpus)
    chosen = ("source", "speaker", "since", "until", "top", "include_low_trust", "only_trusted")
    options = {name: getattr(arguments, name) for name in chosen}
    if arguments.session is not None:
        answer = asked_in_session(corpus, arguments.session, arguments.question, **options)
    else:
        answer = corpus.ask(arguments.question, **options)
    emit(_rendered(answer, arguments))
    return Exit.NOT_FOUND if answer.verdict == "not_found" else Exit.ANSWERED


def _rendered(answer: "Answer", arguments: argparse.Namespace) -> str:
    if arguments.json:
        from askcorpus.render.exports import record_json

        return record_json(answer)
    if arguments.csv:
        from askcorpus.render.exports import answer_csv

        return answer_csv(answer)
    if arguments.markdown:
        from askcorpus.render.markdown import answer_markdown

        return answer_markdown(answer)
    from askcorpus.render.terminal import answer_text

    return answer_text(answer, style())


def show(arguments: argparse.Namespace) -> Exit:
    """Print a citation in its context."""
    context = opened(arguments.corpus).show(arguments.reference, context=arguments.context)
    if arguments.json:
        from askcorpus.render.exports import record_json

        emit(record_json(context))
    else:
        from askcorpus.render.terminal import context_text

        emit(context_text(context, style()))
    return Exit.ANSWERED


def index(arguments: argparse.Namespace) -> Exit:
    """Build or refresh the index."""
    from askcorpus.render.terminal import report_text

    corpus = opened(arguments.folder)
    report = corpus.refresh(corpus.progress)
    for line in (*report.skipped, *report.notes):
        narrate(line)
    emit(report_text(report))
    return Exit.ANSWERED


def doctor(arguments: argparse.Namespace) -> Exit:
    """Check the installation."""
    from askcorpus.doctor import examine
    from askcorpus.render.terminal import checks_text

    checks = examine(arguments.corpus)
    emit(checks_text(checks, style()))
    return Exit.ANSWERED if all(check.ok for check in checks) else Exit.ERROR


COMMANDS = {
    "ask": ask,
    "chat": chat,
    "show": show,
    "index": index,
    "said": said,
    "sources": trust.sources,
    "compare": trust.compare,
    "why": trust.why,
    "speakers": speakers,
    "verify": verify,
    "timeline": timeline,
    "export": export,
    "sessions": sessions,
    "config": config,
    "doctor": doctor,
}
