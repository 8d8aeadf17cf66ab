"""The conversation: follow-ups, keeping, resuming, taking out; and the timeline."""

import json
from pathlib import Path

from askcorpus import sessions
from askcorpus.tui.app import ChatApp
from askcorpus.tui.screens.reader import ReaderScreen
from askcorpus.tui.talk import Talk
from askcorpus.tui.widgets.answer_card import AnswerCard
from askcorpus.tui.widgets.question_bar import QuestionBar
from askcorpus.tui.widgets.row_list import RowList
from tests.tui.driving import asked, driven, screen_text, settled, typed
from tests.tui.fakes import HARBOUR, QUESTION


def test_a_follow_up_is_resolved_shown_and_can_be_edited(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 30)) as pilot:
            await asked(pilot, "What did Mara Lind say?")
            await asked(pilot, "And what did she say about the wall?")
            assert len(corpus.asked) == 2
            assert "Mara Lind" in corpus.asked[1]
            assert f"asked as: {corpus.asked[1]}"[:40] in screen_text(pilot)
            await pilot.press("escape", "r")
            await settled(pilot)
            bar = app.screen.query_one(QuestionBar)
            assert bar.value == corpus.asked[1]
            assert app.focused is bar
            await typed(pilot, "?")
            await pilot.press("backspace", "enter")
            await settled(pilot)
            assert corpus.asked[2] == corpus.asked[1]
            await pilot.press("escape", "up", "up", "up", "w")
            await settled(pilot)
            assert corpus.asked[3] == "And what did she say about the wall?"

    driven(scenario)


def test_a_question_that_stands_alone_is_asked_as_it_is(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, "What did Mara Lind say?")
            alone = "How many boats did the harbour office of Port Ellis count?"
            await asked(pilot, alone)
            assert corpus.asked == ["What did Mara Lind say?", alone]
            assert "asked as" not in screen_text(pilot)

    driven(scenario)


def test_questions_asked_at_once_are_answered_in_their_order(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            for question in ("What did Mara Lind say?", "And what did she say about it?"):
                await typed(pilot, question)
                await pilot.press("enter")
            await settled(pilot)
            assert corpus.asked[0] == "What did Mara Lind say?"
            assert "Mara Lind" in corpus.asked[1]

    driven(scenario)


def test_a_conversation_is_kept_and_resumed(app, library, corpus):
    async def first():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            await asked(pilot, "who rules Mars?")

    driven(first)
    kept = sessions.latest(corpus.folder)
    assert [turn.typed for turn in kept.turns] == [QUESTION, "who rules Mars?"]
    again = ChatApp(library, Talk(corpus.folder, resume=True))

    async def second():
        async with again.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert [card.question for card in again.screen.query(AnswerCard)] == [
                QUESTION,
                "who rules Mars?",
            ]
            assert "Not in the corpus" in screen_text(pilot)
            await pilot.press("up")
            assert again.screen.query_one(QuestionBar).value == "who rules Mars?"

    driven(second)


def test_a_new_conversation_leaves_the_old_one_kept(app, corpus):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await asked(pilot, QUESTION)
            old = app.talk.name
            await pilot.press("escape", "ctrl+n")
            await settled(pilot)
            assert not app.screen.query(AnswerCard)
            assert "Ask the documents a question" in screen_text(pilot)
            await asked(pilot, "who rules Mars?")
            assert [turn.typed for turn in sessions.load(old).turns] == [QUESTION]
            assert [turn.typed for turn in app.talk.turns] == ["who rules Mars?"]

    driven(scenario)


def test_e_writes_markdown_and_json_with_every_quote_checked(app, corpus, monkeypatch):
    real = corpus.cite

    def cite(source, *args, **changes):
        path = str(corpus.folder / f"{source}.txt")
        return real(source, *args, **changes).model_copy(update={"path": path})

    monkeypatch.setattr(corpus, "cite", cite)

    async def scenario():
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await asked(pilot, QUESTION)
            await pilot.press("escape", "e")
            await settled(pilot)
            assert "3 of 3 quotations stand" in " ".join(screen_text(pilot).split())
            changed = HARBOUR.replace("Eleven", "Twelve")
            (corpus.folder / "harbour.txt").write_text(changed, encoding="utf-8", newline="")
            await pilot.press("e")
            await settled(pilot)
            first, second = Path(f"{app.talk.name}.json"), Path(f"{app.talk.name}-2.json")
            assert json.loads(first.read_text())["stale"] == []
            assert json.loads(second.read_text())["verified"] == 2
            markdown = second.with_suffix(".md").read_text()
            assert "STALE citation 1" in markdown
            assert "**Seven** boats sank" in markdown

    driven(scenario)


def test_nothing_to_export_is_said(app):
    async def scenario():
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            app.screen.action_export()
            await settled(pilot)
            assert "nothing to export" in screen_text(pilot)
            assert list(Path.cwd().iterdir()) == []

    driven(scenario)


def test_a_conversation_that_cannot_be_kept_goes_on(app, state, monkeypatch):
    state.write_text("a file where the folder should be", encoding="utf-8")

    async def scenario():
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await asked(pilot, QUESTION)
            seen = " ".join(screen_text(pilot).split())
            assert "not kept" in seen
            assert "Eleven [1]" in seen

    driven(scenario)


def test_the_timeline_opens_and_copies_statements(app):
    async def scenario():
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("f5")
            await settled(pilot)
            seen = screen_text(pilot)
            assert "2018-11-05  Mara Lind  trust high · in quotation marks" in seen
            assert "2019-01-02  document  trust high" in seen
            assert "by the statement's own sentence" in seen
            await pilot.press("down", "y")
            await settled(pilot)
            assert app.clipboard.startswith("the repairs will cost 4.5 million euros\n")
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(app.screen, ReaderScreen)
            assert "2/3" in screen_text(pilot)
            await pilot.press("escape", "slash")
            await typed(pilot, "2019")
            await settled(pilot)
            assert [e.source for e in app.screen.query_one("#days", RowList).items] == ["notes"]

    driven(scenario)
