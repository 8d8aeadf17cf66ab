"""Terminals that cannot show every character get a likeness of the same width, never a crash."""

import codecs
import sys
import unicodedata

from rich.cells import cell_len

_LIKE = {
    **dict.fromkeys("─━═╌┄┈╍┅┉╴╶╸╺▔▁▂▃▀▄⎯‐‑‒–—―−", "-"),
    **dict.fromkeys("│┃║╎┆┊╏┇┋▏▎▍▌▋▊▉▐▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬", "+"),
    **dict.fromkeys("█▇▆▅▓▒░■▪", "#"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`", "'"),
    **dict.fromkeys("•·●○◉◦‣∙", "*"),
    **dict.fromkeys("→▶▸►⏵", ">"),
    **dict.fromkeys("←◀◂◄⏴", "<"),
    **dict.fromkeys("↑▲▴⏶⭘", "^"),
    **dict.fromkeys("↓▼▾⏷⏎", "v"),
    "…": ".",
    "⏎": "<",
    "✓": "v",
    "✗": "x",
}
NAME = "askcorpus-likeness"


def likeness(character: str) -> str:
    """ASCII that takes as many columns as the character and looks like it where anything does."""
    width = cell_len(character)
    if character in _LIKE:
        return _LIKE[character].ljust(width)[:width]
    base = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return base if base.isprintable() and len(base) == width else "?" * width


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(likeness, error.object[error.start : error.end])), error.end


def make_writable() -> bool:
    """Let the terminal's stream take every character; tell whether it can show them all."""
    codecs.register_error(NAME, _replace)
    stream = sys.__stderr__
    reconfigure = getattr(stream, "reconfigure", None)
    if stream is None or reconfigure is None:
        return True
    reconfigure(errors=NAME)
    return "utf" in (stream.encoding or "").lower()
