"""What all places share: the frame, keys that go elsewhere, and how errors are told."""

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult, SystemCommand
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer

from askcorpus.render.safety import one_line
from askcorpus.tui import quotation
from askcorpus.tui.library import Library, told
from askcorpus.tui.stops import Stop
from askcorpus.tui.widgets.filter_bar import FilterBar
from askcorpus.tui.widgets.frame import Places, StatusLine


class PlaceScreen(Screen[None]):
    """A screen with the places above and the state of the corpus below."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - so declared by Textual
        (0, "-narrow"),
        (110, "-wide"),
    ]
    PLACE: ClassVar[str] = ""
    FILTER_HINT: ClassVar[str] = "show only what holds …"

    class Copied(Message):
        """Words were read again to be copied; `trouble` says why they were not."""

        def __init__(self, text: str, trouble: str = "") -> None:
            super().__init__()
            self.text = text
            self.trouble = trouble

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def compose(self) -> ComposeResult:
        """The frame around what a place itself shows."""
        yield Places(self.PLACE)
        yield from self.panes()
        yield FilterBar(self.FILTER_HINT)
        yield from self.below()
        yield StatusLine()
        yield Footer(compact=True, show_command_palette=False)

    def panes(self) -> ComposeResult:
        """What the place shows."""
        yield from ()

    def below(self) -> ComposeResult:
        """What stands under the filter."""
        yield from ()

    @property
    def wide(self) -> bool:
        """Whether there is room for two panes."""
        return self.has_class("-wide")

    def action_filter(self) -> None:
        """Open the filter."""
        self.query_one(FilterBar).open()

    def renew(self) -> None:
        """The documents changed: ask again for what is shown."""

    def commands(self) -> Iterable[SystemCommand]:
        """What the command palette offers here."""
        yield from ()

    def tell(self, text: str, *, trouble: bool = False) -> None:
        """A line that goes away by itself."""
        self.app.clear_notifications()
        self.notify(one_line(text), severity="error" if trouble else "information", markup=False)

    @work(thread=True, group="copies")
    def copy(self, stop: Stop, form: str) -> None:
        """Copy the words of a stop, read from the file again, with where they stand."""
        try:
            citation = self.library.quoted(stop)
        except Exception as error:  # noqa: BLE001 - told, whatever it is
            self.post_message(self.Copied("", f"not copied: {told(error)}"))
            return
        text = quotation.as_markdown(citation) if form == "markdown" else quotation.plain(citation)
        self.post_message(self.Copied(text))

    def on_place_screen_copied(self, event: Copied) -> None:
        """Hand the words to the terminal's clipboard."""
        if event.trouble:
            self.tell(event.trouble, trouble=True)
        else:
            self.app.copy_to_clipboard(event.text)
            self.tell("copied with its citation")
