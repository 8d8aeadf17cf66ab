"""`askcorpus sources`, `compare` and `why`: what they do."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus.cli.exits import Exit
from askcorpus.cli.opening import opened
from askcorpus.cli.output import emit, narrate, style
from askcorpus.errors import OutputError

if TYPE_CHECKING:
    from askcorpus.corpus import Corpus
    from askcorpus.records import Comparison


def sources(arguments: argparse.Namespace) -> Exit:
    """List the documents with their trust."""
    found = opened(arguments.corpus).sources()
    if arguments.json:
        from askcorpus.render.exports import records_json

        emit(records_json(found))
    else:
        from askcorpus.render.trust import sources_text

        emit(sources_text(found, style()))
    return Exit.ANSWERED


def compare(arguments: argparse.Namespace) -> Exit:
    """Lay two documents side by side."""
    corpus = opened(arguments.corpus)
    found = corpus.compare(arguments.first, arguments.second)
    if arguments.html:
        _write(Path(arguments.html), corpus, found)
    if arguments.json:
        from askcorpus.render.exports import record_json

        emit(record_json(found))
    elif not arguments.html:
        from askcorpus.render.trust import comparison_text

        emit(comparison_text(found, style()))
    return Exit.ANSWERED


def _write(path: Path, corpus: "Corpus", found: "Comparison") -> None:
    from askcorpus.render.compare_html import comparison_html

    titles = {each.id: each.title or each.id for each in corpus.sources()}
    page = comparison_html(found, titles[found.a], titles[found.b])
    try:
        path.write_text(page, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error})", remedy="name another file"
        ) from error
    narrate(f"wrote {path}")


def why(arguments: argparse.Namespace) -> Exit:
    """Give all reasons behind a document's level."""
    corpus = opened(arguments.corpus)
    found = corpus.why(arguments.source)
    if arguments.json:
        from askcorpus.render.exports import why_json

        beside = corpus.compare(found.copy_of, found.source) if found.copy_of else None
        emit(why_json(found, beside))
    else:
        from askcorpus.render.trust import assessment_text

        emit(assessment_text(found, style()))
    return Exit.ANSWERED
