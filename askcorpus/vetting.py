"""How far the documents are to be trusted, for reading: reports, comparisons, reasons."""

from functools import cache
from typing import TYPE_CHECKING

from askcorpus.answer.compose import shown_path
from askcorpus.answer.question import Question
from askcorpus.answer.standing import Standing
from askcorpus.index import Index
from askcorpus.records import Assessment, Comparison, Source, SourceReport
from askcorpus.retrieve.terms import stem, words
from askcorpus.settings import Settings
from askcorpus.shelf import IndexShelf
from askcorpus.trusted import TrustedIndex

if TYPE_CHECKING:
    from askcorpus.encoders.embedder import Embedder


def reports(index: Index) -> list[SourceReport]:
    """Every document with its level, in order of id; copies directly under their original."""
    assessed = {each.source: each for each in index.assessments()}
    counts = index.statement_counts()
    sources = {each.id: each for each in index.sources()}
    found = {id: _report(each, assessed.get(id), counts.get(id, 0)) for id, each in sources.items()}
    return [found[id] for id in _under_originals(found)]


def _report(source: Source, assessment: Assessment | None, statements: int) -> SourceReport:
    level = assessment.level if assessment else "high"
    return SourceReport(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        authors=source.authors,
        published=source.published,
        path=shown_path(source.path),
        original=shown_path(source.original) if source.original else None,
        url=source.url,
        kind=source.kind,
        statements=statements,
        trust=level,
        reasons=tuple(each.text for each in assessment.reasons) if assessment else (),
        copy_of=assessment.copy_of if assessment else None,
        relation=assessment.relation if assessment else None,
        by_hand=source.by_hand,
    )


def _under_originals(found: dict[str, SourceReport]) -> list[str]:
    """The ids, each copy after what it is a copy of."""
    copies: dict[str, list[str]] = {}
    for id, report in found.items():
        if report.copy_of in found:
            copies.setdefault(str(report.copy_of), []).append(id)
    ordered: dict[str, None] = {}

    def place(id: str) -> None:
        if id not in ordered:
            ordered[id] = None
            for copy in copies.get(id, ()):
                place(copy)

    for id, report in found.items():
        if report.copy_of not in found:
            place(id)
    for id in found:
        place(id)
    return list(ordered)


def why(index: Index, source: str) -> Assessment:
    """All reasons behind a document's level; UnknownSource where there is no such document."""
    id = index.source(source).id
    found = next((each for each in index.assessments() if each.source == id), None)
    return found or Assessment(source=id, level="high")


def standing(index: Index, include_low: bool = False, only_trusted: bool = False) -> Standing:
    """What answering has to know of the documents' trust."""
    return Standing(
        index.telling_assessments(),
        cache(index.passages),
        include_low=include_low,
        only_trusted=only_trusted,
    )


def trusted(index: Index, standing: Standing, question: Question) -> TrustedIndex:
    """The index with originals in the place of copies, for one question."""
    named = (word for part in (*question.names, *question.numbers) for word in words(part))
    return TrustedIndex(index, standing, frozenset(stem(word) for word in named))


def compare(
    index: Index, first: str, second: str, embedder: "Embedder", settings: Settings
) -> Comparison:
    """Two documents laid against each other now; UnknownSource, StaleCitation."""
    from askcorpus.trust.compare import compare as laid
    from askcorpus.weighing import LazyJudge, vocabulary

    one, other = index.source(first).id, index.source(second).id
    shelf = IndexShelf(index.catalogue, index.vectors, index.embedder)
    doubted = [each.source for each in index.assessments() if each.level == "low"]
    judge, known = LazyJudge(settings), vocabulary(embedder)
    return laid(shelf, one, other, embedder.encode, judge, known, doubted)
