"""Answers from what documents state of themselves, and from where they mention a thing."""

from collections.abc import Sequence

from askcorpus.answer.catalogue import Asked, CatalogueQuestion, Fact
from askcorpus.answer.compose import TextOf, cite
from askcorpus.answer.mentions import Mentioned
from askcorpus.answer.question import Question
from askcorpus.records import Answer, AnswerSpan
from askcorpus.retrieve.search import Filter

_WORDING: dict[Asked, str] = {
    "authors": "author",
    "publisher": "publisher",
    "published": "date of publication",
    "title": "title",
    "listing": "title",
}


def from_catalogue(
    question: Question, asked: CatalogueQuestion, facts: Sequence[Fact], text_of: TextOf
) -> Answer:
    """An answer from what the documents state of themselves."""
    if not facts:
        names = ", ".join(each.title or each.id for each in asked.sources)
        return _nothing(question, f"{names} states no {_WORDING[asked.asked]}")
    citations = [
        cite(each.source, text_of(each.source.id), each.span, emphasis=(each.span,))
        for each in facts
    ]
    return Answer(
        question=question.text,
        verdict="answered",
        answer=facts[0].text,
        answers=tuple(
            AnswerSpan(text=fact.text, citation=place) for place, fact in enumerate(facts)
        ),
        citations=tuple(citations),
        warnings=(_counted(len(asked.sources)),) if asked.asked == "listing" else (),
        confidence=1.0,
        elapsed_ms=0,
    )


def _counted(documents: int) -> str:
    return "1 document" if documents == 1 else f"{documents} documents"


def from_mentions(
    question: Question,
    asked: Mentioned,
    found: tuple[CatalogueQuestion, Sequence[Fact], tuple[str, ...]],
    text_of: TextOf,
    narrowed: Filter,
) -> Answer:
    """The documents that mention a thing, each with the sentence that does so first."""
    listed, facts, warnings = found
    if facts:
        answer = from_catalogue(question, listed, facts, text_of)
        return answer.model_copy(update={"warnings": (*answer.warnings, *warnings)})
    none = "no document" if narrowed == Filter() else "no document of those asked"
    return _nothing(question, f"{none} mentions “{asked.what}”")


def _nothing(question: Question, missing: str) -> Answer:
    """A refusal for which no text was read."""
    return Answer(
        question=question.text,
        verdict="not_found",
        answer=None,
        missing=missing,
        confidence=0.0,
        elapsed_ms=0,
    )
