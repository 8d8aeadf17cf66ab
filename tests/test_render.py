import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from askcorpus.records import Answer, AnswerSpan, Span
from askcorpus.render import safety
from askcorpus.render.emphasis import marked
from askcorpus.render.exports import answer_csv, record_json, records_json
from askcorpus.render.markdown import answer_markdown
from askcorpus.render.terminal import Style, answer_text, context_text
from tests.samples import AT, QUOTE, answered, citation, context, not_found, source

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\x00\x08\x7f\x9b31m\x85\u202eevil\u2066\u200b\u2028\ufeff\ud800"
    "\U000e0041 `<b>x</b>` [a](http://evil.example) ![i](x) | *s* _s_ ~~d~~ www.evil.example"
)
MAY_STAY = {"\u00ad", "\u200c", "\u200d"}


def golden(name: str) -> str:
    return (GOLDEN / name).read_bytes().decode("utf-8")


def everything_hostile() -> Answer:
    poisoned = citation(
        HOSTILE,
        source="id" + HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        path=HOSTILE,
        original=HOSTILE,
        speaker=HOSTILE,
        url=HOSTILE,
        emphasis=(Span(start=102, end=120),),
    )
    return answered(
        question=HOSTILE,
        answer=HOSTILE,
        answers=(AnswerSpan(text=HOSTILE, citation=0, label=HOSTILE),),
        citations=(poisoned,),
        related=(poisoned,),
        missing=HOSTILE,
        warnings=(HOSTILE,),
    )


def is_dangerous(character: str) -> bool:
    if character in "\n\t" or character in MAY_STAY:
        return False
    visible_sign = unicodedata.bidirectional(character) in {"AN", "AL", "L"}
    category = unicodedata.category(character)
    return category in {"Cc", "Cs", "Zl", "Zp"} or (category == "Cf" and not visible_sign)


@pytest.mark.parametrize("name", ["answered", "not_found"])
@pytest.mark.parametrize(
    ("render", "ending"),
    [
        (lambda answer: answer_text(answer, Style()), "txt"),
        (lambda answer: answer_text(answer, Style(codes=True, width=40)), "ansi"),
        (record_json, "json"),
        (answer_csv, "csv"),
        (answer_markdown, "md"),
    ],
    ids=["text", "ansi", "json", "csv", "markdown"],
)
def test_golden_answers(name, render, ending):
    answer = {"answered": answered(), "not_found": not_found()}[name]
    assert render(answer) == golden(f"{name}.{ending}")


def test_golden_context():
    assert context_text(context(), Style()) == golden("context.txt")


def test_disputed_says_so():
    text = answer_text(answered(verdict="disputed"), Style())
    assert text.startswith("the sources disagree\n99 percent [1]\nearlier: 80 percent [2]\n")
    assert "sources disagree" in answer_markdown(answered(verdict="disputed"))


def test_every_dangerous_character_of_unicode_is_made_visible():
    everything = "".join(map(chr, range(0x110000)))
    assert not [c for c in safety.visible(everything) if is_dangerous(c)]


def test_harmless_text_stays_as_it_is():
    text = "naïve 日本語 👩\u200d🚀 می\u200cخواهم ½ “quoted” — tab\tand\nline"
    assert safety.visible(text) == text
    assert safety.json_escaped(text) == text


def test_stand_ins_and_line_ends():
    assert safety.visible("a\r\nb\rc\x1b[0m\x7f\x9b\u202e") == "a\nb\nc␛[0m␡<U+009B><U+202E>"
    assert safety.one_line("a\r\n\tb \x00") == "a b ␀"


@pytest.mark.parametrize(
    "render",
    [
        lambda answer: answer_text(answer, Style()),
        lambda answer: answer_text(answer.model_copy(update={"verdict": "not_found"}), Style()),
        answer_markdown,
        answer_csv,
        record_json,
    ],
)
def test_no_dangerous_character_leaves_any_renderer(render):
    shown = render(everything_hostile())
    assert "evil" in shown
    assert not [c for c in shown if is_dangerous(c)]
    shown.encode("utf-8")


def test_only_our_own_codes_reach_a_terminal():
    shown = answer_text(everything_hostile(), Style(codes=True, width=60))
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        assert code in shown
        shown = shown.replace(code, "")
    assert not [c for c in shown if is_dangerous(c)]


def test_json_is_exact():
    answer = everything_hostile()
    document = record_json(answer)
    assert document.endswith("}\n")
    read = json.loads(document)
    assert read["citations"][0]["quote"] == HOSTILE
    assert list(read) == list(Answer.model_fields)
    assert json.loads(records_json([source()]))[0]["published"] == "2018-11-09"


@given(st.text())
def test_any_string_survives_json(text):
    assert json.loads(safety.json_escaped(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\n@x", "＝1"])
def test_csv_cells_never_start_a_formula(text):
    assert safety.cell(text) == "'" + text


def test_csv_reads_back_with_one_row_per_citation():
    rows = list(csv.DictReader(io.StringIO(answer_csv(answered()))))
    assert [row["role"] for row in rows] == ["evidence", "evidence"]
    assert rows[0]["quote"] == QUOTE.replace("\r\n", "\n")
    assert rows[1]["quote"].startswith("'=SUM")
    assert rows[1]["start"] == "100"


def test_csv_without_citations_still_tells_the_verdict():
    rows = list(csv.DictReader(io.StringIO(answer_csv(not_found(related=())))))
    assert [(row["verdict"], row["quote"]) for row in rows] == [("not_found", "")]


def rendered_tokens(text: str) -> list[str]:
    parser = MarkdownIt("gfm-like", {"html": True})
    return [
        inner.type for token in parser.parse(text) for inner in (token, *(token.children or ()))
    ]


def test_markdown_from_the_corpus_stays_text():
    types = set(rendered_tokens(answer_markdown(everything_hostile())))
    forbidden = {"html_inline", "html_block", "link_open", "image", "code_inline", "fence"}
    assert not types & (forbidden | {"s_open", "em_open", "table_open", "code_block"})


@given(st.text(alphabet="ab1 \n\t#-+=*_`~<>[]()!|\\&.:@/w;$^\"'"))
def test_escaped_markdown_renders_as_the_text_itself(text):
    parser = MarkdownIt("gfm-like", {"html": True})
    tokens = parser.parse(safety.markdown(text))
    kinds = {inner.type for token in tokens for inner in (token, *(token.children or ()))}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special",
                     "softbreak", "hardbreak"}  # fmt: skip
    shown = "".join(
        inner.content if inner.type.startswith("text") else " "
        for token in tokens
        for inner in token.children or ()
    )
    assert "".join(shown.split()) == "".join(text.split())


def test_emphasis_marks_the_answering_words_only():
    span = Span(start=100 + AT, end=100 + AT + len("99 percent"))
    assert "of <99 percent>,” said" in marked(citation(emphasis=(span,)), "<", ">")


@given(
    st.lists(st.tuples(st.integers(80, 220), st.integers(80, 220)), max_size=5),
)
def test_emphasis_never_loses_or_repeats_a_character(pairs):
    spans = tuple(Span(start=start, end=end) for start, end in pairs)
    plain = marked(citation(emphasis=spans), "\ufdd0", "\ufdd1")
    assert plain.replace("\ufdd0", "").replace("\ufdd1", "") == safety.visible(QUOTE)


@given(st.text(alphabet="abc 日é\n", max_size=200), st.integers(1, 60))
def test_wrapping_only_turns_spaces_into_line_breaks(text, width):
    lines = Style(width=width).block(text, "  ")
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert len(line) <= max(width, 22) or " " not in line.strip()


def test_plain_text_is_never_wrapped():
    long = "word " * 200 + "end"
    assert long in answer_text(answered(citations=(citation(long),)), Style())
