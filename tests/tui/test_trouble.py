"""Bad input: what happens to the terminal, the folder and the files while the app runs."""

import codecs
import io
import shutil
import sys
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events

from askcorpus.tui import terminal
from askcorpus.tui.widgets.answer_card import AnswerCard
from askcorpus.tui.widgets.question_bar import QuestionBar
from tests.tui.driving import asked, driven, screen_text, settled, typed
from tests.tui.fakes import QUESTION


def test_resizing_while_an_answer_is_on_its_way(app, corpus):
    let_go = Event()
    corpus.before_answer = let_go.wait

    async def scenario():
        async with app.run_test(size=(120, 40)) as pilot:
            await typed(pilot, QUESTION)
            await pilot.press("enter")
            for size in ((80, 24), (20, 6), (200, 60), (1, 1), (80, 24)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
            let_go.set()
            await settled(pilot)
            assert "Eleven [1]" in screen_text(pilot)

    driven(scenario)


def test_ctrl_c_stops_the_indexing_and_nothing_else(app, library):
    at_work, let_go = Event(), Event()

    def between():
        at_work.set()
        let_go.wait(20)

    library.is_fresh = False
    library.between = between

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            while not at_work.is_set():
                await pilot.pause(0.05)
            await pilot.press("ctrl+c")
            let_go.set()
            await settled(pilot)
            assert "indexing stopped; the index is as it was" in screen_text(pilot)
            assert library.refreshed == 0
            app._look_after()
            await settled(pilot)
            assert library.refreshed == 0
            await pilot.press("f6")
            await settled(pilot)
            assert library.refreshed == 1
            assert "ready" in screen_text(pilot)

    driven(scenario)


def test_leaving_ends_a_build(app, library):
    at_work, let_go = Event(), Event()

    def between():
        at_work.set()
        let_go.wait(20)

    library.is_fresh = False
    library.between = between

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            while not at_work.is_set():
                await pilot.pause(0.05)
            await pilot.press("ctrl+q")
            let_go.set()
        assert library.refreshed == 0

    driven(scenario)


def test_the_folder_taken_away_is_told_and_its_return_noticed(app, corpus, library):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            away = corpus.folder.with_name("away")
            shutil.move(corpus.folder, away)
            await asked(pilot, QUESTION)
            assert "does not exist; name a folder" in " ".join(screen_text(pilot).split())
            app._look_after()
            await settled(pilot)
            assert app.standing.startswith("! ")
            shutil.move(away, corpus.folder)
            app._look_after()
            await settled(pilot)
            assert app.standing.startswith("ready")
            await asked(pilot, QUESTION)
            assert "Eleven [1]" in screen_text(pilot)

    driven(scenario)


def test_an_unforeseen_error_is_told_in_the_card(app, corpus):
    def broken():
        raise ZeroDivisionError("[red]oops[/]")

    corpus.before_answer = broken

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            assert "! unexpected ZeroDivisionError: [red]oops[/]" in screen_text(pilot)

    driven(scenario)


def test_a_hundred_thousand_pasted_characters_are_refused_whole(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            bar = app.screen.query_one(QuestionBar)
            bar.post_message(events.Paste("word " * 20_000))
            await settled(pilot)
            assert bar.value == ""
            assert "100,000 characters are no question" in " ".join(screen_text(pilot).split())
            bar.post_message(events.Paste("  How many\n boats\r\nsank? "))
            await settled(pilot)
            assert bar.value == QUESTION
            assert corpus.asked == []

    driven(scenario)


def test_an_empty_question_is_not_asked(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("space", "enter")
            await settled(pilot)
            assert corpus.asked == []
            assert not app.screen.query(AnswerCard)

    driven(scenario)


@given(st.characters())
def test_every_character_has_a_likeness_of_its_width(character):
    like = terminal.likeness(character)
    assert like.isascii()
    assert len(like) == cell_len(character)
    assert like.isprintable()


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-1", "cp437"])
def test_a_terminal_without_unicode_gets_likenesses(monkeypatch, encoding):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    monkeypatch.setattr(sys, "__stderr__", stream)
    assert terminal.make_writable() is False
    stream.write("│ “Wall”… 漢 ▊ é")
    stream.flush()
    shown = raw.getvalue().decode(encoding)
    assert len(shown) == cell_len("│ “Wall”… 漢 ▊ é")
    assert "Wall" in shown
    assert "??" in shown
    assert codecs.lookup_error(terminal.NAME)
