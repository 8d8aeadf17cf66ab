from collections.abc import Sequence

from askcorpus.answer.scan import scan
from askcorpus.encoders.reader import Reading
from tests.answer.samples import PASSAGE, TEXT, evidence

HEADED = PASSAGE.model_copy(update={"heading": "Harbour news"})


class Reader:
    """Finds the first word of every part, surest in the first; keeps what it was shown."""

    def __init__(self) -> None:
        self.contexts: list[str] = []

    def scan(
        self,
        question: str,
        contexts: Sequence[str],
        parts: Sequence[Sequence[tuple[int, int]]],
    ) -> list[list[list[Reading]]]:
        self.contexts += contexts
        return [
            [
                [Reading(start=low, end=context.index(" ", low), score=5.0 - 9 * place, null=1.0)]
                for place, (low, _) in enumerate(own)
            ]
            for context, own in zip(contexts, parts, strict=True)
        ]


def test_a_passage_is_read_once_under_its_heading_and_after_what_precedes_it() -> None:
    reader = Reader()
    own = [
        evidence(n).model_copy(update={"passage": HEADED, "before": "It rained."}) for n in (1, 0)
    ]
    found = scan("what fell?", own, reader)
    assert reader.contexts == [f"Harbour news\nIt rained.\n{TEXT}"]
    words = [TEXT[r.start : r.end] for each in found for r in each.readings]
    assert words == ["The", "Engineers"], "offsets count from the passage, best first"


def test_a_passage_that_is_partly_a_speakers_is_read_under_nobodys_name() -> None:
    reader = Reader()
    named = HEADED.model_copy(update={"heading": "Harbour news: Ana Ruiz", "speaker": "Ana Ruiz"})
    own = [
        evidence(0).model_copy(update={"passage": named}),
        evidence(1).model_copy(update={"passage": HEADED}),
    ]
    scan("what fell?", own, reader)
    assert reader.contexts == [f"Harbour news\n{TEXT}"]


def test_nothing_to_read_is_nothing_found() -> None:
    assert scan("what fell?", [], Reader()) == []
