import pytest

from askcorpus.ingest.labels import name_and_role
from askcorpus.records import Document

TALK = "I think that we should wait, and you know why."


def turns(document: Document) -> list[tuple[str | None, str]]:
    return [(turn.speaker, document.text[turn.start : turn.end]) for turn in document.turns]


@pytest.mark.parametrize(
    "text",
    [
        "JANE ROE: {0}\n\nMR. SMITH: {0}\n\nJANE ROE: {0}",
        "JANE ROE: {0}\nMR. SMITH: {0}\nJANE ROE: {0}",
        "JANE ROE: {0}\r\nMR. SMITH: {0}\r\nJANE ROE: {0}",
        "**JANE ROE:** {0}\n\n**MR. SMITH**: {0}\n\n**JANE ROE:** {0}",
        ">> JANE ROE: {0}\n\n>> MR. SMITH: {0}\n\n>> JANE ROE: {0}",
        "[00:01:02] JANE ROE: {0}\n\n[00:01:09] MR. SMITH: {0}\n\n[00:02] JANE ROE: {0}",
        "JANE ROE (00:12):\n{0}\n\nMR. SMITH (00:15):\n{0}\n\nJANE ROE (01:12):\n{0}",
        "(APPLAUSE) JANE ROE: {0}\n\nMR. SMITH: {0}\n\nJANE ROE: {0}",
    ],
)
def test_labels_in_every_dress(read_text, text: str) -> None:  # type: ignore[no-untyped-def]
    document = read_text("a.txt", text.format(TALK))
    assert turns(document) == [("JANE ROE", TALK), ("MR. SMITH", TALK), ("JANE ROE", TALK)]
    assert document.source.kind == "transcript"
    for turn in document.turns:
        label = document.text[turn.label.start : turn.label.end]
        assert label.startswith(turn.speaker)
        assert label.endswith(":")


def test_questions_with_and_without_colons(read_text) -> None:  # type: ignore[no-untyped-def]
    document = read_text("a.md", f"Q: Why?\n\nA: {TALK}\n\nQ. And when?\n\nA. Soon.")
    assert [speaker for speaker, _ in turns(document)] == ["Q", "A", "Q", "A"]
    document = read_text(
        "b.md", f"MS. ROE: {TALK}\n\nQ\xa0\xa0 One thing: why?\n\nMS. ROE: No.\n\nQ But you —"
    )
    assert turns(document)[1] == ("Q", "One thing: why?")
    assert turns(document)[3] == ("Q", "But you —")


def test_a_turn_runs_on_until_what_is_not_speech(read_text) -> None:  # type: ignore[no-untyped-def]
    opening = (
        "The company met its staff on Thursday, and a recording of it came to this paper. " * 2
    )
    text = (
        f"{opening}\n\nHere is the full transcript:\n\nQ: Why?\n\nAcme CEO Jane Roe: {TALK}\n\n"
        "You see it every day.\n\n(Laughter.)\n\nSo we go on.\n\n"
        "Update 11/8, 7:16PM ET: Added what I and you know.\n\nPlease Note: we are not responsible."
    )
    document = read_text("a.md", text)
    assert [speaker for speaker, _ in turns(document)] == ["Q", "Acme CEO Jane Roe"]
    assert turns(document)[1][1].endswith("So we go on.")
    assert document.turns[1].name == "Jane Roe"
    assert document.turns[1].role == "Acme CEO"
    kinds = [(block.kind, block.turn) for block in document.blocks[2:]]
    assert kinds == [
        *(("turn", 0), ("turn", 1), ("turn", 1), ("boilerplate", None), ("turn", 1)),
        *(("paragraph", None), ("paragraph", None)),
    ]


def test_the_article_after_an_excerpt_is_not_speech(read_text) -> None:  # type: ignore[no-untyped-def]
    story = "The tax would raise billions a year, says the office that made the estimate. " * 2
    text = f"{story}\n\nAnn Bee: {TALK}\n\nCy Dee: {TALK}\n\nAnn Bee: {TALK}\n\n{story}\n\n{story}"
    document = read_text("a.md", text)
    assert turns(document) == [("Ann Bee", TALK), ("Cy Dee", TALK), ("Ann Bee", TALK)]
    assert [block.turn for block in document.blocks] == [None, 0, 1, 2, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "He said: “We are here, and you know it.”\n\nShe said: “I do.”\n\nHe said: “Good.”",
        "Note: I wrote this.\n\nWarning: you may go.\n\nFor example: we tried.\n\nNote: me too.",
        "Photo: my own\n\nUpdate: we did it.\n\nCORRECTION, 10:50PM: we erred.\n\nUpdate: you.",
        "Jane Roe: we will support it\n\nA longer paragraph with nobody who speaks in it at all.",
        "Machine Learning: we study machine learning.\n\nDeep Learning: our deep learning.",
        "Battery Life: you get 5.\n\nBattery Life: we got 6.",
        "Bee: Win.\n\nI say so, you know.\n\nDee: Lose.\n\nYou may, we think.\n\nEff: Go.",
        "Bridge closes: what you should know\n\nThe time is 7:16 now.\n\nThe ratio was 3:1 for us.",
    ],
)
def test_other_words_before_colons_are_no_turns(read_text, text: str) -> None:  # type: ignore[no-untyped-def]
    assert read_text("a.md", text).turns == ()


def test_strange_names_do_no_harm(read_text) -> None:  # type: ignore[no-untyped-def]
    text = f"A.*+(B\x07\\1: {TALK}\n\n[X]{{2}}$^: {TALK}\n\nA.*+(B\x07\\1: {TALK}"
    document = read_text("a.txt", text)
    assert all(turn.speaker.isprintable() for turn in document.turns)


@pytest.mark.parametrize(
    ("speaker", "name", "role"),
    [
        ("AWS CEO Andrew Jassy", "Andrew Jassy", "AWS CEO"),
        ("Andrew Jassy, AWS CEO", "Andrew Jassy", "AWS CEO"),
        ("Hon. Jo Bell (Minister of Finance)", "Hon. Jo Bell", "Minister of Finance"),
        ("SECRETARY MAYORKAS", "MAYORKAS", "SECRETARY"),
        ("Vice President Harris", "Harris", "Vice President"),
        ("MS. JEAN-PIERRE", "MS. JEAN-PIERRE", None),
        ("BUSH (?)", "BUSH", None),
        ("MODERATOR", None, "MODERATOR"),
        ("Q", None, None),
    ],
)
def test_names_and_roles(speaker: str, name: str | None, role: str | None) -> None:
    assert name_and_role(speaker) == (name, role)


@pytest.mark.parametrize(
    "label", ["Bill Tanaka", "Senator Roe (D-Eastport)", "Seán Ó Briain", "Ngozi Adichie"]
)
def test_a_name_in_small_letters_among_capitals_begins_a_turn(read_text, label) -> None:  # type: ignore[no-untyped-def]
    own = "My shop is on Mill Street."
    text = f"SEN. ROE: {TALK}\n\nMR. SMITH: {TALK}\n\n{label}: {own}\n\nSEN. ROE: {TALK}"
    assert turns(read_text("a.txt", text))[2] == (label, own)


@pytest.mark.parametrize("label", ["Public Comment", "New Business", "Item Four", "Mill Street"])
def test_a_topic_among_labels_in_capitals_begins_no_turn(read_text, label) -> None:  # type: ignore[no-untyped-def]
    talk = "We come to public comment and new business. Item four is on the street."
    text = f"SEN. ROE: {talk}\n\nMR. SMITH: {TALK}\n\n{label}: closed.\n\nSEN. ROE: {TALK}"
    assert [speaker for speaker, _ in turns(read_text("a.txt", text))] == [
        "SEN. ROE",
        "MR. SMITH",
        "SEN. ROE",
    ]
