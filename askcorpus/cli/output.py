"""Where output goes: stdout is data, stderr is narration."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from askcorpus.render.safety import one_line

if TYPE_CHECKING:
    from askcorpus.render.terminal import Style

_WIDEST = 100
_BAR = 24


def prepare() -> None:
    """Make the streams take every character: UTF-8 into pipes, escapes where a terminal cannot."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = None if stream.isatty() else "utf-8"
            reconfigure(encoding=encoding, errors="backslashreplace")


def emit(text: str) -> None:
    """Write data to stdout; a reader that has left (`| head`) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)


def narrate(text: str) -> None:
    """Write one line to stderr, made safe."""
    try:
        print(f"askcorpus: {one_line(text)}", file=sys.stderr, flush=True)
    except BrokenPipeError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Point a stream whose reader has left at nothing, so that closing it cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def style(env: Mapping[str, str] = os.environ) -> "Style":
    """How to write to stdout: plain and unwrapped unless it is a capable terminal."""
    import shutil

    from askcorpus.render.terminal import Style

    if not sys.stdout.isatty():
        return Style()
    codes = not env.get("NO_COLOR") and env.get("TERM", "dumb") != "dumb"
    columns = shutil.get_terminal_size().columns
    return Style(codes=codes, width=min(columns, _WIDEST))


def progress_bar() -> Callable[[str, int, int], None] | None:
    """A callback that draws one line on stderr, or nothing where that is no terminal."""
    if not sys.stderr.isatty():
        return None

    def draw(stage: str, done: int, total: int) -> None:
        share = min(done / total, 1.0) if total else 1.0
        filled = round(share * _BAR)
        bar = "#" * filled + "-" * (_BAR - filled)
        text = f"{one_line(stage)[:30]:<12} [{bar}] {done}/{total}"
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r\x1b[K{text}{end}" if os.environ.get("TERM") != "dumb" else end)
        sys.stderr.flush()

    return draw
