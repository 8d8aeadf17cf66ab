"""Speakers: everybody whose words the corpus holds, and what they said in the order of time."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from askcorpus.records import SpeakerEntry, Statement
from askcorpus.tui import keys
from askcorpus.tui.entries import Lines, count, speaker_lines, statement_lines, statement_story
from askcorpus.tui.library import Library, told
from askcorpus.tui.screens.place import PlaceScreen
from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.stops import of_statement
from askcorpus.tui.widgets.filter_bar import FilterBar
from askcorpus.tui.widgets.frame import caption
from askcorpus.tui.widgets.row_list import RowList
from askcorpus.tui.widgets.story import Story


class SpeakersScreen(PlaceScreen):
    """A list of speakers, and beside it, or in its place, the statements of one."""

    PLACE = "speakers"
    FILTER_HINT = "show only names, or words said, that hold …"
    AUTO_FOCUS = "#speakers"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.SPEAKERS]

    class Listed(Message):
        """The speakers are known."""

        def __init__(
            self, speakers: list[SpeakerEntry], places: dict[str, str], trouble: str = ""
        ) -> None:
            super().__init__()
            self.speakers = speakers
            self.places = places
            self.trouble = trouble

    class Heard(Message):
        """What one of them said is known."""

        def __init__(self, speaker: SpeakerEntry, statements: tuple[Statement, ...]) -> None:
            super().__init__()
            self.speaker = speaker
            self.statements = statements

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.speakers: list[SpeakerEntry] = []
        self.statements: tuple[Statement, ...] = ()
        self.speaker: SpeakerEntry | None = None
        self.places: dict[str, str] = {}
        self._words = {"speakers": "", "statements": ""}

    def panes(self) -> ComposeResult:
        """The speakers, their statements, and the one statement in full."""
        with Horizontal(id="panes"):
            yield RowList[SpeakerEntry](speaker_lines, 2, id="speakers")
            with Vertical(id="heard"):
                yield RowList[Statement](self._lines, 2, id="statements")
                yield Story()

    def on_mount(self) -> None:
        """Ask who speaks."""
        self.query_one("#speakers", RowList).show((), "looking …")
        caption(self.query_one("#speakers"), "Speakers")
        caption(self.query_one("#statements"), "Statements")
        self._mark_side(first=True)
        self.renew()

    def renew(self) -> None:
        """Ask again who speaks: the documents changed."""
        self._list()

    @work(thread=True, group="speakers", exclusive=True)
    def _list(self) -> None:
        try:
            self.post_message(self.Listed(self.library.speakers(), self.library.places()))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Listed([], {}, told(error)))

    def on_speakers_screen_listed(self, event: Listed) -> None:
        """Show them, most statements first."""
        self.speakers = sorted(event.speakers, key=lambda each: -(each.direct + each.indirect))
        self.places = event.places
        self._show_speakers(event.trouble)

    def _show_speakers(self, trouble: str = "") -> None:
        words = self._words["speakers"].casefold()
        shown = [
            each
            for each in self.speakers
            if words in " ".join((each.name, *each.aliases, *each.roles)).casefold()
        ]
        rows: RowList[SpeakerEntry] = self.query_one("#speakers", RowList)
        chosen = self.speaker.id if self.speaker else ""
        at = next((n for n, each in enumerate(shown) if each.id == chosen), 0)
        rows.show(shown, trouble or "nobody whose words can be told", at)
        caption(rows, f"Speakers: {len(shown)}")

    def on_row_list_reached(self, event: RowList.Reached) -> None:
        """Follow the cursor: a speaker's statements, a statement in full."""
        if isinstance(event.item, SpeakerEntry):
            if event.item != self.speaker:
                self._hear(event.item)
        elif isinstance(event.item, Statement):
            names = {each.id: each.name for each in self.speakers}
            self.query_one(Story).show(statement_story(event.item, names))

    @work(thread=True, group="statements", exclusive=True)
    def _hear(self, speaker: SpeakerEntry) -> None:
        try:
            self.post_message(self.Heard(speaker, self.library.statements(speaker.id)))
        except Exception as error:  # noqa: BLE001 - told in the screen, whatever it is
            self.post_message(self.Listed(self.speakers, self.places, told(error)))

    def on_speakers_screen_heard(self, event: Heard) -> None:
        """Show what the speaker said."""
        if event.speaker != self.speaker:
            self._words["statements"] = ""
        self.speaker, self.statements = event.speaker, event.statements
        self._show_statements()

    def _lines(self, statement: Statement) -> Lines:
        return statement_lines(statement, self.places.get(statement.source, statement.source))

    def _show_statements(self) -> None:
        words = self._words["statements"].casefold()
        shown = [each for each in self.statements if words in _searched(each)]
        rows: RowList[Statement] = self.query_one("#statements", RowList)
        rows.show(shown, "no statement")
        name = self.speaker.name if self.speaker else ""
        others = sum(len(each.renditions) for each in shown)
        more = f", {count(others, 'other rendition')}" if others else ""
        caption(rows, f"{name}: {count(len(shown), 'statement')}{more}")
        if not shown:
            self.query_one(Story).show(None)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """From a speaker to the statements, from a statement to its document."""
        if isinstance(event.item, SpeakerEntry):
            self._turn(first=False)
        elif isinstance(event.item, Statement):
            self.action_read()

    def _turn(self, *, first: bool) -> None:
        """Which list has the keys; in narrow terminals the other is hidden."""
        self._mark_side(first=first)
        self.query_one("#speakers" if first else "#statements").focus()

    def action_back(self) -> None:
        """From the statements to the speakers."""
        self._turn(first=True)

    def action_read(self) -> None:
        """Open the document at the statement; `n` and `p` walk the others that are shown."""
        rows: RowList[Statement] = self.query_one("#statements", RowList)
        if rows.items:
            name = self.speaker.name if self.speaker else None
            stops = [of_statement(each, name) for each in rows.items]
            self.app.push_screen(ReaderScreen(self.library, stops, rows.cursor))

    def action_copy(self, form: str = "plain") -> None:
        """Copy the statement under the cursor."""
        statement = self.query_one("#statements", RowList).item
        if isinstance(statement, Statement):
            name = self.speaker.name if self.speaker else None
            self.copy(of_statement(statement, name), form)

    @property
    def _side(self) -> str:
        return "speakers" if self.has_class("-first") else "statements"

    def on_descendant_focus(self) -> None:
        """Remember which list is worked in, however one came there."""
        focused = self.focused
        if isinstance(focused, RowList):
            self._mark_side(first=focused.id == "speakers")

    def _mark_side(self, *, first: bool) -> None:
        self.set_class(first, "-first")
        self.set_class(not first, "-second")

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Narrow the list that is worked in."""
        self._words[self._side] = event.words
        if self._side == "speakers":
            self._show_speakers()
        else:
            self._show_statements()

    def on_filter_bar_left(self) -> None:
        """Back to the list."""
        self.query_one(f"#{self._side}").focus()


def _searched(statement: Statement) -> str:
    return f"{statement.quote} {statement.source} {statement.manner}".casefold()
