"""Comparisons, reports and reasons as text and as a page; hostile text stays text."""

import re
from html.parser import HTMLParser

from askcorpus.records import Assessment, Comparison, SourceReport
from askcorpus.render.compare_html import comparison_html
from askcorpus.render.terminal import Style
from askcorpus.render.trust import assessment_text, comparison_text, sources_text
from askcorpus.trust.compare import compare
from askcorpus.trust.distortion import RuleJudge
from tests.trust.shelves import EMBEDDER, HEAD, STORY, assessed, changed, prose, shelf

FLIPPED = ("not going to borrow", "going to borrow")
EVIL = "<script>alert(1)</script> & \x1b[31mred\x07 \u202eabc <img src=x onerror=alert(2)>"


def compared(first: str, second: str) -> Comparison:
    return compare(shelf({"a": first, "b": second}), "a", "b", EMBEDDER.encode, RuleJudge())


def test_a_comparison_names_the_changes_worst_first_with_exact_words() -> None:
    texts = prose(STORY, HEAD), prose([*changed(FLIPPED)[:6], *changed(FLIPPED)[7:]])
    found = compared(*texts)
    assert (found.a, found.b, found.relation) == ("a", "b", "distorted")
    assert [each.kind for each in found.changes] == ["negation", "omission"]
    assert found.direction is not None
    for change in found.changes:
        for side, text in ((change.a, texts[0]), (change.b, texts[1])):
            if side:
                assert text[side.start : side.end] == side.text
    words = found.changes[0].a_words
    assert words is not None
    assert "not" in texts[0][words.start : words.end]


def test_the_original_comes_first_however_it_was_asked() -> None:
    found = compared(prose(changed(FLIPPED)), prose(STORY, HEAD))
    assert (found.a, found.b) == ("b", "a")
    assert found.changes[0].a is not None
    assert found.changes[0].a.source == "b"
    assert "is missing from the other" in found.changes[0].note


def test_a_document_beside_itself_is_the_same_text() -> None:
    both = shelf({"a": prose(STORY)})
    found = compare(both, "a", "a", EMBEDDER.encode, RuleJudge())
    assert (found.relation, found.changes, found.coverage) == ("verbatim", (), 1.0)


def test_documents_that_have_nothing_in_common() -> None:
    found = compared(prose(STORY), "Vellin heard three symphonies by candle light.\n")
    assert found.relation is None
    assert found.changes == ()
    assert "no versions of one text" in comparison_text(found, Style())


def test_an_empty_document_beside_another() -> None:
    found = compared(prose(STORY), "")
    assert (found.relation, found.coverage) == (None, 0.0)
    assert all(one is not None and other is None for one, other in found.pairs)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    hostile = [f"{EVIL} {sentence}" for sentence in changed(FLIPPED)]
    found = compared(prose([f"{EVIL} {each}" for each in STORY], HEAD), prose(hostile))
    page = comparison_html(found, EVIL, EVIL)
    tags = Tags()
    tags.feed(page)
    names = {tag for tag, _ in tags.seen}
    assert not names & {"script", "img", "link", "iframe", "object", "base"}
    assert all(not key.startswith("on") for _, attributes in tags.seen for key in attributes)
    assert all((a.get("href") or "#").startswith("#") for _, a in tags.seen)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", page)
    assert "&lt;script&gt;" in page
    assert '<mark class="critical">' in page


def test_every_sentence_of_both_is_on_the_page() -> None:
    found = compared(prose(STORY, HEAD), prose(changed(FLIPPED)))
    text = re.sub("<[^>]+>", "", comparison_html(found, "one", "two"))
    for sentence in (*STORY, *changed(FLIPPED)):
        assert sentence in text


def test_no_escape_reaches_a_terminal() -> None:
    hostile = [f"{EVIL} {sentence}" for sentence in STORY]
    bent = [f"{EVIL} {sentence}" for sentence in changed(FLIPPED)]
    found = compared(prose(hostile, HEAD), prose(bent))
    shown = comparison_text(found, Style(codes=True, width=60))
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        shown = shown.replace(code, "")
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", shown)


def report(id: str, copy_of: str | None = None) -> SourceReport:
    return SourceReport(
        id=id, title="a\n\tb\x1b[1m", publisher=None, published=None, path="/x", kind=None,
        statements=3, trust="low" if copy_of else "high",
        reasons=("it bends the words",) if copy_of else (), copy_of=copy_of,
        relation="distorted" if copy_of else None,
    )  # fmt: skip


def test_sources_stay_one_line_each_where_another_program_reads() -> None:
    rows = sources_text([report("one"), report("two", "one")], Style()).splitlines()
    assert rows == [
        "one\t-\t-\ta b␛[1m\t-\t3\thigh\t-",
        "two\t-\t-\ta b␛[1m\t-\t3\tlow\tit bends the words",
    ]


def test_a_copy_is_set_under_its_original_for_people() -> None:
    shown = sources_text([report("one"), report("two", "one")], Style(width=80))
    assert "\n    a b" in shown
    assert "a distorted copy of one" in shown
    assert "it bends the words" in shown


def test_why_shows_every_reason_with_its_places() -> None:
    found = assessed({"first": prose(STORY, HEAD), "second": prose(changed(FLIPPED))})
    shown = assessment_text(found["second"], Style())
    assert shown.startswith("second: trust low\n")
    for reason in found["second"].reasons:
        for excerpt in reason.evidence:
            assert f"{excerpt.source}:{excerpt.start}-{excerpt.end}" in shown
    nothing = assessment_text(Assessment(source="x", level="high"), Style())
    assert "nothing speaks against it" in nothing
