"""Every key of the app, each with an id by which the settings file may give it other keys."""

from textual.binding import Binding


def key(id: str, keys: str, action: str, description: str, *, show: bool = True) -> Binding:
    """A key that can be remapped under its id."""
    return Binding(keys, action, description, show=show, id=id)


APP = [
    key("help", "f1,question_mark", "help", "Help"),
    key("go-ask", "f2,1", "go('ask')", "Ask", show=False),
    key("go-speakers", "f3,2", "go('speakers')", "Speakers", show=False),
    key("go-sources", "f4,3", "go('sources')", "Sources", show=False),
    key("go-timeline", "f5,4", "go('timeline')", "Timeline", show=False),
    key("theme", "f9", "next_theme", "Light, dark or plain", show=False),
]
FILTER = key("filter", "slash", "filter", "Filter")
COPY = [
    key("copy", "y", "copy", "Copy"),
    key("copy-markdown", "Y", "copy('markdown')", "Copy as Markdown", show=False),
]
ASK = [
    *COPY,
    FILTER,
    key("question", "i,a", "question", "Question"),
    key("resolved", "r", "edit_resolved", "Edit as asked", show=False),
    key("export", "e", "export", "Export"),
    key("forget", "ctrl+l", "clear", "New conversation", show=False),
]
CARD = [
    key("open", "enter", "open", "Open"),
    key("next-citation", "down,j", "step(1)", "Next citation", show=False),
    key("previous-citation", "up,k", "step(-1)", "Previous citation", show=False),
]
READER = [
    key("close", "escape,q", "close", "Back"),
    key("next", "n", "walk(1)", "Next"),
    key("previous", "p", "walk(-1)", "Previous"),
    *COPY,
    key("filter", "slash", "filter", "Find"),
    key("original", "o", "original", "Original"),
    key("reload", "r", "reload", "Open anew", show=False),
    key("why", "w", "why", "Why this trust"),
]
LIST = [
    *COPY,
    FILTER,
    key("open-document", "o", "read", "Read"),
]
