"""Sources as written to speakers: names, roles, pronouns, and what must stay unknown."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.records import Block, Document, Source, Span
from askcorpus.records.statement import Statement, StatementSpan
from askcorpus.statements import resolve
from askcorpus.statements.cast import Cast
from askcorpus.statements.mentions import kind_of, names_in


def document(text: str, name: str = "a") -> Document:
    blocks, place = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start=place, end=place + len(part), kind="paragraph"))
        place += len(part) + 2
    source = Source(id=name, path=f"/{name}.txt", sha256="0" * 64)
    body = Span(start=0, end=len(text))
    return Document(source=source, text=text, body=body, blocks=tuple(blocks))


def statements(made: Document, sources: Sequence[str]) -> list[Statement]:
    """One statement per source, found in the text in order."""
    result, place = [], 0
    for written in sources:
        start = made.text.index(written, place)
        place = end = start + len(written)
        span = StatementSpan(start=end, end=end + 1, text=made.text[end : end + 1])
        result.append(
            Statement(
                quote=span.text,
                spans=(span,),
                manner="indirect",
                cue="said",
                speaker_as_written=written,
                source=made.source.id,
                path=made.source.path,
                start=end,
                end=end + 1,
                speaker_span=Span(start=start, end=end),
            )
        )
    return result


def speakers(text: str, *sources: str) -> list[str | None]:
    made = document(text)
    return [one.speaker for one in resolve([made], [statements(made, sources)]).statements]


def test_short_names_and_pronouns_mean_the_full_name() -> None:
    text = "AWS CEO Andrew Jassy said a. Jassy said b. He said c."
    assert speakers(text, "AWS CEO Andrew Jassy", "Jassy", "He") == ["andrew-jassy"] * 3


def test_a_pronoun_takes_the_speaker_of_its_gender() -> None:
    text = "Mary Stone said a. John Ford said b. She said c.\n\nHe said d."
    found = speakers(text, "Mary Stone", "John Ford", "She", "He")
    assert found == ["mary-stone", "john-ford", "mary-stone", "john-ford"]


def test_a_description_means_the_one_person_with_that_role() -> None:
    text = "Gov. Mike Pence met Ann Lee. The governor said a."
    assert speakers(text, "The governor") == ["mike-pence"]


@pytest.mark.parametrize("written", ["They", "It"])
def test_what_points_to_nobody_clearly_stays_unknown(written: str) -> None:
    assert speakers(f"Ann Lee met Bo Ek. {written} said a.", written) == [None]


def test_two_people_of_one_surname_are_not_merged() -> None:
    text = "Hillary Clinton met Bill Clinton. Clinton said a."
    assert speakers(text, "Clinton") == ["clinton"]


def test_one_speaker_over_documents_with_aliases_and_roles() -> None:
    first, second = document("AWS CEO Andrew Jassy said a.", "a"), document("Jassy said b.", "b")
    found = resolve(
        [first, second],
        [statements(first, ["AWS CEO Andrew Jassy"]), statements(second, ["Jassy"])],
    )
    (one,) = found.speakers
    assert (one.name, one.id, one.kind) == ("Andrew Jassy", "andrew-jassy", "person")
    assert set(one.aliases) == {"AWS CEO Andrew Jassy", "Jassy"}


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("he", "pronoun"),
        ("Trump", "name"),
        ("the company", "nominal"),
        ("an anonymous Amazon employee", "anonymous"),
        ("Ann Lee, the mayor", "name"),
        (None, "none"),
        ("", "none"),
    ],
)
def test_kind_of(written: str | None, kind: str) -> None:
    assert kind_of(written) == kind


def test_names_end_with_sentences_and_lose_titles() -> None:
    text = (
        "Mr. Obama met Sen. Chuck Grassley. But Hillary Clinton’s aide left. J. K. Rowling stayed."
    )
    found = [(use.name, use.gender) for use in names_in(text)]
    assert found == [
        ("Obama", "m"),
        ("Chuck Grassley", ""),
        ("Hillary Clinton", ""),
        ("J. K. Rowling", ""),
    ]


@given(st.text(max_size=300))
def test_names_are_slices_of_any_text(text: str) -> None:
    for use in names_in(text):
        assert 0 <= use.start < use.end <= len(text)
    assert isinstance(Cast(text).full, list)


def test_hostile_names_are_only_text() -> None:
    text = "(.*)+\x1b[31m Bob said a."
    assert speakers(text, "(.*)+\x1b[31m Bob") is not None
