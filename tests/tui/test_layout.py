"""Rows: they tile the text, keep to the width, and lead back to every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from askcorpus.tui.layout import Rows, columns, shown

TEXTS = st.text(alphabet=st.sampled_from(list("abcde  \n\r\t“é漢́\x1b\u200b\u2028🙂")), max_size=120)


@given(TEXTS, st.integers(1, 12))
def test_rows_tile_the_text(text, width):
    rows = Rows(text, width)
    assert rows.starts[0] == 0
    assert list(rows.starts) == sorted(set(rows.starts)) or text == ""
    assert sum(rows.span(row)[1] - rows.span(row)[0] for row in range(len(rows))) == len(
        "".join(text[slice(*rows.span(row))] for row in range(len(rows)))
    )
    left_out = set(range(len(text)))
    for row in range(len(rows)):
        left_out -= set(range(*rows.span(row)))
    assert all(text[at] in "\r\n" for at in left_out)


@given(TEXTS, st.integers(8, 12))
def test_rows_keep_to_the_width_but_for_a_blank_at_their_end(text, width):
    rows = Rows(text, width)
    for row in range(len(rows)):
        start, end = rows.span(row)
        line = text[start:end]
        if len(line) > 1:
            assert sum(columns(character) for character in line.rstrip(" ")) <= width


@given(TEXTS, st.integers(1, 12))
def test_a_column_leads_to_the_character_shown_there(text, width):
    rows = Rows(text, width)
    for row in range(len(rows)):
        start, end = rows.span(row)
        column = 0
        for at in range(start, end):
            if columns(text[at]):
                assert rows.offset_at(row, column) <= at
                assert rows.row_of(at) == row
            column += columns(text[at])
        assert rows.offset_at(row, column + 1) == end


@pytest.mark.parametrize("text", ["a\tb", "\x1b[31m", "漢字", "e\u0301", "\u202e"])
def test_columns_are_those_of_what_is_shown(text):
    assert sum(columns(character) for character in text) == cell_len(shown(text))
    assert "\x1b" not in shown(text)


def test_words_stay_whole_where_they_can():
    text = "the wall was never inspected"
    rows = Rows(text, 10)
    assert [text[slice(*rows.span(row))] for row in range(len(rows))] == [
        "the wall ",
        "was never ",
        "inspected",
    ]
