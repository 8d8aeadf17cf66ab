"""Speakers, sources, comparison: lists, filters, and the ways between them."""

from askcorpus.tui.screens.compare import CompareScreen
from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.widgets.row_list import RowList
from tests.tui.driving import driven, screen_text, settled, typed
from tests.tui.fakes import COPY, FakeCorpus, FakeLibrary


async def went(pilot, *keys):
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def rows_of(app, id):
    return app.screen.query_one(id, RowList)


def test_speakers_are_listed_with_counts_and_their_statements_beside(app):
    async def scenario():
        async with app.run_test(size=(120, 40)) as pilot:
            await went(pilot, "f3")
            seen = screen_text(pilot)
            assert "Mara Lind  harbour master" in seen
            assert "1 own words · 1 reported · 2 documents" in seen
            assert "2018-11-06  trust high · in quotation marks · The Port" in seen
            assert "altered in copy: “The wall was always inspected,”" in seen
            await went(pilot, "down")
            assert "Tom Ortega: 1 statement" in screen_text(pilot)

    driven(scenario)


def test_in_a_narrow_terminal_one_list_stands_in_the_others_place(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f3")
            assert "Speakers: 2" in screen_text(pilot)
            assert "statements" not in screen_text(pilot)
            await went(pilot, "enter")
            assert "Mara Lind: 2 statements" in screen_text(pilot)
            assert "Speakers: 2" not in screen_text(pilot)
            await went(pilot, "down", "enter")
            assert isinstance(app.screen, ReaderScreen)
            assert "2/2" in screen_text(pilot)
            await went(pilot, "p")
            assert "Mara Lind >" in screen_text(pilot)
            await went(pilot, "escape", "escape")
            assert "Speakers: 2" in screen_text(pilot)

    driven(scenario)


def test_the_filter_narrows_the_list_that_is_worked_in(app):
    async def scenario():
        async with app.run_test(size=(120, 40)) as pilot:
            await went(pilot, "f3", "slash")
            await typed(pilot, "mayor")
            await settled(pilot)
            assert [each.id for each in rows_of(app, "#speakers").items] == ["tom"]
            await went(pilot, "escape")
            assert len(rows_of(app, "#speakers").items) == 2
            await went(pilot, "home", "enter", "slash")
            await typed(pilot, "million")
            await settled(pilot)
            assert [each.manner for each in rows_of(app, "#statements").items] == ["indirect"]

    driven(scenario)


def test_a_statement_is_copied_with_its_speaker(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f3", "enter", "y")
            assert app.clipboard.startswith(
                "“The wall was never inspected,”\n\n— Harbour wall fails"
            )
            assert "Mara Lind" in app.clipboard

    driven(scenario)


def test_ten_thousand_statements_are_walked_but_only_the_visible_drawn(tmp_path):
    from askcorpus.tui.app import ChatApp

    corpus = FakeCorpus(tmp_path, many=10_000)
    app = ChatApp(FakeLibrary(corpus))

    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f3", "enter")
            rows, drawn = rows_of(app, "#statements"), []
            real = rows._draw
            rows._draw = lambda item: drawn.append(item) or real(item)
            await went(pilot, "end")
            assert rows.cursor == 9_999
            await went(pilot, "pageup", "home", "pagedown")
            assert 0 < rows.cursor < 12
            assert len(drawn) < 1_000

    driven(scenario)


def test_copies_stand_under_their_originals_with_trust_in_words(app):
    async def scenario():
        async with app.run_test(size=(100, 30)) as pilot:
            await went(pilot, "f4", "down")
            lines = screen_text(pilot).splitlines()
            at = next(n for n, line in enumerate(lines) if "trust high    Harbour wall" in line)
            assert "└─ TRUST LOW     Harbor wall fails" in lines[at + 2]
            assert "distorted of harbour" in lines[at + 3]
            assert any("- says Seven where its original says Eleven" in line for line in lines)

    driven(scenario)


def test_enter_compares_and_changes_bring_both_sides(app):
    async def scenario():
        async with app.run_test(size=(120, 40)) as pilot:
            await went(pilot, "f4", "enter")
            assert isinstance(app.screen, CompareScreen)
            seen = screen_text(pilot)
            assert "distorted · 75% aligned · harbour names its author and date" in seen
            assert "> critical  number     Eleven became Seven" in seen
            assert "number >" in seen
            await went(pilot, "down", "y")
            assert "antonym >" in screen_text(pilot)
            assert app.clipboard.startswith("“The wall was always inspected,”")
            assert "trust: low" in app.clipboard
            await went(pilot, "enter")
            assert isinstance(app.screen, ReaderScreen)
            assert "2/2 TRUST LOW" in screen_text(pilot)
            await went(pilot, "escape")
            await went(pilot, "escape")
            assert "Documents: 3" in screen_text(pilot)

    driven(scenario)


def test_a_narrow_comparison_turns_between_the_two(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f4", "enter")
            assert "TRUST LOW" in screen_text(pilot)
            assert "trust high" not in screen_text(pilot)
            await went(pilot, "o")
            assert "trust high" in screen_text(pilot)
            assert "TRUST LOW" not in screen_text(pilot)

    driven(scenario)


def test_o_reads_and_a_document_without_kin_opens_at_once(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f4", "down", "o")
            assert isinstance(app.screen, ReaderScreen)
            assert app.screen.query_one("#text").text == COPY
            await went(pilot, "escape", "end", "enter")
            assert isinstance(app.screen, ReaderScreen)
            assert "[bold red]Notes[/]" in screen_text(pilot)

    driven(scenario)


def test_the_filter_of_sources_knows_trust(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f4", "slash")
            await typed(pilot, "trust low")
            await settled(pilot)
            assert [kept[0].id for kept in rows_of(app, "#sources").items] == ["copy"]

    driven(scenario)


def test_the_mouse_reaches_and_opens(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await went(pilot, "f4")
            rows = rows_of(app, "#sources")
            await pilot.click(rows, offset=(5, 6))
            await settled(pilot)
            assert rows.cursor == 2
            await pilot.click(rows, offset=(5, 6), times=2)
            await settled(pilot)
            assert isinstance(app.screen, ReaderScreen)

    driven(scenario)
