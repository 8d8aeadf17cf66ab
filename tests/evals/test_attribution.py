"""The attribution scores against values counted by hand."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from askcorpus.encoders.tagger import TaggedSpan
from evals.attribution import cli, cofenet, polnear


def span(label: str, paragraph: int, start: int, end: int, *cues: tuple[int, float]) -> TaggedSpan:
    return TaggedSpan.model_validate(
        {"label": label, "paragraph": paragraph, "start": start, "end": end, "score": 1.0}
        | {"cues": cues}
    )


class Fixed:
    def __init__(self, spans: list[TaggedSpan]) -> None:
        self.spans = spans
        self.seen: list[list[str]] = []

    def tag(self, documents: Sequence[Sequence[str]]) -> list[list[TaggedSpan]]:
        self.seen = [list(document) for document in documents]
        return [self.spans if not number else [] for number in range(len(documents))]


def test_detokenise_gives_text_and_offsets() -> None:
    tokens = ["``", "I", "do", "n't", ",", "''", "he", "said", "-LRB-", "twice", "-RRB-", "."]
    text, offsets = cofenet.detokenise(tokens)
    assert text == "“I don't,” he said (twice)."
    assert [text[a:b] for a, b in offsets][:4] == ["“", "I", "do", "n't"]


def test_spans_of_bio_labels() -> None:
    labels = ["B-cue", "B-content", "I-content", "O", "I-source", "B-source"]
    assert cofenet.spans_of(labels) == [
        ("cue", 0, 1),
        ("content", 1, 3),
        ("source", 4, 5),
        ("source", 5, 6),
    ]


def test_rows_of_one_id_are_one_document_and_scores_are_exact(tmp_path: Path) -> None:
    labels = ["B-source", "B-cue", "B-content", "I-content"]
    rows = [
        {"id": "a", "tokens": ["He", "said", "no", "way"], "labels": labels},
        {"id": "a", "tokens": ["Yes"], "labels": ["O"]},
        {"id": "b", "tokens": ["Yes"], "labels": ["B-content"]},
    ]
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    passages = cofenet.read_passages(path)
    tagger = Fixed([span("source", 0, 0, 2), span("cue", 0, 3, 7), span("content", 0, 8, 10)])
    predicted = cofenet.predict(passages, tagger)
    assert tagger.seen == [["He said no way", "Yes"], ["Yes"]]
    scores = cofenet.score([one.gold for one in passages], predicted)
    assert scores["exact"]["source"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert scores["exact"]["content"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert scores["overlap"]["content"] == {"p": 100.0, "r": 50.0, "f1": 66.67}


def test_polnear_counts_linked_triples(tmp_path: Path) -> None:
    text = "Ann said it rains. Bob said no."
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "x.txt").write_text(text)
    (tmp_path / "attributions" / "x_1.ann").write_text(
        "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 11;12 17\tit rains\n"
        "T4\tSource 19 22\tBob\nT5\tCue 23 27\tsaid\nT6\tContent 28 30\tno\nT7\tbroken\n"
        "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\nE2\tA:T5 Content:T6 Cue:T5 Source:T4\n"
    )
    tagger = Fixed(
        [
            span("source", 0, 0, 3, (1, 0.9)),
            span("cue", 0, 4, 8),
            span("content", 0, 12, 17, (1, 0.9)),
            span("cue", 0, 23, 27),
            span("content", 0, 28, 30, (3, 0.9)),
        ]
    )
    scores = polnear.evaluate(tmp_path, tagger)
    assert scores["triple"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
    assert scores["cue_content"] == {"p": 100.0, "r": 100.0, "f1": 100.0}


def test_the_command_names_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--cofenet", "no-such-file.jsonl"])
    assert stopped.value.code == 2
    assert "no-such-file.jsonl" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main([])
