"""The answering words inside a quote, marked in whatever way a medium marks words."""

from askcorpus.records import Citation
from askcorpus.render.safety import visible


def marked(citation: Citation, on: str, off: str) -> str:
    """The quote as `visible` shows it, with `on` and `off` around the words that answer."""
    pieces: list[str] = []
    position = citation.start
    for span in sorted(citation.emphasis, key=lambda span: span.start):
        start = max(_whole(citation, span.start), position)
        end = min(_whole(citation, span.end), citation.end)
        if start < end:
            pieces += [_slice(citation, position, start), on, _slice(citation, start, end), off]
            position = end
    pieces.append(_slice(citation, position, citation.end))
    return "".join(pieces)


def _whole(citation: Citation, offset: int) -> int:
    """The offset, moved behind the line end that it would cut in two."""
    at = offset - citation.start
    return offset + 1 if at > 0 and citation.quote[at - 1 : at + 1] == "\r\n" else offset


def _slice(citation: Citation, start: int, end: int) -> str:
    return visible(citation.quote[start - citation.start : end - citation.start])
