from pathlib import Path

import pytest

from askcorpus.answer.compose import cite, quoted, shown_path
from askcorpus.errors import StaleCitation
from askcorpus.records import Source, Span
from tests.answer.samples import TEXT, evidence

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


def test_a_sentence_that_stands_alone_is_quoted_alone() -> None:
    assert quoted(evidence(1)) == evidence(1).sentence


@pytest.mark.parametrize(
    "opening", ["They want more", "“It fell", "A day later, it fell", "but no"]
)
def test_a_sentence_that_leans_on_the_one_before_brings_it(opening: str) -> None:
    leaning = evidence(1).model_copy(update={"text": opening})
    assert quoted(leaning) == Span(start=100, end=100 + len(TEXT))


def test_paths_below_the_current_folder_are_relative(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert shown_path("/c/s.md") == str(Path("c/s.md"))
    monkeypatch.chdir(Path(__file__).parent)
    assert shown_path("/c/s.md") == "/c/s.md"
