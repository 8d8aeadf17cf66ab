"""Opens the corpus and runs the app on this terminal."""

from askcorpus.corpus import Corpus
from askcorpus.tui.app import ChatApp
from askcorpus.tui.library import Library
from askcorpus.tui.terminal import make_writable


def run(folder: str | None, *, resume: bool = False) -> None:
    """Run the app over a folder until the user leaves it; raises CorpusNotFound."""
    library = Library(Corpus.open(folder))
    make_writable()
    ChatApp(library).run()
