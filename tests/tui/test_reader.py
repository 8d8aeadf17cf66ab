"""Reading: the document at the words, its speakers, its original, and what becomes of them."""

from textual.geometry import Offset
from textual.selection import Selection

from askcorpus.tui.screens.reader import CHANGED, ReaderScreen
from askcorpus.tui.stops import of_citation
from askcorpus.tui.widgets.document_view import DocumentView
from tests.tui.driving import asked, driven, screen_text, settled, typed
from tests.tui.fakes import COPY, HARBOUR, QUESTION

NEVER = "“The wall was never inspected,”"


async def opened(pilot, downs=0):
    await asked(pilot, QUESTION)
    await pilot.press("escape", *["down"] * downs, "enter")
    await settled(pilot)


def view_of(app, id="#text"):
    return app.screen.query_one(id, DocumentView)


def test_the_document_opens_at_the_words_with_speakers_in_the_margin(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            seen = screen_text(pilot)
            assert "1/3 trust high" in seen
            assert "[1] >" in seen
            assert "Tom Ortega" in seen
            stops = [m for m in view_of(app).marks.all if m.kind == "stop"]
            assert [HARBOUR[m.start : m.end] for m in stops] == [
                "Eleven boats sank, the harbour office said."
            ]
            statements = [m for m in view_of(app).marks.all if m.kind == "statement"]
            assert HARBOUR[statements[0].start : statements[0].end] == NEVER

    driven(scenario)


def test_n_and_p_walk_into_other_documents_and_back(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            for expected in ("2/3", "3/3", "3/3"):
                await pilot.press("n")
                await settled(pilot)
                assert expected in screen_text(pilot)
            assert "TRUST LOW" in screen_text(pilot)
            assert view_of(app).text == COPY
            await pilot.press("p")
            await settled(pilot)
            assert "2/3" in screen_text(pilot)
            assert view_of(app).text == HARBOUR

    driven(scenario)


def test_a_document_not_to_be_trusted_has_its_original_beside_it(app):
    async def scenario():
        async with app.run_test(size=(120, 40)) as pilot:
            await opened(pilot, downs=2)
            seen = screen_text(pilot)
            assert "ORIGINAL: Harbour wall fails" in seen
            assert "!= antonym" in seen
            changed = [m for m in view_of(app, "#original").marks.all if m.kind == "change"]
            assert [HARBOUR[m.start : m.end] for m in changed] == [
                "Eleven boats sank, the harbour office said.",
                NEVER,
            ]

    driven(scenario)


def test_in_a_narrow_terminal_o_shows_the_original_in_its_place(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot, downs=2)
            assert "ORIGINAL" not in screen_text(pilot)
            await pilot.press("o")
            await settled(pilot)
            assert "ORIGINAL: Harbour wall fails" in screen_text(pilot)
            assert "Seven boats" not in screen_text(pilot)
            await pilot.press("o")
            await settled(pilot)
            assert "Seven boats" in screen_text(pilot)

    driven(scenario)


def test_w_says_why(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot, downs=2)
            await pilot.press("w")
            await settled(pilot)
            assert "- says Seven where its original says Eleven" in screen_text(pilot)
            await pilot.press("w")
            assert "- says Seven" not in screen_text(pilot)

    driven(scenario)


def test_slash_finds_and_n_walks_what_was_found(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            await pilot.press("slash")
            await typed(pilot, "wall")
            await pilot.press("enter")
            await settled(pilot)
            assert "found 1 of 3" in screen_text(pilot)
            await pilot.press("n")
            assert "found 2 of 3" in screen_text(pilot)
            await pilot.press("slash", "escape")
            await settled(pilot)
            assert "1/3 trust high" in screen_text(pilot)

    driven(scenario)


def test_y_copies_the_stop_and_a_selection_copies_the_files_own_characters(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            await pilot.press("n", "y")
            await settled(pilot)
            assert app.clipboard.startswith("the repairs will cost 4.5 million euros\n")
            view = view_of(app)
            row = view._rows.row_of(HARBOUR.index("“The wall"))
            chosen = Selection(Offset(0, row), Offset(len(NEVER), row))
            assert view.get_selection(chosen) == (NEVER, "\n")

    driven(scenario)


def test_a_click_goes_to_the_stop_under_it(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            view = view_of(app)
            at = HARBOUR.index("the repairs")
            row = view._rows.row_of(at)
            column = 15 + at - view._rows.starts[row]
            await pilot.click(view, offset=(column, row - view.scroll_offset.y + 1))
            await settled(pilot)
            assert "2/3" in screen_text(pilot)

    driven(scenario)


def test_a_file_replaced_while_open_is_told(app, corpus, library):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            changed = HARBOUR.replace("Eleven", "Twelve")
            (corpus.folder / "harbour.txt").write_text(changed, encoding="utf-8", newline="")
            await pilot.press("r")
            await settled(pilot)
            assert "changed since it was indexed" in screen_text(pilot)

    driven(scenario)


def test_words_that_moved_are_not_marked_as_if_they_stood_there(app, corpus, monkeypatch):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            changed = "A line before.\n" + HARBOUR
            monkeypatch.setattr(corpus, "text", lambda source: changed)
            await pilot.press("r")
            await settled(pilot)
            assert CHANGED[:40] in screen_text(pilot)
            assert not [m for m in view_of(app).marks.all if m.kind == "stop"]
            assert view_of(app).text == changed

    driven(scenario)


def test_five_megabytes_scroll_without_being_drawn_whole(app, corpus, monkeypatch):
    long = HARBOUR + "Words without end, line for line. \n" * 150_000
    assert len(long) > 5_000_000

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            monkeypatch.setattr(corpus, "text", lambda source: long)
            drawn = []
            real = DocumentView.render_line
            monkeypatch.setattr(
                DocumentView, "render_line", lambda self, y: drawn.append(y) or real(self, y)
            )
            stop = of_citation(corpus.cite("harbour", "Eleven boats"), "[1]")
            app.push_screen(ReaderScreen(app.library, [stop]))
            await settled(pilot)
            await pilot.press("end")
            await settled(pilot)
            assert view_of(app).scroll_offset.y > 140_000
            await pilot.press("pageup")
            await settled(pilot)
            assert "Words without end" in screen_text(pilot)
            await pilot.resize_terminal(100, 30)
            await settled(pilot)
            assert len(drawn) < 2_000

    driven(scenario)
