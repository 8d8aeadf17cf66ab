"""The frame: places, keys, help, palette, looks, and what keeps the index up to date."""

import pytest
from textual.widgets import Footer

from askcorpus.errors import SettingsError
from askcorpus.settings import ChatSettings
from askcorpus.tui.app import ChatApp
from askcorpus.tui.screens.ask import AskScreen
from askcorpus.tui.screens.help import HelpScreen
from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.screens.sources import SourcesScreen
from askcorpus.tui.screens.speakers import SpeakersScreen
from askcorpus.tui.widgets.frame import Place
from askcorpus.tui.widgets.question_bar import QuestionBar
from tests.tui.driving import asked, driven, screen_text, settled, typed
from tests.tui.fakes import QUESTION


async def went(pilot, *keys):
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def test_keys_and_mouse_go_to_every_place(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f3")
            assert isinstance(app.screen, SpeakersScreen)
            await went(pilot, "3")
            assert isinstance(app.screen, SourcesScreen)
            await went(pilot, "f2")
            assert isinstance(app.screen, AskScreen)
            place = next(p for p in app.screen.query(Place) if "Sources" in str(p.content))
            await pilot.click(place)
            await settled(pilot)
            assert isinstance(app.screen, SourcesScreen)
            assert "[Sources]" in screen_text(pilot)

    driven(scenario)


def test_a_place_keeps_what_was_open_in_it(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await went(pilot, "escape", "enter")
            await went(pilot, "f4", "f2")
            assert isinstance(app.screen, ReaderScreen)
            await went(pilot, "f2")
            assert isinstance(app.screen, AskScreen)

    driven(scenario)


def test_digits_are_typed_into_a_question(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await typed(pilot, "why 99?")
            assert app.screen.query_one(QuestionBar).value == "why 99?"
            assert isinstance(app.screen, AskScreen)

    driven(scenario)


def test_help_shows_every_key_as_it_is_set_and_where_to_set_it(library, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = ChatApp(library, chat=ChatSettings(keys={"copy": "c"}))

    async def scenario():
        async with app.run_test(size=(100, 60)) as pilot:
            await went(pilot, "f1")
            assert isinstance(app.screen, HelpScreen)
            seen = screen_text(pilot)
            assert "f1 ?               Help" in seen
            assert "c                  Copy                         copy" in seen
            await went(pilot, "end")
            assert "config.toml" in screen_text(pilot)
            await went(pilot, "escape")
            assert isinstance(app.screen, AskScreen)

    driven(scenario)


def test_a_remapped_key_works_and_the_old_one_does_not(library):
    app = ChatApp(library, chat=ChatSettings(keys={"copy": "c", "go-sources": "ctrl+t"}))

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await went(pilot, "escape", "y")
            assert app.clipboard == ""
            await went(pilot, "c")
            assert app.clipboard.startswith("Eleven boats")
            await went(pilot, "ctrl+t")
            assert isinstance(app.screen, SourcesScreen)

    driven(scenario)


@pytest.mark.parametrize("keys", [{"copi": "c"}, {"copy": ""}, {"copy": "c,,d"}])
def test_keys_that_are_none_are_refused_by_name(library, keys):
    with pytest.raises(SettingsError, match=next(iter(keys))):
        ChatApp(library, chat=ChatSettings(keys=keys))


def test_the_palette_goes_anywhere(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "ctrl+p")
            await typed(pilot, "go to sou")
            await pilot.pause(0.3)
            await went(pilot, "enter")
            if not isinstance(app.screen, SourcesScreen):
                await went(pilot, "enter")
            assert isinstance(app.screen, SourcesScreen)

    driven(scenario)


def test_the_footer_names_the_keys_of_the_place(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await went(pilot, "escape", "enter")
            last = screen_text(pilot).splitlines()[-1]
            assert all(word in last for word in ("Back", "Next", "Previous", "Copy", "Help"))
            assert app.screen.query_one(Footer)

    driven(scenario)


def test_looks_go_round_and_plain_sends_no_colour(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            assert (app.look, app.theme) == ("dark", "textual-dark")
            await went(pilot, "f9")
            assert (app.look, app.theme) == ("light", "textual-light")
            await went(pilot, "f9")
            assert app.look == "plain"
            assert colours(app) == set()
            await went(pilot, "f9")
            assert app.look == "dark"
            assert colours(app)

    driven(scenario)


def test_no_color_in_the_environment_is_plain(library, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = ChatApp(library)

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await went(pilot, "escape")
            assert colours(app) == set()
            assert "▊" in screen_text(pilot) or "█" in screen_text(pilot)

    driven(scenario)


def colours(app):
    """Every colour that would reach the terminal, its own two left out."""
    found = set()
    filters = app.get_line_filters()
    for strip in app.screen._compositor.render_strips():
        for line_filter in filters:
            strip = strip.apply_filter(line_filter, app.screen.styles.background)
        for segment in strip:
            style = segment.style
            if style is not None:
                found |= {c.name for c in (style.color, style.bgcolor) if c and not c.is_default}
    return found


def test_changed_files_are_indexed_behind_and_what_is_shown_follows(app, corpus, library):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f4")
            assert app.standing.startswith("ready")
            gone = corpus.sources
            corpus.sources = lambda: gone()[:1]
            library.is_fresh = False
            app._look_after()
            await settled(pilot)
            assert library.refreshed == 1
            assert "Documents: 1" in screen_text(pilot)
            assert "ready" in screen_text(pilot)

    driven(scenario)


def test_first_paint_waits_for_nothing(app, library):
    from threading import Event

    let_go = Event()
    library.is_fresh = False
    library.between = let_go.wait

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            seen = screen_text(pilot)
            let_go.set()
            await settled(pilot)
            assert "askcorpus [Ask]" in seen
            assert "indexing files: 0 of 3" in seen
            assert "ready" in screen_text(pilot)

    driven(scenario)
