import hashlib
from pathlib import Path

import pytest

from askcorpus import build, doctor
from askcorpus.encoders import weights
from askcorpus.settings import Settings, cache_dir


def by_name(checks):
    return {check.name: check for check in checks}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "note.md").write_text("The bridge was closed in May. It will open in June.\n")
    return tmp_path


@pytest.fixture(autouse=True)
def one_small_weight(monkeypatch, tmp_path_factory):
    """Hashing the real weights takes seconds; what they hash to is tested beside them."""
    path = tmp_path_factory.mktemp("weights") / "model.onnx"
    path.write_bytes(b"weights")
    weight = weights.Weight(
        name="small/model.onnx",
        role="embedder",
        path=str(path),
        sha256=hashlib.sha256(b"weights").hexdigest(),
        licence="Apache-2.0",
        origin="here",
    )
    monkeypatch.setattr(weights, "weights", lambda: [weight])
    return weight


def test_all_is_well_in_a_folder_without_an_index(folder):
    checks = doctor.examine(folder)
    assert all(check.ok for check in checks), [c for c in checks if not c.ok]
    assert "none yet" in by_name(checks)["index"].found
    assert not (folder / ".askcorpus").exists()


def test_the_index_is_described_and_stale_files_are_said(folder, fake_embedder):
    build.refresh(folder, Settings(), embedder=fake_embedder)
    found = by_name(doctor.examine(folder))["index"]
    assert found.ok
    assert "1 documents, 1 passages, by fake@1" in found.found


def test_a_changed_weight_is_wrong(folder, one_small_weight):
    Path(one_small_weight.path).write_bytes(b"changed")
    check = by_name(doctor.examine(folder))["weight: embedder"]
    assert not check.ok
    assert "sha256" in check.found


def test_wrong_settings_cache_corpus_and_packages_are_named(folder, monkeypatch):
    monkeypatch.setenv("ASKCORPUS_THREADS", "many")
    monkeypatch.setenv("ASKCORPUS_CACHE", str(folder / "note.md"))
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package-here",))
    checks = by_name(doctor.examine(folder / "missing"))
    wrong = {name for name, check in checks.items() if not check.ok}
    assert wrong == {"settings", "cache", "corpus", "no-such-package-here"}
    assert "ASKCORPUS_THREADS" in checks["settings"].found


def test_settings_that_differ_from_the_defaults_are_shown(folder, monkeypatch):
    monkeypatch.setenv("ASKCORPUS_RERANK", "7")
    assert "rerank=7" in by_name(doctor.examine(folder))["settings"].found
    assert not cache_dir().exists()


def test_the_command_exits_1_when_something_is_wrong(folder, capsys):
    from askcorpus import cli

    assert cli.main(["doctor", "--corpus", str(folder)]) == 0
    assert cli.main(["doctor", "--corpus", str(folder / "missing")]) == 1
    assert "WRONG" in capsys.readouterr().out
