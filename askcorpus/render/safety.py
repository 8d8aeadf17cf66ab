"""Hostile text made harmless, per medium: terminal, JSON, Markdown, CSV."""

import re

# C0 but tab and newline, DEL, C1, line and paragraph separators, surrogates, noncharacters, and
# the format controls that reorder, hide or smuggle text. Kept: soft hyphen and the two joiners,
# which whole scripts are written with, and the visible number signs of Arabic, Syriac and Kaithi.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_LINE_END = re.compile("\r\n?")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_MARKDOWN_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>()#!|~&@$^])")
_MARKDOWN_INSIDE = re.compile(r"([.:])(?=\S)")
_MARKDOWN_LINE_START = re.compile(r"^((?:\d+(?=\.))?)([-+=.])", re.MULTILINE)


def visible(text: str) -> str:
    """The text with control characters made visible; line ends become newlines, tabs stay."""
    return _UNSAFE.sub(_stand_in, _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """The text as `visible` shows it, on one line."""
    return " ".join(visible(text).split())


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def json_escaped(document: str) -> str:
    """A JSON document with unsafe characters as escapes; the values that it holds do not change."""
    return _UNSAFE.sub(_json_escape, document)


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def markdown(text: str) -> str:
    """The text escaped so that Markdown shows it as it stands: no markup, link or HTML."""
    return markdown_of_visible(visible(text))


def markdown_of_visible(text: str) -> str:
    """The same for text that `visible` has already made, so that marks set into it survive."""
    lines = (line.strip() for line in text.split("\n"))
    escaped = _MARKDOWN_ANYWHERE.sub(r"\\\1", "\n".join(lines))
    escaped = _MARKDOWN_INSIDE.sub(r"\\\1", escaped)
    return _MARKDOWN_LINE_START.sub(r"\1\\\2", escaped)


def cell(text: str) -> str:
    """The text as a CSV cell that no spreadsheet runs: formulas get a leading apostrophe."""
    shown = visible(text)
    return "'" + shown if _FORMULA.match(shown) else shown
