"""Statements, speakers and assessments in the index: what a build keeps, and what it costs."""

import signal
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from askcorpus import changes
from askcorpus.build import is_fresh, refresh
from askcorpus.errors import IndexCorrupt
from askcorpus.index import Index, Spoken
from askcorpus.index.pending import PENDING, Pending
from askcorpus.index.schema import CATALOGUE
from askcorpus.index.vectors import VectorWriter, embedded_text
from askcorpus.speaking import _means, _Within
from tests.conftest import FakeEmbedder, FakeTagger
from tests.test_build import start_python


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "one.md").write_text(
        "---\npublisher: Post\ndate: 2019-05-04\n---\nAnn Lee said the wall will hold.\n"
    )
    (docs / "two.txt").write_text("Bo Ek said the bridge is closed. Lee wants a ferry.\n")
    return docs


def all_of(folder: Path, settings) -> list[tuple[str, str | None, str]]:
    return [
        (one.source, one.speaker, one.quote)
        for one in Index.open(folder, settings).statements(Spoken())
    ]


def test_statements_are_kept_with_path_date_speaker_and_trust(
    folder, settings, fake_embedder
) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    first, *_ = Index.open(folder, settings).statements(Spoken())
    assert (first.source, first.speaker, first.manner) == ("one", "ann-lee", "indirect")
    assert first.path == str(folder / "one.md")
    assert first.published is not None
    assert first.trust == "high"
    assert first.via == ("Post",)
    assert first.confidence == pytest.approx(0.81, abs=0.1)
    assert (folder / "one.md").read_text()[first.start : first.end] == first.quote


def test_names_merge_over_documents_and_part_again(folder, settings, fake_embedder) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    assert ("two", "ann-lee", "a ferry") in all_of(folder, settings)
    (folder / "one.md").write_text("Tom Yu said the wall will hold.\n")
    refresh(folder, settings, embedder=fake_embedder)
    assert ("two", "lee", "a ferry") in all_of(folder, settings)
    assert "ann-lee" not in {each.id for each in Index.open(folder, settings).speakers()}


def test_only_what_changed_is_tagged(folder, settings, fake_embedder, fake_tagger) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    fake_tagger.read.clear()
    assert refresh(folder, settings, embedder=fake_embedder).indexed == 0
    assert fake_tagger.read == []
    (folder / "three.txt").write_text("Zoe Brandt said the ferry is late.\n")
    refresh(folder, settings, embedder=fake_embedder)
    assert [text for document in fake_tagger.read for text in document] == [
        "Zoe Brandt said the ferry is late."
    ]


def test_growing_and_building_at_once_end_alike(folder, settings, fake_embedder) -> None:
    text = (folder / "two.txt").read_text()
    (folder / "two.txt").unlink()
    refresh(folder, settings, embedder=fake_embedder)
    (folder / "two.txt").write_text(text)
    refresh(folder, settings, embedder=fake_embedder)
    grown = all_of(folder, settings), Index.open(folder, settings).speakers()
    (folder / ".askcorpus" / CATALOGUE).unlink()
    refresh(folder, settings, embedder=fake_embedder)
    assert (all_of(folder, settings), Index.open(folder, settings).speakers()) == grown


def test_a_deleted_documents_statements_and_vectors_disappear(
    folder, settings, fake_embedder
) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    (folder / "two.txt").unlink()
    refresh(folder, settings, embedder=fake_embedder)
    index = Index.open(folder, settings)
    assert {one.source for one in index.statements()} == {"one"}
    assert [each.id for each in index.speakers()] == ["ann-lee"]
    assert index.statement_vectors.count() == 1
    assert index.said_words(["ferry"], 5, Spoken()) == []
    assert {each.source for each in index.assessments()} == {"one"}


def test_statements_are_found_by_words_and_by_meaning(folder, settings, fake_embedder) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    index = Index.open(folder, settings)
    assert [hit.statement.source for hit in index.said_words(["bridges"], 5, Spoken())] == ["two"]
    vector = fake_embedder.encode(["the bridge is closed"])[0]
    near = index.said_near(vector, 5, Spoken())
    assert near[0].statement.quote == "the bridge is closed"
    assert near[0].score > near[1].score
    only = index.said_near(vector, 5, Spoken(speaker="ann-lee"))
    assert {hit.statement.speaker for hit in only} == {"ann-lee"}
    assert index.said_near(vector, 5, Spoken(speaker="nobody")) == []


def test_vectors_stand_in_a_collection_of_their_own_with_facts(
    folder, settings, fake_embedder
) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    writer = VectorWriter(
        folder / ".askcorpus" / "vectors", fake_embedder.id, fake_embedder.dimension, "statements"
    )
    found = writer._client._collection.get(include=["metadatas"])["metadatas"]
    assert {
        "source": "one",
        "speaker": "ann-lee",
        "manner": "indirect",
        "published": 20190504,
        "trust": "high",
    } in [dict(each) for each in found or []]
    # What somebody only wants is no statement, and has none.
    assert len(found or []) == 2
    assert Index.open(folder, settings).vectors.count() == 2


def test_a_turn_is_heard_to_its_end_at_no_cost(folder, settings) -> None:
    fake = FakeEmbedder()
    long = " ".join(f"We counted crane number {n} at the quay." for n in range(60))
    turns = f"Ana Ruiz: {long} The lighthouse burned down.\n\nBo Ek: Which one is it?\n"
    (folder / "talk.txt").write_text(turns * 2)
    refresh(folder, settings, embedder=fake)
    cranes = [text for text in fake.encoded if "crane" in text]
    assert cranes
    assert all(text.startswith("Ana Ruiz\n") for text in cranes)
    index = Index.open(folder, settings)
    said = index.statements(Spoken(source="talk"))
    assert [one.speaker for one in said] == ["ana-ruiz", "bo-ek"] * 2
    near = index.said_near(fake.encode(["crane quay"])[0], 9, Spoken(source="talk"))
    assert near[0].statement.speaker == "ana-ruiz"
    again = FakeEmbedder()
    (folder / "more.txt").write_text("Nothing is said here.\n")
    refresh(folder, settings, embedder=again)
    assert not any("crane" in text for text in again.encoded)


def test_a_statement_has_the_vector_of_the_passage_that_holds_it(
    folder, settings, fake_embedder
) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    index = Index.open(folder, settings)
    assert "the bridge is closed" not in fake_embedder.encoded
    passages = [passage for source in ("one", "two") for passage in index.passages(source)]
    expected = fake_embedder.encode([embedded_text(each) for each in passages])
    found = index.statement_vectors.vectors(list(index.statement_vectors.keys()))
    cosines = np.stack(list(found.values())) @ expected.T
    assert sorted(cosines.max(axis=0)) == pytest.approx([1, 1], abs=1e-4)


def test_means_weigh_passages_by_what_they_hold(tmp_path, fake_embedder) -> None:
    store = VectorWriter(tmp_path, fake_embedder.id, fake_embedder.dimension)
    quay, wall = fake_embedder.encode(["crane quay", "wall"])
    store.add(["quay", "wall"], np.stack([quay, wall]))
    within = _Within([(0, 10, "quay"), (12, 40, "wall"), (41, 60, "never")])
    assert within.around(8, 18) == [("quay", 2), ("wall", 6)]
    assert within.around(10, 12) == []
    mean = (2 * quay + 6 * wall) / np.linalg.norm(2 * quay + 6 * wall)
    assert _means([within.around(8, 18)], store)[0] == pytest.approx(mean, abs=1e-5)


def test_a_new_title_moves_the_statements_below_it(folder, settings, fake_embedder) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    before = Index.open(folder, settings).statement_vectors.keys()
    text = (folder / "one.md").read_text()
    (folder / "one.md").write_text(text.replace("date:", "title: A wall of bricks\ndate:"))
    refresh(folder, settings, embedder=fake_embedder)
    after = Index.open(folder, settings).statement_vectors.keys()
    assert len(after - before) == len(before - after) == 1


def test_filters_on_offsets_speakers_and_sources_as_written(
    folder, settings, fake_embedder
) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    index = Index.open(folder, settings)
    two = index.statements(Spoken(source="two"))
    assert [one.quote for one in two] == ["the bridge is closed", "a ferry"]
    first = two[0]
    over = Spoken(source="two", over=(first.start, first.end))
    assert [one.quote for one in index.statements(over)] == ["the bridge is closed"]
    assert [one.quote for one in index.statements(Spoken(written=("Bo Ek",)))] == [first.quote]
    assert index.statements(Spoken(source="'; DROP TABLE statements; --")) == []
    assert index.statements(Spoken(speaker="\ud800\0")) == []


HOSTILE = {
    "no JSON": "UPDATE statements SET record = '{'",
    "spans of nonsense": """UPDATE statements SET record = '{"spans": [1]}'""",
    "another manner": "UPDATE statements SET manner = 'x'",
    "a speaker of nonsense": "UPDATE speakers SET record = '[]'",
    "an assessment of nonsense": "UPDATE assessments SET level = 'x'",
    "a blob": "UPDATE statements SET text = x'ff00'",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_foreign_index_is_not_believed(folder, settings, fake_embedder, what) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    connection = sqlite3.connect(folder / ".askcorpus" / CATALOGUE)
    connection.execute(HOSTILE[what])
    connection.commit()
    connection.close()

    def use() -> None:
        index = Index.open(folder, settings)
        index.statements()
        index.speakers()
        index.assessments()

    with pytest.raises(IndexCorrupt):
        use()
    assert not is_fresh(folder, settings, embedder=fake_embedder)
    refresh(folder, settings, embedder=fake_embedder)
    use()


KILLED = """
import os, signal, sys
from pathlib import Path
import askcorpus.build as build
import askcorpus.encoders.tagger as tagger
import askcorpus.speaking as speaking
from askcorpus.settings import Settings
from tests.conftest import FakeEmbedder, FakeTagger

tagger.load_tagger = lambda settings: FakeTagger()
speaking.BATCH_CHARS = 10

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(speaking, sys.argv[2], die)
build.refresh(Path(sys.argv[1]), Settings(), embedder=FakeEmbedder())
"""


def test_a_kill_after_tagging_costs_no_tagging(
    folder, settings, fake_embedder, fake_tagger: FakeTagger
) -> None:
    killed = start_python(KILLED, folder, "settle_speakers")
    _, complaint = killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL, complaint
    with pytest.raises(IndexCorrupt, match="no index yet"):
        Index.open(folder, settings)
    refresh(folder, settings, embedder=fake_embedder)
    assert fake_tagger.read == []
    assert len(all_of(folder, settings)) == 3
    assert not (folder / ".askcorpus" / PENDING).exists()


def test_a_kill_between_speakers_and_their_vectors_leaves_the_old_index(
    folder, settings, fake_embedder
) -> None:
    refresh(folder, settings, embedder=fake_embedder)
    before = all_of(folder, settings)
    (folder / "three.txt").write_text("Zoe Brandt said the ferry is late.\n")
    killed = start_python(KILLED, folder, "embed_statements")
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert all_of(folder, settings) == before
    refresh(folder, settings, embedder=fake_embedder)
    assert len(all_of(folder, settings)) == len(before) + 1


def test_what_is_pending_of_other_words_or_damaged_is_not_used(
    folder, settings, fake_embedder, fake_tagger, tmp_path
) -> None:
    location = folder / ".askcorpus"
    location.mkdir()
    (location / PENDING).write_bytes(b"no database at all" * 100)
    refresh(folder, settings, embedder=fake_embedder)
    assert len(all_of(folder, settings)) == 3
    target = tmp_path / "target"
    (location / PENDING).symlink_to(target)
    Pending(location).put([("key", [])])
    assert not target.exists()


def test_progress_counts_the_documents_tagged(folder, settings, fake_embedder) -> None:
    told: list[tuple[str, int, int]] = []
    refresh(
        folder, settings, embedder=fake_embedder, progress=lambda *counted: told.append(counted)
    )
    stages = [stage for stage, _, _ in told]
    assert {"files", "statements", "passages"} == set(stages)
    for stage in set(stages):
        last = [each for each in told if each[0] == stage][-1]
        assert last[1] == last[2] > 0


def test_another_tagger_rebuilds(folder, settings, monkeypatch) -> None:
    refresh(folder, settings, embedder=FakeEmbedder())
    monkeypatch.setattr("askcorpus.changes.tagger_id", lambda: "another")
    assert not is_fresh(folder, settings, embedder=FakeEmbedder())
    assert refresh(folder, settings, embedder=FakeEmbedder()).indexed == 2


def test_other_rules_rebuild(folder, settings, monkeypatch) -> None:
    refresh(folder, settings, embedder=FakeEmbedder())
    monkeypatch.setattr("askcorpus.changes._rules", lambda: "others")
    assert not is_fresh(folder, settings, embedder=FakeEmbedder())
    assert refresh(folder, settings, embedder=FakeEmbedder()).indexed == 2


def test_what_shapes_an_index_is_where_it_is_looked_for() -> None:
    package = Path(changes.__file__).parent
    assert [each for each in changes.SHAPING if not any(package.glob(each))] == []
