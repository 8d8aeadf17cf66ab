from askcorpus.answer.together import together
from askcorpus.records import Answer, AnswerSpan, Citation


def answered(text: str, citations: int = 1, confidence: float = 0.9) -> Answer:
    cited = Citation(
        source=text, title=None, publisher=None, published=None, path="p", line=1, start=0,
        end=len(text), quote=text, sha256="0",
    )  # fmt: skip
    return Answer(
        question=f"{text}?",
        verdict="answered",
        answer=text,
        answers=(AnswerSpan(text=text, citation=0),),
        citations=(cited,) * citations,
        confidence=confidence,
        elapsed_ms=0,
    )


REFUSED = Answer(
    question="b?", verdict="not_found", answer=None, missing="no b", confidence=0.1, elapsed_ms=0
)


def test_each_part_cites_its_own_evidence() -> None:
    both = together("a and b?", [answered("a", 3), answered("b", 3, 0.5)], top=3)
    assert [(each.text, both.citations[each.citation].quote) for each in both.answers] == [
        ("a", "a"),
        ("b", "b"),
    ]
    assert (both.answer, both.verdict, both.confidence) == ("a", "answered", 0.5)
    assert len(both.citations) == 2, "the parts share what is shown"


def test_what_was_not_found_is_said() -> None:
    half = together("a and b?", [answered("a"), REFUSED], top=3)
    assert half.verdict == "answered"
    assert half.missing == "b? no b"
    assert half.warnings == ("not found: b?",)


def test_nothing_found_is_a_refusal() -> None:
    none = together("b and b?", [REFUSED, REFUSED], top=3)
    assert (none.verdict, none.question) == ("not_found", "b and b?")
    assert none.missing == "b? no b; b? no b"
