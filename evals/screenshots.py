"""`python -m evals.screenshots`: the README's pictures, drawn by the app over the bundled corpus.

Each is an SVG of what a terminal of 110 by 34 shows after the keys named here, with real models;
`--png DIR` draws them also as PNG where chromium is installed, to look at.
"""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from askcorpus import Corpus
from askcorpus.corpus import bundled
from askcorpus.settings import load_settings
from askcorpus.tui.app import ChatApp
from askcorpus.tui.library import Library
from askcorpus.tui.picture import picture
from askcorpus.tui.talk import Talk

HOME = Path(__file__).parents[1] / "docs"
SIZE = (110, 34)
THRESHOLD = "what threshold did Amazon recommend?"
GOVERNMENT = "what did Andrew Jassy say about the government?"


class Shot(NamedTuple):
    """A picture: questions to ask first, then keys to press."""

    name: str
    questions: Sequence[str]
    keys: Sequence[str]


SHOTS = (
    Shot("ask", (THRESHOLD,), ("escape",)),
    Shot("reader", (GOVERNMENT,), ("escape", "enter")),
    Shot("compare", (), ("f4", "enter")),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw every picture."""
    parser = argparse.ArgumentParser(prog="python -m evals.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=HOME, help="where the SVG files go")
    parser.add_argument("--png", type=Path, help="where PNG files go, for looking")
    arguments = parser.parse_args(argv)
    out = arguments.out.resolve()
    png = arguments.png.resolve() if arguments.png else None
    out.mkdir(parents=True, exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory(prefix="askcorpus-pictures-") as folder:
        os.environ["ASKCORPUS_STATE"] = f"{folder}/state"
        os.environ["ASKCORPUS_CONFIG"] = f"{folder}/config.toml"
        copy = Path(folder) / "corpus"
        shutil.copytree(bundled(), copy, ignore=shutil.ignore_patterns(".askcorpus"))
        os.chdir(folder)
        library = Library(Corpus.open("corpus", settings=load_settings()))
        for shot in SHOTS:
            path = out / f"{shot.name}.svg"
            path.write_text(asyncio.run(_drawn(library, shot)), encoding="utf-8")
            print(path)
            if png:
                _as_png(path, png / f"{shot.name}.png")
    return 0


async def _drawn(library: Library, shot: Shot) -> str:
    app = ChatApp(library, Talk(library.folder))
    async with app.run_test(size=SIZE) as pilot:
        await _settled(pilot)
        for question in shot.questions:
            await pilot.press(*("space" if c == " " else c for c in question.rstrip("?")))
            await pilot.press("question_mark", "enter")
            await _settled(pilot)
        for key in shot.keys:
            await pilot.press(key)
            await _settled(pilot)
        app.standing = "ready · corpus"
        await _settled(pilot)
        return picture(app)


async def _settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _as_png(svg: Path, png: Path) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("--png needs chromium")
    png.parent.mkdir(parents=True, exist_ok=True)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    shot = [f"--screenshot={png}", "--window-size=1370,880", svg.as_uri()]
    subprocess.run([program, *flags, *shot], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
