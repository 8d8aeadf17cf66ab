"""How a command comes by its corpus."""

import os
from typing import TYPE_CHECKING

from askcorpus.cli.output import narrate, progress_bar

if TYPE_CHECKING:
    from askcorpus.corpus import Corpus


def opened(path: str | None) -> "Corpus":
    """The corpus at a path, or the nearest, which is said then; progress goes to stderr."""
    from askcorpus.corpus import Corpus

    corpus = Corpus.open(path)
    corpus.progress = progress_bar()
    if corpus.origin == "bundled":
        narrate(
            "using the bundled documents; name a folder with --corpus "
            "or run where a corpus/ folder lies above"
        )
    elif corpus.origin == "found":
        narrate(f"using {os.path.relpath(corpus.folder)}")
    return corpus
