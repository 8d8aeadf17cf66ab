from datetime import date

from askcorpus.records import Passage, Source
from askcorpus.retrieve.renditions import collapse, content_stems, dice
from askcorpus.retrieve.search import Found

ORIGINAL = (
    "The harbour wall gave way before dawn and the fishing fleet lost eleven boats to the storm.",
    "Harbour master Ruiz told reporters that engineers had warned the council of cracked stones.",
)
COPY = (
    "The port wall gave way before dawn and the fishing navy lost seven boats at the storm.",
    "Port teacher Ruiz told reporters that engineers had warned the council of broken stones.",
)
OTHER = "The council will vote on a new library budget before the summer recess next month."


def found(source: str, texts: tuple[str, ...], fused: float) -> list[Found]:
    return [
        Found(
            passage=Passage(source=source, ordinal=i, start=0, end=len(text), text=text),
            fused=fused,
            cosine=0.0,
            bm25=0.0,
        )
        for i, text in enumerate(texts)
    ]


SOURCES = {
    "original": Source(
        id="original", path="/o", authors=("Ana",), published=date(2020, 1, 1), sha256="0"
    ),
    "copy": Source(id="copy", path="/c", sha256="1"),
    "other": Source(id="other", path="/x", publisher="The Tide", sha256="2"),
}


def test_a_copy_gives_way_to_the_better_documented_original() -> None:
    every = (
        found("copy", COPY, 0.9) + found("original", ORIGINAL, 0.4) + found("other", (OTHER,), 0.3)
    )
    kept = collapse(every, SOURCES)
    assert [each.passage.source for each in kept] == ["original", "original", "other"]
    assert kept[0].fused == 0.9, "the original takes over the score the copy earned"


def test_documents_that_say_equally_little_of_themselves_both_stay() -> None:
    sources = {**SOURCES, "original": SOURCES["copy"].model_copy(update={"id": "original"})}
    assert len(collapse(found("copy", COPY, 0.9) + found("original", ORIGINAL, 0.4), sources)) == 4


def test_passages_on_one_topic_are_not_renditions() -> None:
    report = ("The storm broke the harbour wall and the council met about the budget for repairs.",)
    every = found("copy", report, 0.9) + found("original", ORIGINAL, 0.4)
    assert len(collapse(every, SOURCES)) == 3


def test_dice_by_hand() -> None:
    one = frozenset("abcdef")
    assert dice(one, frozenset("abcdxy")) == 8 / 12
    assert dice(one, frozenset("abcxyz")) == 0.0, "too few shared to tell"


def test_stems_of_content_words_only() -> None:
    passage = Passage(source="s", ordinal=0, start=0, end=1, text="The boats were warned")
    assert content_stems(passage) == {"boat", "warn"}


def test_a_passage_stays_that_alone_holds_what_was_asked() -> None:
    every = found("copy", COPY, 0.9) + found("original", ORIGINAL, 0.4)
    kept = collapse(every, SOURCES, frozenset({"seven"}))
    assert (kept[0].passage.source, kept[0].passage.ordinal) == ("copy", 0)
    assert len(kept) == 3, "only the passage with the word asked for"
