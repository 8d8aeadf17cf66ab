"""Searching the index: filters, scores, hostile words and hostile index folders."""

import json
import math
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from askcorpus.build import refresh
from askcorpus.errors import IndexCorrupt, StaleCitation, UnknownSource
from askcorpus.index import Filter, Index
from askcorpus.index.catalogue import match_any
from askcorpus.index.schema import CATALOGUE
from askcorpus.index.vectors import Vectors, VectorWriter, _Client, _Engine, _name, key_of
from askcorpus.settings import Settings
from tests.conftest import FakeEmbedder

LETTERS = {
    "early.md": ("2011-03-02", "The bridge was painted green by volunteers.\n"),
    "late.md": ("2020-10-12", "The bridge was repainted blue by volunteers.\n"),
    "undated.txt": (None, "A bridge has no date at all in this note.\n"),
}
MEETING = """# Meeting

Chair Ana Núñez: Thank you all for coming. We begin with the bridge.

Ben Okafor: The bridge needs new railings before the winter.

Chair Ana Núñez: Thank you, Ben. Who else wants to speak about railings?

Ben Okafor: Nobody, it seems. The railings are approved.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letters")
    for name, (day, body) in LETTERS.items():
        front = f"---\ndate: {day}\n---\n" if day else ""
        (folder / name).write_text(front + body, encoding="utf-8")
    (folder / "meeting.md").write_text(MEETING, encoding="utf-8")
    refresh(folder, Settings(), embedder=FakeEmbedder())  # type: ignore[arg-type]
    return folder


@pytest.fixture
def index(folder: Path) -> Index:
    return Index.open(folder, Settings())


def both(index: Index, text: str, filter: Filter) -> list[set[str]]:
    vector = FakeEmbedder().encode([text])[0]
    hits = index.lexical(text.split(), 20, filter), index.dense(vector, 20, filter)
    return [{hit.passage.source for hit in found} for found in hits]


def test_opening_a_folder_without_an_index_says_how_to_make_one(tmp_path, settings) -> None:
    with pytest.raises(IndexCorrupt) as caught:
        Index.open(tmp_path, settings)
    assert "askcorpus index" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_sources_come_in_order_and_open_from_their_path(index, folder) -> None:
    sources = index.sources()
    assert [source.id for source in sources] == ["early", "late", "meeting", "undated"]
    assert sources[0].published == date(2011, 3, 2)
    for source in sources:
        data = Path(source.path).read_bytes()
        assert data.decode(source.encoding) == index.text(source.id)


def test_an_unknown_source_is_named(index) -> None:
    with pytest.raises(UnknownSource, match="nobody"):
        index.source("nobody")
    with pytest.raises(UnknownSource):
        index.text("\ud800\0")


def test_lexical_scores_are_positive_and_fall(index) -> None:
    hits = index.lexical(["railings", "winter"], 10, Filter())
    scores = [hit.score for hit in hits]
    assert "winter" in hits[0].passage.text
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_lexical_stems_and_folds(index) -> None:
    assert index.lexical(["railing"], 5, Filter())
    assert index.lexical(["RAILINGS"], 5, Filter())
    assert index.lexical(["Nunez"], 5, Filter())


def test_dense_scores_are_cosines(index) -> None:
    vector = FakeEmbedder().encode(["The bridge needs new railings before the winter."])[0]
    hits = index.dense(vector, 3, Filter())
    assert hits[0].passage.speaker == "Ben Okafor"
    vectors = FakeEmbedder().encode(
        [f"{h.passage.heading}\n{h.passage.text}".strip() for h in hits]
    )
    assert np.allclose([hit.score for hit in hits], vectors @ vector, atol=1e-5)


def test_a_source_filter_holds_in_both_searches(index) -> None:
    assert both(index, "bridge volunteers", Filter(source="late")) == [{"late"}, {"late"}]
    assert both(index, "bridge", Filter(source="nobody")) == [set(), set()]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2011, 3, 2), None, {"early", "late"}),
        (date(2011, 3, 3), None, {"late"}),
        (None, date(2020, 10, 12), {"early", "late"}),
        (None, date(2020, 10, 11), {"early"}),
        (date(2012, 1, 1), date(2013, 1, 1), set()),
    ],
)
def test_dates_are_inclusive_and_undated_sources_are_left_out(
    index, since, until, expected
) -> None:
    filter = Filter(since=since, until=until)
    assert both(index, "bridge", filter) == [expected, expected]


@pytest.mark.parametrize("name", ["Ben Okafor", "okafor", "BEN", "  ben   okafor "])
def test_a_speaker_is_found_by_name_or_part_of_it(index, name) -> None:
    hits = index.lexical(["railings", "bridge"], 20, Filter(speaker=name))
    assert {hit.passage.speaker for hit in hits} == {"Ben Okafor"}
    vector = FakeEmbedder().encode(["railings"])[0]
    dense = index.dense(vector, 20, Filter(speaker=name))
    assert {hit.passage.speaker for hit in dense} == {"Ben Okafor"}


def test_accents_in_a_speaker_do_not_matter(index) -> None:
    hits = index.lexical(["bridge", "railings"], 20, Filter(speaker="ana nunez"))
    assert {hit.passage.speaker for hit in hits} == {"Ana Núñez"}


@pytest.mark.parametrize("name", ["oka", "", " ", "%", "Okafor Ben", "' OR 1=1 --"])
def test_a_part_of_a_word_is_no_speaker(index, name) -> None:
    assert index.lexical(["railings"], 20, Filter(speaker=name)) == []


def test_a_filter_that_names_most_of_a_large_index_still_finds_enough(
    index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("askcorpus.index.store.RESTRICTED", 0)
    vector = FakeEmbedder().encode(["bridge volunteers"])[0]
    hits = index.dense(vector, 2, Filter(speaker="okafor"))
    assert [hit.passage.speaker for hit in hits] == ["Ben Okafor", "Ben Okafor"]


def test_idf_is_the_formula_over_passages(index) -> None:
    total = index.size()
    holding = sum(
        "railings" in f"{p.heading} {p.text}".lower()
        for source in index.sources()
        for p in index.passages(source.id)
    )
    assert holding
    expected = math.log(1 + (total - holding + 0.5) / (holding + 0.5))
    assert index.idf(["railings"]) == {"railings": pytest.approx(expected)}
    assert index.idf(["railing"])["railing"] == pytest.approx(expected)


def test_unseen_names_what_no_passage_holds(index) -> None:
    assert index.unseen(["bridges", "zeppelin", "painted"]) == ["zeppelin"]


@pytest.mark.parametrize(
    "term",
    ['"', '""', "bridge*", "NEAR(bridge railings)", "bridge OR x", "text:bridge", "-bridge", "^b",
     "(", "{a b}", "'; DROP TABLE passages; --", "\0", "\ud800", "💥", "a\0b", "!!!"],
)  # fmt: skip
def test_a_word_is_never_syntax(index, term) -> None:
    index.lexical([term], 5, Filter(speaker=term, source=term))
    index.idf([term])
    assert index.lexical([term, "winter"], 5, Filter())[0].passage.speaker == "Ben Okafor"


def test_operators_between_words_are_words(index) -> None:
    assert index.lexical(["bridge AND zeppelin"], 5, Filter()) == []
    assert index.lexical(["NOT bridge"], 5, Filter()) == []


@given(st.lists(st.text(max_size=20), max_size=5))
@hypothesis_settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_words_make_a_valid_query(index, terms) -> None:
    index.lexical(terms, 3, Filter())
    query = match_any(terms)
    assert query.count('"') % 2 == 0


def test_nothing_asked_finds_nothing(index) -> None:
    assert index.lexical([], 5, Filter()) == []
    assert index.lexical(["", " "], 5, Filter()) == []
    assert index.lexical(["bridge"], 0, Filter()) == []
    assert index.dense(FakeEmbedder().encode(["x"])[0], 0, Filter()) == []


def test_a_changed_file_is_stale(tmp_path, settings, fake_embedder) -> None:
    path = tmp_path / "note.txt"
    path.write_text("The first version of this note.\n")
    refresh(tmp_path, settings, embedder=fake_embedder)
    index = Index.open(tmp_path, settings)
    path.write_text("The other version of this note.\n")
    with pytest.raises(StaleCitation, match="changed"):
        index.text("note")
    path.unlink()
    with pytest.raises(StaleCitation, match="cannot be read"):
        index.text("note")


def test_a_page_is_cited_from_its_rendition(tmp_path, settings, fake_embedder) -> None:
    sentence = "The observatory opened its copper dome to visitors in the spring of that year."
    paragraphs = "".join(f"<p>{sentence} It was visit number {n}.</p>" for n in range(12))
    page = f"<html><head><title>Dome</title></head><body><article>{paragraphs}</article></body>"
    (tmp_path / "dome.html").write_text(page)
    refresh(tmp_path, settings, embedder=fake_embedder)
    index = Index.open(tmp_path, settings)
    source = index.source("dome")
    assert source.original == str(tmp_path / "dome.html")
    assert Path(source.path).parent == tmp_path / ".askcorpus" / "renditions"
    text = index.text("dome")
    assert all(text[p.start : p.end] == p.text for p in index.passages("dome"))
    (tmp_path / "other.txt").write_text("Something else stays here.\n")
    (tmp_path / "dome.html").unlink()
    refresh(tmp_path, settings, embedder=fake_embedder)
    assert not Path(source.path).exists()


Change = Callable[[sqlite3.Connection], object]


def _set_path(path: str) -> Change:
    return lambda c: c.execute("UPDATE sources SET relative = ?", [path])


HOSTILE: dict[str, Change] = {
    "path upward": _set_path("../../etc/passwd"),
    "absolute path": _set_path("/etc/passwd"),
    "empty path": _set_path(""),
    "rendition upward": lambda c: c.execute("UPDATE sources SET rendition = '../../../x'"),
    "unknown field": lambda c: c.execute(
        "UPDATE sources SET record = ?", [json.dumps({"id": "a", "sha256": "b", "shell": "rm"})]
    ),
    "no JSON": lambda c: c.execute("UPDATE sources SET record = '{'"),
    "vectors elsewhere": lambda c: c.execute(
        "UPDATE meta SET value = '../../x' WHERE key = 'vectors'"
    ),
    "huge dimension": lambda c: c.execute(
        "UPDATE meta SET value = '99999999999' WHERE key = 'dimension'"
    ),
    "no meta": lambda c: c.execute("DELETE FROM meta"),
    "a trigger": lambda c: c.execute(
        "CREATE TRIGGER t AFTER DELETE ON files BEGIN DELETE FROM passages; END"
    ),
    "a view": lambda c: c.execute("CREATE VIEW v AS SELECT 1"),
    "a table less": lambda c: c.execute("DROP TABLE files"),
    "offsets of text": lambda c: c.execute("UPDATE passages SET start = 'x'"),
    "sentences of nonsense": lambda c: c.execute("UPDATE passages SET sentences = '[[1,2,3]]'"),
    "a blob for text": lambda c: c.execute("UPDATE passages SET text = x'ff00'"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_foreign_index_is_not_believed(what, tmp_path, settings, fake_embedder) -> None:
    (tmp_path / "note.txt").write_text("A harmless note about the harbour.\n")
    refresh(tmp_path, settings, embedder=fake_embedder)
    connection = sqlite3.connect(tmp_path / ".askcorpus" / CATALOGUE)
    HOSTILE[what](connection)
    connection.commit()
    connection.close()

    def use() -> None:
        index = Index.open(tmp_path, settings)
        index.sources()
        index.passages("note")
        index.lexical(["harbour"], 3, Filter())

    with pytest.raises(IndexCorrupt):
        use()
    refresh(tmp_path, settings, embedder=fake_embedder)
    assert Index.open(tmp_path, settings).lexical(["harbour"], 3, Filter())


def test_reading_goes_beneath_the_public_client_and_agrees_with_it(tmp_path) -> None:
    generator = np.random.default_rng(7)
    vectors = generator.normal(size=(2500, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    keys = [key_of("fake", str(number)) for number in range(len(vectors))]
    VectorWriter(tmp_path / "vectors", "fake", 16).add(keys, vectors)

    engine = _Engine(tmp_path / "vectors", _name("fake"))
    client = _Client(tmp_path / "vectors", _name("fake"), None)
    assert engine.count() == client.count() == 2500
    assert sorted(engine.held(None)) == sorted(client.held(None)) == sorted(keys)
    assert engine.held([keys[0], "absent"]) == [keys[0]]
    probe = vectors[11].tolist()
    for among in (None, keys[:700]):
        ours, theirs = (one.query([probe], 20, among)[0] for one in (engine, client))
        assert [key for key, _ in ours] == [key for key, _ in theirs]
        assert ours[0][0] == keys[11]

    exact = np.argsort(-(vectors @ vectors[11]), kind="stable")[:20]
    reader = Vectors(tmp_path / "vectors", "fake", 16)
    found = [key for key, _ in reader.nearest(vectors[11], 20)]
    assert len(set(found) & {keys[row] for row in exact}) >= 19
    assert reader.present([*keys[:3], "absent"]) == set(keys[:3])
    each = reader.nearest_each([vectors[11], vectors[5]], 20)
    assert each == [reader.nearest(vectors[11], 20), reader.nearest(vectors[5], 20)]
    assert reader.nearest_each([], 20) == []


def test_vectors_of_another_model_are_not_used(tmp_path) -> None:
    VectorWriter(tmp_path / "vectors", "fake", 16)
    with pytest.raises(IndexCorrupt):
        Vectors(tmp_path / "vectors", "other", 16)
    with pytest.raises(IndexCorrupt, match="another model"):
        Vectors(tmp_path / "vectors", "fake", 17)


def test_keys_tell_model_and_text_apart() -> None:
    pairs = [("a", "b"), ("a", "c"), ("b", "b"), ("ab", ""), ("", "ab"), ("a", "\ud800")]
    assert len({key_of(*pair) for pair in pairs}) == len(pairs)
    assert key_of("a", "b") == key_of("a", "b")


def test_opening_and_lexical_search_import_nothing_heavy(folder) -> None:
    from tests.test_build import run_python

    loaded = run_python(
        """
        import sys
        from pathlib import Path
        from askcorpus.build import is_fresh
        from askcorpus.index import Filter, Index
        from askcorpus.settings import Settings

        folder = Path(sys.argv[1])
        is_fresh(folder, Settings())
        Index.open(folder, Settings()).lexical(["bridge"], 3, Filter())
        heavy = {"torch", "chromadb", "onnxruntime", "sentence_transformers", "numpy"}
        print(sorted(heavy & set(sys.modules)))
        """,
        folder,
    )
    assert loaded.strip() == "[]", sys.version
