"""The reader: a document at a citation, its speakers in the margin, the original beside a copy."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from askcorpus.records import Comparison
from askcorpus.render.safety import one_line
from askcorpus.tui import keys, quotation
from askcorpus.tui.library import Library, Sheet, told
from askcorpus.tui.marks import Mark
from askcorpus.tui.screens.place import PlaceScreen
from askcorpus.tui.stops import (
    MOST_FOUND,
    Stop,
    change_marks,
    counterpart,
    found_marks,
    statement_marks,
    stop_marks,
)
from askcorpus.tui.widgets.document_view import DocumentView
from askcorpus.tui.widgets.filter_bar import FilterBar
from askcorpus.tui.widgets.frame import caption

CHANGED = "THE FILE CHANGED: it no longer holds these words at this place"


class ReaderScreen(PlaceScreen):
    """One document, read from its file when opened, and the places in it."""

    PLACE = "reader"
    FILTER_HINT = "find in this document, n and p walk what is found …"
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.READER]

    class Opened(Message):
        """A document is there."""

        def __init__(self, sheet: Sheet) -> None:
            super().__init__()
            self.sheet = sheet

    class Compared(Message):
        """Its original is there, and what differs."""

        def __init__(self, original: Sheet, changes: Comparison) -> None:
            super().__init__()
            self.original = original
            self.changes = changes

    class Refused(Message):
        """A document cannot be shown."""

        def __init__(self, trouble: str) -> None:
            super().__init__()
            self.trouble = trouble

    def __init__(self, library: Library, stops: Sequence[Stop], at: int = 0) -> None:
        super().__init__(library)
        self.stops = list(stops)
        self.at = at
        self.sheet: Sheet | None = None
        self.original: Sheet | None = None
        self.changes: Comparison | None = None
        self.aside = False
        """In narrow terminals, whether the original stands in the place of the copy."""
        self._found: list[Mark] = []
        self._found_at = 0

    def panes(self) -> ComposeResult:
        """Where one is, what there is to know, the text and its original."""
        yield Static("", id="where", markup=False)
        yield Static("", id="notice", markup=False)
        yield Static("", id="why", markup=False)
        with Horizontal(id="panes"):
            yield DocumentView(id="text")
            yield DocumentView(id="original")

    def on_mount(self) -> None:
        """Open the document of the first stop."""
        self._notice("")
        self._reasons("")
        self.query_one("#original").display = False
        self.open()

    @property
    def stop(self) -> Stop:
        """Where one is."""
        return self.stops[self.at]

    def open(self) -> None:
        """Read the document of the stop from its file."""
        self._open(self.stop.source)

    @work(thread=True, group="open", exclusive=True)
    def _open(self, source: str) -> None:
        try:
            sheet = self.library.sheet(source)
            self.post_message(self.Opened(sheet))
            original = self.library.original(sheet)
            if original is not None:
                changes = self.library.comparison(original, sheet)
                self.post_message(self.Compared(original, changes))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Refused(told(error)))

    def on_reader_screen_opened(self, event: Opened) -> None:
        """Show what was opened."""
        if self.sheet is None or self.sheet.source.id != event.sheet.source.id:
            self.original = self.changes = None
        self.sheet = event.sheet
        level = quotation.level(event.sheet.assessment.level)
        caption(self._text, f"{level}: {event.sheet.source.title or event.sheet.source.id}")
        if self._text.text != event.sheet.text:
            self._text.load(event.sheet.text)
        self._arrange()
        self.show_stop()

    def on_reader_screen_compared(self, event: Compared) -> None:
        """Put the original beside it."""
        self.original, self.changes = event.original, event.changes
        beside = self.query_one("#original", DocumentView)
        beside.load(event.original.text, change_marks(event.changes, event.original.source.id))
        caption(beside, f"ORIGINAL: {event.original.source.title or event.original.source.id}")
        self._arrange()
        self.show_stop()

    def on_reader_screen_refused(self, event: Refused) -> None:
        """Say what is wrong; words that were shown before are not the file's any more."""
        self._notice(event.trouble)
        self._text.mark(())

    @property
    def _text(self) -> DocumentView:
        return self.query_one("#text", DocumentView)

    def show_stop(self) -> None:
        """Mark and bring the stop, if the file still holds its words there."""
        if self.sheet is None:
            return
        held = self.stop.held_by(self.sheet.text)
        self._notice("" if held else CHANGED)
        self._mark(held)
        self._say_where()
        if not held:
            return
        self._text.bring(self.stop.start, self.stop.end)
        if self.original and self.changes:
            beside = self.query_one("#original", DocumentView)
            other = counterpart(self.changes, self.stop.source, self.stop.start, self.stop.end)
            if other is not None:
                beside.bring(other.start, other.end)

    def _mark(self, held: bool = True) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        marks = [*statement_marks(sheet.statements, sheet.speakers), *self._found]
        if held:
            marks += stop_marks(self.stops, self.at, sheet.source.id)
        if self.changes:
            marks += change_marks(self.changes, sheet.source.id)
        self._text.mark(marks)

    def _arrange(self) -> None:
        """Two panes where there is room, else the one that was asked for."""
        beside = self.query_one("#original", DocumentView)
        there = self.original is not None
        beside.display = there and (self.wide or self.aside)
        self._text.display = self.wide or not beside.display
        (self._text if self._text.display else beside).focus()

    def on_resize(self) -> None:
        """Arrange the panes anew when the width calls for it."""
        self.call_after_refresh(self._arrange)

    def _say_where(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        source, level = sheet.source, sheet.assessment.level
        day = source.published.isoformat() if source.published else None
        facts = " · ".join(one_line(fact) for fact in (source.publisher, day) if fact)
        line = sheet.text.count("\n", 0, self.stop.start) + 1
        self.query_one("#where", Static).update(
            Content.assemble(
                Content.styled(f" {self.at + 1}/{len(self.stops)} ", "bold"),
                Content.styled(
                    quotation.level(level), "bold reverse" if level == "low" else "bold"
                ),
                f"  {facts}{'  ' if facts else ''}{one_line(source.path)}:{line}",
            )
        )

    def _notice(self, text: str) -> None:
        line = self.query_one("#notice", Static)
        line.update(Content(f" ! {one_line(text)}"))
        line.display = bool(text)

    def _reasons(self, text: str) -> None:
        line = self.query_one("#why", Static)
        line.update(Content(text))
        line.display = bool(text)

    def action_walk(self, step: int) -> None:
        """Go to the next stop, in whichever document it stands, or to the next word found."""
        if self._found:
            self._found_at = (self._found_at + step) % len(self._found)
            self._bring_found()
            return
        at = self.at + step
        if not 0 <= at < len(self.stops):
            self.tell("that was the last" if step > 0 else "that was the first")
            return
        self.at = at
        self.open()

    def on_document_view_clicked(self, event: DocumentView.Clicked) -> None:
        """Go to the stop that was clicked."""
        sheet = self.sheet
        if sheet is None or event.view.id != "text":
            return
        for number, stop in enumerate(self.stops):
            if stop.source == sheet.source.id and stop.start <= event.offset < stop.end:
                self.at = number
                self.show_stop()
                return

    def renew(self) -> None:
        """Files changed: read this one again and look whether the words still stand there."""
        self.open()

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()

    def action_reload(self) -> None:
        """Read the file anew."""
        self.open()

    def action_original(self) -> None:
        """Show the original in place of the copy, and back."""
        if self.original is None:
            self.tell("no other document is known to be its original")
        else:
            self.aside = not self.aside
            self._arrange()

    def action_why(self) -> None:
        """Say why the document is trusted as it is, and take it away again."""
        if self.sheet is None or self.query_one("#why").display:
            self._reasons("")
            return
        judged = self.sheet.assessment
        reasons = [f" - {one_line(reason.text)}" for reason in judged.reasons]
        lines = reasons or [" nothing speaks against it"]
        self._reasons("\n".join([f" {quotation.level(judged.level)}", *lines]))

    def action_copy(self, form: str = "plain") -> None:
        """Copy the words of the stop."""
        self.copy(self.stop, form)

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Mark every place that holds the words and go to the first behind the stop."""
        if self.sheet is None:
            return
        self._found, self._found_at = found_marks(self.sheet.text, event.words), 0
        self._mark(self.stop.held_by(self.sheet.text))
        self._bring_found()

    def _bring_found(self) -> None:
        if not self._found:
            self._say_where()
        else:
            mark = self._found[self._found_at]
            more = " and more" if len(self._found) == MOST_FOUND else ""
            self._text.bring(mark.start, mark.end)
            self.query_one("#where", Static).update(
                Content(f" found {self._found_at + 1} of {len(self._found)}{more}")
            )

    def on_filter_bar_left(self) -> None:
        """Back to the text."""
        self._text.focus()
