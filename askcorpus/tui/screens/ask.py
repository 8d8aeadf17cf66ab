"""Ask: the conversation, the question under it, and beside it the document of a citation."""

from collections import deque
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual import work
from textual.app import ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message

from askcorpus.answer.question import MAX_CHARS
from askcorpus.errors import AskcorpusError, SessionError
from askcorpus.records import Answer, Citation
from askcorpus.tui import keys
from askcorpus.tui.library import Library, Sheet, told
from askcorpus.tui.screens.place import PlaceScreen
from askcorpus.tui.screens.reader import CHANGED, ReaderScreen
from askcorpus.tui.stops import of_citation, statement_marks, stop_marks
from askcorpus.tui.talk import Talk, checked_line, place_to_write, write_out
from askcorpus.tui.widgets.answer_card import AnswerCard
from askcorpus.tui.widgets.citation_view import CitationView
from askcorpus.tui.widgets.conversation import Conversation
from askcorpus.tui.widgets.document_view import DocumentView
from askcorpus.tui.widgets.filter_bar import FilterBar
from askcorpus.tui.widgets.frame import caption
from askcorpus.tui.widgets.question_bar import QuestionBar


class AskScreen(PlaceScreen):
    """Questions in, answers with citations out."""

    PLACE = "ask"
    FILTER_HINT = "show only answers that hold …"
    AUTO_FOCUS = "QuestionBar"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.ASK]

    class Resolved(Message):
        """What a question stands for in this conversation."""

        def __init__(self, card: AnswerCard, text: str) -> None:
            super().__init__()
            self.card = card
            self.text = text

    class Answered(Message):
        """An answer has come."""

        def __init__(self, card: AnswerCard, answer: Answer) -> None:
            super().__init__()
            self.card = card
            self.answer = answer

    class Failed(Message):
        """A question could not be answered."""

        def __init__(self, card: AnswerCard, trouble: str) -> None:
            super().__init__()
            self.card = card
            self.trouble = trouble

    class Previewed(Message):
        """The document of a citation is there to be shown beside it."""

        def __init__(self, citation: Citation, sheet: Sheet | None, trouble: str = "") -> None:
            super().__init__()
            self.citation = citation
            self.sheet = sheet
            self.trouble = trouble

    class Exported(Message):
        """The conversation was written out, or why it was not."""

        def __init__(self, text: str, *, trouble: bool) -> None:
            super().__init__()
            self.text = text
            self.trouble = trouble

    def __init__(self, library: Library, talk: Talk) -> None:
        super().__init__(library)
        self.talk = talk
        self._waiting: deque[tuple[AnswerCard, bool]] = deque()
        self._one_by_one = Lock()
        self._shown = False

    def panes(self) -> ComposeResult:
        """The conversation, and in wide terminals the document."""
        with Horizontal(id="panes"):
            yield Conversation()
            yield DocumentView(id="preview")

    def below(self) -> ComposeResult:
        """The question."""
        yield QuestionBar()

    def renew(self) -> None:
        """Show what was asked and answered before, where a conversation is resumed."""
        if self._shown:
            return
        self._shown = True
        for turn in self.talk.turns[: len(self.talk.turns) - len(self.query(AnswerCard))]:
            card = self.query_one(Conversation).add(turn.typed)
            card.call_after_refresh(card.resolve, turn.answer.question)
            card.call_after_refresh(card.fill, turn.answer)
            self.query_one(QuestionBar).remember(turn.typed)

    def on_question_bar_asked(self, event: QuestionBar.Asked) -> None:
        """Put a card up at once and have it answered."""
        self._ask(event.question)

    def _ask(self, question: str, *, as_typed: bool = False) -> None:
        card = self.query_one(Conversation).add(question)
        self._waiting.append((card, as_typed))
        self._answer()

    def on_question_bar_too_long(self, event: QuestionBar.TooLong) -> None:
        """Say why nothing was pasted."""
        self.tell(
            f"{event.length:,} characters are no question; one may hold {MAX_CHARS:,}", trouble=True
        )

    def on_question_bar_left(self) -> None:
        """From the question to the answers."""
        self.query_one(Conversation).reach()

    @work(thread=True, group="answers")
    def _answer(self) -> None:
        """Answer the question that waits longest: each may lean on the answers before it."""
        with self._one_by_one:
            card, as_typed = self._waiting.popleft()
            try:
                from askcorpus.dialogue import resolve_follow_up

                history = [] if as_typed else self.talk.history()
                resolved = resolve_follow_up(card.question, history).text
                self.post_message(self.Resolved(card, resolved))
                answer = self.library.ask(resolved)
                self.post_message(self.Answered(card, answer))
                if card.is_attached:
                    self.talk.add(card.question, answer)
            except SessionError as error:
                self.post_message(self.Exported(f"not kept: {told(error)}", trouble=True))
            except Exception as error:  # noqa: BLE001 - told in the card, whatever it is
                self.post_message(self.Failed(card, told(error)))

    def on_ask_screen_resolved(self, event: Resolved) -> None:
        """Show what is asked."""
        event.card.resolve(event.text)

    async def on_ask_screen_answered(self, event: Answered) -> None:
        """Fill the card, unless the conversation was forgotten meanwhile."""
        if event.card.is_attached:
            await event.card.fill(event.answer)
            self.query_one(Conversation).show_card(event.card)

    def on_ask_screen_failed(self, event: Failed) -> None:
        """Show the trouble where the answer would stand."""
        if event.card.is_attached:
            event.card.fail(event.trouble)

    def on_citation_view_stepped(self, event: CitationView.Stepped) -> None:
        """Walk."""
        self.query_one(Conversation).step(event.view, event.step)

    def on_citation_view_reached(self, event: CitationView.Reached) -> None:
        """Show the document beside its citation where there is room."""
        if self.wide:
            self._preview(event.view.citation)

    def on_resize(self) -> None:
        """Where there is room now, show the document of the citation that has the focus."""
        if self.wide and isinstance(self.focused, CitationView):
            self._preview(self.focused.citation)

    @work(thread=True, group="preview", exclusive=True)
    def _preview(self, citation: Citation) -> None:
        try:
            self.post_message(self.Previewed(citation, self.library.sheet(citation.source)))
        except Exception as error:  # noqa: BLE001 - told in the pane, whatever it is
            self.post_message(self.Previewed(citation, None, told(error)))

    def on_ask_screen_previewed(self, event: Previewed) -> None:
        """Show the document at the cited words, if they are still there."""
        view, citation, sheet = (
            self.query_one("#preview", DocumentView),
            event.citation,
            event.sheet,
        )
        if sheet is None:
            caption(view, event.trouble)
            view.load(f"\n{event.trouble}")
            return
        stop = of_citation(citation, "cited")
        caption(view, citation.title or citation.source)
        if not stop.held_by(sheet.text):
            view.load(f"\n{CHANGED}")
            return
        marks = [
            *statement_marks(sheet.statements, sheet.speakers),
            *stop_marks([stop], 0, citation.source),
        ]
        view.load(sheet.text, marks)
        view.bring(citation.start, citation.end)

    def on_citation_view_chosen(self, event: CitationView.Chosen) -> None:
        """Open the reader at the citation; its fellows can be walked to there."""
        card = next(card for card in self.query(AnswerCard) if event.view in card.citations())
        views = card.citations()
        stops = [of_citation(view.citation, view.mark) for view in views]
        self.app.push_screen(ReaderScreen(self.library, stops, views.index(event.view)))

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Show the answers that hold the words."""
        self.query_one(Conversation).narrow(event.words)

    def on_filter_bar_left(self) -> None:
        """Back among the answers, or to the question where there are none."""
        if not self.query_one(Conversation).reach():
            self.action_question()

    def action_question(self) -> None:
        """To the question."""
        self.query_one(QuestionBar).focus()

    def action_edit_resolved(self) -> None:
        """Put what was asked into the question bar, to be changed and asked again."""
        card = self._card()
        if card is not None:
            bar = self.query_one(QuestionBar)
            bar.value = card.resolved
            bar.cursor_position = len(bar.value)
            bar.focus()

    def action_as_typed(self) -> None:
        """Ask the question again as it was typed, whatever was said before."""
        card = self._card()
        if card is not None and card.resolved != card.question:
            self._ask(card.question, as_typed=True)

    def action_copy(self, form: str = "plain") -> None:
        """Copy the citation that has the focus."""
        view = self.focused
        if isinstance(view, CitationView):
            self.copy(of_citation(view.citation, view.mark), form)

    def action_export(self) -> None:
        """Write the conversation out, as Markdown and as JSON, every quotation checked."""
        if not self.talk.turns:
            self.tell("there is nothing to export yet")
        elif self.app.is_web:
            self._deliver()
        else:
            self._export()

    @work(thread=True, group="export", exclusive=True)
    def _export(self) -> None:
        try:
            export = self.talk.taken_out()
            paths = write_out(export, place_to_write(Path.cwd()))
        except (OSError, AskcorpusError) as error:
            self.post_message(self.Exported(f"not exported: {told(error)}", trouble=True))
            return
        names = " and ".join(str(path) for path in paths)
        self.post_message(self.Exported(f"{checked_line(export)}: {names}", trouble=False))

    def _deliver(self) -> None:
        """To a browser, as a download."""
        from askcorpus.render.conversation import conversation_markdown

        export = self.talk.taken_out()
        name = f"{self.talk.name}.md"
        text = StringIO(conversation_markdown(export))
        self.app.deliver_text(text, save_filename=name, mime_type="text/markdown")
        self.tell(f"{checked_line(export)}: {name}")

    def on_ask_screen_exported(self, event: Exported) -> None:
        """Say where it is."""
        self.tell(event.text, trouble=event.trouble)

    def commands(self) -> Iterable[SystemCommand]:
        """What the command palette offers here."""
        yield SystemCommand("Export", "Write the conversation out", self.action_export)
        yield SystemCommand("New conversation", "This one stays kept", self.action_clear)

    def action_clear(self) -> None:
        """Begin a new conversation; this one stays kept."""
        self.talk.begin()
        self.query_one(Conversation).forget()
        self.action_question()

    def _card(self) -> AnswerCard | None:
        """The card with the focus, else the newest."""
        cards = self.query_one(Conversation).cards()
        chosen = [card for card in cards if card.has_focus_within]
        return chosen[0] if chosen else (cards[-1] if cards else None)
