"""A name that becomes a common word in another document, seen over the whole of it."""

from askcorpus.trust.alignment import align
from askcorpus.trust.comparing import judged
from askcorpus.trust.distortion import RuleJudge
from askcorpus.trust.naming import lost_names
from tests.trust.shelves import one, prose

KEPT = [
    ("They sell Norrgate to banks.", "They sell Norrgate to banks."),
    ("The police use Norrgate daily.", "The police use awareness daily."),
    ("We trust Norrgate with our doors.", "We trust awareness with our doors."),
    ("Nobody asked about Norrgate then.", "Nobody asked about it then."),
]


def found(pairs: list[tuple[str, str]]) -> list[tuple[int, str, str]]:
    return [
        (
            each.pair,
            pairs[each.pair][0][each.name.start : each.name.end],
            pairs[each.pair][1][each.word.start : each.word.end],
        )
        for each in lost_names(pairs)
    ]


def test_a_word_that_takes_the_place_of_a_name_again_and_again() -> None:
    assert found(KEPT) == [(1, "Norrgate", "awareness"), (2, "Norrgate", "awareness")]


def test_once_is_another_way_to_say_it() -> None:
    assert found([KEPT[0], KEPT[1], KEPT[3], KEPT[3]]) == []


def test_a_name_in_other_letters_counts_at_once() -> None:
    pairs = [KEPT[0], KEPT[3], ("The flaws of Norrgate show.", "The flaws of norgate show.")]
    assert found(pairs) == [(2, "Norrgate", "norgate")]


def test_a_name_that_the_other_never_uses_is_only_called_otherwise() -> None:
    pairs = [(one, other.replace("Norrgate", "the gate")) for one, other in KEPT]
    assert found(pairs) == []


def test_the_order_of_two_documents_does_not_matter() -> None:
    first = [one_of for one_of, _ in KEPT]
    second = [other for _, other in KEPT]
    for left, right, sign in ((first, second, "a"), (second, first, "b")):
        one_side, other_side = one("x", prose(left)), one("y", prose(right))
        beads = align(left, right)
        found = judged(one_side, other_side, beads, RuleJudge())
        names = [change for change in found.changes() if change.kind == "name"]
        spans = [change.a_words if sign == "a" else change.b_words for change in names]
        text = one_side.text if sign == "a" else other_side.text
        assert [text[span.start : span.end] for span in spans if span] == ["Norrgate"] * 2
