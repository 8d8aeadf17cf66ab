"""The written questions, where the public sets they were asked of need not be there."""

import gzip
import json
import random
from pathlib import Path

from training.reader.written import FILE, Written

TEXT = "The mill burned down. Mr. Aas  said the\nroof went first. Nobody was hurt."


def written(folder: Path) -> Written:
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    rows = [
        {
            "file": "one.txt",
            "sentences": [[0, 21], [22, 56], [57, 73]],
            "asked": [[1, "What went first?", [[13, 21]]], [1, "Who paid for the roof?", []]],
        }
    ] * 2
    file = folder / "written.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return Written(folder, file)


def test_spans_are_the_answering_words(tmp_path: Path) -> None:
    drawn = [e for seed in range(20) for e in written(tmp_path).epoch(random.Random(seed))]
    spans = {e.context[a:b] for e in drawn for a, b in e.spans}
    assert spans == {"the roof"}
    shown = {e.context[slice(*e.focus)] for e in drawn if e.answerable}
    assert "Mr. Aas said the roof went first." in shown
    assert len(shown) > 1, "and whole passages"
    assert all("Mr. Aas said the roof went first." in each for each in shown)


def test_an_open_question_and_another_sentence_have_no_span(tmp_path: Path) -> None:
    drawn = list(written(tmp_path).epoch(random.Random(1)))
    assert all(not e.spans for e in drawn if "paid" in e.question.lower())
    assert all(
        e.answerable == ("went first" in e.context[slice(*e.focus)]) for e in drawn if e.spans
    )


INVENTED = {
    "file": "invented/one",
    "texts": ["The mill", "The mill did not burn.", "Mr. Aas owns it.", "It rained all day."],
    "asked": [[1, "Did the mill burn?", [[9, 21]], [], "no"], [2, "Who owns the mill?", [[0, 7]]]],
}


def invented(folder: Path, **named: Path) -> Written:
    file = folder / "written.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, [INVENTED] * 2)).encode()))
    return Written(folder, file, **named)


def test_an_invented_document_needs_no_file_and_yes_or_no_goes_with_its_words(
    tmp_path: Path,
) -> None:
    drawn = [e for seed in range(9) for e in invented(tmp_path).epoch(random.Random(seed))]
    assert {e.says_yes for e in drawn if "burn" in e.question and e.spans} == {False}
    assert {e.says_yes for e in drawn if "owns" in e.question or not e.spans} == {None}


def test_what_misled_the_reader_is_shown_more_than_other_sentences(tmp_path: Path) -> None:
    mined = tmp_path / "mined.jsonl"
    mined.write_text("[1, 1, 3, -2.5]\n", encoding="utf-8")
    drawn = [
        e
        for seed in range(60)
        for e in invented(tmp_path, mined=mined).epoch(random.Random(seed))
        if "owns" in e.question and not e.spans
    ]
    rain = sum("rained" in e.context[slice(*e.focus)] for e in drawn)
    assert rain > 0.5 * len(drawn)


def test_of_older_windows_a_share_is_drawn(tmp_path: Path) -> None:
    (every := invented(tmp_path)).older = ((2, 0.0),)
    assert not list(every.epoch(random.Random(1)))
    every.older = ((1, 0.0),)
    assert list(every.epoch(random.Random(1)))


def test_every_shipped_row_names_a_file_and_spans_inside_a_sentence() -> None:
    rows = [json.loads(line) for line in gzip.decompress(FILE.read_bytes()).decode().splitlines()]
    assert rows
    for number, row in enumerate(rows):
        if "as" in row:
            assert "texts" in rows[row["as"]]
            assert row["as"] < number
            row = rows[row["as"]] | row
        assert not Path(row["file"]).is_absolute()
        whole = [len(text) for text in row.get("texts", ())]
        lengths = whole or [end - start for start, end in row["sentences"]]
        assert all(length > 0 for length in lengths)
        for place, question, spans, *more in row["asked"]:
            also, says = (*more, *([], None)[len(more) :])
            assert question
            assert set(also) <= {*range(len(lengths))} - {place}
            assert all(0 <= a < b <= lengths[place] for a, b in spans)
            assert says in (None, "yes", "no")
            assert spans or says is None


def test_an_answer_comes_with_passages_that_do_not_hold_it_to_be_compared(tmp_path: Path) -> None:
    drawn = [e for seed in range(20) for e in invented(tmp_path).epoch(random.Random(seed))]
    compared = [e for e in drawn if e.rivals]
    assert compared
    for each in compared:
        words = {each.context[a:b] for a, b in each.spans}
        assert words, "only what has an answer can beat others"
        for rival in each.rivals:
            assert rival.question == each.question
            assert not rival.spans
            assert not any(w in rival.context[slice(*rival.focus)] for w in words)
