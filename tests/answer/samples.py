"""Small evidence for the tests of answering."""

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
