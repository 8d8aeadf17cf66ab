"""Where questions are typed; earlier ones come back with the arrows."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from askcorpus.answer.question import MAX_CHARS
from askcorpus.tui import keys


class QuestionBar(Input):
    """One line for one question."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.QUESTION]

    class Asked(Message):
        """A question was entered."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class TooLong(Message):
        """What was pasted is no question; `length` counts its characters."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    class Left(Message):
        """The user wants to be among the answers."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            placeholder="Ask who said what …", id=id, compact=True, select_on_focus=False
        )
        self._asked: list[str] = []
        self._at = 0

    def remember(self, question: str) -> None:
        """Make a question come back with the arrows."""
        if not self._asked or self._asked[-1] != question:
            self._asked.append(question)
        self._at = len(self._asked)

    def action_recall(self, step: int) -> None:
        """Bring an earlier or later question back."""
        self._at = min(max(self._at + step, 0), len(self._asked))
        self.value = self._asked[self._at] if self._at < len(self._asked) else ""
        self.cursor_position = len(self.value)

    def action_leave(self) -> None:
        """Go to the answers."""
        self.post_message(self.Left())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the question over and be empty for the next."""
        event.stop()
        question = event.value.strip()
        if question:
            self.remember(question)
            self.value = ""
            self.post_message(self.Asked(question))

    def _on_paste(self, event: events.Paste) -> None:
        """Take pasted lines as one; refuse what no question can be, whole, never cut short."""
        event.stop()
        event.prevent_default()
        text = " ".join(event.text.split())
        if len(self.value) + len(text) > MAX_CHARS:
            self.post_message(self.TooLong(len(event.text)))
        elif text:
            self.replace(text, *self.selection)
