"""An answer as Markdown for notes and articles; corpus text is escaped, never interpreted."""

from askcorpus.records import Answer, Citation
from askcorpus.render.emphasis import marked
from askcorpus.render.safety import markdown, markdown_of_visible, one_line

# Noncharacters: `visible` never lets one through, so they can stand for the emphasis marks.
_ON, _OFF = "\ufdd0", "\ufdd1"


def answer_markdown(answer: Answer) -> str:
    """The question as heading, the answer, numbered citations as block quotes, warnings."""
    parts = [f"## {_inline(answer.question)}"]
    if answer.verdict == "not_found":
        parts.append(f"**Not in the corpus**: {_inline(_looked_for(answer))}")
    elif answer.verdict == "disputed":
        parts.append("**The sources disagree.**")
    for span in answer.answers:
        label = f"{_inline(span.label)}: " if span.label else ""
        known = 0 <= span.citation < len(answer.citations)
        mark = f" ({span.citation + 1})" if known else ""
        parts.append(f"{label}**{_inline(span.text)}**{mark}")
    parts += _numbered(answer.citations)
    if answer.related:
        parts.append("Related, but does not answer:")
        parts += _numbered(answer.related)
    parts += [f"**Warning:** {_inline(warning)}" for warning in answer.warnings]
    return "\n\n".join(parts) + "\n"


def _looked_for(answer: Answer) -> str:
    return answer.missing or answer.question


def _inline(text: str) -> str:
    return markdown(one_line(text))


def _numbered(citations: tuple[Citation, ...]) -> list[str]:
    return [_citation(number, citation) for number, citation in enumerate(citations, 1)]


def _citation(number: int, citation: Citation) -> str:
    facts = [f"**{_inline(citation.title or f'untitled ({citation.source})')}**"]
    known = (
        citation.publisher,
        citation.published.isoformat() if citation.published else None,
        citation.speaker,
        f"trust: {citation.trust}" if citation.trust else None,
    )
    facts += [_inline(fact) for fact in known if fact]
    indent = " " * (len(str(number)) + 2)
    quote = markdown_of_visible(marked(citation, _ON, _OFF))
    quote = quote.replace(_ON, "**").replace(_OFF, "**")
    places = [f"{citation.path}:{citation.line}"]
    if citation.original:
        places.append(f"text of {citation.original}")
    if citation.url:
        places.append(citation.url)
    places.append(f"{citation.source}:{citation.start}-{citation.end}")
    lines = [f"{number}. {', '.join(facts)}", ""]
    lines += [f"{indent}> {line}".rstrip() for line in quote.split("\n")]
    lines += ["", indent + " · ".join(_inline(place) for place in places)]
    return "\n".join(lines)
