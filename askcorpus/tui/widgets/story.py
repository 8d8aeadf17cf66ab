"""One entry in full, under the list that it stands in."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from askcorpus.render.safety import visible
from askcorpus.tui.widgets.row_list import Piece

LOOKS = {"": "", "bold": "bold", "dim": "dim", "under": "underline", "low": "bold reverse"}


class Story(VerticalScroll, can_focus=False):
    """Text made of pieces; corpus text in them is shown as it stands."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("", markup=False)

    def show(self, pieces: Sequence[Piece] | None) -> None:
        """Show other pieces, or nothing."""
        self.display = bool(pieces)
        parts = [Content.styled(visible(text), LOOKS[style]) for text, style in pieces or ()]
        self.query_one(Static).update(Content.assemble(*parts))
        self.scroll_home(animate=False)
