"""The answers so far, newest last; the arrows walk from citation to citation."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from askcorpus.tui.widgets.answer_card import AnswerCard
from askcorpus.tui.widgets.citation_view import CitationView

WELCOME = (
    "Ask the documents a question: the answer is quoted word for word, with where it stands.\n\n"
    "escape    from the question to the answers\n"
    "enter     open a citation in its document\n"
    "y, Y      copy a quotation, as text or as Markdown\n"
    "e         export the conversation\n"
    "F2 to F5  ask, speakers, sources, timeline\n"
    "ctrl+p    everything that can be done here\n"
    "F1        all keys\n"
    "ctrl+q    quit"
)


class Conversation(VerticalScroll, can_focus=False):
    """Cards of questions and answers."""

    def compose(self) -> ComposeResult:
        """What can be done here, until something was asked."""
        yield Static(Content(WELCOME), id="welcome")

    def add(self, question: str) -> AnswerCard:
        """A card for a question that is being answered."""
        self.query_one("#welcome").display = False
        card = AnswerCard(question)
        self.mount(card)
        self.call_after_refresh(self.scroll_end, animate=False)
        return card

    def show_card(self, card: AnswerCard) -> None:
        """Bring the top of a card into sight, once it is laid out."""
        self.call_after_refresh(self.scroll_to_widget, card, top=True, animate=False)

    def cards(self) -> list[AnswerCard]:
        """Every card in the order of the questions."""
        return list(self.query(AnswerCard))

    def forget(self) -> None:
        """Start again."""
        self.query(AnswerCard).remove()
        self.query_one("#welcome").display = True

    def narrow(self, words: str) -> None:
        """Show the cards alone that hold the words."""
        for card in self.cards():
            card.display = not words or card.holds(words)

    def stops(self) -> Sequence[CitationView]:
        """The citations that are shown, in order."""
        return [view for card in self.cards() if card.display for view in card.citations()]

    def reach(self, view: CitationView | None = None) -> bool:
        """Give a citation the focus, by default the newest answer's first; tell whether one is."""
        stops = self.stops()
        if not stops:
            return False
        if view is None:
            last = next(
                card for card in reversed(self.cards()) if card.display and card.citations()
            )
            view = last.citations()[0]
        view.focus()
        return True

    def step(self, view: CitationView, step: int) -> None:
        """Go on from a citation; at either end nothing moves."""
        stops = self.stops()
        at = stops.index(view) + step if view in stops else 0
        if 0 <= at < len(stops):
            stops[at].focus()
        elif at < 0:
            self.scroll_home(animate=False)
