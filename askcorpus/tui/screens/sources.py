"""Sources: every document with how far it is to be trusted, copies under their originals."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message

from askcorpus.records import SourceReport
from askcorpus.tui import keys
from askcorpus.tui.entries import families, source_lines, source_story
from askcorpus.tui.library import Library, told
from askcorpus.tui.screens.compare import CompareScreen
from askcorpus.tui.screens.place import PlaceScreen
from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.stops import Stop
from askcorpus.tui.widgets.filter_bar import FilterBar
from askcorpus.tui.widgets.frame import caption
from askcorpus.tui.widgets.row_list import RowList
from askcorpus.tui.widgets.story import Story

Kept = tuple[SourceReport, int]


class SourcesScreen(PlaceScreen):
    """A table of documents; enter compares a copy with its original."""

    PLACE = "sources"
    FILTER_HINT = "show only documents that hold, or are trusted …"
    AUTO_FOCUS = "#sources"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.SOURCES]

    class Listed(Message):
        """The documents are known."""

        def __init__(self, sources: list[SourceReport], trouble: str = "") -> None:
            super().__init__()
            self.sources = sources
            self.trouble = trouble

    class Found(Message):
        """The places of a document that the reader walks are known."""

        def __init__(self, stops: list[Stop]) -> None:
            super().__init__()
            self.stops = stops

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.sources: list[SourceReport] = []
        self._words = ""

    def panes(self) -> ComposeResult:
        """The documents, and the one under the cursor in full."""
        with Vertical(id="panes"):
            yield RowList[Kept](lambda kept: source_lines(*kept), 2, id="sources")
            yield Story()

    def on_mount(self) -> None:
        """Ask which documents there are."""
        self.query_one("#sources", RowList).show((), "looking …")
        caption(self.query_one("#sources"), "Documents")
        self.renew()

    def renew(self) -> None:
        """Ask again: the documents changed."""
        self._list()

    @work(thread=True, group="sources", exclusive=True)
    def _list(self) -> None:
        try:
            self.post_message(self.Listed(self.library.sources()))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Listed([], told(error)))

    def on_sources_screen_listed(self, event: Listed) -> None:
        """Show them."""
        self.sources = event.sources
        self._show(event.trouble)

    def _show(self, trouble: str = "") -> None:
        words = self._words.casefold()
        shown = [kept for kept in families(self.sources) if words in _searched(kept[0])]
        rows: RowList[Kept] = self.query_one("#sources", RowList)
        here = rows.item[0].id if rows.item else ""
        at = next((n for n, kept in enumerate(shown) if kept[0].id == here), 0)
        rows.show(shown, trouble or "no document", at)
        caption(rows, f"Documents: {len(shown)}")

    def on_row_list_reached(self, event: RowList.Reached) -> None:
        """Show the document under the cursor in full."""
        self.query_one(Story).show(source_story(event.item[0]))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Compare a copy with its original, an original with its first copy; else read."""
        source = event.item[0]
        copies = [each for each in self.sources if each.copy_of == source.id]
        if source.copy_of:
            self.app.push_screen(CompareScreen(self.library, source.copy_of, source.id))
        elif copies:
            self.app.push_screen(CompareScreen(self.library, source.id, copies[0].id))
        else:
            self.action_read()

    def action_read(self) -> None:
        """Read the document under the cursor; `n` and `p` walk its statements."""
        rows: RowList[Kept] = self.query_one("#sources", RowList)
        if rows.item is not None:
            self._find(rows.item[0].id)

    @work(thread=True, group="find", exclusive=True)
    def _find(self, source: str) -> None:
        try:
            self.post_message(self.Found(self.library.stops(source)))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Listed(self.sources, told(error)))

    def on_sources_screen_found(self, event: Found) -> None:
        """Open the reader."""
        self.app.push_screen(ReaderScreen(self.library, event.stops))

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Show the documents that hold the words."""
        self._words = event.words
        self._show()

    def on_filter_bar_left(self) -> None:
        """Back to the documents."""
        self.query_one("#sources").focus()


def _searched(source: SourceReport) -> str:
    facts = (source.id, source.title, source.publisher, source.kind, *source.authors)
    words = " ".join(fact for fact in facts if fact)
    return f"{words} trust {source.trust} {' '.join(source.reasons)}".casefold()
