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


def test_every_shipped_row_names_a_file_and_spans_inside_a_sentence() -> None:
    rows = [json.loads(line) for line in gzip.decompress(FILE.read_bytes()).decode().splitlines()]
    assert rows
    for row in rows:
        assert not Path(row["file"]).is_absolute()
        lengths = [end - start for start, end in row["sentences"]]
        assert all(length > 0 for length in lengths)
        for place, question, spans, *also in row["asked"]:
            assert question
            assert {other for each in also for other in each} <= {*range(len(lengths))} - {place}
            assert all(0 <= a < b <= lengths[place] for a, b in spans)
