import pytest

from askcorpus.ingest.blocks import part

LONG = "This paragraph is one long line without wrapping, as most web texts have them, and goes on "
WRAPPED = """The first paragraph was typed by hand a long time ago, and so every
line of it ends near the seventieth column, whatever the sentence is
doing there. It has three lines and a bit.
Here a new one starts after a short last line, and it is wrapped in the
same way as the first was.
"""


def parts(text: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    return [
        (draft.form, text[draft.start : draft.end]) for draft in part(text, 0, markdown=markdown)
    ]


def test_lines_are_paragraphs_where_text_is_not_wrapped() -> None:
    text = f"{LONG * 3}end.\n{LONG * 2}end.\nA short one stands between them.\n{LONG * 3}end."
    assert len(parts(text)) == 4


def test_wrapped_lines_stay_together() -> None:
    found = parts(WRAPPED)
    assert [words.split()[0] for _, words in found] == ["The", "Here"]
    assert "\n" in found[0][1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_parts(end: str) -> None:
    assert [words for _, words in parts(f"One.{end}{end}Two.{end}   {end}Three.")] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_markdown_forms() -> None:
    text = (
        "# Title #1\n\nIntro text\nthat goes on.\n\n- one\n- two\n  and more\n\n"
        "1. first\n2. second\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```py\ncode: x\n\ny\n```\n\n"
        "> quoted\n> more\n\nUnder\n=====\n\n***\n"
    )
    assert parts(text, markdown=True) == [
        ("heading", "Title #1"),
        ("prose", "Intro text\nthat goes on."),
        ("item", "one"),
        ("item", "two\n  and more"),
        ("item", "1. first"),
        ("item", "2. second"),
        ("table", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("code", "code: x\n\ny"),
        ("prose", "quoted\n> more"),
        ("heading", "Under"),
    ]


def test_an_unclosed_fence_is_text() -> None:
    assert [form for form, _ in parts("```\nTo the end.\n\nMore.", markdown=True)] == ["prose"] * 3


def test_headings_by_form_and_certain_boilerplate() -> None:
    text = (
        f"4 min read\n\nA sober title\n\n{LONG}end.\n\n9:30 a.m.\n\n{LONG}end.\n\n"
        f"This is a sentence.\n\n{LONG}end.\n\n© 2019 The Paper. All rights reserved."
    )
    assert [form for form, _ in parts(text)] == [
        *("boilerplate", "heading", "prose", "prose", "prose", "prose", "prose", "boilerplate"),
    ]
