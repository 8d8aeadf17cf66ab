"""Every screen as it looks at two sizes and without colour, against the pictures kept here.

After a change that is meant, look at what `UPDATE_PICTURES=1 pytest tests/tui/test_pictures.py`
writes, and commit it.
"""

import os
import re
from pathlib import Path

import pytest
from textual.widgets import Input

from askcorpus.tui.app import ChatApp
from askcorpus.tui.picture import picture
from tests.tui.driving import asked, driven, settled
from tests.tui.fakes import QUESTION

KEPT = Path(__file__).parent / "pictures"
SCREENS = {
    "ask": ("escape",),
    "not-found": (),
    "reader": ("escape", "down", "down", "enter"),
    "speakers": ("f3", "enter"),
    "sources": ("f4", "down"),
    "compare": ("f4", "enter"),
    "timeline": ("f5", "down"),
    "help": ("f1",),
}
LOOKS = {"80x24": (80, 24, ""), "120x40": (120, 40, ""), "no-color": (80, 24, "1")}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(name, look, library, corpus, monkeypatch):
    width, height, plain = LOOKS[look]
    if plain:
        monkeypatch.setenv("NO_COLOR", plain)
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("ASKCORPUS_CONFIG", "/home/someone/.config/askcorpus/config.toml")
    app = ChatApp(library)
    drawn = []

    async def scenario():
        async with app.run_test(size=(width, height)) as pilot:
            await settled(pilot)
            await asked(pilot, "who rules Mars?" if name == "not-found" else QUESTION)
            for key in SCREENS[name]:
                await pilot.press(key)
                await settled(pilot)
            app.standing = "ready · docs"
            if isinstance(app.focused, Input):
                app.focused.cursor_blink = False
            await settled(pilot)
            drawn.append(picture(app))

    driven(scenario)
    assert not re.search(r"url\((?!#)", drawn[0])
    path = KEPT / f"{name}-{look}.svg"
    new = _steady(drawn[0])
    if os.environ.get("UPDATE_PICTURES"):
        KEPT.mkdir(exist_ok=True)
        path.write_text(new, encoding="utf-8")
    assert _words(new) == _words(path.read_text(encoding="utf-8"))
    assert new == path.read_text(encoding="utf-8")


def _steady(svg: str) -> str:
    """The picture without the number that Rich derives for its names."""
    return re.sub(r"terminal-\d+-", "terminal-", svg)


def _words(svg: str) -> str:
    """The text of a picture, for a failure that can be read."""
    return re.sub(r"<[^>]+>", "\n", svg.partition("</style>")[2])
