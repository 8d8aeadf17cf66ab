"""Any text in, every span out equals its slice, in order, and nothing visible is lost."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from askcorpus.ingest.frontmatter import read_front_matter
from askcorpus.ingest.reading import assemble
from askcorpus.passages import cut
from askcorpus.records import Document, Source

MARKS = [
    *(
        "Q: ",
        "A: ",
        "JOHN: ",
        "MR. SMITH: ",
        "Jane Doe: ",
        "**Bob Ray:** ",
        ">> ANN: ",
        "[00:01:02] ",
    ),
    *(
        "(Laughter.)",
        "\n- ",
        "\n1. ",
        "\n# ",
        "\n```\n",
        "\n| a | b |",
        "\n> ",
        "---\n",
        "***",
        "\n===\n",
    ),
    *("\n", "\n\n", "\r\n", "\r", "\t", "“", "”", '"', " ", "A", "b.", ":", "?", "(", "\\", "[x]("),
    *(
        "Update 11/8, 7:16PM ET: ",
        "I am here. ",
        "U.S. ",
        "Mr. ",
        "service.1 The",
        "5 p.m. Tuesday",
    ),
    *(
        "\x00",
        "\x0b",
        "\x1c",
        "\u2028",
        "é",
        "中。",
        "😀",
        "\u200d",
        "\ufeff",
        "By Nick Statt\n",
        "word " * 30,
    ),
]
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.lists(st.sampled_from(MARKS), max_size=30).map("".join),
)


def document(text: str, *, markdown: bool) -> Document:
    stated, start, _ = read_front_matter(text)
    return assemble(text, start, Source(id="s", path="/s", sha256=""), stated, markdown=markdown)


def count_words(batch: list[str]) -> list[int]:
    return [2 + len(re.findall(r"\w+|[^\w\s]", text)) for text in batch]


@given(texts, st.booleans())
def test_blocks_and_sentences_are_slices_in_order(text: str, markdown: bool) -> None:
    read = document(text, markdown=markdown)
    position = read.body.start
    for block in read.blocks:
        assert position <= block.start < block.end <= read.body.end
        inside = block.start
        for sentence in block.sentences:
            assert text[inside : sentence.start].strip() == ""
            assert (
                text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
            )
            inside = sentence.end
        assert text[inside : block.end].strip() == ""
        position = block.end


@given(texts, st.booleans())
def test_turns_hold_their_blocks(text: str, markdown: bool) -> None:
    read = document(text, markdown=markdown)
    position = 0
    for turn in read.turns:
        assert position <= turn.label.start < turn.label.end <= turn.start <= turn.end
        position = turn.end
    for block in read.blocks:
        if block.turn is not None:
            assert read.turns[block.turn].start <= block.start
            assert block.end <= read.turns[block.turn].end


@settings(max_examples=60)
@given(texts, st.booleans(), st.integers(min_value=32, max_value=120))
def test_passages_cover_every_sentence_once_and_fit(text: str, markdown: bool, limit: int) -> None:
    read = document(text, markdown=markdown)
    passages = cut(read, count_words, limit)
    position = 0
    for ordinal, passage in enumerate(passages):
        assert passage.ordinal == ordinal
        assert position <= passage.start
        assert passage.text == text[passage.start : passage.end]
        assert count_words([passage.text])[0] <= limit
        position = passage.end
    cited = [text[s.start : s.end] for passage in passages for s in passage.sentences]
    blocks = [block for block in read.blocks if block.kind != "boilerplate"]
    wanted = [text[s.start : s.end] for block in blocks for s in block.sentences]
    assert "".join("".join(cited).split()) == "".join("".join(wanted).split())
