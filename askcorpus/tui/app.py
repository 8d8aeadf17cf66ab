"""The app: where one can go, what happens behind it, and the settings that it follows."""

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import ClassVar, Literal

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter, NoColor
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from askcorpus.settings import ChatSettings
from askcorpus.tui import keys
from askcorpus.tui.library import Library, told
from askcorpus.tui.screens.ask import AskScreen
from askcorpus.tui.screens.help import HelpScreen
from askcorpus.tui.screens.place import PlaceScreen
from askcorpus.tui.screens.sources import SourcesScreen
from askcorpus.tui.screens.speakers import SpeakersScreen
from askcorpus.tui.screens.timeline import TimelineScreen
from askcorpus.tui.talk import Talk
from askcorpus.tui.widgets.frame import PLACES, Place

LOOK_EVERY = 2.0
"""Seconds between looks at the folder."""
REST = 20
"""How many times as long as a look at the folder took the next one waits."""
Look = Literal["dark", "light", "plain"]
LOOKS: tuple[Look, ...] = ("dark", "light", "plain")
STOPPED = "indexing stopped; the index is as it was (F6 goes on)"


class ChatApp(App[None]):
    """Interrogate a folder of documents."""

    CSS_PATH = "askcorpus.tcss"
    TITLE = "askcorpus"
    DEFAULT_MODE = "ask"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.APP]
    standing: var[str] = var("opening …")
    look: var[Look] = var("dark", init=False)

    class Standing(Message):
        """How the corpus stands now."""

        def __init__(self, text: str, *, stopped: bool = False) -> None:
            super().__init__()
            self.text = text
            self.stopped = stopped

    class Indexed(Message):
        """The index is up to date with the files; `changed` tells whether it had to be brought."""

        def __init__(self, *, changed: bool) -> None:
            super().__init__()
            self.changed = changed

    def __init__(
        self, library: Library, talk: Talk | None = None, chat: ChatSettings | None = None
    ) -> None:
        chat = chat or ChatSettings()
        keymap = keys.checked(chat.keys)
        super().__init__()
        self.library = library
        self.talk = talk or Talk(library.folder)
        self.chat = chat
        self._stop = False
        self._paused = False
        self._warm = False
        self._look_again = 0.0
        self.add_mode("ask", lambda: AskScreen(self.library, self.talk))
        self.add_mode("speakers", lambda: SpeakersScreen(self.library))
        self.add_mode("sources", lambda: SourcesScreen(self.library))
        self.add_mode("timeline", lambda: TimelineScreen(self.library))
        self.set_keymap(keymap)
        self.set_reactive(ChatApp.look, "plain" if self.no_color else self.chat.theme)
        self._follow_look()

    def on_mount(self) -> None:
        """Paint first; what is slow starts behind it."""
        self.call_after_refresh(self._look_after)
        self.set_interval(LOOK_EVERY, self._look_after)

    def _look_after(self) -> None:
        """Start what keeps the index up to date, unless it is at work or was stopped."""
        busy = any(worker.group == "index" and not worker.is_finished for worker in self.workers)
        if not busy and not self._paused and monotonic() >= self._look_again:
            self._keep_up()

    @work(thread=True, group="index")
    def _keep_up(self) -> None:
        try:
            self.library.follow(self._progress)
            began = monotonic()
            changed = not self.library.fresh()
            # A large folder takes long to look through: rest by as much.
            self._look_again = monotonic() + REST * (monotonic() - began)
            if changed and self.library.refresh(self._progress) is None:
                self.post_message(self.Standing("another process is building the index …"))
                return
            if not self._warm:
                self.post_message(self.Standing("loading the models …"))
                self.library.warm()
                self._warm = changed = bool(self.talk.name)
            if changed or self.standing.startswith("!"):
                self.post_message(self.Indexed(changed=changed))
        except KeyboardInterrupt:
            self.post_message(self.Standing(STOPPED, stopped=True))
        except Exception as error:  # noqa: BLE001 - told in the status line, whatever it is
            self.post_message(self.Standing(f"! {told(error)}"))

    def _progress(self, stage: str, done: int, total: int) -> None:
        """Called by a build as it goes; raising here ends it and leaves the old index."""
        if self._stop:
            raise KeyboardInterrupt
        self.post_message(self.Standing(f"indexing {stage}: {done} of {total} (ctrl+c stops)"))

    def on_chat_app_standing(self, event: Standing) -> None:
        """Show it in the status line."""
        self.standing = event.text
        if event.stopped:
            self._stop, self._paused = False, True

    def on_chat_app_indexed(self, event: Indexed) -> None:
        """Say that all is ready; what is shown is asked for again."""
        self.standing = f"ready · {self.library.folder}"
        if event.changed:
            for screen in [each for stack in self._screen_stacks.values() for each in stack]:
                if isinstance(screen, PlaceScreen):
                    screen.renew()

    @property
    def indexing(self) -> bool:
        """Whether an index is being built."""
        return self.standing.startswith("indexing ")

    def action_help_quit(self) -> None:
        """Ctrl+c: stop the indexing, else say how to leave."""
        if self.indexing and not self._paused:
            self._stop = True
            self.standing = "stopping …"
        else:
            super().action_help_quit()

    def action_index(self) -> None:
        """Bring the index up to date now."""
        self._paused, self._look_again = False, 0.0
        self._look_after()

    async def action_quit(self) -> None:
        """Leave; a build that runs is ended and its index left as it was."""
        self._stop = True
        self.exit()

    def on_place_chosen(self, event: Place.Chosen) -> None:
        """Go where the user clicked."""
        self.action_go(event.name)

    def action_go(self, name: str) -> None:
        """Go to a place; from within it, back to its first screen."""
        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        if name != self.current_mode:
            self.switch_mode(name)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_help(self) -> None:
        """Show every key."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(keys.told(self, self.chat.keys)))

    def action_next_look(self) -> None:
        """Dark, light, without colour, and round again."""
        self.look = LOOKS[(LOOKS.index(self.look) + 1) % len(LOOKS)]

    def watch_look(self, look: Look) -> None:
        """Follow the look."""
        self._follow_look()
        self.refresh_css()
        self.screen.refresh(layout=True)

    def _follow_look(self) -> None:
        self.no_color = self.look == "plain"
        self.theme = "textual-light" if self.look == "light" else "textual-dark"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colour, nothing but the terminal's own two colours is sent."""
        return [NoColor()] if self.no_color else super().get_line_filters()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: the places and what can be done anywhere."""
        for name, title in PLACES.items():
            yield SystemCommand(f"Go to {title}", f"Show {title.lower()}", self._going(name))
        yield SystemCommand("Help", "Every key, and where the settings are", self.action_help)
        yield SystemCommand("Light, dark or plain", "Change the colours", self.action_next_look)
        yield SystemCommand("Index now", "Bring the index up to date", self.action_index)
        if isinstance(screen, PlaceScreen):
            yield from screen.commands()
        yield SystemCommand("Quit", "Leave; the conversation is kept", self.action_quit)

    def _going(self, name: str):  # type: ignore[no-untyped-def]
        return lambda: self.action_go(name)
