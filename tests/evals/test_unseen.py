import gzip
import json
from pathlib import Path

import pytest

from evals import unseen
from evals.cases import load

TEXT = "The wall\nfell in March.\nNobody was hurt. A line that nobody saw."


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    row = {
        "name": "g000",
        "part": "report",
        "file": "news/a.txt",
        "sentences": [[0, 23], [24, 40]],
        "asked": [
            [0, "When did the wall fall?", [[17, 22], [14, 22]], [1]],
            [1, "Who was hurt?", [], []],
        ],
    }
    packed = tmp_path / "unseen.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps(row).encode()))
    monkeypatch.setattr(unseen.articles, "__defaults__", (packed,))
    return tmp_path


def test_articles_become_documents_and_cases(data: Path, tmp_path: Path) -> None:
    suite = unseen.write("report", data, tmp_path / "out")
    asked, open_ = load(suite.cases, suite.documents)
    assert (suite.documents / "g000.txt").read_text(encoding="utf-8") == TEXT[:40]
    assert asked.answers == ("March", "in March"), "white space folded"
    assert [gold.quote for gold in asked.spans] == [TEXT[:23], TEXT[24:40]]
    assert not open_.answerable
    assert not open_.spans


def test_parts_are_kept_apart(data: Path) -> None:
    assert unseen.articles("fit") == []


def test_a_missing_set_is_one_line_and_a_code(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unseen.main(["--data", str(tmp_path / "nowhere")]) == 2
    assert "name the folder" in capsys.readouterr().err


def test_what_is_kept_has_both_parts_and_no_article_twice() -> None:
    fit, report = unseen.articles("fit"), unseen.articles("report")
    assert fit
    assert report
    files = [each.file for each in (*fit, *report)]
    assert len(set(files)) == len(files)
