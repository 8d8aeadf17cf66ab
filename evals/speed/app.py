"""`python -m evals.speed.app`: first paint, a warm answer on the screen, a long list scrolled."""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median, quantiles
from unittest.mock import patch

from askcorpus import Corpus, Settings
from askcorpus.records import Record, SpeakerEntry, Statement, StatementSpan
from askcorpus.settings import load_settings
from askcorpus.tui.app import ChatApp
from askcorpus.tui.library import Library
from askcorpus.tui.run import spare_collections
from askcorpus.tui.talk import Talk
from askcorpus.tui.widgets.question_bar import QuestionBar
from evals.cases import load
from evals.report import table
from evals.speed.painting import painted
from evals.suites import SUITES

PAINT_AT_MOST = 0.6
ANSWER_AT_MOST_MS = 400
STALL_AT_MOST_MS = 100
STATEMENTS = 10_000
SIZE = (120, 40)
TICK = 0.005
"""Seconds between two looks at whether the app still answers."""
WORD = "Ask"
"""What both apps show first."""
PLAIN = f"""
from textual.app import App
from textual.widgets import Static
class Plain(App):
    def compose(self):
        yield Static("{WORD}")
Plain().run()
"""


class AppSpeed(Record):
    """What the app makes a person wait for."""

    repeats: int
    paint_seconds: float
    """From the start of the process to the first words on a terminal; a median."""
    plain_seconds: float
    """The same of a Textual app of one line: the least that is possible."""
    questions: int
    answer_ms: float
    """From enter to the answer in its card; a median."""
    answer_p90_ms: float
    scroll_stall_ms: float
    """The longest that the app answered nobody while a list of statements was scrolled."""
    scroll_busy_ms: float
    """The most processor time in one such stretch: what no other process can lengthen."""


def measure(
    folder: Path, questions: Sequence[str], settings: Settings, repeats: int, threads: int
) -> AppSpeed:
    """Everything, over an indexed folder, conversations kept in a folder of their own."""
    chat = ["-m", "askcorpus", "chat", str(folder)]
    with tempfile.TemporaryDirectory(prefix="askcorpus-state-") as state:
        env = {"ASKCORPUS_STATE": state, "ASKCORPUS_CONFIG": f"{state}/none.toml"}
        paints: tuple[list[float], list[float]] = ([], [])
        for turn in range(repeats + 1):
            for which in ((0, 1), (1, 0))[turn % 2]:
                command = (chat, ["-c", PLAIN])[which]
                paints[which].append(painted(command, WORD, SIZE, threads, env))
        with patch.dict(os.environ, env):
            times = asyncio.run(_answers(folder, questions, settings))
            stall, busy = asyncio.run(_scrolled(folder, settings))
    return AppSpeed(
        repeats=repeats,
        paint_seconds=median(paints[0][1:]),
        plain_seconds=median(paints[1][1:]),
        questions=len(times),
        answer_ms=median(times),
        answer_p90_ms=quantiles(times, n=10)[-1],
        scroll_stall_ms=stall,
        scroll_busy_ms=busy,
    )


def missed(found: AppSpeed) -> list[str]:
    """One line for every bound that is missed."""
    checks = (
        (found.paint_seconds < PAINT_AT_MOST, f"first paint took {found.paint_seconds:.2f} s"),
        (found.answer_ms < ANSWER_AT_MOST_MS, f"an answer took {found.answer_ms:.0f} ms"),
        (
            found.scroll_busy_ms < STALL_AT_MOST_MS,
            f"scrolling was busy for {found.scroll_busy_ms:.0f} ms",
        ),
    )
    return [line for kept, line in checks if not kept]


def section(found: AppSpeed) -> str:
    """The app's part of the report."""
    rows = [
        ["first paint, s", f"{found.paint_seconds:.2f}", f"{found.plain_seconds:.2f}"],
        ["warm answer on the screen, median ms", f"{found.answer_ms:.0f}", "–"],
        ["warm answer, 90th percentile ms", f"{found.answer_p90_ms:.0f}", "–"],
        [f"longest stall over {STATEMENTS:,} statements, ms", f"{found.scroll_stall_ms:.0f}", "–"],
        ["the same in processor time, ms", f"{found.scroll_busy_ms:.0f}", "–"],
    ]
    lines = (
        "## The app\n",
        f"`askcorpus chat` in a pseudo-terminal of {SIZE[0]}×{SIZE[1]} beside a Textual app of one",
        f"line; medians of {found.repeats} runs in alternating order,",
        f"{found.questions} questions.\n",
        table(["", "askcorpus chat", "one line"], rows),
    )
    return "\n".join(lines)


async def _answers(folder: Path, questions: Sequence[str], settings: Settings) -> list[float]:
    """Milliseconds from enter to the answer, for each question after one to warm up."""
    library = Library(Corpus.open(folder, settings=settings))
    library.warm()
    talk = Talk(lambda: library.folder)
    app = ChatApp(library, talk)
    times: list[float] = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for number, question in enumerate([questions[0], *questions]):
            bar = app.screen.query_one(QuestionBar)
            bar.focus()
            bar.value = question
            await pilot.pause()
            began = time.perf_counter()
            await pilot.press("enter")
            while len(talk.turns) <= number:
                await asyncio.sleep(0.002)
            times.append(1000 * (time.perf_counter() - began))
    return times[1:]


class _Crowded(Library):
    """A library of one speaker who said very much."""

    def speakers(self) -> list[SpeakerEntry]:
        """The one."""
        return [SpeakerEntry(id="a", name="Ann Lee", direct=STATEMENTS, indirect=0, sources=("s",))]

    def statements(self, speaker: str) -> tuple[Statement, ...]:
        """All of them, of different lengths."""
        return tuple(_statement(number) for number in range(STATEMENTS))


def _statement(number: int) -> Statement:
    quote = f"statement {number} " + "on the harbour and the ferry " * (number % 9)
    return Statement(
        quote=quote,
        spans=(StatementSpan(start=0, end=len(quote), text=quote),),
        manner="direct",
        speaker="a",
        source="s",
        path="s.txt",
        start=0,
        end=len(quote),
    )


async def _scrolled(folder: Path, settings: Settings) -> tuple[float, float]:
    """The longest stall and the most processor time, in ms, while the list is scrolled through."""
    app = ChatApp(_Crowded(Corpus.open(folder, settings=settings)))
    spare_collections()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f3")
        while app.focused is None or app.focused.id != "statements":
            await pilot.pause(0.1)
            await pilot.press("enter")
        await app.workers.wait_for_complete()
        gaps: list[tuple[float, float]] = []
        watch = asyncio.create_task(_watch(gaps))
        for key in (*["pagedown"] * 20, "end", *["pageup"] * 20, "home", *["down"] * 20):
            await pilot.press(key)
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch
    return max(late for late, _ in gaps), max(busy for _, busy in gaps)


async def _watch(gaps: list[tuple[float, float]]) -> None:
    """Note of each turn of the app's loop how late it came and what it worked, in ms."""
    while True:
        before, worked = time.perf_counter(), time.process_time()
        await asyncio.sleep(TICK)
        late = time.perf_counter() - before - TICK
        gaps.append((1000 * late, 1000 * (time.process_time() - worked)))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a bound is missed."""
    parser = argparse.ArgumentParser(prog="python -m evals.speed.app", description=__doc__)
    parser.add_argument("--repeat", type=int, default=5, help="runs a median is taken of")
    parser.add_argument("--questions", type=int, default=20, help="warm questions, two at least")
    parser.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1))
    arguments = parser.parse_args(argv)
    suite = SUITES[0]
    asked = [case.question for case in load(suite.cases, suite.documents)][: arguments.questions]
    settings = load_settings(threads=arguments.threads)
    found = measure(suite.documents, asked, settings, arguments.repeat, arguments.threads)
    print(section(found))
    lines = missed(found)
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
