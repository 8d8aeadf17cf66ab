"""Two documents side by side as one page that needs nothing else: no script, no font, no link."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from askcorpus.records import Change, Comparison, Excerpt, Span
from askcorpus.render.safety import one_line, visible
from askcorpus.render.trust import RELATIONS

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border-top: 1px solid #8884; padding: .5rem .75rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
mark { border-radius: 2px; padding: 0 2px; color: #000; }
mark.critical { background: #ff9c9c; } mark.major { background: #ffd27a; }
mark.minor { background: #d9e6ff; }
.note { color: #888; font-size: .85rem; white-space: normal; }
.gone { background: #8881; }
li { margin: .25rem 0; }
"""


def comparison_html(found: Comparison, first: str, second: str) -> str:
    """A whole HTML document; `first` and `second` are the titles of the two."""
    title = f"{_safe(found.a)} and {_safe(found.b)}"
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n",
            f"<h1>{title}</h1>\n",
            *_summary(found),
            *_worst(found.changes),
            *_table(found, first, second),
            "</body>\n</html>\n",
        )
    )


def _summary(found: Comparison) -> Iterator[str]:
    yield f"<p>{escape(RELATIONS[found.relation])}; {found.coverage:.0%} of the sentences of the "
    yield "second stand in the first.</p>\n"
    if found.direction:
        yield f"<p>The first is the original: {_safe(found.direction)}</p>\n"
    elif found.relation:
        yield "<p>Which is the original: undecided.</p>\n"


def _worst(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    yield "<h2>Changes, worst first</h2>\n<ol>\n"
    for number, each in enumerate(changes):
        text = f"{each.kind}, {each.severity}: {one_line(each.note)}"
        yield f'<li><a href="#c{number}">{escape(text)}</a></li>\n'
    yield "</ol>\n"


def _table(found: Comparison, first: str, second: str) -> Iterator[str]:
    by_a: defaultdict[int, list[int]] = defaultdict(list)
    by_b: defaultdict[int, list[int]] = defaultdict(list)
    for number, change in enumerate(found.changes):
        if change.a:
            by_a[change.a.start].append(number)
        elif change.b:
            by_b[change.b.start].append(number)
    yield "<h2>Side by side</h2>\n<table>\n<thead><tr>"
    yield f"<th>{_safe(first)}</th><th>{_safe(second)}</th></tr></thead>\n<tbody>\n"
    for one, other in found.pairs:
        numbers = [*(by_a[one.start] if one else []), *(by_b[other.start] if other else [])]
        changes = [found.changes[number] for number in numbers]
        yield "<tr>"
        yield _cell(one, [(c.a_words, c.severity) for c in changes], numbers, changes)
        yield _cell(other, [(c.b_words, c.severity) for c in changes], [], [])
        yield "</tr>\n"
    yield "</tbody>\n</table>\n"


def _cell(
    side: Excerpt | None,
    spans: Sequence[tuple[Span | None, str]],
    numbers: Sequence[int],
    changes: Sequence[Change],
) -> str:
    anchors = "".join(f'<a id="c{number}"></a>' for number in numbers)
    notes = "".join(
        f'<div class="note">{escape(one_line(f"{c.kind}: {c.note}"))}</div>' for c in changes
    )
    if side is None:
        return f'<td class="gone">{anchors}{notes}</td>'
    return f"<td>{anchors}{_marked(side, spans)}{notes}</td>"


def _marked(side: Excerpt, spans: Sequence[tuple[Span | None, str]]) -> str:
    """The words escaped, what changed marked by the worst severity that touches it."""
    worst = ["" for _ in side.text]
    for severity in ("minor", "major", "critical"):
        for span, own in spans:
            if own == severity and span is not None:
                low = max(0, span.start - side.start)
                high = min(len(worst), span.end - side.start)
                worst[low:high] = [severity] * max(0, high - low)
    parts: list[str] = []
    start = 0
    for place in range(1, len(worst) + 1):
        if place == len(worst) or worst[place] != worst[start]:
            text = escape(visible(side.text[start:place]))
            parts.append(f'<mark class="{worst[start]}">{text}</mark>' if worst[start] else text)
            start = place
    return "".join(parts)


def _safe(text: str) -> str:
    return escape(one_line(text))
