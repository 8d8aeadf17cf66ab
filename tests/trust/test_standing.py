"""Who may carry an answer, and what is said beside it."""

from datetime import date

from askcorpus.answer.standing import Standing
from askcorpus.records import (
    Answer,
    AnswerSpan,
    Assessment,
    Citation,
    Excerpt,
    Passage,
    Reason,
    Statement,
    StatementSpan,
)

ORIGINAL = "Harbour master Ruiz told them that engineers had warned the council of cracked stones."
COPY = "Port master Ruiz told them that engineers had praised the council for cracked stones."
ALONE = "The mayor keeps a parrot in the town hall."


def passage(source: str, text: str, ordinal: int = 0) -> Passage:
    return Passage(source=source, ordinal=ordinal, start=0, end=len(text), text=text)


def reason(kind: str | None = "antonym") -> Reason:
    own = Excerpt(source="copy", start=0, end=len(COPY), text=COPY)
    other = Excerpt(source="original", start=0, end=len(ORIGINAL), text=ORIGINAL)
    return Reason(text="warned became praised", kind=kind, evidence=(own, other))  # type: ignore[arg-type]


LOW = Assessment(
    source="copy", level="low", copy_of="original", relation="distorted", reasons=(reason(),)
)
PASSAGES = {"original": [passage("original", ORIGINAL)], "copy": [passage("copy", COPY)]}


def standing(**flags: bool) -> Standing:
    return Standing([LOW], lambda source: PASSAGES.get(source, ()), **flags)


def test_the_original_stands_in_for_a_copy() -> None:
    found = standing().stand_in(passage("copy", COPY))
    assert found is not None
    assert found.source == "original"


def test_what_only_the_copy_holds_has_no_stand_in() -> None:
    assert standing().stand_in(passage("copy", ALONE)) is None
    assert standing().stand_in(passage("original", ORIGINAL)) is None


def test_a_word_asked_for_that_only_the_copy_holds_keeps_its_passage() -> None:
    assert standing().stand_in(passage("copy", COPY), frozenset({"port"})) is None
    assert standing().stand_in(passage("copy", COPY), frozenset({"ruiz"})) is not None


def test_low_trust_may_be_let_in_and_all_but_high_left_out() -> None:
    assert standing(include_low=True).stand_in(passage("copy", COPY)) is None
    assert not standing(only_trusted=True).admits("copy")
    assert standing(only_trusted=True).admits("original")
    assert standing().admits("copy")


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    chain = [LOW, Assessment(source="third", level="high", copy_of="copy", relation="verbatim")]
    assert Standing(chain).first("third") == "original"


def test_documents_that_name_each_other_as_originals_end_nowhere() -> None:
    circle = [
        Assessment(source="a", level="medium", copy_of="b"),
        Assessment(source="b", level="medium", copy_of="a"),
    ]
    assert Standing(circle).first("a") is None


def citation(source: str, text: str) -> Citation:
    return Citation(
        source=source, title=None, publisher=None, published=date(2020, 1, 1), path="/x", line=1,
        start=0, end=len(text), quote=text, sha256="0",
    )  # fmt: skip


def answer(*citations: Citation) -> Answer:
    return Answer(
        question="q", verdict="answered", answer="x",
        answers=tuple(AnswerSpan(text="x", citation=n) for n in range(len(citations))),
        citations=citations, confidence=0.9, elapsed_ms=0,
    )  # fmt: skip


def test_every_citation_carries_its_trust() -> None:
    stamped = standing().stamped(answer(citation("original", ORIGINAL), citation("copy", COPY)))
    assert [each.trust for each in stamped.citations] == ["high", "low"]


def test_the_contradiction_of_a_copy_is_shown_with_both_places() -> None:
    (warning,) = standing().stamped(answer(citation("original", ORIGINAL))).warnings
    assert "copy contradicts original" in warning
    assert "praised" in warning
    assert f"copy:0-{len(COPY)}" in warning


def test_a_contradiction_elsewhere_is_not_shown() -> None:
    apart = citation("original", ALONE).model_copy(update={"start": 500, "end": 600})
    assert standing().stamped(answer(apart)).warnings == ()


def test_words_left_out_differ_and_do_not_contradict() -> None:
    bent = LOW.model_copy(update={"reasons": (reason("omission"),)})
    (warning,) = Standing([bent]).stamped(answer(citation("original", ORIGINAL))).warnings
    assert "copy differs from original" in warning


def test_a_contradiction_of_words_that_are_cited_from_another_place_is_shown() -> None:
    again = citation("original", f"As we wrote: {ORIGINAL}")
    apart = again.model_copy(update={"start": 500, "end": 500 + len(again.quote)})
    (warning,) = standing().stamped(answer(apart)).warnings
    assert "copy contradicts original" in warning


def test_what_only_a_low_document_holds_is_said_to() -> None:
    warnings = standing().stamped(answer(citation("copy", COPY))).warnings
    assert any("low trust" in warning for warning in warnings)


def statement(source: str, words: str) -> Statement:
    span = StatementSpan(start=0, end=len(words), text=words)
    return Statement(
        quote=words, spans=(span,), manner="direct", source=source, path="/x", start=0,
        end=len(words),
    )  # fmt: skip


def test_statements_of_a_copy_give_way_where_the_original_holds_them() -> None:
    both = [statement("copy", COPY), statement("copy", ALONE), statement("original", ORIGINAL)]
    assert standing().heard(both) == both[1:]
    assert standing(include_low=True).heard(both) == both
    assert standing(only_trusted=True).heard(both) == both[2:]
