"""Opens the corpus and runs the app on this terminal."""

from askcorpus.corpus import Corpus
from askcorpus.settings import load_settings
from askcorpus.tui.app import ChatApp
from askcorpus.tui.library import Library
from askcorpus.tui.talk import Talk
from askcorpus.tui.terminal import make_writable


def run(folder: str | None, *, resume: bool = False) -> None:
    """Run the app over a folder until the user leaves it; raises CorpusNotFound, SettingsError."""
    settings = load_settings()
    library = Library(Corpus.open(folder, settings=settings))
    talk = Talk.resumed(library.folder) if resume else Talk(library.folder)
    app = ChatApp(library, talk, settings.chat)
    make_writable()
    app.run()
