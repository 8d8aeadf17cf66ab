"""A list of any length of which only the visible rows are drawn.

Textual's own lists measure every entry when it is added: 10,000 statements took `OptionList` four
seconds and `DataTable` nearly two, in which nothing moves.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from askcorpus.render.safety import one_line
from askcorpus.tui import keys

Item = TypeVar("Item")
Piece = tuple[str, str]
"""Text and how to show it: a key of `STYLES`."""
STYLES = {
    "": Style(),
    "bold": Style(bold=True),
    "dim": Style(dim=True),
    "under": Style(underline=True),
    "low": Style(bold=True, reverse=True),
}


class RowList(ScrollView, Generic[Item], can_focus=True):
    """Entries of the same height each, with a cursor; `draw` makes an entry's lines."""

    DEFAULT_CSS = "RowList { overflow-x: hidden; overflow-y: scroll; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--focused"}
    BINDINGS: ClassVar[list[BindingType]] = [*keys.LISTS]
    cursor: reactive[int] = reactive(0, repaint=False, always_update=True)

    class Reached(Message):
        """The cursor stands on another entry."""

        def __init__(self, rows: "RowList[Any]", item: Any) -> None:
            super().__init__()
            self.rows = rows
            self.item = item

        @property
        def control(self) -> "RowList[Any]":
            """The list."""
            return self.rows

    class Chosen(Reached):
        """An entry was opened."""

    def __init__(
        self,
        draw: Callable[[Item], Sequence[Sequence[Piece]]],
        height: int,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._height = height
        self.items: Sequence[Item] = ()
        self._base: Style | None = None
        self.empty = "nothing here"

    def show(self, items: Sequence[Item], empty: str = "nothing here", at: int = 0) -> None:
        """Show other entries, with the cursor on one of them."""
        self.items, self.empty = items, empty
        self.virtual_size = Size(1, max(len(items) * self._height, 1))
        self.scroll_to(y=0, animate=False)
        self.cursor = min(at, max(len(items) - 1, 0))
        self.refresh()

    @property
    def item(self) -> Item | None:
        """The entry under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def watch_cursor(self, cursor: int) -> None:
        """Keep the cursor in sight, and tell where it is."""
        if self.item is None:
            return
        top, height = cursor * self._height, self.scrollable_content_region.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + self._height > self.scroll_offset.y + height > 0:
            self.scroll_to(y=top + self._height - height, animate=False)
        self.refresh()
        self.post_message(self.Reached(self, self.item))

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.cursor = min(max(self.cursor + step, 0), max(len(self.items) - 1, 0))

    def action_page(self, step: int) -> None:
        """Move the cursor by what is visible."""
        self.action_move(step * max(self.scrollable_content_region.height // self._height, 1))

    def action_choose(self) -> None:
        """Open what the cursor stands on."""
        if self.item is not None:
            self.post_message(self.Chosen(self, self.item))

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor there, a double click opens."""
        offset = event.get_content_offset(self)
        row = (offset.y + self.scroll_offset.y) // self._height if offset else -1
        if 0 <= row < len(self.items):
            self.cursor = row
            if event.chain > 1:
                self.action_choose()

    def notify_style_update(self) -> None:
        """The looks changed."""
        super().notify_style_update()
        self._base = None

    def render_line(self, y: int) -> Strip:
        """One line of one entry."""
        width = self.scrollable_content_region.width
        if self._base is None:
            self._base = self.rich_style
        base = self._base
        row, line = divmod(y + self.scroll_offset.y, self._height)
        if row >= len(self.items):
            text = f"  {self.empty}" if row == 0 and line == 0 and not self.items else ""
            return Strip([Segment(text, base)]).adjust_cell_length(width, base)
        here = row == self.cursor
        if here:
            part = "rows--focused" if self.has_focus else "rows--cursor"
            base = self.get_component_rich_style(part)
        lines = self._draw(self.items[row])
        pieces = lines[line] if line < len(lines) else ()
        segments = [Segment("> " if here and line == 0 else "  ", base)]
        segments += [Segment(one_line_kept(text), base + STYLES[style]) for text, style in pieces]
        return Strip(segments).adjust_cell_length(width, base)


def one_line_kept(text: str) -> str:
    """The text on one line and safe, with the spaces at its ends that align it."""
    inner = one_line(text)
    before = len(text) - len(text.lstrip(" "))
    after = len(text) - len(text.rstrip(" ")) if inner else 0
    return " " * before + inner + " " * after
