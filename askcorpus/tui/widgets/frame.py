"""The lines around every screen: where one can go above, how things stand below."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from askcorpus.render.safety import one_line

PLACES = {"ask": "Ask", "speakers": "Speakers", "sources": "Sources", "timeline": "Timeline"}


class Place(Static):
    """One place one can go to."""

    class Chosen(Message):
        """The place was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, name: str, title: str, here: bool) -> None:
        mark = f"[{title}]" if here else f" {title} "
        super().__init__(Content(mark), classes="-here" if here else "")
        self._place = name

    def on_click(self) -> None:
        """Ask to go there."""
        self.post_message(self.Chosen(self._place))


class Places(Horizontal):
    """The places in a row; the present one in brackets."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def compose(self) -> ComposeResult:
        """The name of the program, then the places."""
        yield Static(Content(" askcorpus "), classes="name")
        for name, title in PLACES.items():
            yield Place(name, title, name == self._here)


class StatusLine(Static):
    """How the corpus stands: what is being read, or that all is ready."""

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def on_mount(self) -> None:
        """Follow what the app tells."""
        self.watch(self.app, "standing", self._tell)

    def _tell(self, standing: str) -> None:
        self.update(Content(f" {one_line(standing)}"))


def caption(widget: Widget, text: str) -> None:
    """Give a pane its title; corpus text in it is no markup."""
    widget.border_title = Content(one_line(text))
