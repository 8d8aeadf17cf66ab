"""Drives the app as a user would, and reads what is on its screen."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot

NAMES = {" ": "space", "?": "question_mark", "/": "slash", ".": "full_stop", ",": "comma"}


def driven(scenario: Callable[[], Awaitable[None]]) -> None:
    """Run one scenario to its end."""
    asyncio.run(scenario())


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until no worker runs and nothing is left to be drawn."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type a text key by key."""
    await pilot.press(*(NAMES.get(character, character) for character in text))


async def asked(pilot: Pilot[Any], question: str) -> None:
    """Type a question, enter it and wait for the answer."""
    await typed(pilot, question)
    await pilot.press("enter")
    await settled(pilot)


def screen_text(pilot: Pilot[Any]) -> str:
    """What a user sees, line by line."""
    app = pilot.app
    height = app.size.height
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines[:height])
