"""One citation of an answer: who, where, how far to trust it, and the words."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from askcorpus.records import Citation
from askcorpus.render.safety import one_line, visible
from askcorpus.tui import keys, quotation


class CitationView(Static, can_focus=True):
    """A numbered citation that can be walked to, opened and copied."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CARD]

    class Chosen(Message):
        """The citation is to be opened in the reader."""

        def __init__(self, view: "CitationView") -> None:
            super().__init__()
            self.view = view

    class Reached(Message):
        """The citation has the focus now."""

        def __init__(self, view: "CitationView") -> None:
            super().__init__()
            self.view = view

    class Stepped(Message):
        """The user wants the next citation, or the previous one."""

        def __init__(self, view: "CitationView", step: int) -> None:
            super().__init__()
            self.view = view
            self.step = step

    def __init__(self, mark: str, citation: Citation) -> None:
        super().__init__(_content(mark, citation), markup=False)
        self.mark = mark
        self.citation = citation

    def on_focus(self, event: events.Focus) -> None:
        """Tell that it was reached."""
        self.post_message(self.Reached(self))

    def on_click(self, event: events.Click) -> None:
        """The first click reaches, a double click opens."""
        if event.chain > 1:
            self.action_open()

    def action_open(self) -> None:
        """Open it."""
        self.post_message(self.Chosen(self))

    def action_step(self, step: int) -> None:
        """Go on to another."""
        self.post_message(self.Stepped(self, step))


def _content(mark: str, citation: Citation) -> Content:
    """The citation's text; corpus text goes in as it stands and is never read as markup."""
    known = [one_line(fact) for fact in (citation.publisher, citation.speaker) if fact]
    if citation.published:
        known.insert(min(1, len(known)), citation.published.isoformat())
    return Content.assemble(
        Content.styled(f"{mark} ", "bold"),
        Content.styled(quotation.title(citation), "bold"),
        "\n",
        Content(" · ".join([*known, ""]) if known else ""),
        Content.styled(quotation.level(citation.trust), _TRUST[citation.trust]),
        "\n",
        _quote(citation),
    )


_TRUST = {None: "dim", "high": "$text-success", "medium": "$text-warning", "low": "bold reverse"}


def _quote(citation: Citation) -> Content:
    """The words as the file holds them, those that answer in bold."""
    pieces, at = [], citation.start
    for span in sorted(citation.emphasis, key=lambda span: span.start):
        start, end = max(span.start, at), min(span.end, citation.end)
        if start < end:
            pieces += [
                Content(_shown(citation, at, start)),
                Content.styled(_shown(citation, start, end), "bold underline"),
            ]
            at = end
    pieces.append(Content(_shown(citation, at, citation.end)))
    return Content.assemble(*pieces)


def _shown(citation: Citation, start: int, end: int) -> str:
    return visible(citation.quote[start - citation.start : end - citation.start])
