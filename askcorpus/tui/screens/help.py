"""Help: every key as it is set now, and where it can be set otherwise."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from askcorpus.settings import config_path
from askcorpus.tui.keys import Told

ABOUT = (
    "Every answer is quoted word for word from a file, and read from it again whenever it is shown "
    "or copied.\n[1] is evidence, (1) is near but does not answer. TRUST LOW marks a document that "
    "changes what another says: the reader shows both.\n\n"
)


class HelpScreen(ModalScreen[None]):
    """A sheet over the screen; escape takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark", "dismiss", "Close", id="close-help"),
    ]

    def __init__(self, sections: Sequence[tuple[str, Sequence[Told]]]) -> None:
        super().__init__()
        self._sections = sections

    def compose(self) -> ComposeResult:
        """The keys, section by section."""
        with VerticalScroll(id="help"):
            yield Static(self._content(), markup=False)

    def on_mount(self) -> None:
        """Name it."""
        sheet = self.query_one("#help")
        sheet.border_title = "Help"
        sheet.border_subtitle = "escape closes"

    def _content(self) -> Content:
        pieces = [Content(ABOUT)]
        for title, entries in self._sections:
            pieces.append(Content.styled(f"{title}\n", "bold underline"))
            for entry in entries:
                pieces.append(Content(f"  {entry.keys:<18} {entry.description:<28} {entry.id}\n"))
            pieces.append(Content("\n"))
        pieces.append(Content.styled("Settings\n", "bold underline"))
        pieces.append(
            Content(
                f"  {config_path()}\n"
                '  [chat]\n  theme = "dark"   # or "light", or "plain" for no colour\n'
                '  [chat.keys]      # the names on the right above\n  copy = "c"\n'
            )
        )
        return Content.assemble(*pieces)
