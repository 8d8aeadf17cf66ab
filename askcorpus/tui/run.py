"""Runs the app on this terminal; what loads slowly is left to its workers."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus.settings import load_settings
from askcorpus.tui.app import ChatApp
from askcorpus.tui.library import Library
from askcorpus.tui.talk import Talk
from askcorpus.tui.terminal import make_writable

if TYPE_CHECKING:
    from askcorpus.corpus import Corpus


def run(folder: str | None, *, resume: bool = False) -> None:
    """Run the app over a folder until the user leaves it; raises CorpusNotFound, SettingsError."""
    settings = load_settings()

    def opened() -> "Corpus":
        from askcorpus.corpus import Corpus

        return Corpus.open(folder, settings=settings)

    if folder is not None and not Path(folder).expanduser().is_dir():
        opened()
    library = Library(opened)
    app = ChatApp(library, Talk(lambda: library.folder, resume=resume), settings.chat)
    make_writable()
    spare_collections()
    app.run()


def spare_collections() -> None:
    """Let Python look for garbage among everything far less often.

    Such a look walks every statement on a list and stops the screen: 0.1 s for 10,000 of them.
    """
    gc.set_threshold(20_000, 50, 1_000)
