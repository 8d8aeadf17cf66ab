"""Quotations compared word by word: verified against documents, and joined into utterances."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.records.answer import Trust
from askcorpus.records.statement import Manner, Statement, StatementSpan, Verification
from askcorpus.statements.placing import places
from askcorpus.statements.utterances import COMMON, with_renditions
from askcorpus.statements.verification import Paper, verify
from askcorpus.statements.wording import wording

TEXT = (
    "He met them. Ann Lee went on to say that “you don’t want to get rid of that technology,” but "
    "left. Later she spoke of 28 towns — and of rain in May.\n\nBo Ek: “We win. [This] is it "
    "altogether.” Nothing else was said that day by anybody."
)


def paper(text: str = TEXT, source: str = "a", trust: Trust | None = None) -> Paper:
    start = text.find("you don’t")
    words = text[start : text.find(",”", start)]
    own = [statement(words, source, "ann", at=start)] if start >= 0 else []
    return Paper(source, f"/{source}.txt", text, trust=trust, statements=own)


def statement(
    quote: str, source: str, speaker: str | None = "ann", *, at: int = 0, manner: Manner = "direct"
) -> Statement:
    return Statement(
        quote=quote,
        spans=(StatementSpan(start=at, end=at + len(quote), text=quote),),
        manner=manner,
        speaker=speaker,
        source=source,
        path=f"/{source}.txt",
        start=at,
        end=at + len(quote),
    )


def check(quotation: str, *papers: Paper) -> Verification:
    found = verify(quotation, papers or [paper()], {"ann": "Ann Lee"})
    for match in found.matches:
        text = next(one.text for one in papers or [paper()] if one.source == match.source)
        assert text[match.start : match.end] == match.quote
    return found


def differences(found: Verification) -> list[tuple[str, str]]:
    return [(one.pasted, one.found) for one in found.matches[0].differences]


@pytest.mark.parametrize(
    "quotation",
    [
        "you don't want to get rid of that technology",
        "“You don’t want to get rid of that technology,”",
        "  you don't\nwant to   get rid of that technology … ",
        "YOU DON‘T WANT TO GET RID OF THAT TECHNOLOGY!",
        "«you don't want to get rid of that technology» [sic]",
    ],
)
def test_exact_whatever_the_marks(quotation: str) -> None:
    found = check(quotation)
    assert (found.verdict, differences(found)) == ("exact", [])
    assert found.matches[0].speaker == "Ann Lee"
    assert found.matches[0].quote == "you don’t want to get rid of that technology"


def test_an_altered_negation_is_told() -> None:
    found = check("I want to get rid of that technology")
    assert (found.verdict, differences(found)) == ("altered", [("I", "you don’t")])
    assert found.warnings == ("a negation differs: “I” was pasted, the document has “you don’t”",)


def test_a_quotation_cut_at_its_negation_is_trimmed_with_what_was_cut() -> None:
    found = check("want to get rid of that technology")
    assert (found.verdict, differences(found)) == ("trimmed", [("", "you don’t")])
    assert "negation" in found.warnings[0]


def test_a_changed_number_is_told() -> None:
    found = check("Later she spoke of 82 towns — and of rain in May.")
    assert (found.verdict, differences(found)) == ("altered", [("82", "28")])
    assert "number" in found.warnings[0]


@pytest.mark.parametrize("dots", ["...", "…", "[...]", "[ … ]", ". . ."])
def test_an_ellipsis_stands_for_what_was_left_out(dots: str) -> None:
    found = check(f"you don't want {dots} that technology")
    assert (found.verdict, differences(found)) == ("trimmed", [("", "to get rid of")])


def test_an_ellipsis_may_stand_for_much() -> None:
    middle = " ".join(f"word{number}" for number in range(300))
    found = check("The first thing is this … the last thing is that.",
                  paper(f"The first thing is this {middle} the last thing is that."))  # fmt: skip
    assert found.verdict == "trimmed"
    assert differences(found) == [("", middle)]


def test_words_left_out_without_an_ellipsis_are_an_alteration() -> None:
    found = check("you don't want to rid of that technology")
    assert (found.verdict, differences(found)) == ("altered", [("", "get")])


def test_an_editors_brackets_are_allowed_on_either_side() -> None:
    assert check("This is it altogether.").verdict == "exact"
    found = check("you don't want to get rid of [the thing]")
    assert (found.verdict, differences(found)) == ("trimmed", [("the thing", "that technology")])


@pytest.mark.parametrize(
    "quotation", ["", "…", "“”", "the moon is made of green cheese", "You. I!"]
)
def test_absent(quotation: str) -> None:
    assert check(quotation) == Verification(quotation=quotation, verdict="absent")


@pytest.mark.parametrize("few", ["owes us nothing", "an apology", "owes an answer", "answers"])
def test_few_words_are_held_as_they_are_or_not_at_all(few: str) -> None:
    papers = [Paper("a", "/a", "Ann Lee said that the council owes us an answer.")]
    assert verify(few, papers, {}).verdict == "absent"
    assert verify("owes us an", papers, {}).verdict == "trimmed"
    assert verify("owes us", [Paper("a", "/a", "“Owes us.”")], {}).verdict == "exact"


def test_the_more_trusted_of_two_alike_comes_first() -> None:
    low, high = paper(source="a", trust="low"), paper(source="b", trust="high")
    found = check("you don't want to get rid of that technology", low, high)
    assert [match.source for match in found.matches] == ["b", "a"]


def test_the_named_speaker_comes_first_and_agreement_is_told() -> None:
    other = Paper("z", "/z.txt", TEXT, statements=[statement(TEXT, "z", "bo")])
    papers = [paper(), other]
    said = "you don't want to get rid of that technology"
    found = verify(said, papers, {"ann": "Ann Lee", "bo": "Bo Ek"}, lambda key: key == "bo")
    assert (found.matches[0].speaker, found.speaker_agrees) == ("Bo Ek", True)
    assert verify(said, papers, {}, lambda _: False).speaker_agrees is False
    assert verify(said, papers, {}).speaker_agrees is None


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_can_be_verified_in_any_text(quotation: str, text: str) -> None:
    for match in verify(quotation, [Paper("a", "/a", text)], {}).matches:
        assert text[match.start : match.end] == match.quote


@given(st.text(max_size=300))
def test_words_are_slices_in_order(text: str) -> None:
    words = wording(text).words
    assert all(one.start < one.end for one in words)
    assert all(one.end <= two.start for one, two in pairwise(words))


LONG = "We never promised anybody a second bridge over the sound this year"


def renditions(*statements: Statement) -> list[list[tuple[str, str, str]]]:
    return [
        [(one.source, one.change, one.quote) for one in each.renditions]
        for each in with_renditions(statements)
    ]


def test_one_utterance_in_two_documents_verbatim_but_for_marks() -> None:
    other = LONG.upper().replace("YEAR", "YEAR [sic]!")
    first, second = renditions(statement(LONG, "a"), statement(other, "b"))
    assert first == [("b", "verbatim", other)]
    assert second == [("a", "verbatim", LONG)]


def test_a_part_is_trimmed_and_placed_where_it_stands() -> None:
    turn = f"Thank you. {LONG}, as you know. Next."
    found = with_renditions([statement(LONG, "a"), statement(turn, "b", at=100, manner="turn")])
    (one,) = found[0].renditions
    assert (one.change, one.quote, one.start) == ("trimmed", LONG, 111)
    assert found[1].renditions[0].change == "trimmed"
    cut = "We never promised anybody … over the sound this year"
    assert renditions(statement(cut, "a"), statement(LONG, "b"))[0][0][1] == "trimmed"


def test_texts_that_recur_are_compared_once(monkeypatch) -> None:
    asked: list[tuple[str, ...]] = []

    def counted(wanted, text, least):
        asked.append((*wanted.keys, "/", *text.keys))
        return places(wanted, text, least)

    monkeypatch.setattr("askcorpus.statements.utterances.places", counted)
    other = LONG.replace("never ", "")
    found = renditions(*[statement(LONG, "a"), statement(other, "b")] * 9)
    assert len(asked) == len(set(asked)) == 3
    assert [len(each) for each in found] == [17] * 18


def test_a_changed_word_is_an_alteration_with_its_difference() -> None:
    other = LONG.replace("never ", "")
    found = with_renditions([statement(LONG, "a"), statement(other, "b")])
    (one,), (two,) = found[0].renditions, found[1].renditions
    assert (one.change, two.change) == ("altered", "altered")
    assert [(d.pasted, d.found) for d in one.differences] == [("never", "")]
    assert [(d.pasted, d.found) for d in two.differences] == [("", "never")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG, "Rain is expected all over the sound on Thursday and Friday"),
        ("Yes, of course.", "Yes, of course."),
    ],
)
def test_what_is_not_one_utterance_has_no_renditions(first: str, second: str) -> None:
    assert renditions(statement(first, "a"), statement(second, "b")) == [[], []]


def test_paraphrase_has_no_renditions() -> None:
    told = [statement(LONG, source, manner="indirect") for source in "ab"]
    assert renditions(*told) == [[], []]


def test_what_everybody_says_brings_nobody_together() -> None:
    many: Sequence[Statement] = [
        statement(f"number{n} {LONG} number{n + 1}", f"s{n}", f"p{n}") for n in range(COMMON + 1)
    ]
    assert all(not each.renditions for each in with_renditions(many))


def test_a_common_phrase_is_no_common_utterance() -> None:
    first = "I am now ready to fight for the people of the United States of America"
    second = "I am not running for president of the United States as surrogate of the prom king"
    assert renditions(statement(first, "a"), statement(second, "b")) == [[], []]


def test_small_numbers_in_words_are_their_figures() -> None:
    found = check("Later she spoke of 2 towns", paper("Later she spoke of two towns."))
    assert found.verdict == "exact"


@pytest.mark.parametrize(
    ("other", "verdict", "speaker"), [("ann", "exact", "Ann Lee"), ("bo", "altered", None)]
)
def test_words_that_attribute_do_not_alter_what_one_person_said(
    other: str, verdict: str, speaker: str | None
) -> None:
    text = "“We are not closing a ward,” Lee told them. “Not now, not next year,” she said."
    first = statement("We are not closing a ward,", "a", "ann", at=1)
    second = statement("Not now, not next year,", "a", other, at=text.index("Not now"))
    found = check(
        "We are not closing a ward. Not now, not next year.",
        Paper("a", "/a.txt", text, statements=[first, second]),
    )
    assert found.verdict == verdict
    assert found.matches[0].speaker == speaker
    assert found.matches[0].quote == text[1 : text.index(",” she")]
