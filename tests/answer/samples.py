"""Small evidence for the tests of answering."""

from askcorpus.answer.select import Candidate
from askcorpus.records import Evidence, Passage, Span

TEXT = (
    "The wall fell in March. "
    "Engineers want 12 percent more stone, “or it will fall again,” they say."
)
PASSAGE = Passage(
    source="s",
    ordinal=0,
    start=100,
    end=100 + len(TEXT),
    text=TEXT,
    sentences=(Span(start=100, end=123), Span(start=124, end=100 + len(TEXT))),
)


def evidence(sentence: int, *, rerank: float = 0.0, fused: float = 0.5) -> Evidence:
    """The numbered sentence of PASSAGE, its context the whole passage."""
    span = PASSAGE.sentences[sentence]
    return Evidence(
        passage=PASSAGE,
        sentence=span,
        text=TEXT[span.start - 100 : span.end - 100],
        context=Span(start=100, end=100 + len(TEXT)),
        fused=fused,
        cosine=0.5,
        overlap=0.5,
        rerank=rerank,
    )


def told(
    text: str, sentence: str, answer: str, *, margin: float = 1.0, fit: float = 0.5, **passage: str
) -> Candidate:
    """Words of a sentence of a passage as a candidate; sentences end with a full stop or line."""
    spans, start = [], 0
    for part in text.replace("?", ".").replace("\n", ".").split("."):
        end = min(len(text), start + len(part) + 1)
        if part.strip():
            spans.append(Span(start=start + len(part) - len(part.lstrip()), end=end))
        start = end
    where = text.index(sentence)
    own = Span(start=where, end=where + len(sentence))
    holder = Passage(
        source="s",
        ordinal=0,
        start=0,
        end=len(text),
        text=text,
        sentences=tuple(spans),
        heading=passage.get("heading", ""),
        speaker=passage.get("speaker"),
    )
    at = text.index(answer)
    return Candidate(
        evidence=Evidence(
            passage=holder,
            sentence=own,
            text=sentence,
            context=Span(start=0, end=len(text)),
            fused=0.5,
            cosine=0.5,
            overlap=0.5,
            lead=passage.get("lead", ""),
        ),
        answer=Span(start=at, end=at + len(answer)),
        margin=margin,
        fit=fit,
        score=0.0,
    )
