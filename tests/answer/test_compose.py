from pathlib import Path

import pytest

from askcorpus.answer.compose import _gathered, cite, not_found, shown_path
from askcorpus.answer.examine import Examination
from askcorpus.answer.question import analyse
from askcorpus.errors import StaleCitation
from askcorpus.records import Citation, Source, Span
from tests.answer.samples import told

SOURCE = Source(id="s", path="/c/s.md", title="T", encoding="utf-8", sha256="0")


def test_a_citation_is_its_slice_with_its_line() -> None:
    text = "one\ntwo three\n"
    citation = cite(SOURCE, text, Span(start=4, end=7))
    assert (citation.quote, citation.line) == ("two", 2)
    assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("span", [(0, 99), (5, 5), (7, 4)])
def test_offsets_that_the_text_does_not_have_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(StaleCitation):
        cite(SOURCE, "one two", Span(start=span[0], end=span[1]))


def test_paths_below_the_current_folder_are_relative(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert shown_path("/c/s.md") == str(Path("c/s.md"))
    monkeypatch.chdir(Path(__file__).parent)
    assert shown_path("/c/s.md") == "/c/s.md"


def test_what_an_earlier_citation_quotes_is_not_cited_again() -> None:
    text = "It asked for 95 percent. A day later it asked for 99. Rain fell."

    def citing(start: int, end: int, words: str) -> Citation:
        at = text.index(words)
        span = Span(start=at, end=at + len(words))
        return cite(SOURCE, text, Span(start=start, end=end), emphasis=(span,))

    both, again, other = citing(0, 53, "99"), citing(0, 24, "95 percent"), citing(54, 64, "Rain")
    kept, places = _gathered([both, again, other], 2)
    assert [each.quote for each in kept] == [both.quote, other.quote]
    assert places == [0, 0, 1]
    assert [text[e.start : e.end] for e in kept[0].emphasis] == ["95 percent", "99"]
    supporting, _ = _gathered([both, again], 1)
    assert supporting == (both,)


def test_no_related_passage_is_shown_twice() -> None:
    text = "The wall fell. The quay held. Nobody came."
    near = [told(text, each, each, margin=-3.0) for each in ("The wall fell.", "The quay held.")]
    seen = Examination(
        question=analyse("who built the wall?"),
        passages=(),
        evidence=(),
        candidates=tuple(near),
        spelling=(),
        unseen=(),
        signals=None,
        confidence=0.0,
    )
    related = not_found(seen, {"s": SOURCE}, lambda _: text, top=3).related
    assert len(related) == 1
    assert related[0].quote in text
    assert not_found(seen, {"s": SOURCE}, lambda _: text, top=0).related == ()
