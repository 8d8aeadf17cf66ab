"""Every key of the app, each with an id by which the settings file may give it other keys."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding

from askcorpus.errors import SettingsError
from askcorpus.settings import config_path


def key(id: str, keys: str, action: str, description: str, *, show: bool = True) -> Binding:
    """A key that can be remapped under its id."""
    return Binding(keys, action, description, show=show, id=id)


APP = [
    key("help", "f1,question_mark", "help", "Help"),
    key("go-ask", "f2,1", "go('ask')", "Ask", show=False),
    key("go-speakers", "f3,2", "go('speakers')", "Speakers", show=False),
    key("go-sources", "f4,3", "go('sources')", "Sources", show=False),
    key("go-timeline", "f5,4", "go('timeline')", "Timeline", show=False),
    key("index", "f6", "index", "Index now", show=False),
    key("look", "f9", "next_look", "Light, dark or plain", show=False),
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
    key("edit-resolved", "r", "edit_resolved", "Edit what was asked", show=False),
    key("as-typed", "w", "as_typed", "Ask as typed", show=False),
    key("export", "e", "export", "Export"),
    key("new", "ctrl+n", "clear", "New conversation", show=False),
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
    key("reload", "r", "reload", "Read the file anew", show=False),
    key("why", "w", "why", "Why this trust"),
]
SPEAKERS = [
    *COPY,
    FILTER,
    key("read", "o", "read", "Read"),
    key("back", "escape,left,backspace", "back", "Speakers"),
]
SOURCES = [
    FILTER,
    key("read", "o", "read", "Read"),
]
COMPARE = [
    key("close", "escape,q", "close", "Back"),
    *COPY,
    FILTER,
    key("turn", "o,tab", "turn", "Other document"),
]
TIMELINE = [*COPY, FILTER]
LISTS = [
    key("up", "up,k", "move(-1)", "Up", show=False),
    key("down", "down,j", "move(1)", "Down", show=False),
    key("page-up", "pageup,b", "page(-1)", "Page up", show=False),
    key("page-down", "pagedown,space", "page(1)", "Page down", show=False),
    key("home", "home,g", "move(-1000000000)", "First", show=False),
    key("end", "end,G", "move(1000000000)", "Last", show=False),
    key("choose", "enter", "choose", "Open"),
]
TEXT = [
    key("up", "up,k", "scroll_up", "Up", show=False),
    key("down", "down,j", "scroll_down", "Down", show=False),
    key("page-up", "pageup,b", "page_up", "Page up", show=False),
    key("page-down", "pagedown,space", "page_down", "Page down", show=False),
    key("home", "home,g", "scroll_home", "First", show=False),
    key("end", "end,G", "scroll_end", "Last", show=False),
]
QUESTION = [
    key("recall-earlier", "up", "recall(-1)", "Earlier question", show=False),
    key("recall-later", "down", "recall(1)", "Later question", show=False),
    key("leave-question", "escape", "leave", "To the answers", show=False),
]
SECTIONS: tuple[tuple[str, Sequence[Binding]], ...] = (
    ("Everywhere", APP),
    ("The question", QUESTION),
    ("Answers", [*CARD, *ASK]),
    ("Reader", READER),
    ("Speakers", SPEAKERS),
    ("Sources", SOURCES),
    ("Comparison", COMPARE),
    ("Timeline", TIMELINE),
    ("Lists", LISTS),
)


class Told(NamedTuple):
    """One key as help shows it."""

    keys: str
    description: str
    id: str


def told(app: App[None], remapped: Mapping[str, str]) -> list[tuple[str, list[Told]]]:
    """Every key by section, as it is set now."""
    return [
        (title, [_told(app, binding, remapped) for binding in bindings])
        for title, bindings in SECTIONS
    ]


def _told(app: App[None], binding: Binding, remapped: Mapping[str, str]) -> Told:
    id = binding.id or ""
    names = remapped.get(id, binding.key).split(",")
    shown = " ".join(app.get_key_display(binding.with_key(name.strip())) for name in names)
    return Told(shown, binding.description, id)


def checked(remapped: Mapping[str, str]) -> dict[str, str]:
    """The settings' keys; SettingsError for one that no part of the app has, or with no key."""
    known = {binding.id for _, bindings in SECTIONS for binding in bindings}
    for id, names in remapped.items():
        if id not in known or not all(name.strip() for name in names.split(",")):
            what = "names no key" if id in known else "is not the name of a key; F1 lists them"
            raise SettingsError(
                f"chat.keys: {id} = {names!r} {what}", remedy=f"correct it in {config_path()}"
            )
    return dict(remapped)
