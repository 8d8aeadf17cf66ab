"""Compare: two documents side by side, and what the one changes in the other."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from askcorpus.records import Change, Comparison
from askcorpus.render.safety import one_line
from askcorpus.tui import keys, quotation
from askcorpus.tui.entries import change_lines
from askcorpus.tui.library import Library, Sheet, told
from askcorpus.tui.marks import Mark
from askcorpus.tui.screens.place import PlaceScreen
from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.stops import change_marks, counterpart, of_excerpt, stop_marks
from askcorpus.tui.widgets.document_view import DocumentView
from askcorpus.tui.widgets.filter_bar import FilterBar
from askcorpus.tui.widgets.frame import caption
from askcorpus.tui.widgets.row_list import RowList


class CompareScreen(PlaceScreen):
    """The original on the left, the other on the right, the changes below, worst first."""

    PLACE = "compare"
    FILTER_HINT = "show only changes that hold …"
    AUTO_FOCUS = "#changes"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.COMPARE]

    class Compared(Message):
        """Both documents and what differs are known."""

        def __init__(self, sheets: tuple[Sheet, Sheet], comparison: Comparison) -> None:
            super().__init__()
            self.sheets = sheets
            self.comparison = comparison

    class Refused(Message):
        """The two cannot be compared."""

        def __init__(self, trouble: str) -> None:
            super().__init__()
            self.trouble = trouble

    def __init__(self, library: Library, a: str, b: str) -> None:
        super().__init__(library)
        self.names = (a, b)
        self.sheets: tuple[Sheet, Sheet] | None = None
        self.comparison: Comparison | None = None

    def panes(self) -> ComposeResult:
        """How they stand to each other, both texts, the changes."""
        yield Static("", id="where", markup=False)
        with Horizontal(id="panes"):
            yield DocumentView(id="left")
            yield DocumentView(id="right")
        yield RowList[Change](change_lines, 1, id="changes")

    def on_mount(self) -> None:
        """Compare."""
        self.query_one("#changes", RowList).show((), "comparing …")
        self.set_class(True, "-right")
        self._compare()

    @work(thread=True, group="compare", exclusive=True)
    def _compare(self) -> None:
        a, b = self.names
        try:
            sheets = self.library.sheet(a), self.library.sheet(b)
            self.post_message(self.Compared(sheets, self.library.comparison(*sheets)))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Refused(told(error)))

    def on_compare_screen_refused(self, event: Refused) -> None:
        """Say why."""
        self.query_one("#changes", RowList).show((), event.trouble)

    def on_compare_screen_compared(self, event: Compared) -> None:
        """Show both, and the worst change first."""
        self.sheets, self.comparison = event.sheets, event.comparison
        found = event.comparison
        parts = [found.relation or "not versions of one text", f"{found.coverage:.0%} aligned"]
        if found.direction:
            parts.append(found.direction)
        self.query_one("#where", Static).update(Content(f" {one_line(' · '.join(parts))}"))
        for sheet, view in zip(event.sheets, self._views, strict=True):
            view.load(sheet.text, change_marks(found, sheet.source.id))
            level = quotation.level(sheet.assessment.level)
            caption(view, f"{level}: {sheet.source.title or sheet.source.id}")
        self._show("")

    @property
    def _views(self) -> tuple[DocumentView, DocumentView]:
        return self.query_one("#left", DocumentView), self.query_one("#right", DocumentView)

    def _show(self, words: str) -> None:
        changes = self.comparison.changes if self.comparison else ()
        shown = [
            each for each in changes if words.casefold() in f"{each.kind} {each.note}".casefold()
        ]
        rows: RowList[Change] = self.query_one("#changes", RowList)
        rows.show(shown, "no change of meaning was found")
        caption(rows, f"Changes: {len(shown)}")

    def on_row_list_reached(self, event: RowList.Reached) -> None:
        """Bring both sides of a change into sight."""
        if self.sheets is None or self.comparison is None:
            return
        sides = (event.item.a, event.item.b)
        for sheet, view, side, other in zip(
            self.sheets, self._views, sides, reversed(sides), strict=True
        ):
            here = sheet.source.id
            marks: list[Mark] = [*change_marks(self.comparison, here)]
            if side is None and other is not None:
                side = counterpart(self.comparison, other.source, other.start, other.end)
            if side is not None:
                marks += stop_marks([of_excerpt(side, event.item.kind)], 0, here)
                view.bring(side.start, side.end)
            view.mark(marks)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Read at the change; `n` and `p` walk the others."""
        rows: RowList[Change] = self.query_one("#changes", RowList)
        pairs = [(each.b or each.a, each) for each in rows.items]
        stops = [of_excerpt(side, each.kind) for side, each in pairs if side is not None]
        self.app.push_screen(ReaderScreen(self.library, stops, min(rows.cursor, len(stops) - 1)))

    def action_turn(self) -> None:
        """In narrow terminals, show the other document."""
        self.toggle_class("-right", "-left")

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()

    def action_copy(self, form: str = "plain") -> None:
        """Copy the words of the side that is the copy's, or else the original's."""
        change = self.query_one("#changes", RowList).item
        if isinstance(change, Change):
            side = change.b or change.a
            if side is not None:
                self.copy(of_excerpt(side, change.kind), form)

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Show the changes that hold the words."""
        self._show(event.words)

    def on_filter_bar_left(self) -> None:
        """Back to the changes."""
        self.query_one("#changes").focus()
