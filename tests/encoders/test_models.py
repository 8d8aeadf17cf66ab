"""The real weights: our graphs against the libraries that made them."""

import json
import shutil
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from askcorpus.encoders import weights
from askcorpus.encoders.embedder import Embedder, export_folder, load_embedder
from askcorpus.encoders.reranker import Reranker, load_reranker
from askcorpus.errors import ModelError
from askcorpus.settings import Settings

TEXTS = [
    "",
    "a",
    "Short question?",
    "The threshold of 95 percent was recommended for law enforcement. " * 3,
    "A long passage that the model must cut, since it goes on and on. " * 120,
    "  blanks,\n\nbreaks\tand CAPITALS; déjà vu, Zürich, 東京, emoji 💥  ",
    *[f"word {'and more ' * (7 * n)}end" for n in range(1, 12)],
]


@pytest.fixture(scope="module")
def loaded() -> dict[str, object]:
    return {}


@pytest.fixture
def embedder(loaded: dict[str, object]) -> Embedder:
    if "embedder" not in loaded:
        loaded["embedder"] = load_embedder(Settings())
    return loaded["embedder"]  # type: ignore[return-value]


@pytest.fixture
def reranker(loaded: dict[str, object]) -> Reranker:
    if "reranker" not in loaded:
        loaded["reranker"] = load_reranker(Settings())
    return loaded["reranker"]  # type: ignore[return-value]


@pytest.mark.model
def test_vectors_equal_those_of_sentence_transformers(embedder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(weights.embedder_folder()), device="cpu")
    theirs = model.encode(TEXTS, show_progress_bar=False)
    ours = embedder.encode(TEXTS)
    assert ours.dtype == np.float32
    assert ours.shape == (len(TEXTS), embedder.dimension)
    assert np.abs(ours - theirs).max() < 1e-4
    assert np.allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)


@pytest.mark.model
def test_a_vector_does_not_depend_on_its_neighbours(embedder) -> None:
    together = embedder.encode(TEXTS)
    alone = np.concatenate([embedder.encode([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5


@pytest.mark.model
def test_tokens_are_counted_uncut(embedder) -> None:
    counts = embedder.count_tokens(["", "hello world", "word " * 1000])
    assert counts == [0, 2, 1000]
    assert embedder.max_tokens == 254


@pytest.mark.model
def test_progress_adds_up(embedder) -> None:
    told: list[int] = []
    embedder.encode(TEXTS, progress=told.append)
    assert sum(told) == len(TEXTS)


@pytest.mark.model
def test_no_texts_make_no_vectors(embedder, reranker) -> None:
    assert embedder.encode([]).shape == (0, 384)
    assert reranker.score("why?", []).shape == (0,)


@pytest.mark.model
def test_text_that_is_not_unicode_is_embedded_all_the_same(embedder, reranker) -> None:
    assert np.isfinite(embedder.encode(["\ud800 \0 x"])).all()
    assert np.isfinite(reranker.score("\udfff", ["\ud800"])).all()


@pytest.mark.model
def test_once_exported_no_torch_is_needed(embedder) -> None:
    code = """
        import sys
        from askcorpus.encoders.embedder import load_embedder
        from askcorpus.encoders.reranker import load_reranker
        from askcorpus.settings import Settings

        load_embedder(Settings()).encode(["a question"], kind="query")
        load_reranker(Settings()).score("a question", ["an answer"])
        print(sorted({"torch", "transformers", "sentence_transformers"} & set(sys.modules)))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.model
def test_a_damaged_export_is_made_again(embedder) -> None:
    folder = export_folder(embedder.id)
    graph = folder / "model.onnx"
    graph.write_bytes(graph.read_bytes()[:-1000])
    again = load_embedder(Settings())
    assert np.abs(again.encode(["whole"]) - embedder.encode(["whole"])).max() < 1e-6
    assert sorted(path.name for path in folder.parent.iterdir()) == [folder.name]


@pytest.mark.model
def test_two_models_load_side_by_side(embedder) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = (
            pool.submit(load_embedder, Settings()),
            pool.submit(load_reranker, Settings()),
        )
        assert first.result().dimension == 384
        assert second.result().score("who?", ["she"]).shape == (1,)


@pytest.mark.model
def test_the_right_text_scores_highest_and_order_does_not_matter(reranker) -> None:
    texts = ["Bananas are yellow.", "Marie Curie discovered radium.", "Radium glows. " * 300]
    scores = reranker.score("Who discovered radium?", texts)
    assert scores.argmax() == 1
    backwards = reranker.score("Who discovered radium?", texts[::-1])
    assert np.allclose(scores, backwards[::-1], atol=0.05)


@pytest.mark.model
def test_a_question_of_any_length_leaves_room_for_the_text(reranker) -> None:
    scores = reranker.score("who discovered radium " * 2500, ["Marie Curie did.", "x " * 5000])
    assert np.isfinite(scores).all()


@pytest.mark.model
@pytest.mark.parametrize("mode", ["cls", "max"])
def test_another_local_model_is_exported_with_its_own_pooling(mode, tmp_path) -> None:
    from sentence_transformers import SentenceTransformer

    folder = Path(shutil.copytree(weights.embedder_folder(), tmp_path / f"model-{mode}"))
    pooling = {f"pooling_mode_{name}": False for name in ("cls_token", "max_tokens", "mean_tokens")}
    pooling["pooling_mode_cls_token" if mode == "cls" else "pooling_mode_max_tokens"] = True
    config = {"word_embedding_dimension": 384, **pooling}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(config))
    prompts = {"prompts": {"query": "search: ", "document": "text: "}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))

    ours = load_embedder(Settings(embedder=str(folder)))
    model = SentenceTransformer(str(folder), device="cpu")
    assert ours.id != weights.embedder_id(Settings())
    for kind, encode in (("query", model.encode_query), ("document", model.encode_document)):
        theirs = encode(TEXTS, show_progress_bar=False)
        assert np.abs(ours.encode(TEXTS, kind=kind) - theirs).max() < 1e-4


def test_a_model_that_is_not_there_is_named(tmp_path) -> None:
    for name in ("someone/some-model", str(tmp_path / "none")):
        with pytest.raises(ModelError, match="network is off") as caught:
            load_embedder(Settings(embedder=name))
        assert "network = true" in caught.value.remedy


@pytest.mark.model
def test_a_folder_that_holds_no_model_is_named(tmp_path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot load"):
        load_embedder(Settings(embedder=str(tmp_path)))


@pytest.mark.model
def test_a_cache_that_cannot_be_written_is_named(tmp_path, monkeypatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("ASKCORPUS_CACHE", str(blocked))
    with pytest.raises(ModelError, match="cannot be written") as caught:
        load_embedder(Settings())
    assert "ASKCORPUS_CACHE" in caught.value.remedy
