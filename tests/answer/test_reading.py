"""How far is read, with a reader that likes what it is told to."""

from collections.abc import Sequence

from askcorpus.answer.choosing import NEAREST, Chosen
from askcorpus.answer.question import analyse
from askcorpus.answer.reading import STEP, read_on
from askcorpus.encoders.reader import Reading
from askcorpus.records import Passage, Span
from askcorpus.retrieve.opening import MOST_READ
from askcorpus.retrieve.search import Found

WHO = analyse("Who sank the boat?")


class Liking:
    """A reader whose margin is what is told of a passage's text, and that remembers its calls."""

    def __init__(self, margins: dict[str, float]) -> None:
        self.margins = margins
        self.calls: list[int] = []

    def scan(
        self,
        question: str,
        contexts: Sequence[str],
        parts: Sequence[Sequence[tuple[int, int]]],
    ) -> list[list[list[Reading]]]:
        self.calls.append(len(contexts))
        return [
            [
                [Reading(start=a, end=b, score=self.margins.get(context[a:b], -9.0), null=0.0)]
                for a, b in own
            ]
            for context, own in zip(contexts, parts, strict=True)
        ]


def chosen(count: int, left: float = 0.5, last: float = 0.5) -> list[Chosen]:
    """So many passages of one sentence, with what is left after each, and after the last four."""
    made = []
    for place in range(count):
        text = f"Passage {place}."
        passage = Passage(
            source="s",
            ordinal=2 * place,
            start=0,
            end=len(text),
            text=text,
            sentences=(Span(start=0, end=len(text)),),
            heading="",
        )
        found = Found(passage=passage, fused=0.5, cosine=0.5, bm25=0.0)
        made.append(Chosen(found, left if place < NEAREST else last))
    return made


def read(reader: Liking, passages: list[Chosen]) -> list[str]:
    scanned = read_on(WHO, passages, lambda source, ordinal: None, {}, reader)
    return [each.evidence.text for each in scanned]


def test_a_sure_answer_among_the_nearest_ends_the_reading() -> None:
    reader = Liking({"Passage 1.": 30.0})
    assert read(reader, chosen(20))[0] == "Passage 1."
    assert reader.calls == [NEAREST]


def test_without_an_answer_reading_goes_on_and_the_best_comes_first() -> None:
    reader = Liking({"Passage 9.": 30.0, "Passage 0.": -1.0})
    found = read(reader, chosen(40))
    assert found[:2] == ["Passage 9.", "Passage 0."]
    assert reader.calls == [NEAREST, STEP, STEP], "and ends where the answer was met"


def test_where_nothing_answers_no_more_is_read_than_a_user_waits_for() -> None:
    reader = Liking({})
    assert len(read(reader, chosen(60))) == sum(reader.calls) == MOST_READ


def test_where_hardly_anything_is_left_reading_ends_without_an_answer() -> None:
    reader = Liking({})
    read(reader, chosen(60, left=0.3, last=0.001))
    assert reader.calls == [NEAREST, STEP]


def test_few_passages_and_none_are_read_whole() -> None:
    assert len(read(Liking({}), chosen(3))) == 3
    assert read(Liking({}), []) == []
