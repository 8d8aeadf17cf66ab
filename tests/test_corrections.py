"""Corrections by hand: what they change, that they last, and what a wrong file says."""

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest

import askcorpus.corpus as module
from askcorpus import Corpus
from askcorpus.build import is_fresh, refresh
from askcorpus.cli import main
from askcorpus.corrections import CORRECTIONS, load_corrections
from askcorpus.errors import CorrectionsError
from askcorpus.index import Index, Spoken
from askcorpus.index.schema import CATALOGUE
from tests.conftest import FakeEmbedder, FakeTagger


@pytest.fixture
def folder(tmp_path: Path, fake_embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "one.md").write_text(
        "---\npublisher: Harbour Post\n---\n"
        "Ann Lee said the wall will hold. Annie said the gate is open.\n"
    )
    (docs / "two.md").write_text("Ann Lee said the bridge is closed.\n")
    monkeypatch.setattr(module, "refresh", partial(module.refresh, embedder=fake_embedder))
    monkeypatch.setattr(module, "is_fresh", partial(module.is_fresh, embedder=fake_embedder))
    return docs


def correct(folder: Path, text: str) -> Corpus:
    (folder / CORRECTIONS).write_text(text, encoding="utf-8")
    return Corpus.open(folder)


def names(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {each.name: each.sources for each in corpus.speakers()}


def test_names_are_merged(folder) -> None:
    before = names(Corpus.open(folder))
    assert set(before) == {"Ann Lee", "Annie"}
    corpus = correct(folder, '[[speakers]]\nname = "Ann Lee"\nnames = ["Annie"]\n')
    (lee,) = corpus.speakers()
    assert (lee.name, lee.by_hand, lee.sources) == ("Ann Lee", True, ("one", "two"))
    assert "Annie" in lee.aliases
    assert len(corpus.said("annie").statements) == 3


def test_one_name_is_parted_by_document(folder) -> None:
    corpus = correct(
        folder,
        '[[speakers]]\nname = "Ann Lee of Ulm"\nnames = ["Ann Lee"]\ndocuments = ["two"]\n'
        'kind = "organisation"\n',
    )
    assert names(corpus)["Ann Lee"] == ("one",)
    assert names(corpus)["Ann Lee of Ulm"] == ("two",)
    kinds = {each.name: (each.kind, each.by_hand) for each in corpus.speakers()}
    assert kinds["Ann Lee of Ulm"] == ("organisation", True)
    assert kinds["Ann Lee"] == ("person", False)


def test_a_documents_publisher_date_and_kind_are_set(folder) -> None:
    corpus = correct(
        folder, '[documents.two]\npublisher = "The Ulm Times"\ndate = 2020-02-03\nkind = "letter"\n'
    )
    two = next(each for each in corpus.sources() if each.id == "two")
    assert (two.publisher, two.published, two.kind) == (
        "The Ulm Times",
        date(2020, 2, 3),
        "letter",
    )
    assert set(two.by_hand) == {"publisher", "published", "kind"}
    (said,) = corpus.said(source="two").statements
    assert said.via == ("The Ulm Times",)
    assert said.published == date(2020, 2, 3)
    assert next(each for each in corpus.sources() if each.id == "one").by_hand == ()


def test_they_outlive_a_rebuild_and_vanish_with_the_file(folder) -> None:
    correct(folder, '[[speakers]]\nname = "Ann Lee"\nnames = ["Annie"]\n').speakers()
    (folder / ".askcorpus" / CATALOGUE).unlink()
    assert set(names(Corpus.open(folder))) == {"Ann Lee"}
    (folder / CORRECTIONS).unlink()
    assert set(names(Corpus.open(folder))) == {"Ann Lee", "Annie"}


def test_only_what_a_correction_touches_is_read_again(
    folder, settings, fake_embedder, fake_tagger: FakeTagger
) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    fake_tagger.read.clear()
    (folder / CORRECTIONS).write_text('[[speakers]]\nname = "Ann Lee"\nnames = ["Annie"]\n')
    assert not is_fresh(folder, settings, embedder=fake_embedder)
    assert refresh(folder, settings, embedder=fake_embedder).indexed == 0
    assert fake_tagger.read == []
    (folder / CORRECTIONS).write_text('[documents.two]\nkind = "letter"\n')
    assert refresh(folder, settings, embedder=fake_embedder).indexed == 1
    assert len(fake_tagger.read) == 1
    assert is_fresh(folder, settings, embedder=fake_embedder)
    index = Index.open(folder, settings)
    assert len(index.statements(Spoken())) == 3


def test_the_file_itself_is_neither_document_nor_skipped(folder, settings, fake_embedder) -> None:
    (folder / CORRECTIONS).write_text("")
    report = refresh(folder, settings, embedder=fake_embedder)
    assert (report.indexed, report.skipped) == (2, ())


WRONG = {
    "no TOML": "[documents",
    "no such field": '[documents.two]\nauthor = "x"\n',
    "no such table": '[people]\nname = "x"\n',
    "no date": '[documents.two]\ndate = "soon"\n',
    "no name": '[[speakers]]\nnames = ["x"]\n',
    "no such document": '[documents.three]\nkind = "letter"\n',
    "no such document of a speaker": '[[speakers]]\nname = "x"\ndocuments = ["three"]\n',
    "no text": "\x00\x01",
    "no such kind": '[[speakers]]\nname = "x"\nkind = "robot"\n',
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_is_one_clear_line(folder, capsys, what) -> None:
    (folder / CORRECTIONS).write_text(WRONG[what])
    with pytest.raises(CorrectionsError, match=r"askcorpus\.toml") as caught:
        Corpus.open(folder).speakers()
    assert caught.value.remedy
    assert main(["speakers", "--corpus", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_a_wrong_file_leaves_the_index_as_it_was(folder, settings, fake_embedder) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    (folder / CORRECTIONS).write_text("[documents")
    with pytest.raises(CorrectionsError):
        refresh(folder, settings, embedder=fake_embedder)
    assert len(Index.open(folder, settings).sources()) == 2


def test_bytes_that_are_no_text_and_links_are_refused(folder, tmp_path) -> None:
    (folder / CORRECTIONS).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorrectionsError):
        load_corrections(folder)
    (folder / CORRECTIONS).unlink()
    (tmp_path / "elsewhere").write_text('secret = "x"')
    (folder / CORRECTIONS).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CorrectionsError, match="link"):
        load_corrections(folder)


def test_the_lists_say_what_rests_on_a_correction(folder, capsys) -> None:
    correct(folder, '[[speakers]]\nname = "Ann Lee"\nnames = ["Annie"]\n')
    assert main(["speakers", "--json", "--corpus", str(folder)]) == 0
    assert [each["by_hand"] for each in json.loads(capsys.readouterr().out)] == [True]
    assert main(["said", "Ann Lee", "--corpus", str(folder)]) == 0
    assert "corrected by hand" in capsys.readouterr().out
