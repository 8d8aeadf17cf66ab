"""From tagged spans to statements: linking, manner, names, transcripts, hostile input."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.encoders.tagger import TaggedSpan
from askcorpus.records import Block, Document, Source, Span, Turn
from askcorpus.statements.extract import extract
from askcorpus.statements.linking import link
from askcorpus.statements.manner import manner_of, quoted_share, unquoted
from askcorpus.statements.names import split_role

MARK = re.compile(r"([SKC])(\d)<([^<>]*)>")
LABEL: dict[str, Any] = {"S": "source", "K": "cue", "C": "content"}


class Marked:
    """Reads marks such as `S1<he> K1<said>` that stand for what a tagger would find."""

    def __init__(self, marked: Sequence[str]) -> None:
        self.texts = [MARK.sub(lambda match: match[3], text) for text in marked]
        spans: list[tuple[str, str, int, int, int]] = []
        for number, text in enumerate(marked):
            shift = 0
            for match in MARK.finditer(text):
                start = match.start() - shift
                spans.append((match[1], match[2], number, start, start + len(match[3])))
                shift += len(match[0]) - len(match[3])
        cues = {key: index for index, (kind, key, *_) in enumerate(spans) if kind == "K"}
        self.spans = [
            TaggedSpan(
                label=LABEL[kind],
                paragraph=number,
                start=start,
                end=end,
                score=0.9,
                cues=((cues[key], 0.9),) if kind != "K" and key in cues else (),
            )
            for kind, key, number, start, end in spans
        ]

    def tag(self, documents: Sequence[Sequence[str]]) -> list[list[TaggedSpan]]:
        assert [list(document) for document in documents] == [self.texts]
        return [self.spans]


def document(texts: Sequence[str], turns: Sequence[Turn] = ()) -> Document:
    text = "\n\n".join(texts)
    blocks, place = [], 0
    for number, one in enumerate(texts):
        turn = number if number < len(turns) else None
        kind: Any = "paragraph" if turn is None else "turn"
        blocks.append(Block(start=place, end=place + len(one), kind=kind, turn=turn))
        place += len(one) + 2
    source = Source(id="a", path="/a.txt", sha256="0" * 64, publisher="The Gazette")
    return Document(
        source=source,
        text=text,
        body=Span(start=0, end=len(text)),
        blocks=tuple(blocks),
        turns=tuple(turns),
    )


def statements(*marked: str) -> list[Any]:
    tagger = Marked(marked)
    made = document(tagger.texts)
    found = extract(made, tagger)
    for one in found:
        for span in one.spans:
            assert made.text[span.start : span.end] == span.text
    return found


def test_a_discontinuous_quotation_is_one_statement() -> None:
    (one,) = statements("C1<“We won,”> S1<Mayor Ann Lee> K1<said>. C1<“It is over.”>")
    assert one.quote == "We won, … It is over."
    assert (one.manner, one.cue, one.role) == ("direct", "said", "Mayor")
    assert one.speaker_as_written == "Mayor Ann Lee"
    assert one.via == ("The Gazette",)
    assert (one.start, one.end) == (one.spans[0].start, one.spans[-1].end)


def test_quotation_over_paragraphs_opened_anew_and_closed_once_is_direct() -> None:
    (one,) = statements("S1<He> K1<said>: “C1<This is long.>", "“C1<And this is the end.>”")
    assert one.manner == "direct"
    assert [span.text for span in one.spans] == ["This is long.", "And this is the end."]


def test_paragraphs_that_go_on_with_an_open_quotation_belong_to_it() -> None:
    texts = ["S1<He> K1<said>: “C1<One.>", "“Two.", "“Three.” The end.", "“Four.”"]
    (one,) = statements(*texts)
    assert one.quote == "One. … Two. … Three."


def test_a_closed_quotation_does_not_go_on() -> None:
    (one,) = statements("S1<He> K1<said>: “C1<One.>”", "“Two.”")
    assert one.quote == "One."
    first, second = statements("S1<He> K1<said>: “C1<One.>", "“C2<Two,>” S2<she> K2<said>.")
    assert (first.quote, second.quote) == ("One.", "Two,")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("S1<She> K1<said> C1<that it rains>.", "indirect"),
        ("S1<She> K1<believes> C1<that it rains>.", "attitude"),
        ("S1<She> K1<said she believes> C1<that it rains>.", "indirect"),
        ("S1<She> K1<tweeted>, «C1<it rains>».", "written"),
        ('S1<She> K1<said>, "C1<it rains', "direct"),
        ("S1<She> K1<said> C1<the plan was “odd” and would fail soon>.", "indirect"),
    ],
)
def test_manner(text: str, manner: str) -> None:
    text = text if text.count("<") == text.count(">") else text + ">"
    assert statements(text)[0].manner == manner


def test_a_turn_is_a_statement_and_quotes_within_it_come_through_its_speaker() -> None:
    tagger = Marked(["S1<Jeff> K1<said> C1<it works>.", "Outside."])
    label = Span(start=0, end=0)
    turn = Turn(start=0, end=len(tagger.texts[0]), label=label, speaker="CEO Bo Ek", role="CEO")
    found = extract(document(tagger.texts, [turn]), tagger)
    assert [(one.manner, one.speaker_as_written) for one in found] == [
        ("turn", "CEO Bo Ek"),
        ("indirect", "Jeff"),
    ]
    assert found[1].via == ("The Gazette", "CEO Bo Ek")


def test_what_a_turn_says_of_itself_is_no_second_statement() -> None:
    tagger = Marked(["S1<I> K1<said> C1<it works>."])
    turn = Turn(start=0, end=16, label=Span(start=0, end=0), speaker="Q")
    assert [one.manner for one in extract(document(tagger.texts, [turn]), tagger)] == ["turn"]


def test_a_thousand_turns_of_one_word_keep_their_speakers() -> None:
    texts = ["Yes."] * 1000
    turns = [
        Turn(start=6 * n, end=6 * n + 4, label=Span(start=6 * n, end=6 * n), speaker=f".*{n}\x1b[")
        for n in range(1000)
    ]
    found = extract(document(texts, turns), Marked(texts))
    assert [one.speaker_as_written for one in found] == [f".*{n}\x1b[" for n in range(1000)]


def test_link_gives_a_cue_its_likeliest_source_and_leaves_doubtful_content() -> None:
    def span(label: Any, *cues: tuple[int, float]) -> TaggedSpan:
        return TaggedSpan(label=label, paragraph=0, start=0, end=1, score=1, cues=cues)

    spans = [
        span("source", (2, 0.6)),
        span("source", (2, 0.8)),
        span("cue"),
        span("content", (2, 0.7), (4, 0.2)),
        span("cue"),
        span("content", (2, 0.05), (4, 0.05)),
    ]
    (one,) = link(spans)
    assert (one.cue, one.source, one.contents) == (2, 1, (3,))
    assert one.likely == pytest.approx(0.56)


@pytest.mark.parametrize(
    ("written", "name", "role"),
    [
        ("AWS CEO Andrew Jassy", "Andrew Jassy", "AWS CEO"),
        ("Ann Lee, the mayor", "Ann Lee", "the mayor"),
        ("Sen. Chuck Grassley (R-Iowa)", "Chuck Grassley", "Sen. R-Iowa"),
        ("the mayor, Ann Lee", "Ann Lee", "the mayor"),
        ("the company", "the company", None),
        ("he", "he", None),
        ("Jassy", "Jassy", None),
        ("President Obama", "Obama", "President"),
        ("an anonymous Amazon employee", "an anonymous Amazon employee", None),
    ],
)
def test_split_role(written: str, name: str, role: str | None) -> None:
    assert split_role(written) == (name, role)


@given(st.text(max_size=200))
def test_split_role_takes_anything(written: str) -> None:
    name, _ = split_role(written)
    assert isinstance(name, str)


def test_quoted_share_counts_letters_inside_quotation_marks() -> None:
    text = 'a "bc" d'
    assert quoted_share(text, [(0, len(text))]) == 0.5
    assert quoted_share("She said ‘it rains’", [(10, 18)]) == 1.0
    assert quoted_share("", []) == 0.0


def test_unquoted_takes_one_pair_only() -> None:
    assert unquoted("“a b”", 0, 5) == (1, 4)
    assert unquoted('"a" and "b"', 0, 11) == (0, 11)
    assert unquoted(" a ", 0, 3) == (1, 2)


def test_manner_of_needs_most_letters_quoted() -> None:
    assert manner_of('"abcd" ef', [(0, 9)], "said") == "direct"
    assert manner_of('"ab" cdefgh', [(0, 11)], "said") == "indirect"


@pytest.mark.parametrize(
    ("cue", "content", "manner"),
    [
        ("declined to comment on", "the proposed law", "attitude"),
        ("would not say", "whether it rains", "attitude"),
        ("has been criticised", "the company", "attitude"),
        ("specifically answered", "a question about the rain in Spain", "attitude"),
        ("would ban", "use of umbrellas in the rain", "attitude"),
        ("found", "that it rains", "indirect"),
        ("found", "the keys to the house", "attitude"),
        ("raised concerns about", "the rain in Spain", "indirect"),
        ("has spoken out against", "umbrellas in the rain", "indirect"),
        ("said", "no", "indirect"),
        (":", "it rains", "indirect"),
        ("wrote", "a book", "attitude"),
        ("wrote", "that it rains", "written"),
        ("signed", "a contract for many umbrellas", "attitude"),
    ],
)
def test_only_what_is_told_is_a_statement(cue: str, content: str, manner: str) -> None:
    assert manner_of(content, [(0, len(content))], cue) == manner


def test_words_told_through_another_are_the_first_speakers() -> None:
    (one,) = statements(
        "C1<Mayor Ann Lee told aides that “it rains,”> K1<according to> S1<an aide who was there>."
    )
    assert (one.speaker_as_written, one.cue, one.quote) == ("Mayor Ann Lee", "told", "it rains,")
    assert one.via == ("The Gazette", "an aide")
    (one,) = statements("C1<“It rains,” Lee said in a speech>, K1<according to> S1<a video>.")
    assert (one.speaker_as_written, one.quote, one.via[1:]) == ("Lee", "It rains,", ("a video",))
    (one,) = statements("C1<It rained on two days>, K1<according to> S1<Ann Lee>.")
    assert (one.speaker_as_written, one.via) == ("Ann Lee", ("The Gazette",))


def test_a_closing_attribution_takes_the_sentence_before_it() -> None:
    found = statements(
        "Sun. S1<Ann> K1<wants> C1<rules “that are fair and last,”> S2<Lee> K2<wrote>. More."
    )
    assert [(one.manner, one.quote) for one in found] == [
        ("written", "Ann wants rules “that are fair and last,”"),
        ("attitude", "rules “that are fair and last,”"),
    ]
    (one,) = statements("It is so. “We will not go. Not now”, K1<mentions> S1<the letter>.")
    assert one.quote == "We will not go. Not now"


def test_a_closing_colon_leads_in_the_next_paragraph() -> None:
    (one,) = statements("Of rain. S1<Lee> K1<added:>", "“It rains.” And so on.")
    assert (one.speaker_as_written, one.quote) == ("Lee", "It rains.")


def test_a_quotation_left_alone_belongs_to_whom_the_text_names_after_it() -> None:
    (one,) = statements("C1<“We can do it all today”>, reads the letter.")
    assert (one.cue, one.speaker_as_written) == ("reads", "the letter")
    assert statements("C1<“We can do it all today.”> The letter is here.") == []


def test_a_quotation_that_goes_on_belongs_to_who_spoke_before_it() -> None:
    (one,) = statements("C1<“It rains,”> S1<he> K1<said>. C2<“It pours.”>")
    assert one.quote == "It rains, … It pours."


def test_two_cues_within_one_content_make_two_statements() -> None:
    first, second = statements(
        "S1<It> K1<claims> C1<a “strong record,” and states that “nobody got wet.”>"
    )
    assert (first.cue, first.quote) == ("claims", "a “strong record,”")
    assert (second.cue, second.quote) == ("states", "nobody got wet.")


def test_paraphrase_and_quotation_in_turn_are_two_statements_of_one_speaker() -> None:
    first, second = statements("S1<Lee> K1<said> C1<that it may rain>. C1<“It pours.”>")
    assert [one.manner for one in (first, second)] == ["indirect", "direct"]
    assert {one.speaker_as_written for one in (first, second)} == {"Lee"}
