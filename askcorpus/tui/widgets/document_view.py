"""A document of any length, cut into rows, of which only the visible ones are drawn."""

from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from askcorpus.render.safety import one_line
from askcorpus.tui import keys
from askcorpus.tui.layout import Rows, shown
from askcorpus.tui.marks import WEIGHT, Mark, Marks

MARGIN = 15
"""Columns of the margin that names speakers and citations."""
NARROWEST_WITH_MARGIN = 56
HUES = 6
ABOVE = 4
"""Rows left over a stretch that is brought into sight."""


class DocumentView(ScrollView, can_focus=True):
    """A text with marks; offsets are those of the file, whatever the width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "document--margin",
        *(f"document--{kind}" for kind in WEIGHT),
        *(f"document--hue-{number}" for number in range(HUES)),
    }
    BINDINGS: ClassVar[list[BindingType]] = [*keys.TEXT]

    class Clicked(Message):
        """A place in the text was clicked; `offset` counts the file's characters."""

        def __init__(self, view: "DocumentView", offset: int) -> None:
            super().__init__()
            self.view = view
            self.offset = offset

        @property
        def control(self) -> "DocumentView":
            """The view that was clicked."""
            return self.view

    DEFAULT_CSS = "DocumentView { overflow-x: hidden; overflow-y: scroll; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.text = ""
        self.marks = Marks()
        self._rows = Rows("", 1)
        self._labels: dict[int, str] = {}
        self._in_sight: tuple[int, int] | None = None
        self._drawn: LRUCache[int, Strip] = LRUCache(512)
        self._base: Style | None = None

    def load(self, text: str, marks: Iterable[Mark] = ()) -> None:
        """Show another text from its start."""
        self.text, self.marks, self._in_sight = text, Marks(marks), None
        self._cut(anew=True)
        self.scroll_to(y=0, animate=False)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Put other marks on the same text; nothing moves."""
        self.marks = Marks(marks)
        self._label()
        self.refresh()

    def bring(self, start: int, end: int) -> None:
        """Scroll until a stretch is in sight, and keep it there when the width changes."""
        self._in_sight = (start, end)
        self._scroll_there(start)
        # The first layout may still be to come, and with it how far one can scroll.
        self.call_after_refresh(self._scroll_there, start)

    def _scroll_there(self, start: int) -> None:
        self.scroll_to(y=max(self._rows.row_of(start) - ABOVE, 0), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Cut the rows anew; what was in sight stays in sight."""
        top = self._rows.starts[min(self.scroll_offset.y, len(self._rows) - 1)]
        if self._cut():
            if self._in_sight:
                self.bring(*self._in_sight)
            else:
                self.scroll_to(y=self._rows.row_of(top), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Tell which character was clicked."""
        offset = event.get_content_offset(self)
        row = offset.y + self.scroll_offset.y if offset else -1
        if offset and 0 <= row < len(self._rows):
            column = max(offset.x - self._margin, 0)
            self.post_message(self.Clicked(self, self._rows.offset_at(row, column)))

    @property
    def allow_select(self) -> bool:
        """Text can be selected with the mouse."""
        return True

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The file's own characters under the mouse's selection."""
        last = len(self._rows) - 1
        start = (
            self._rows.offset_at(min(selection.start.y, last), selection.start.x)
            if selection.start
            else 0
        )
        end = (
            self._rows.offset_at(min(selection.end.y, last), selection.end.x)
            if selection.end
            else len(self.text)
        )
        return self.text[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()

    @property
    def _margin(self) -> int:
        return MARGIN if self._wide_enough else 2

    @property
    def _wide_enough(self) -> bool:
        return self.scrollable_content_region.width >= NARROWEST_WITH_MARGIN

    def _cut(self, anew: bool = False) -> bool:
        """Cut the rows where text or width changed; tell whether they did."""
        width = self.scrollable_content_region.width - self._margin - 1
        if not anew and width == self._rows.width:
            return False
        self._rows = Rows(self.text, width)
        self._label()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()
        return True

    def _label(self) -> None:
        """Which row carries which words in the margin; a weightier mark's go first."""
        self._labels = {}
        self._forget()
        for mark in sorted(self.marks.all, key=lambda mark: -WEIGHT[mark.kind]):
            if mark.label:
                row, label = self._rows.row_of(mark.start), one_line(mark.label)
                before = self._labels.get(row)
                self._labels[row] = label if before is None else f"{before} {label}"

    def notify_style_update(self) -> None:
        """The looks changed: nothing that was drawn holds."""
        super().notify_style_update()
        self._forget()

    def _forget(self) -> None:
        self._drawn.clear()
        self._base = None

    def render_line(self, y: int) -> Strip:
        """One row: the margin, then the text with its marks."""
        row = y + self.scroll_offset.y
        if self._base is None:
            self._base = self.rich_style
        if row >= len(self._rows) or not self.text:
            return Strip.blank(self.scrollable_content_region.width, self._base)
        if self.text_selection is not None:
            return self._row(row, self._base, selected=True)
        found = self._drawn.get(row)
        if found is None:
            found = self._drawn[row] = self._row(row, self._base)
        return found

    def _row(self, row: int, base: Style, *, selected: bool = False) -> Strip:
        width = max(self.scrollable_content_region.width - self._margin, 1)
        body = Strip(self._segments(row, base)).adjust_cell_length(width, base)
        if selected:
            body = self._selected(body, row)
        margin = self._margin_of(row)
        pieces = [margin, *body.apply_offsets(0, row)]
        return Strip(pieces, self._margin + width)

    def _margin_of(self, row: int) -> Segment:
        style = self.get_component_rich_style("document--margin")
        label = self._labels.get(row, "")
        if not self._wide_enough:
            return Segment("* " if label else "  ", style)
        room = self._margin - 2
        text = label if cell_len(label) <= room else f"{set_cell_size(label, room - 1)}…"
        return Segment(set_cell_size(text, self._margin), style)

    def _segments(self, row: int, base: Style) -> Iterable[Segment]:
        start, end = self._rows.span(row)
        marks = self.marks.over(start, end)
        cuts = {start, end}
        for mark in marks:
            cuts |= {min(max(mark.start, start), end), min(mark.end, end)}
        edges = sorted(cuts)
        for left, right in pairwise(edges):
            style = base
            covering = [mark for mark in marks if mark.start <= left and right <= mark.end]
            reversed_ = any(mark.kind == "stop" for mark in covering)
            for mark in covering:
                style += self._style_of(mark, hued=not reversed_)
            yield Segment(shown(self.text[left:right]), style)

    def _style_of(self, mark: Mark, *, hued: bool) -> Style:
        style = self.get_component_rich_style(f"document--{mark.kind}", partial=True)
        if mark.kind == "statement" and hued:
            hue = f"document--hue-{mark.hue % HUES}"
            style += self.get_component_rich_style(hue, partial=True)
        return style

    def _selected(self, body: Strip, row: int) -> Strip:
        selection = self.text_selection
        span = selection.get_span(row) if selection is not None else None
        if span is None:
            return body
        length = body.cell_length
        start, end = span[0], length if span[1] == -1 else min(span[1], length)
        before, chosen, after = body.divide([start, end, length])
        style = self.screen.get_component_rich_style("screen--selection")
        return Strip.join([before, Strip(Segment.apply_style(chosen, None, style)), after])
