"""A real terminal: type a question, see the citation, open it, copy it, leave."""

import base64
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
STORY = (
    "Harbour wall fails\n\nBy Ana Ruiz\n\n"
    "The wall of Port Ellis fell on Monday. Eleven boats sank, the harbour office said.\n\n"
    "“The wall was never inspected,” said Mara Lind, the harbour master.\n"
)


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, folder: Path, command: list[str], **env: str) -> None:
        self._socket = str(folder / "tmux")
        self.log = folder / "bytes"
        kept = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
        kept |= {key: value for key, value in os.environ.items() if key.startswith("ASKCORPUS_")}
        settings = " ".join(f"{key}={shlex.quote(value)}" for key, value in (kept | env).items())
        line = f"env -i TERM=$TERM {settings} {shlex.join(command)}; echo left with $?; sleep 60"
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", line)
        self._tmux("pipe-pane", f"cat > {shlex.quote(str(self.log))}")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *arguments],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def keys(self, *names: str) -> None:
        self._tmux("send-keys", *names)

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def sees(self, text: str, seconds: float = 60) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.screen():
                return True
            time.sleep(0.1)
        return False

    def close(self) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], capture_output=True)


@pytest.fixture
def terminal(tmp_path: Path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "wall.txt").write_text(STORY, encoding="utf-8")
    opened = []

    def start(**env: str) -> Terminal:
        command = [sys.executable, "-m", "askcorpus", "chat", str(docs)]
        opened.append(Terminal(tmp_path, command, **env))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def test_a_question_is_typed_answered_opened_copied_and_left(terminal):
    window = terminal()
    assert window.sees("Ask who said what"), window.screen()
    assert window.sees("ready", seconds=180), window.screen()
    window.type("how many boats sank?")
    window.keys("Enter")
    assert window.sees("[1] Harbour wall fails"), window.screen()
    window.keys("Escape")
    assert window.sees("Open"), window.screen()
    window.keys("Enter")
    assert window.sees("1/1"), window.screen()
    assert "Eleven boats sank" in window.screen()
    window.keys("y")
    assert window.sees("copied with its citation"), window.screen()
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", window.log.read_bytes())
    assert copied is not None
    assert "Eleven boats sank" in base64.b64decode(copied[1]).decode()
    window.keys("Escape")
    assert window.sees("[Ask]"), window.screen()
    window.keys("C-q")
    assert window.sees("left with 0"), window.screen()


def test_no_color_sends_no_colour(terminal):
    window = terminal(NO_COLOR="1")
    assert window.sees("ready", seconds=180), window.screen()
    window.type("how many boats sank?")
    window.keys("Enter")
    assert window.sees("[1] Harbour wall fails"), window.screen()
    window.keys("Escape")
    assert window.sees("Open"), window.screen()
    window.keys("C-q")
    assert window.sees("left with 0"), window.screen()
    codes = re.findall(rb"\x1b\[([0-9;]*)m", window.log.read_bytes())
    numbers = {number for code in codes for number in code.split(b";") if number}
    coloured = {
        n for n in numbers if 30 <= int(n) <= 38 or 40 <= int(n) <= 48 or 90 <= int(n) <= 107
    }
    assert not coloured


def test_a_terminal_without_unicode_is_served_all_the_same(terminal):
    window = terminal(LANG="C", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert window.sees("ready", seconds=180), window.screen()
    window.type("what was never inspected?")
    window.keys("Enter")
    assert window.sees("[1] Harbour wall fails"), window.screen()
    window.keys("C-q")
    assert window.sees("left with 0"), window.screen()
    assert window.log.read_bytes().isascii()
