"""`Corpus.verify` and `askcorpus verify` over a real index, with fakes for the weights."""

import json
from functools import partial
from pathlib import Path

import pytest

import askcorpus.corpus as module
from askcorpus import Corpus, cli, verifying
from askcorpus.errors import QuestionError, UnknownSpeaker
from tests.conftest import FakeEmbedder

TEXT = "Ann Lee said “we do not want the bridge.” Bo Ek said “we \x1bwant it now.” Rain fell.\n"


@pytest.fixture
def folder(tmp_path: Path, fake_embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "wall.txt").write_text(TEXT, encoding="utf-8", newline="")
    for number in range(3):
        (docs / f"other-{number}.txt").write_text(f"Snow fell on day {number}.\n")
    monkeypatch.setattr(module, "refresh", partial(module.refresh, embedder=fake_embedder))
    monkeypatch.setattr(module, "is_fresh", partial(module.is_fresh, embedder=fake_embedder))
    return docs


@pytest.mark.parametrize("whole", [True, False])
def test_a_quotation_is_found_with_its_speaker(
    folder: Path, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "ALL", 60 if whole else 0)
    found = Corpus.open(folder).verify("We do not want the bridge")
    assert (found.verdict, found.matches[0].speaker) == ("exact", "Ann Lee")
    match = found.matches[0]
    assert TEXT[match.start : match.end] == match.quote
    assert Path(match.path).read_text()[match.start : match.end] == match.quote


def test_the_words_of_another_are_told(folder: Path) -> None:
    corpus = Corpus.open(folder)
    found = corpus.verify("we do not want the bridge", speaker="Ek")
    assert found.speaker_agrees is False
    (warning,) = found.warnings
    assert warning == "not found as the words of Bo Ek: there they are the words of Ann Lee"
    assert corpus.verify("we do not want the bridge", speaker="Lee").speaker_agrees is True
    with pytest.raises(UnknownSpeaker):
        corpus.verify("we do not want the bridge", speaker="Zoe Unknown")


@pytest.mark.parametrize("quotation", ["", " … ", "x" * (verifying.MAX_CHARS + 1)])
def test_what_is_no_quotation_is_refused(folder: Path, quotation: str) -> None:
    with pytest.raises(QuestionError):
        Corpus.open(folder).verify(quotation)


@pytest.mark.parametrize(
    ("quotation", "code", "shown"),
    [
        ("we do not want the bridge", 0, "exact: the documents hold these words"),
        ("want the bridge", 0, "left out: “we do not”"),
        ("we want the bridge", 0, "warning: a negation differs"),
        ("the moon is made of cheese", 3, "absent"),
    ],
)
def test_the_command_shows_the_verdict(
    folder: Path, quotation: str, code: int, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["verify", quotation, "--corpus", str(folder)]) == code
    assert shown in capsys.readouterr().out


def test_the_command_prints_no_escapes_and_whole_json(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["verify", "we \x1bwant it now", "--corpus", str(folder)]) == 0
    assert "\x1b" not in capsys.readouterr().out
    assert cli.main(["verify", "we want it soon", "--corpus", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "altered"
    wanted = {"source", "path", "start", "end", "quote", "speaker", "change", "differences"}
    assert wanted <= set(found["matches"][0])
    line = ["verify", "we want it", "--corpus", str(folder), "--speaker", "Zoe Unknown"]
    assert cli.main(line) == 3
