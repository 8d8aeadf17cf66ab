"""Records with everything that an answer can carry, for the tests of the faces."""

from datetime import date

from askcorpus.records import Answer, AnswerSpan, Citation, Context, Source, SourceReport, Span

QUOTE = "“We recommend a threshold of 99 percent,” said the\r\ncompany’s *spokesperson*."
AT = QUOTE.index("99 percent")


def citation(quote: str = QUOTE, **changes: object) -> Citation:
    values: dict[str, object] = {
        "source": "news-one",
        "title": "Rules & <faces>",
        "publisher": "The Herald",
        "published": date(2018, 11, 9),
        "path": "corpus/news one.md",
        "line": 12,
        "start": 100,
        "end": 100 + len(quote),
        "quote": quote,
        "speaker": "Ann Lee",
        "sha256": "0" * 64,
    }
    return Citation.model_validate(values | changes)


def bare(quote: str = "=SUM(A1) was 80 percent in 2016.", **changes: object) -> Citation:
    nothing = dict.fromkeys(("title", "publisher", "published", "speaker"))
    return citation(quote, source="old-note", path="/srv/old.txt", line=1, **nothing | changes)


def answered(**changes: object) -> Answer:
    values: dict[str, object] = {
        "question": "what threshold?",
        "verdict": "answered",
        "answer": "99 percent",
        "answers": (
            AnswerSpan(text="99 percent", citation=0),
            AnswerSpan(text="80 percent", citation=1, label="earlier"),
        ),
        "citations": (
            citation(emphasis=(Span(start=100 + AT, end=100 + AT + 10),)),
            bare(url="https://example.org/?a=1", original="/srv/old.html", trust="low"),
        ),
        "confidence": 0.9,
        "warnings": ("x.txt: read as windows-1252",),
        "elapsed_ms": 7,
    }
    return Answer.model_validate(values | changes)


def not_found(**changes: object) -> Answer:
    values: dict[str, object] = {
        "question": "who is the president of Mars?",
        "verdict": "not_found",
        "answer": None,
        "related": (citation(),),
        "missing": "no document mentions “mars”",
        "confidence": 0.1,
        "elapsed_ms": 7,
    }
    return Answer.model_validate(values | changes)


def context() -> Context:
    return Context(citation=citation(), before="Before it.\n", after="\nAfter it.")


def source(**changes: object) -> Source:
    values: dict[str, object] = {
        "id": "news-one",
        "path": "/srv/corpus/news one.md",
        "title": "Rules & <faces>",
        "publisher": "The Herald",
        "published": date(2018, 11, 9),
        "sha256": "0" * 64,
    }
    return Source.model_validate(values | changes)


def report(**changes: object) -> SourceReport:
    """A document as it is listed with its trust."""
    fields = source().model_dump(include={"id", "title", "publisher", "published", "path"})
    more = {"kind": "article", "statements": 3, "trust": "high"}
    return SourceReport.model_validate({**fields, **more, **changes})
