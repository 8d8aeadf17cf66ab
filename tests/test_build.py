"""What refreshing does to an index, whatever happens to files, disk and process meanwhile."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from askcorpus import changes
from askcorpus.build import is_fresh, refresh
from askcorpus.errors import (
    CorpusNotFound,
    EmptyCorpus,
    IndexCorrupt,
    IndexLocked,
    IndexTooNew,
    IndexUnwritable,
)
from askcorpus.index import Filter, Index
from askcorpus.index.draft import DRAFT, Draft
from askcorpus.index.place import locate, writing
from askcorpus.index.schema import CATALOGUE, FORMAT
from askcorpus.index.vectors import VectorWriter
from askcorpus.settings import Settings
from tests.conftest import FakeEmbedder

Refresh = Callable[[], object]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "harbour.md").write_text(
        "---\ntitle: The harbour\ndate: 2019-05-04\n---\n"
        "The ferry leaves at nine. Captain Osei watches the lighthouse.\n"
    )
    (folder / "orchard.txt").write_text("Pears ripen in September. The cider press is broken.\n")
    return folder


def found(folder: Path, settings: Settings, word: str) -> list[str]:
    index = Index.open(folder, settings)
    return sorted({hit.passage.source for hit in index.lexical([word], 10, Filter())})


def nearest(folder: Path, settings: Settings, text: str, embedder: FakeEmbedder) -> str:
    index = Index.open(folder, settings)
    vector = embedder.encode([text], kind="query")[0]
    return index.dense(vector, 1, Filter())[0].passage.text


def test_a_first_build_answers_both_searches(corpus, settings, fake_embedder) -> None:
    report = refresh(corpus, settings, embedder=fake_embedder)
    assert (report.indexed, report.unchanged, report.removed) == (2, 0, 0)
    assert report.location == str(corpus / ".askcorpus")
    assert found(corpus, settings, "lighthouse") == ["harbour"]
    assert "cider press" in nearest(corpus, settings, "the cider press is broken", fake_embedder)


def test_passages_are_slices_of_the_text(corpus, settings, fake_embedder) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    index = Index.open(corpus, settings)
    for source in index.sources():
        text = index.text(source.id)
        passages = index.passages(source.id)
        assert passages
        assert all(text[p.start : p.end] == p.text for p in passages)


def test_nothing_changed_writes_nothing_and_embeds_nothing(corpus, settings) -> None:
    refresh(corpus, settings, embedder=FakeEmbedder())
    before = (corpus / ".askcorpus" / CATALOGUE).stat()
    again = FakeEmbedder()
    assert is_fresh(corpus, settings, embedder=again)
    report = refresh(corpus, settings, embedder=again)
    assert (report.indexed, report.unchanged) == (0, 2)
    assert again.encoded == []
    assert (corpus / ".askcorpus" / CATALOGUE).stat().st_mtime_ns == before.st_mtime_ns


def test_an_open_catalogue_tells_what_changed_until_it_is_replaced(
    corpus, settings, monkeypatch
) -> None:
    again = FakeEmbedder()
    refresh(corpus, settings, embedder=again)
    opened = Index.open(corpus, settings).catalogue
    with monkeypatch.context() as patched:
        patched.setattr(changes, "Catalogue", None)
        assert is_fresh(corpus, settings, embedder=again, opened=opened)
    (corpus / "mill.txt").write_text("The mill wheel turns again.\n")
    assert not is_fresh(corpus, settings, embedder=again, opened=opened)
    refresh(corpus, settings, embedder=again)
    assert is_fresh(corpus, settings, embedder=again, opened=opened), "it was replaced"
    assert len(opened.sources()) == 2, "and still reads as it was opened"


def test_only_what_changed_is_embedded(corpus, settings) -> None:
    refresh(corpus, settings, embedder=FakeEmbedder())
    (corpus / "orchard.txt").write_text("Plums were picked by hand this year.\n")
    (corpus / "mill.txt").write_text("The mill wheel turns again.\n")
    again = FakeEmbedder()
    assert not is_fresh(corpus, settings, embedder=again)
    report = refresh(corpus, settings, embedder=again)
    assert (report.indexed, report.unchanged, report.removed) == (2, 1, 0)
    assert len(again.encoded) == 2
    assert found(corpus, settings, "cider") == []
    assert found(corpus, settings, "plum") == ["orchard"]
    assert found(corpus, settings, "wheel") == ["mill"]


def test_a_touched_file_is_not_read_again(corpus, settings) -> None:
    refresh(corpus, settings, embedder=FakeEmbedder())
    os.utime(corpus / "orchard.txt", ns=(1, 1))
    again = FakeEmbedder()
    assert not is_fresh(corpus, settings, embedder=again)
    assert refresh(corpus, settings, embedder=again).indexed == 0
    assert again.encoded == []
    assert is_fresh(corpus, settings, embedder=again)


def test_a_deleted_file_disappears_from_both_searches(corpus, settings, fake_embedder) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    (corpus / "harbour.md").unlink()
    assert refresh(corpus, settings, embedder=fake_embedder).removed == 1
    assert found(corpus, settings, "lighthouse") == []
    assert "ferry" not in nearest(corpus, settings, "the ferry leaves at nine", fake_embedder)


def test_a_removed_passages_vector_is_swept_at_once_or_later(corpus, settings) -> None:
    fake = FakeEmbedder()
    refresh(corpus, settings, embedder=fake)
    (corpus / "harbour.md").unlink()
    refresh(corpus, settings, embedder=fake)
    (corpus / "mill.txt").write_text("The mill wheel turns again.\n")
    refresh(corpus, settings, embedder=fake)
    index = Index.open(corpus, settings)
    assert index.vectors.count() == index.size() == 2


def test_copies_share_one_vector_and_both_are_found(corpus, settings, fake_embedder) -> None:
    text = (corpus / "orchard.txt").read_text()
    (corpus / "copy.txt").write_text(text)
    refresh(corpus, settings, embedder=fake_embedder)
    index = Index.open(corpus, settings)
    vector = fake_embedder.encode([text.strip()])[0]
    hits = index.dense(vector, 2, Filter())
    assert {hit.passage.source for hit in hits} == {"copy", "orchard"}
    assert index.vectors.count() == index.size() - 1


def test_another_embedder_rebuilds(corpus, settings) -> None:
    refresh(corpus, settings, embedder=FakeEmbedder())
    other = FakeEmbedder("other@2", dimension=48)
    assert not is_fresh(corpus, settings, embedder=other)
    assert refresh(corpus, settings, embedder=other).indexed == 2
    assert "cider" in nearest(corpus, settings, "the cider press is broken", other)


def test_another_shaping_setting_rebuilds(corpus, fake_embedder) -> None:
    refresh(corpus, Settings(passage_tokens=200), embedder=fake_embedder)
    changed = Settings(passage_tokens=64)
    assert not is_fresh(corpus, changed, embedder=fake_embedder)
    assert refresh(corpus, changed, embedder=fake_embedder).indexed == 2


def test_a_moved_corpus_keeps_its_index(corpus, settings, fake_embedder) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    moved = corpus.rename(corpus.parent / "elsewhere")
    assert is_fresh(moved, settings, embedder=fake_embedder)
    index = Index.open(moved, settings)
    assert index.source("orchard").path == str(moved / "orchard.txt")
    assert "cider" in index.text("orchard")


def test_an_unreadable_file_is_a_line_and_the_rest_is_indexed(
    corpus, settings, fake_embedder
) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    (corpus / "orchard.txt").write_bytes(bytes(range(256)) * 8)
    report = refresh(corpus, settings, embedder=fake_embedder)
    assert len(report.skipped) == 1
    assert report.skipped[0].startswith("orchard.txt")
    assert found(corpus, settings, "cider") == []
    assert found(corpus, settings, "ferry") == ["harbour"]
    assert is_fresh(corpus, settings, embedder=fake_embedder)
    assert Index.open(corpus, settings).skipped() == report.skipped


def test_lines_of_an_unchanged_index_are_told_again(corpus, settings, fake_embedder) -> None:
    (corpus / "scan.pdf").write_bytes(b"%PDF-1.7")
    (corpus / "old.txt").write_bytes("Caf\xe9 \x93quoted\x94 words, plainly.".encode("latin-1"))
    first = refresh(corpus, settings, embedder=fake_embedder)
    again = refresh(corpus, settings, embedder=fake_embedder)
    assert first.skipped == again.skipped
    assert any("scan.pdf" in line for line in again.skipped)
    assert first.notes == again.notes
    assert any(line.startswith("old.txt") for line in again.notes)


def test_a_missing_folder_says_so(tmp_path, settings, fake_embedder) -> None:
    with pytest.raises(CorpusNotFound):
        refresh(tmp_path / "nowhere", settings, embedder=fake_embedder)
    with pytest.raises(CorpusNotFound):
        is_fresh(tmp_path / "nowhere", settings)


def test_an_empty_folder_says_so_and_stays_empty(tmp_path, settings, fake_embedder) -> None:
    with pytest.raises(EmptyCorpus):
        refresh(tmp_path, settings, embedder=fake_embedder)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_unreadable_files_is_empty_too(tmp_path, settings, fake_embedder) -> None:
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    with pytest.raises(EmptyCorpus, match=r"noise\.txt"):
        refresh(tmp_path, settings, embedder=fake_embedder)


def test_a_newer_index_is_left_alone(corpus, settings, fake_embedder) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    path = corpus / ".askcorpus" / CATALOGUE
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    connection.close()
    bytes_before = path.read_bytes()
    for act in (
        lambda: refresh(corpus, settings, embedder=fake_embedder),
        lambda: Index.open(corpus, settings),
    ):
        with pytest.raises(IndexTooNew) as caught:
            act()
        assert "upgrade" in caught.value.remedy
    assert path.read_bytes() == bytes_before


def test_an_older_index_is_made_anew(corpus, settings, fake_embedder) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    with sqlite3.connect(corpus / ".askcorpus" / CATALOGUE) as connection:
        connection.execute(f"PRAGMA user_version={FORMAT - 1}")
    connection.close()
    assert not is_fresh(corpus, settings, embedder=fake_embedder)
    assert refresh(corpus, settings, embedder=fake_embedder).indexed == 2


@pytest.mark.parametrize("damage", ["not sqlite", "truncated", "torn"])
def test_a_damaged_catalogue_is_named_and_made_anew(
    corpus, settings, fake_embedder, damage
) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    path = corpus / ".askcorpus" / CATALOGUE
    data = path.read_bytes()
    path.write_bytes(
        {
            "not sqlite": b"this is no database at all",
            "truncated": data[: len(data) // 2],
            "torn": data[:100] + b"\xff" * (len(data) - 100),
        }[damage]
    )

    def use() -> None:
        index = Index.open(corpus, settings)
        index.sources()
        index.lexical(["ferry"], 3, Filter())
        index.passages("harbour")

    with pytest.raises(IndexCorrupt) as caught:
        use()
    assert "askcorpus index" in caught.value.remedy
    assert refresh(corpus, settings, embedder=fake_embedder).indexed == 2
    assert found(corpus, settings, "ferry") == ["harbour"]


@pytest.mark.parametrize("damage", ["gone", "not sqlite", "emptied"])
def test_damaged_vectors_are_named_and_made_anew(corpus, settings, damage) -> None:
    fake = FakeEmbedder()
    refresh(corpus, settings, embedder=fake)
    store = corpus / ".askcorpus" / "vectors" / "chroma.sqlite3"
    # In a process of its own: Chroma keeps open what this one has read.
    if damage == "gone":
        store.unlink()
    else:
        store.write_bytes(b"" if damage == "emptied" else b"no database" * 100)
    report = run_python(
        """
        import sys
        from pathlib import Path
        from askcorpus.build import is_fresh, refresh
        from askcorpus.errors import IndexCorrupt
        from askcorpus.index import Filter, Index
        from askcorpus.settings import Settings
        from tests.conftest import FakeEmbedder

        folder, settings, fake = Path(sys.argv[1]), Settings(), FakeEmbedder()
        vector = fake.encode(["the cider press"])[0]
        try:
            Index.open(folder, settings).dense(vector, 1, Filter())
            print("unnoticed")
        except IndexCorrupt as error:
            print("named")
        print(is_fresh(folder, settings, embedder=fake))
        refresh(folder, settings, embedder=fake)
        print(Index.open(folder, settings).dense(vector, 1, Filter())[0].passage.source)
        """,
        corpus,
    )
    assert report.split() == ["named", "False", "orchard"]


def test_a_full_disk_leaves_the_old_index(corpus, settings, fake_embedder, monkeypatch) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    (corpus / "mill.txt").write_text("The mill wheel turns again.\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("askcorpus.index.draft._sync", full)
    with pytest.raises(IndexUnwritable, match="No space left"):
        refresh(corpus, settings, embedder=fake_embedder)
    assert found(corpus, settings, "ferry") == ["harbour"]
    assert found(corpus, settings, "wheel") == []
    assert not (corpus / ".askcorpus" / DRAFT).exists()
    monkeypatch.undo()


def test_a_database_that_cannot_grow_is_unwritable(
    corpus, settings, fake_embedder, monkeypatch
) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    (corpus / "mill.txt").write_text("The mill wheel turns again. " * 9000)
    start = Draft.__init__

    def cramped(self: Draft, *args: object, **named: object) -> None:
        start(self, *args, **named)  # type: ignore[arg-type]
        self._connection.execute("COMMIT")
        pages = self._connection.execute("PRAGMA page_count").fetchone()[0]
        self._connection.execute(f"PRAGMA max_page_count={pages + 2}")
        self._connection.execute("BEGIN")

    monkeypatch.setattr(Draft, "__init__", cramped)
    with pytest.raises(IndexUnwritable, match="full"):
        refresh(corpus, settings, embedder=fake_embedder)
    assert found(corpus, settings, "ferry") == ["harbour"]


def test_full_vectors_are_unwritable(corpus, settings, fake_embedder, monkeypatch) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    (corpus / "mill.txt").write_text("The mill wheel turns again.\n")

    class Full:
        def __getattr__(self, name: str) -> object:
            raise RuntimeError("error returned from database: (code: 13) database or disk is full")

    start = VectorWriter.__init__

    def cramped(self: VectorWriter, *args: object, **named: object) -> None:
        start(self, *args, **named)  # type: ignore[arg-type]
        self._store = self._client = Full()  # type: ignore[assignment]

    monkeypatch.setattr(VectorWriter, "__init__", cramped)
    with pytest.raises(IndexUnwritable, match="full"):
        refresh(corpus, settings, embedder=fake_embedder)
    assert found(corpus, settings, "ferry") == ["harbour"]


def test_a_folder_that_cannot_be_written_is_indexed_in_the_cache(
    corpus, settings, fake_embedder, monkeypatch, user_folders
) -> None:
    # Permissions mean nothing to root, under whom tests may run.
    monkeypatch.setattr("askcorpus.index.place.os.access", lambda *_: False)
    report = refresh(corpus, settings, embedder=fake_embedder)
    assert not (corpus / ".askcorpus").exists()
    assert Path(report.location).is_relative_to(user_folders / "cache")
    assert any(report.location in note for note in report.notes)
    assert found(corpus, settings, "ferry") == ["harbour"]


def test_a_link_cannot_aim_the_index_elsewhere(corpus, settings, fake_embedder, tmp_path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (corpus / ".askcorpus").symlink_to(target)
    refresh(corpus, settings, embedder=fake_embedder)
    assert list(target.iterdir()) == []
    assert found(corpus, settings, "ferry") == ["harbour"]


def test_a_second_writer_is_told_and_the_old_index_still_answers(
    corpus, settings, fake_embedder, monkeypatch
) -> None:
    refresh(corpus, settings, embedder=fake_embedder)
    (corpus / "mill.txt").write_text("The mill wheel turns again.\n")
    monkeypatch.setattr("askcorpus.build.writing", lambda at: writing(at, wait=0.1))
    holder = start_python(
        """
        import sys, time
        from pathlib import Path
        from askcorpus.index.place import writing

        with writing(Path(sys.argv[1])):
            print("held", flush=True)
            time.sleep(600)
        """,
        locate(corpus),
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexLocked):
            refresh(corpus, settings, embedder=fake_embedder)
        assert found(corpus, settings, "ferry") == ["harbour"]
    finally:
        holder.kill()
        holder.communicate()
    # A killed holder holds nothing.
    assert refresh(corpus, settings, embedder=fake_embedder).indexed == 1


KILLED = """
import os, signal, sys
from pathlib import Path
import askcorpus.build as build
import askcorpus.index.draft as draft
import askcorpus.index.filling as filling
from askcorpus.index.vectors import VectorWriter
from askcorpus.settings import Settings
from tests.conftest import FakeEmbedder

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(owner, name):
    inner = getattr(owner, name)
    def then_die(*args, **named):
        inner(*args, **named)
        die()
    setattr(owner, name, then_die)

moment = sys.argv[2]
filling.BATCH = 4
if moment == "while reading":
    after(draft.Draft, "put")
elif moment == "after the first batch of vectors":
    after(VectorWriter, "add")
elif moment == "between vectors and switch":
    draft.Draft.publish = die
elif moment == "before the rename":
    draft._sync = die
elif moment == "before the sweep":
    VectorWriter.sweep = die
elif moment == "after the sweep":
    after(VectorWriter, "sweep")
build.refresh(Path(sys.argv[1]), Settings(), embedder=FakeEmbedder())
"""


@pytest.mark.parametrize(
    ("moment", "first", "switched", "embedded"),
    [
        ("while reading", False, False, False),
        ("after the first batch of vectors", True, False, True),
        ("after the first batch of vectors", False, False, True),
        ("between vectors and switch", True, False, True),
        ("between vectors and switch", False, False, True),
        ("before the rename", False, False, True),
        ("before the sweep", False, True, True),
        ("after the sweep", True, True, True),
    ],
)
def test_a_kill_leaves_the_old_or_the_new_index(
    corpus, settings, first, moment, switched, embedded, monkeypatch
) -> None:
    # What comparing documents embeds is not of the index, and would be counted below.
    monkeypatch.setattr("askcorpus.trust.assess", lambda *_, **__: [])
    if not first:
        refresh(corpus, settings, embedder=FakeEmbedder())
    (corpus / "orchard.txt").write_text("Plums were picked by hand this year.\n")
    for number in range(9):
        (corpus / f"new{number}.txt").write_text(f"The mill wheel number {number} turns again.\n")

    killed = start_python(KILLED, corpus, moment)
    _, complaint = killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL, complaint

    if switched:
        assert found(corpus, settings, "plums") == ["orchard"]
    elif first:
        with pytest.raises(IndexCorrupt, match="no index yet"):
            Index.open(corpus, settings)
    else:
        assert found(corpus, settings, "cider") == ["orchard"]
        assert found(corpus, settings, "wheel") == []
        assert "ferry" in nearest(corpus, settings, "the ferry leaves at nine", FakeEmbedder())

    again = FakeEmbedder()
    refresh(corpus, settings, embedder=again)
    assert len(found(corpus, settings, "wheel")) == 9
    assert found(corpus, settings, "cider") == []
    assert is_fresh(corpus, settings, embedder=again)
    index = Index.open(corpus, settings)
    assert index.vectors.count() >= index.size()
    if embedded:
        written = index.size() if moment != "after the first batch of vectors" else 4
        assert len(again.encoded) <= index.size() - written


def test_a_refresh_after_an_interruption_ends_with_nothing_left_over(corpus, settings) -> None:
    killed = start_python(KILLED, corpus, "before the rename")
    killed.communicate(timeout=60)
    refresh(corpus, settings, embedder=FakeEmbedder())
    names = {path.name for path in (corpus / ".askcorpus").iterdir()}
    assert names == {CATALOGUE, "vectors", "lock", ".gitignore"}


def start_python(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )


def run_python(code: str, *arguments: object) -> str:
    process = start_python(code, *arguments)
    out, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    return out
