"""The line that `/` opens: what is typed there narrows what is shown."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FilterBar(Input):
    """Hidden until asked for; escape empties and hides it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "No filter", show=True, id="filter-off"),
    ]

    class Narrowed(Message):
        """Other words are to be shown; none means everything."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The user is done with typing, and wants to be among what is shown."""

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True, max_length=200)
        self.display = False

    def open(self) -> None:
        """Show it and take the keys."""
        self.display = True
        self.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the words on."""
        event.stop()
        self.post_message(self.Narrowed(event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leave the words in force and go to what they left."""
        event.stop()
        self.display = bool(event.value.strip())
        self.post_message(self.Left())

    def action_dismiss(self) -> None:
        """Show everything again."""
        self.value = ""
        self.display = False
        self.post_message(self.Left())
