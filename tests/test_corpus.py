from datetime import date
from functools import partial
from pathlib import Path

import pytest

import askcorpus.corpus as module
from askcorpus import Corpus
from askcorpus.errors import (
    CorpusNotFound,
    IndexLocked,
    QuestionError,
    StaleCitation,
    UnknownSource,
)
from askcorpus.index.place import locate
from askcorpus.settings import Settings
from tests.conftest import FakeEmbedder

TEXT = "Harbour wall fails\n\nBy Ana Ruiz\n\nThe wall fell. Eleven boats sank.\n"
LISTING = "which documents are there?"


@pytest.fixture
def folder(tmp_path: Path, fake_embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one document whose corpus is embedded by the fake."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "wall.txt").write_text(TEXT, encoding="utf-8", newline="")
    monkeypatch.setattr(module, "refresh", partial(module.refresh, embedder=fake_embedder))
    monkeypatch.setattr(module, "is_fresh", partial(module.is_fresh, embedder=fake_embedder))
    return docs


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusNotFound, match="nowhere"):
        Corpus.open(tmp_path / "nowhere")


def test_the_nearest_corpus_upward_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = folder.parent / "a" / "b"
    below.mkdir(parents=True)
    (folder.parent / "corpus").mkdir()
    monkeypatch.chdir(below)
    corpus = Corpus.open()
    assert (corpus.folder, corpus.origin) == (folder.parent / "corpus", "found")


def test_without_a_folder_the_bundled_documents_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Corpus.open().origin == "bundled"
    assert list(Corpus.open().folder.glob("*.md"))


def test_shown_words_are_the_files(folder: Path) -> None:
    start = TEXT.index("Eleven")
    context = Corpus.open(folder).show(f"wall:{start}-{start + 12}")
    assert context.citation.quote == "Eleven boats"
    assert (context.before + context.citation.quote + context.after) in TEXT


@pytest.mark.parametrize("reference", ["wall", "wall:5", "wall:9-9999", "wall:7-3", ":1-2"])
def test_a_reference_to_nothing_is_refused(folder: Path, reference: str) -> None:
    with pytest.raises(StaleCitation):
        Corpus.open(folder).show(reference)


def test_an_unknown_source_is_refused(folder: Path) -> None:
    with pytest.raises(UnknownSource):
        Corpus.open(folder).ask(LISTING, source="roof")


def test_a_changed_file_is_read_before_the_answer(folder: Path) -> None:
    corpus = Corpus.open(folder)
    assert corpus.ask(LISTING).answer == "Harbour wall fails"
    (folder / "wall.txt").write_text(TEXT.replace("fails", "stands again"), encoding="utf-8")
    assert corpus.ask(LISTING).answer == "Harbour wall stands again"


def test_while_another_process_indexes_the_old_index_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = Corpus.open(folder)
    corpus.ask(LISTING)
    (folder / "more.txt").write_text("Something new.\n")

    def locked(*_: object, **__: object) -> None:
        raise IndexLocked("another process is building this index", remedy="wait")

    monkeypatch.setattr(module, "refresh", locked)
    answer = corpus.ask(LISTING)
    assert answer.answer == "Harbour wall fails"
    assert any("as it was" in warning for warning in answer.warnings)


def test_a_locked_folder_without_an_index_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise IndexLocked("another process is building this index", remedy="wait")

    monkeypatch.setattr(module, "refresh", locked)
    with pytest.raises(IndexLocked):
        Corpus.open(folder, settings=Settings()).ask(LISTING)
    assert not (locate(folder) / "catalogue.sqlite").exists()


def test_what_another_process_indexed_is_seen(folder: Path, fake_embedder: FakeEmbedder) -> None:
    corpus = Corpus.open(folder)
    corpus.ask(LISTING)
    (folder / "wall.txt").write_text(TEXT.replace("fails", "stands"), encoding="utf-8")
    Corpus.open(folder).refresh()
    assert corpus.ask(LISTING).answer == "Harbour wall stands"


def test_questions_about_documents_keep_to_the_filter(folder: Path) -> None:
    (folder / "late.md").write_text("---\ntitle: Late news\ndate: 2024-05-01\n---\nIt rained.\n")
    answer = Corpus.open(folder).ask(LISTING, since=date(2024, 1, 1))
    assert [each.text for each in answer.answers] == ["Late news"]


def test_no_citation_cannot_be_asked_for(folder: Path) -> None:
    with pytest.raises(QuestionError):
        Corpus.open(folder).ask(LISTING, top=0)


def test_files_left_out_and_guessed_encodings_are_said_every_time(folder: Path) -> None:
    (folder / "late.txt").write_bytes("Café news today\n\nIt rained.\n".encode("cp1252"))
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    for _ in range(2):
        warnings = " ".join(Corpus.open(folder).ask(LISTING).warnings)
        assert "scan.pdf" in warnings
        assert "late.txt: read as" in warnings
