"""What is on the screen as an SVG that names no other host."""

import re

from askcorpus.tui.app import ChatApp

_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def picture(app: ChatApp, title: str = "askcorpus") -> str:
    """The screen as SVG: Textual's own, without the fonts that it would fetch from the network."""
    drawn = _FACES.sub("", app.export_screenshot(title=title))
    return drawn.replace("Fira Code", "Fira Code, DejaVu Sans Mono, Menlo, Consolas")
