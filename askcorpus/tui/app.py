"""The app: where one can go, what happens behind it, and the settings that it follows."""

from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from askcorpus.tui import keys
from askcorpus.tui.library import Library, told
from askcorpus.tui.screens.ask import AskScreen
from askcorpus.tui.talk import Talk
from askcorpus.tui.widgets.frame import Place

LOOK_EVERY = 2.0
"""Seconds between looks at the folder."""


class Stopped(BaseException):
    """Raised inside a build to end it; the index stays as it was."""


class ChatApp(App[None]):
    """Interrogate a folder of documents."""

    CSS_PATH = "askcorpus.tcss"
    TITLE = "askcorpus"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.APP]
    standing: var[str] = var("opening …")

    class Standing(Message):
        """How the corpus stands now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Indexed(Message):
        """The index is up to date with the files again."""

    def __init__(self, library: Library, talk: Talk | None = None) -> None:
        super().__init__()
        self.library = library
        self.talk = talk or Talk()
        self._stopping = False

    def get_default_screen(self) -> Screen[None]:
        """The first place."""
        return AskScreen(self.library, self.talk)

    def on_mount(self) -> None:
        """Paint first; what is slow starts behind."""
        self.call_after_refresh(self._prepare)

    @work(thread=True, group="index", exclusive=True)
    def _prepare(self) -> None:
        try:
            if not self.library.fresh():
                self.library.refresh(self._progress)
            self.post_message(self.Standing("loading the models …"))
            self.library.warm()
            self.post_message(self.Indexed())
        except Stopped:
            self.post_message(self.Standing("stopped; the index is as it was"))
        except Exception as error:  # noqa: BLE001 - told in the status line, whatever it is
            self.post_message(self.Standing(f"! {told(error)}"))

    def _progress(self, stage: str, done: int, total: int) -> None:
        if self._stopping:
            raise Stopped
        self.post_message(self.Standing(f"indexing {stage}: {done} of {total}"))

    def on_chat_app_standing(self, event: Standing) -> None:
        """Show it in the status line."""
        self.standing = event.text

    def on_chat_app_indexed(self) -> None:
        """Say that all is ready."""
        self.standing = f"ready · {self.library.folder}"

    def on_place_chosen(self, event: Place.Chosen) -> None:
        """Go where the user clicked."""
        self.action_go(event.name)

    def action_go(self, name: str) -> None:
        """Go to a place."""
