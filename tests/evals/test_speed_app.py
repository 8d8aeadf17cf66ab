"""The machinery that measures the app; no time is ever asserted."""

from typing import Any

import pytest

from evals.speed import painting
from evals.speed.app import AppSpeed, missed, section
from evals.speed.painting import painted

SHOWS = "import sys, time\nprint('\\x1b[1mA\\x1b[0msk', flush=True)\ntime.sleep(60)\n"


def found(**changes: Any) -> AppSpeed:
    fields: dict[str, Any] = {
        "repeats": 1,
        "paint_seconds": 0.5,
        "plain_seconds": 0.25,
        "questions": 2,
        "answer_ms": 300.0,
        "answer_p90_ms": 350.0,
        "scroll_stall_ms": 500.0,
        "scroll_busy_ms": 20.0,
    }
    return AppSpeed.model_validate(fields | changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"paint_seconds": 0.61}, "first paint took 0.61"),
        ({"answer_ms": 400.0}, "took 400 ms"),
        ({"scroll_busy_ms": 100.0}, "busy for 100 ms"),
    ],
)
def test_every_bound_can_be_missed(changes: dict[str, Any], said: str) -> None:
    assert missed(found()) == []
    assert any(said in line for line in missed(found(**changes)))
    assert "| first paint, s | 0.50 | 0.25 |" in section(found())


def test_a_program_is_timed_until_its_word_is_on_the_terminal() -> None:
    assert painted(["-c", SHOWS], "Ask", (80, 24), 1) > 0


def test_a_program_that_shows_something_else_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "PATIENCE", 20.0)
    with pytest.raises(RuntimeError, match="never showed 'Ask'"):
        painted(["-c", "print('nothing')"], "Ask", (80, 24), 1)
