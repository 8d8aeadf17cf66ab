"""Timeline: documents and statements on their days."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message

from askcorpus.records.timeline import TimelineEntry
from askcorpus.tui import keys
from askcorpus.tui.entries import day_lines, day_story
from askcorpus.tui.library import Library, told
from askcorpus.tui.screens.place import PlaceScreen
from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.stops import Stop
from askcorpus.tui.widgets.filter_bar import FilterBar
from askcorpus.tui.widgets.frame import caption
from askcorpus.tui.widgets.row_list import RowList
from askcorpus.tui.widgets.story import Story


class TimelineScreen(PlaceScreen):
    """What happened when, as far as the documents say."""

    PLACE = "timeline"
    FILTER_HINT = "show only days, names and words that hold …"
    AUTO_FOCUS = "#days"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.TIMELINE]

    class Listed(Message):
        """The entries are known."""

        def __init__(self, entries: list[TimelineEntry], trouble: str = "") -> None:
            super().__init__()
            self.entries = entries
            self.trouble = trouble

    class Found(Message):
        """The places of an entry's document are known; `form` tells how to copy, else it opens."""

        def __init__(self, stops: list[Stop], at: int, form: str) -> None:
            super().__init__()
            self.stops = stops
            self.at = at
            self.form = form

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.entries: list[TimelineEntry] = []
        self._words = ""

    def panes(self) -> ComposeResult:
        """The entries, and the one under the cursor in full."""
        with Vertical(id="panes"):
            yield RowList[TimelineEntry](day_lines, 2, id="days")
            yield Story()

    def on_mount(self) -> None:
        """Ask what has a day."""
        self.query_one("#days", RowList).show((), "looking …")
        caption(self.query_one("#days"), "Timeline")
        self.renew()

    def renew(self) -> None:
        """Ask again: the documents changed."""
        self._list()

    @work(thread=True, group="timeline", exclusive=True)
    def _list(self) -> None:
        try:
            self.post_message(self.Listed(self.library.timeline()))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Listed([], told(error)))

    def on_timeline_screen_listed(self, event: Listed) -> None:
        """Show them."""
        self.entries = event.entries
        self._show(event.trouble)

    def _show(self, trouble: str = "") -> None:
        words = self._words.casefold()
        shown = [each for each in self.entries if words in _searched(each)]
        rows: RowList[TimelineEntry] = self.query_one("#days", RowList)
        at = next((n for n, each in enumerate(shown) if each == rows.item), 0)
        rows.show(shown, trouble or "nothing here has a date", at)
        caption(rows, f"Timeline: {len(shown)}")
        if not shown:
            self.query_one(Story).show(None)

    def on_row_list_reached(self, event: RowList.Reached) -> None:
        """Show the entry under the cursor in full."""
        self.query_one(Story).show(day_story(event.item))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the document at the statement."""
        self._find(event.item, "")

    def action_copy(self, form: str = "plain") -> None:
        """Copy the statement under the cursor."""
        entry = self.query_one("#days", RowList).item
        if isinstance(entry, TimelineEntry) and entry.start is not None:
            self._find(entry, form)

    @work(thread=True, group="find", exclusive=True)
    def _find(self, entry: TimelineEntry, form: str) -> None:
        try:
            stops = self.library.stops(entry.source)
            at = next((n for n, stop in enumerate(stops) if stop.start == entry.start), 0)
            self.post_message(self.Found(stops, at, form))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Listed(self.entries, told(error)))

    def on_timeline_screen_found(self, event: Found) -> None:
        """Copy, or open the reader."""
        if event.form:
            self.copy(event.stops[event.at], event.form)
        else:
            self.app.push_screen(ReaderScreen(self.library, event.stops, event.at))

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Show the entries that hold the words."""
        self._words = event.words
        self._show()

    def on_filter_bar_left(self) -> None:
        """Back to the entries."""
        self.query_one("#days").focus()


def _searched(entry: TimelineEntry) -> str:
    facts = (entry.quote, entry.speaker, entry.title, entry.publisher, entry.source, entry.kind)
    return f"{entry.day} {' '.join(fact for fact in facts if fact)}".casefold()
