"""How long a terminal program takes to show its first words."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence

from evals.speed.process import ROOT, pinned

PATIENCE = 60.0
"""Seconds after which a program that shows nothing is given up."""
_CODES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|[@-Z\\-_])", re.S)


def painted(
    arguments: Sequence[str],
    word: str,
    size: tuple[int, int],
    threads: int,
    extra: Mapping[str, str] | None = None,
) -> float:
    """Seconds from the start of `python` with the arguments to the word on its terminal.

    `size` is columns and rows. The program is killed then. RuntimeError where it never shows.
    """
    env = {**pinned(threads), "TERM": "xterm-256color", "COLORTERM": "truecolor", **(extra or {})}
    env.pop("NO_COLOR", None)
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.execvpe(sys.executable, [sys.executable, *arguments], env)
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        if _shown(terminal, word.encode(), began):
            return time.perf_counter() - began
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
    raise RuntimeError(f"{arguments} never showed {word!r}; run it by hand to see why")


def _shown(terminal: int, word: bytes, began: float) -> bool:
    seen = b""
    # Not `select`, which takes no descriptor above 1023: a long test run has more.
    waiting = select.poll()
    waiting.register(terminal, select.POLLIN | select.POLLHUP)
    while (left := PATIENCE - (time.perf_counter() - began)) > 0:
        ready = waiting.poll(1e3 * left)
        if not ready:
            break
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            break
        if word in _CODES.sub(b"", seen):
            return True
    return False
