"""A quotation to take away: the words with where they stand, as text or as Markdown."""

from askcorpus.records import Citation
from askcorpus.records.answer import Trust
from askcorpus.render.safety import markdown, one_line, visible


def facts(citation: Citation) -> list[str]:
    """Title, publisher, date and speaker, as far as they are known."""
    day = citation.published.isoformat() if citation.published else None
    known = (title(citation), citation.publisher, day, citation.speaker)
    return [one_line(fact) for fact in known if fact]


def title(citation: Citation) -> str:
    """The document's title, or a name for it."""
    return one_line(citation.title or "") or f"untitled ({one_line(citation.source)})"


def address(citation: Citation) -> str:
    """Where the words stand, as `askcorpus show` takes it."""
    return f"{one_line(citation.source)}:{citation.start}-{citation.end}"


def level(trust: Trust | None) -> str:
    """The level of trust in words: it never rests on a colour."""
    if trust is None:
        return "trust unknown"
    return f"TRUST {trust.upper()}" if trust == "low" else f"trust {trust}"


def plain(citation: Citation) -> str:
    """The quote, then where it stands; a warning where the document is not to be trusted."""
    lines = [
        visible(citation.quote),
        "",
        f"— {', '.join(facts(citation))}",
        f"{one_line(citation.path)}:{citation.line} ({address(citation)})",
    ]
    if citation.url:
        lines.append(one_line(citation.url))
    if citation.trust == "low":
        lines.append("Warning: this document is not to be trusted (trust: low)")
    return "\n".join(lines) + "\n"


def as_markdown(citation: Citation) -> str:
    """The same as a block quote; corpus text is escaped, never interpreted."""
    quote = "\n".join(f"> {line}".rstrip() for line in markdown(citation.quote).split("\n"))
    places = [f"{citation.path}:{citation.line}", address(citation)]
    if citation.url:
        places.append(citation.url)
    if citation.trust:
        places.append(f"trust: {citation.trust}")
    told = ", ".join(markdown(fact) for fact in facts(citation))
    where = " · ".join(markdown(one_line(place)) for place in places)
    return f"{quote}\n>\n> — {told}\n> {where}\n"
