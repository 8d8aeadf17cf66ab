"""Asking: question, answer card, citations, history, filter, copying."""

from threading import Event

from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.widgets.answer_card import AnswerCard
from askcorpus.tui.widgets.citation_view import CitationView
from askcorpus.tui.widgets.document_view import DocumentView
from askcorpus.tui.widgets.question_bar import QuestionBar
from tests.tui.driving import asked, driven, screen_text, settled, typed
from tests.tui.fakes import QUESTION


def test_a_question_gets_a_card_with_numbered_citations(app):
    async def scenario():
        async with app.run_test(size=(80, 40)) as pilot:
            await asked(pilot, QUESTION)
            seen = screen_text(pilot)
            assert "The sources disagree." in seen
            assert "Eleven [1]" in seen
            assert "a copy says: Seven [3]" in seen
            assert "[1] Harbour wall fails" in seen
            assert "The Port Herald · 2018-11-06 · harbour office · trust high" in seen
            assert "TRUST LOW" in seen
            assert "! copy.txt contradicts" in seen

    driven(scenario)


def test_what_is_not_there_is_said_with_what_is_near(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, "who rules Mars?")
            seen = screen_text(pilot)
            assert "Not in the corpus: no document mentions “mars”" in seen
            assert "(1) Harbour wall fails" in seen

    driven(scenario)


def test_the_card_is_there_before_the_answer(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            let_go = Event()
            corpus.before_answer = let_go.wait
            await typed(pilot, QUESTION)
            await pilot.press("enter")
            await pilot.pause()
            seen = screen_text(pilot)
            let_go.set()
            await settled(pilot)
            assert QUESTION in seen
            assert "looking" in seen
            assert "looking" not in screen_text(pilot)

    driven(scenario)


def test_arrows_walk_the_citations_and_enter_opens_the_reader(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await pilot.press("escape")
            await settled(pilot)
            assert app.focused.mark == "[1]"
            await pilot.press("down", "j")
            assert app.focused.mark == "[3]"
            await pilot.press("down")
            assert app.focused.mark == "[3]"
            await pilot.press("up", "k")
            assert app.focused.mark == "[1]"
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(app.screen, ReaderScreen)
            await pilot.press("escape")
            await settled(pilot)
            assert isinstance(app.focused, CitationView)

    driven(scenario)


def test_i_goes_back_to_the_question_and_up_brings_earlier_ones(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await asked(pilot, "who rules Mars?")
            await pilot.press("escape", "i")
            bar = app.screen.query_one(QuestionBar)
            assert app.focused is bar
            await pilot.press("up", "up")
            assert bar.value == QUESTION
            await pilot.press("down", "down")
            assert bar.value == ""

    driven(scenario)


def test_the_filter_leaves_the_cards_that_hold_the_words(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await asked(pilot, "who rules Mars?")
            await pilot.press("escape", "slash")
            await typed(pilot, "seven")
            await settled(pilot)
            shown = [card.question for card in app.screen.query(AnswerCard) if card.display]
            assert shown == [QUESTION]
            await pilot.press("escape")
            await settled(pilot)
            assert all(card.display for card in app.screen.query(AnswerCard))

    driven(scenario)


def test_y_copies_the_quotation_with_its_place(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await pilot.press("escape", "y")
            await settled(pilot)
            assert app.clipboard.startswith(
                "Eleven boats sank, the harbour office said.\n\n— Harbour"
            )
            assert "corpus/harbour.txt:5 (harbour:" in app.clipboard
            await pilot.press("Y")
            await settled(pilot)
            assert app.clipboard.startswith(
                "> Eleven boats sank, the harbour office said.\n>\n> — "
            )

    driven(scenario)


def test_what_the_file_no_longer_holds_is_not_copied(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await asked(pilot, QUESTION)
            (corpus.folder / "harbour.txt").write_text("other words", encoding="utf-8")
            await pilot.press("escape", "y")
            await settled(pilot)
            assert app.clipboard == ""
            assert "not copied" in screen_text(pilot)

    driven(scenario)


def test_corpus_text_is_never_markup_or_escapes(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, "what did the clerk write?")
            seen = screen_text(pilot)
            assert "[reverse]in red[/reverse] [1]" in seen
            assert "[b]Notes[/b]" in seen
            assert "␛[31mThe clerk wrote" in seen
            assert "\x1b" not in seen
            await pilot.press("escape", "enter")
            await settled(pilot)
            seen = screen_text(pilot)
            assert "[bold red]Notes[/] of [@click=app.quit]a clerk[/]" in seen
            assert "[/nonsense] stays" in seen

    driven(scenario)


def test_wide_terminals_show_the_document_beside_its_citation(app):
    async def scenario():
        async with app.run_test(size=(120, 40)) as pilot:
            await asked(pilot, QUESTION)
            await pilot.press("escape")
            await settled(pilot)
            assert "cited >" in screen_text(pilot)
            assert "Mara Lind" in screen_text(pilot)
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert "cited >" not in screen_text(pilot)
            await pilot.press("down")
            await pilot.resize_terminal(120, 40)
            await settled(pilot)
            view = app.screen.query_one("#preview", DocumentView)
            cited = next(m for m in view.marks.all if m.kind == "stop")
            assert view.text[cited.start : cited.end] == "the repairs will cost 4.5 million euros"

    driven(scenario)
