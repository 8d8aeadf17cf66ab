"""Hashes of weights: what is pinned, what a stamp spares, and what no stamp hides."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from askcorpus.encoders import weights
from askcorpus.encoders.weights import Weight, check_files, file_sha256, read_manifest, verify
from askcorpus.errors import ModelError
from askcorpus.settings import Settings


def old(path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write a file that is settled enough to be stamped, and return its hash."""
    path.write_bytes(data)
    monkeypatch.setattr("askcorpus.encoders.weights._SETTLED_NS", -1)
    return hashlib.sha256(data).hexdigest()


def weight(path: Path, sha256: str) -> Weight:
    return Weight(name="m/f", role="test", path=str(path), sha256=sha256, licence="-", origin="-")


def test_every_listed_weight_has_hash_licence_and_origin() -> None:
    listed = weights.weights()
    assert {"embedder", "reranker"} <= {each.role for each in listed}
    for each in listed:
        assert len(each.sha256) == 64
        assert each.licence
        assert each.origin


def test_the_pinned_weights_hold() -> None:
    for each in weights.weights():
        verify(each)


def test_a_changed_file_is_refused(tmp_path, monkeypatch) -> None:
    path = tmp_path / "model.onnx"
    sha256 = old(path, b"good", monkeypatch)
    verify(weight(path, sha256))
    check_files(tmp_path, {"model.onnx": sha256})
    path.write_bytes(b"evil")
    with pytest.raises(ModelError, match="not the pinned"):
        check_files(tmp_path, {"model.onnx": sha256})
    with pytest.raises(ModelError, match="not the pinned"):
        verify(weight(path, sha256))


def test_a_missing_file_is_refused(tmp_path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        verify(weight(tmp_path / "none.onnx", "0" * 64))


def test_a_stamp_spares_the_reading_and_verify_reads_all_the_same(tmp_path, monkeypatch) -> None:
    path = tmp_path / "model.onnx"
    sha256 = old(path, b"good", monkeypatch)
    assert file_sha256(path) == sha256

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("askcorpus.encoders.weights.hashlib.file_digest", refuse)
    assert file_sha256(path) == sha256
    with pytest.raises(AssertionError):
        verify(weight(path, sha256))


def test_a_forged_mtime_does_not_hide_a_change(tmp_path, monkeypatch) -> None:
    path = tmp_path / "model.onnx"
    sha256 = old(path, b"good", monkeypatch)
    assert file_sha256(path) == sha256
    stat = path.stat()
    path.write_bytes(b"evil")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert file_sha256(path) != sha256


@pytest.mark.parametrize("stamps", [b"", b"[]", b"{", b'{"x": 1}', b'{"x": [1]}', b"\xff"])
def test_nonsense_among_the_stamps_is_ignored(tmp_path, stamps, user_folders, monkeypatch) -> None:
    cache = user_folders / "cache"
    cache.mkdir()
    (cache / "verified.json").write_bytes(stamps)
    path = tmp_path / "model.onnx"
    assert old(path, b"good", monkeypatch) == file_sha256(path)


def test_a_fresh_file_is_not_stamped(tmp_path, user_folders) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"good")
    file_sha256(path)
    assert not (user_folders / "cache" / "verified.json").exists()


def test_a_cache_that_cannot_be_written_costs_no_answer(tmp_path, monkeypatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("ASKCORPUS_CACHE", str(blocked))
    path = tmp_path / "model.onnx"
    assert old(path, b"good", monkeypatch) == file_sha256(path)


@pytest.mark.parametrize(
    "manifest",
    ["", "{}", json.dumps({"name": "x", "role": "r", "licence": "l", "origin": "o", "files": 1})],
)
def test_a_manifest_of_nonsense_is_refused(tmp_path, manifest) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(ModelError, match="manifest"):
        read_manifest(tmp_path)


def test_a_manifest_names_files_of_its_folder_only(tmp_path) -> None:
    row = {"name": "x", "role": "r", "licence": "l", "origin": "o", "files": {"../a": "0" * 64}}
    (tmp_path / "manifest.json").write_text(json.dumps(row))
    with pytest.raises(ModelError, match="outside"):
        read_manifest(tmp_path)


def test_the_id_of_a_local_model_follows_its_weights(tmp_path) -> None:
    model = tmp_path / "my-model"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"one")
    settings = Settings(embedder=str(model))
    first = weights.embedder_id(settings)
    assert first.startswith("my-model@")
    assert weights.embedder_id(settings) == first
    (model / "README.md").write_text("not part of it")
    assert weights.embedder_id(settings) == first
    (model / "model.safetensors").write_bytes(b"two")
    assert weights.embedder_id(settings) != first


def test_the_id_of_the_default_is_its_pin() -> None:
    assert weights.embedder_id(Settings()) == "all-MiniLM-L6-v2@53aa51172d142c89"
