import pytest

from askcorpus.answer.labels import named_elsewhere, spoken_by
from askcorpus.answer.question import analyse
from askcorpus.answer.scan import Scanned
from askcorpus.answer.select import Candidate, select
from askcorpus.encoders.reader import Reading
from askcorpus.records import Passage, Span
from askcorpus.retrieve.evidence import evidence

TURN = "For the record, I voted no."


def heard(label: str, asked: str = "who voted no?", speaker: str = "Hanne Lindqvist") -> Candidate:
    start = len(label)
    span = Span(start=start, end=start + len(TURN))
    passage = Passage(
        source="s",
        ordinal=0,
        start=start,
        end=span.end,
        text=TURN,
        speaker=speaker,
        sentences=(span,),
    )
    found = evidence(passage, span, fused=1.0, cosine=0.5, overlap=0.5)

    reading = Reading(start=16, end=17, score=1.0, null=0.0)
    return select(analyse(asked), [found], [Scanned(found, [reading])])[0]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MAYOR: Well?\nCOUNCILLOR LINDQVIST: ", "COUNCILLOR LINDQVIST"),
        ("**Hanne Lindqvist:** ", "Hanne Lindqvist"),
        ("TOM OKAFOR: ", None),
        ("Hanne Lindqvist said ", None),
    ],
)
def test_who_says_i_is_named_by_the_turns_label(label: str, name: str | None) -> None:
    best = heard(label)
    span = spoken_by(best, label + TURN)
    assert ((label + TURN)[span.start : span.end] if span else None) == name
    assert best.text == TURN, "what is given where no label is near"


def test_other_questions_are_not_about_who_speaks() -> None:
    assert not heard("HANNE LINDQVIST: ", asked="what was voted?").voice


def test_somebody_described_is_not_who_speaks() -> None:
    text = "A man at the harbour took my bag."
    span = Span(start=0, end=len(text))
    passage = Passage(
        source="s",
        ordinal=0,
        start=0,
        end=span.end,
        text=text,
        speaker="Ann Lee",
        sentences=(span,),
    )
    found = evidence(passage, span, fused=1.0, cosine=0.5, overlap=0.5)
    reading = Reading(start=0, end=20, score=1.0, null=0.0)
    best = select(analyse("who took the bag?"), [found], [Scanned(found, [reading])])[0]
    assert not best.voice
    assert best.text == "A man at the harbour"


COLUMN = "title: A wall\nauthor: Dora Quist\n\nWe ran out of time, and that was my mistake."


def wrote(asked: str, words: str, text: str = COLUMN, writer: str = "Dora Quist") -> Candidate:
    start = text.index("We ran") if "We ran" in text else 0
    span = Span(start=start, end=len(text))
    passage = Passage(
        source="s",
        ordinal=0,
        start=start,
        end=span.end,
        text=text[start:],
        writer=writer,
        sentences=(span,),
    )
    found = evidence(passage, span, fused=1.0, cosine=0.5, overlap=0.5)
    at = text[start:].index(words)
    reading = Reading(start=at, end=at + len(words), score=1.0, null=0.0)
    return select(analyse(asked), [found], [Scanned(found, [reading])])[0]


@pytest.mark.parametrize(
    ("asked", "words", "own"),
    [
        ("who ran out of time?", "We", True),
        ("Whose mistake was it?", "my mistake", True),
        ("Whose time was it?", "my mistake", False),
        ("What was her mistake?", "my mistake", False),
    ],
)
def test_what_a_column_says_of_itself_its_writer_says(asked: str, words: str, own: bool) -> None:
    best = wrote(asked, words)
    assert best.voice is own
    named = named_elsewhere(best, COLUMN)
    assert (COLUMN[named.start : named.end] if named else None) == ("Dora Quist" if own else None)


def test_a_writer_answers_for_no_name_that_is_read() -> None:
    text = "Ann Lee and I ran late."
    assert not wrote("who ran late?", "Ann Lee", text).voice
    assert not wrote("who ran late?", "everybody", "I know that everybody ran late.").voice


def test_a_name_is_a_whole_one_and_may_follow() -> None:
    said = "I have decided."
    letter = f"{said} Yours, Ann Leery. Yours, Ann Lee"
    best = wrote("who decided?", "I", said, "Ann Lee")
    named = named_elsewhere(best, letter)
    assert named is not None
    assert named.start == letter.rindex("Ann Lee")
    assert named_elsewhere(best, said) is None


@pytest.mark.parametrize("label", ["A", "Q", "White"])
def test_a_label_is_not_found_in_common_words(label: str) -> None:
    turn = "I voted no."
    text = f"{turn} The white house had a queue, q and a."
    best = wrote("who voted no?", "I", turn, label)
    assert named_elsewhere(best, text) is None


def test_a_label_in_capitals_names_who_speaks() -> None:
    best = wrote("who voted no?", "I", "I voted no.", "White")
    named = named_elsewhere(best, "I voted no. WHITE")
    assert named == Span(start=12, end=17)
