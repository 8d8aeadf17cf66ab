"""What becomes of originals, copies, corrections and everything that only looks like a copy."""

import random

import pytest

from askcorpus.records import Assessment
from askcorpus.trust import assess
from askcorpus.trust.compare import compare
from askcorpus.trust.distortion import RuleJudge
from tests.trust.shelves import EMBEDDER, HEAD, STORY, assessed, changed, prose, shelf

FLIPPED = ("not going to borrow", "going to borrow")
RENUMBERED = ("3,200 signatures", "9,200 signatures")
RENAMED = ("Ivo Brandt", "Karl Jensen")


def quotes_hold(texts: dict[str, str], found: dict[str, Assessment]) -> None:
    for each in found.values():
        for reason in each.reasons:
            for excerpt in reason.evidence:
                assert texts[excerpt.source][excerpt.start : excerpt.end] == excerpt.text


def test_a_distorted_copy_is_low_and_shows_the_words_on_both_sides() -> None:
    texts = {"first": prose(STORY, HEAD), "second": prose(changed(FLIPPED, RENUMBERED))}
    found = assessed(texts)
    assert found["first"].level == "high"
    assert found["second"].level == "low"
    assert (found["second"].copy_of, found["second"].relation) == ("first", "distorted")
    kinds = {reason.kind for reason in found["second"].reasons}
    assert {"negation", "number"} <= kinds
    flipped = next(r for r in found["second"].reasons[1:] if r.kind == "negation")
    own, other = flipped.evidence
    assert (own.source, other.source) == ("second", "first")
    assert "not going to borrow" in other.text
    assert "not going" not in own.text
    quotes_hold(texts, found)


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_where_nothing_tells_which_came_first_both_are_medium(names: tuple[str, str]) -> None:
    texts = dict(zip(names, (prose(STORY), prose(changed(FLIPPED))), strict=True))
    found = assessed(texts)
    assert [found[name].level for name in "ab"] == ["medium", "medium"]
    assert [each.relation for each in found.values() if each.copy_of] == ["undecided"]
    for each in found.values():
        assert any(reason.kind == "negation" for reason in each.reasons), "both show it"
    quotes_hold(texts, found)


def test_a_verbatim_copy_is_no_distortion() -> None:
    found = assessed({"first": prose(STORY, HEAD), "second": prose(STORY)})
    assert [each.level for each in found.values()] == ["high", "high"]
    assert (found["second"].copy_of, found["second"].relation) == ("first", "verbatim")


def test_unrelated_documents_stand_alone() -> None:
    other = [
        "The orchestra of Vellin played three symphonies on Saturday evening.",
        "Its conductor, Marta Ruhl, had returned from Japan the week before.",
        "The hall was full, and the audience stood for ten minutes.",
        "Critics praised the slow movement above all.",
    ]
    found = assessed({"bath": prose(STORY, HEAD), "music": prose(other)})
    assert all(each.level == "high" and each.copy_of is None for each in found.values())


def test_a_document_that_copies_itself_is_no_copy() -> None:
    found = assessed({"twice": prose([*STORY, *changed(FLIPPED)], HEAD)})
    assert found["twice"].level == "high"
    assert found["twice"].copy_of is None


def test_three_copies_with_different_changes() -> None:
    texts = {
        "a": prose(changed(FLIPPED)),
        "b": prose(changed(RENUMBERED)),
        "c": prose(changed(RENAMED)),
        "d": prose(STORY, HEAD),
    }
    found = assessed(texts)
    assert found["d"].level == "high"
    assert {found[id].copy_of for id in "abc"} == {"d"}
    assert {found[id].level for id in "abc"} == {"low"}
    assert {found[id].reasons[0].kind for id in "abc"} == {"negation", "number", "name"}


def test_sentences_are_embedded_once_however_many_copies_there_are() -> None:
    read: list[tuple[str, ...]] = []

    def counted(texts):
        read.append(tuple(texts))
        return EMBEDDER.encode(texts)

    texts = {name: prose(STORY[: 8 + n]) for n, name in enumerate(("a", "b", "c"))}
    found = assess(shelf(texts), counted, RuleJudge())
    assert sum(each.copy_of is not None for each in found) == 2
    assert len(read) == len(set(read)) == 3


def test_three_copies_and_no_original_are_none_of_them_low() -> None:
    texts = {
        "a": prose(changed(FLIPPED)),
        "b": prose(changed(RENUMBERED)),
        "c": prose(changed(RENAMED)),
    }
    found = assessed(texts)
    assert {each.level for each in found.values()} == {"medium"}


def test_a_copy_in_another_order_is_found_and_no_distortion() -> None:
    parts = [STORY[n : n + 3] for n in range(0, 12, 3)]
    random.Random(3).shuffle(parts)
    moved = [sentence for part in parts for sentence in part]
    assert moved != list(STORY)
    found = assessed({"first": prose(STORY, HEAD), "second": prose(moved)})
    assert found["second"].copy_of == "first"
    assert found["second"].relation == "verbatim"
    assert found["second"].level == "high"


def test_a_change_in_a_copy_in_another_order_is_seen() -> None:
    moved = changed(FLIPPED)
    moved = [*moved[6:], *moved[:6]]
    found = assessed({"first": prose(STORY, HEAD), "second": prose(moved)})
    assert found["second"].level == "low"
    assert any(reason.kind == "negation" for reason in found["second"].reasons)


def long_document(seed: int, count: int) -> list[str]:
    """Sentences that have nothing to do with the story, and little with one another."""
    rng = random.Random(seed)
    names = [f"{a}{b}" for a in ("Kor", "Ves", "Tam", "Lig") for b in ("dan", "mira", "tov", "ell")]
    nouns = "bridge orchard ledger compass lantern quarry bakery violin glacier parcel".split()
    verbs = "repaired painted measured counted borrowed described sold inherited".split()
    return [
        f"{rng.choice(names)} {rng.choice(verbs)} the {rng.choice(nouns)} of {rng.choice(names)}"
        f" near the {rng.choice(nouns)} number {rng.randrange(10, 9999)}."
        for _ in range(count)
    ]


def test_a_copy_that_is_two_hundredths_of_a_long_document() -> None:
    inside = long_document(1, 588)
    texts = {
        "long": prose([*inside[:300], *STORY, *inside[300:]], HEAD),
        "short": prose(STORY),
        "bent": prose(changed(FLIPPED)),
    }
    found = assessed(texts)
    assert (found["short"].copy_of, found["short"].relation) == ("long", "excerpt")
    assert found["short"].level == "high"
    assert (found["bent"].copy_of, found["bent"].level) == ("long", "low")


def test_a_correction_is_no_distortion() -> None:
    note = "CORRECTION: An earlier version of this story gave 9,200 as the number of signatures."
    texts = {
        "before": prose(changed(RENUMBERED), HEAD),
        "after": prose([*STORY, note], HEAD),
    }
    found = assessed(texts)
    assert found["after"].level == "high"
    assert (found["before"].copy_of, found["before"].relation) == ("after", "revision")
    assert found["before"].level == "medium"
    assert "put right" in found["before"].reasons[0].text
    quotes_hold(texts, found)


def test_an_empty_document() -> None:
    found = assessed({"empty": "", "blank": "\n\n", "story": prose(STORY)})
    assert {each.level for each in found.values()} == {"high"}


def test_other_languages_beside_english() -> None:
    german = [
        "Der Rat von Marwick beschloss am Dienstag, das Hallenbad zu schließen.",
        "Bürgermeisterin Dorothea Lund sagte, das Dach koste 240.000 Pfund.",
        "Elf Mitglieder stimmten dafür und sieben dagegen.",
        "Das Bad wurde 1931 eröffnet und von vier Schulen genutzt.",
    ]
    japanese = ["市議会は火曜日に水泳場の閉鎖を決めた。", "屋根の修理には二十四万ポンドかかる。"]
    arabic = ["صوت المجلس يوم الثلاثاء على إغلاق المسبح.", "قالت العمدة إن السقف مكلف."]
    found = assessed(
        {
            "english": prose(STORY, HEAD),
            "german": prose(german),
            "japanese": "".join(japanese),
            "arabic": prose(arabic),
        }
    )
    assert {each.level for each in found.values()} == {"high"}
    assert all(each.relation != "distorted" for each in found.values())


def test_a_copy_among_other_languages_is_found() -> None:
    german = [
        "Der Rat von Marwick beschloss am Dienstag, das Hallenbad zu schließen.",
        "Bürgermeisterin Dorothea Lund sagte, das Dach koste 240.000 Pfund.",
        "Elf Mitglieder stimmten dafür und sieben dagegen.",
        "Das Bad wurde 1931 eröffnet und von vier Schulen genutzt.",
    ]
    found = assessed({"eins": prose(german, HEAD), "zwei": prose(german)})
    assert (found["zwei"].copy_of, found["zwei"].relation) == ("eins", "verbatim")


def test_only_what_changed_is_judged_anew_with_the_same_result() -> None:
    texts = {"first": prose(STORY, HEAD), "music": prose(long_document(2, 9))}
    before = assess(shelf(texts), EMBEDDER.encode, RuleJudge())
    texts["second"] = prose(changed(FLIPPED, RENUMBERED))
    grown = shelf(texts)
    anew = assess(grown, EMBEDDER.encode, RuleJudge())
    after = assess(grown, EMBEDDER.encode, RuleJudge(), before=before, changed={"second"})
    assert after == anew
    assert [each.level for each in after] == ["high", "high", "low"]
    del texts["second"]
    left = assess(shelf(texts), EMBEDDER.encode, RuleJudge(), before=after, changed={"second"})
    assert left == before


def test_a_copy_whose_original_is_gone_stands_alone_again() -> None:
    texts = {"first": prose(STORY, HEAD), "second": prose(changed(FLIPPED))}
    before = assess(shelf(texts), EMBEDDER.encode, RuleJudge())
    del texts["first"]
    after = assess(shelf(texts), EMBEDDER.encode, RuleJudge(), before=before, changed={"first"})
    assert [(each.source, each.level, each.copy_of) for each in after] == [("second", "high", None)]


def test_a_distorted_version_is_no_witness_for_another() -> None:
    texts = {
        "a": prose(STORY, HEAD),
        "b": prose(changed(FLIPPED, RENUMBERED)),
        "c": prose(changed(FLIPPED, RENUMBERED, RENAMED)),
    }
    found = assessed(texts)
    assert [found[id].level for id in "abc"] == ["high", "low", "low"]
    assert {found["b"].copy_of, found["c"].copy_of} == {"a"}


def test_a_comparison_hears_no_witness_that_is_doubted() -> None:
    wrong = (FLIPPED, RENUMBERED, RENAMED)
    held = shelf(
        {
            "a": prose(STORY),
            "b": prose(changed(*wrong)),
            "c": prose(changed(*wrong, ("in March", "in April"))),
        }
    )
    heard = compare(held, "a", "b", EMBEDDER.encode, RuleJudge())
    assert heard.direction is not None
    told, borne_out = heard.direction.split("; ")
    assert told == "c gives the words as b does"
    assert borne_out.startswith("c knows “")
    assert compare(held, "a", "b", EMBEDDER.encode, RuleJudge(), doubted=["c"]).direction is None


@pytest.mark.parametrize("own", ["by the end of May", "in the town hall"])
def test_two_short_reports_of_one_quotation_are_no_copies(own: str) -> None:
    said = "“We are not going to borrow money for the roof of the old bath,” she said"
    other = said.replace("not going", "now going")
    texts = {
        "a": f"{HEAD}{said} on Tuesday.\n\nEleven members voted for it.\n",
        "b": f"{other} {own}.\n\nParents were angry about this.\n",
    }
    found = assessed(texts)
    assert [(each.level, each.copy_of) for each in found.values()] == [("high", None)] * 2


def test_a_witness_that_comes_or_goes_is_heard_as_in_a_full_build() -> None:
    witness = prose(("Against the plan of the council 3,200 people had signed, a clerk told us.",))
    texts = {"a": prose(STORY), "b": prose(changed(FLIPPED, ("3,200", "2,300")))}
    alone = assess(shelf(texts), EMBEDDER.encode, RuleJudge())
    both = texts | {"w": witness}
    full = assess(shelf(both), EMBEDDER.encode, RuleJudge())
    after = assess(shelf(both), EMBEDDER.encode, RuleJudge(), before=alone, changed={"w"})
    assert after == full
    left = assess(shelf(texts), EMBEDDER.encode, RuleJudge(), before=full, changed={"w"})
    assert left == alone
