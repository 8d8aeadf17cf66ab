from datetime import date

import pytest

from askcorpus.ingest.frontmatter import read_front_matter


def test_the_usual_keys() -> None:
    text = (
        "\ufeff---\r\ntitle: 'A: B'\r\npublisher: The Paper\r\n"
        "authors:\r\n  - Ann Bee\r\n  - C. Dee\r\n"
        "date: 2018-11-09\r\nlang: en\r\nsource_url: https://x.org/a\r\nkind: letter\r\n---\r\nBody"
    )
    found, start, note = read_front_matter(text)
    assert found == ("A: B", "The Paper", ("Ann Bee", "C. Dee"), date(2018, 11, 9), "en",
                     "https://x.org/a", "letter")  # fmt: skip
    assert text[start:] == "Body"
    assert note is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("author: Ann Bee", ("Ann Bee",)),
        ("author: Ann Bee and Cy Dee", ("Ann Bee", "Cy Dee")),
        ("author: Ann Bee, Cy Dee & Eve Eff", ("Ann Bee", "Cy Dee", "Eve Eff")),
        ("author: Bee, Ann", ("Bee, Ann",)),
        ("author: [Ann Bee, {name: Cy Dee}, {x: y}, []]", ("Ann Bee", "Cy Dee")),
        ("author: {name: Ann Bee}", ("Ann Bee",)),
        ("author: null", ()),
    ],
)
def test_authors_in_any_shape(line: str, authors: tuple[str, ...]) -> None:
    assert read_front_matter(f"---\n{line}\n---\n")[0].authors == authors


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-11-09", date(2018, 11, 9)),
        ("2018-11-09T10:00:00Z", date(2018, 11, 9)),
        ("'9 Nov 2018'", date(2018, 11, 9)),
        ("November 9th, 2018", date(2018, 11, 9)),
        ("2018-13-40", None),
        ("11/8/2018", None),
        ("2018", None),
        ("soon", None),
        ("[1, 2]", None),
    ],
)
def test_a_date_is_certain_or_null(value: str, day: date | None) -> None:
    assert read_front_matter(f"---\ndate: {value}\n---\n")[0].published == day


@pytest.mark.parametrize(
    "head",
    [
        "title: [open",
        "a: &a [x]\nb: [*a, *a]",
        "a: " + "[" * 5000 + "]" * 5000,
        "\tbad: tab",
    ],
)
def test_bad_yaml_is_text_with_a_note(head: str) -> None:
    found, start, note = read_front_matter(f"---\n{head}\n---\nBody")
    assert (found.title, start) == (None, 0)
    assert note is not None
    assert "read as text" in note


@pytest.mark.parametrize(
    "text", ["", "---", "---\nno end", "--- \nA thought.\n---\n", "Text\n---\na: b\n---\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    found, start, note = read_front_matter(text)
    assert (found.title, start, note) == (None, 0, None)


def test_values_stay_as_written_and_lose_what_cannot_be_seen() -> None:
    found, _, _ = read_front_matter('---\ntitle: "No\\e[31m\\u200b  2018"\nlanguage: no\n---\n')
    assert found.title == "No[31m 2018"
    assert found.language == "no"
