"""Quotations that one document words otherwise than all the others that hold them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from askcorpus.records import Assessment, Excerpt, Reason, Statement
from askcorpus.records.statement import Rendition

FEWEST = 2
"""Independent documents that must agree against one."""
SAID = "a quotation stands otherwise in"
"""How every reason of this kind begins, by which those of the last build are known."""
OWN = ("direct", "turn", "written")


def drifted(
    assessments: Sequence[Assessment], statements: Mapping[str, Sequence[Statement]]
) -> list[Assessment]:
    """The assessments with a reason for each quotation that its document alone has altered.

    A trimmed quotation is none, copies of one text count once, and documents of low trust say
    nothing against others. Reasons of an earlier build are
    made anew.
    """
    originals = {each.source: each.copy_of or each.source for each in assessments}
    doubted = {each.source for each in assessments if each.level == "low"}
    return [
        _with(each, list(_reasons(each, statements, originals, doubted))) for each in assessments
    ]


def _reasons(
    assessment: Assessment,
    statements: Mapping[str, Sequence[Statement]],
    originals: Mapping[str, str],
    doubted: Collection[str],
) -> Iterator[Reason]:
    own = originals[assessment.source]
    for statement in statements.get(assessment.source, ()):
        if statement.manner not in OWN or len(statement.spans) != 1:
            continue
        others = [
            each
            for each in statement.renditions
            if originals.get(each.source, each.source) != own
            and each.source not in doubted
            and each.end - each.start == len(each.quote)
        ]
        agreeing = _agreeing(others, statements)
        apart = {originals.get(each.source, each.source) for each in agreeing}
        if len(apart) >= FEWEST and all(each.change == "altered" for each in others):
            yield _reason(statement, agreeing)


def _agreeing(
    others: Sequence[Rendition], statements: Mapping[str, Sequence[Statement]]
) -> list[Rendition]:
    """The renditions that the first of them has word for word, or cut short."""
    if not others:
        return []
    first = others[0]
    same = {
        (rendition.source, rendition.start)
        for statement in statements.get(first.source, ())
        if statement.start <= first.start and first.end <= statement.end
        for rendition in statement.renditions
        if rendition.change != "altered"
    }
    return [first, *(each for each in others[1:] if (each.source, each.start) in same)]


def _reason(statement: Statement, agreeing: Sequence[Rendition]) -> Reason:
    span = statement.spans[0]
    own = Excerpt(source=statement.source, start=span.start, end=span.end, text=span.text)
    named = list(dict.fromkeys(each.source for each in agreeing))
    theirs = tuple(
        Excerpt(source=each.source, start=each.start, end=each.end, text=each.quote)
        for each in agreeing[:FEWEST]
    )
    text = f"{SAID} {' and '.join(named[:FEWEST])}, which agree"
    return Reason(text=text, kind="quotation", evidence=(own, *theirs))


def _with(assessment: Assessment, found: Sequence[Reason]) -> Assessment:
    kept = [each for each in assessment.reasons if not each.text.startswith(SAID)]
    if len(kept) == len(assessment.reasons) and not found:
        return assessment
    level = assessment.level
    if level != "low":
        level = "medium" if kept or found else "high"
    return assessment.model_copy(update={"level": level, "reasons": (*kept, *found)})
