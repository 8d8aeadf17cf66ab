"""Marks: found by stretch, the weightiest last."""

from hypothesis import given
from hypothesis import strategies as st

from askcorpus.tui.marks import Mark, Marks
from askcorpus.tui.stops import MOST_FOUND, found_marks


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=20),
    st.integers(0, 50),
    st.integers(1, 10),
)
def test_every_mark_that_touches_a_stretch_is_found(pairs, start, length):
    marks = [Mark(at, at + size, "statement") for at, size in pairs]
    touching = [m for m in marks if m.start < m.end and m.start < start + length and m.end > start]
    assert sorted(Marks(marks).over(start, start + length)) == sorted(touching)


def test_the_stop_lies_over_the_statement():
    marks = Marks([Mark(0, 9, "stop"), Mark(2, 5, "statement"), Mark(3, 4, "change")])
    assert [mark.kind for mark in marks.over(3, 4)] == ["statement", "change", "stop"]


def test_words_are_found_whatever_their_case_at_their_own_offsets():
    text = "İstanbul: the Wall, the wall"
    assert [text[m.start : m.end] for m in found_marks(text, "wall")] == ["wall"]
    text = "The Wall, the wall"
    assert [text[m.start : m.end] for m in found_marks(text, "wall")] == ["Wall", "wall"]
    assert found_marks(text, "") == []


def test_a_letter_of_a_long_document_is_marked_so_often_and_no_more():
    assert len(found_marks("e" * 1_000_000, "e")) == MOST_FOUND
