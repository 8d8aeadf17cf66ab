"""A quotation that one document alone has altered is held against that document."""

from askcorpus.records import Assessment, Statement, StatementSpan
from askcorpus.statements.utterances import with_renditions
from askcorpus.trust.drift import drifted

RIGHT = "We shall never sell the harbour to anybody who will not fish from it."
WRONG = "We shall gladly sell the harbour to anybody who will not fish from it."
TRIMMED = "never sell the harbour to anybody who will not fish"


def statement(source: str, words: str) -> Statement:
    span = StatementSpan(start=40, end=40 + len(words), text=words)
    return Statement(
        quote=words, spans=(span,), manner="direct", source=source, path=f"/{source}", start=40,
        end=40 + len(words), speaker="ruiz",
    )  # fmt: skip


def levels(words: dict[str, str], copies: dict[str, str] | None = None) -> dict[str, str]:
    every = with_renditions([statement(source, text) for source, text in words.items()])
    held = {each.source: [each] for each in every}
    known = [
        Assessment(source=source, level="high", copy_of=(copies or {}).get(source))
        for source in words
    ]
    return {each.source: each.level for each in drifted(known, held)}


def test_the_one_that_stands_against_two_is_lowered() -> None:
    assert levels({"a": RIGHT, "b": RIGHT, "c": WRONG}) == {"a": "high", "b": "high", "c": "medium"}


def test_one_against_one_tells_nothing() -> None:
    assert levels({"a": RIGHT, "b": WRONG}) == {"a": "high", "b": "high"}


def test_a_trimmed_quotation_is_fine() -> None:
    assert set(levels({"a": RIGHT, "b": RIGHT, "c": TRIMMED}).values()) == {"high"}


def test_copies_of_one_text_count_once() -> None:
    found = levels({"a": RIGHT, "b": RIGHT, "c": WRONG}, copies={"b": "a"})
    assert set(found.values()) == {"high"}


def test_documents_of_low_trust_say_nothing_against_others() -> None:
    every = with_renditions(
        [statement(s, w) for s, w in zip("abc", (WRONG, WRONG, RIGHT), strict=True)]
    )
    held = {each.source: [each] for each in every}
    doubted = [Assessment(source=s, level="low") for s in "ab"]
    found = drifted([*doubted, Assessment(source="c", level="high")], held)
    assert found[2].level == "high"
    assert found[2].reasons == ()


def test_reasons_are_made_anew_and_name_both_sides() -> None:
    every = with_renditions(
        [statement(s, w) for s, w in (("a", RIGHT), ("b", RIGHT), ("c", WRONG))]
    )
    held = {each.source: [each] for each in every}
    known = [Assessment(source=source, level="high") for source in "abc"]
    once = drifted(known, held)
    assert drifted(once, held) == once
    (reason,) = once[2].reasons
    assert [each.source for each in reason.evidence] == ["c", "a", "b"]
    assert [each.text for each in reason.evidence] == [WRONG, RIGHT, RIGHT]
    assert drifted(once, {}) == known
