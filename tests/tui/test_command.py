"""`askcorpus chat` as a command: what it refuses, and in how many words."""

import subprocess
import sys
from pathlib import Path

import pytest


def chat(*argv: str, **env: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "askcorpus", "chat", *argv],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **env},
        timeout=60,
    )


def test_without_a_terminal_it_says_what_to_use(tmp_path: Path):
    done = chat(str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "askcorpus: chat needs a terminal; `askcorpus ask` answers without one\n"
    )


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('[chat]\ntheme = "pink"\n', "chat.theme"),
        ('[chat.keys]\ncopi = "c"\n', "copi"),
        ("[chat]\nfont = 3\n", "chat.font"),
    ],
)
def test_settings_that_are_wrong_are_named_in_one_line(tmp_path: Path, settings: str, told: str):
    config = tmp_path / "config.toml"
    config.write_text(settings, encoding="utf-8")
    done = chat(str(tmp_path), ASKCORPUS_CONFIG=str(config), TEXTUAL_DRIVER="none")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert told in done.stderr
    assert "config.toml" in done.stderr


def test_a_folder_that_is_none_is_refused_before_anything_is_drawn(tmp_path: Path):
    done = chat(str(tmp_path / "nowhere"), TEXTUAL_DRIVER="none")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "nowhere: no such folder" in done.stderr


def test_a_port_is_a_number():
    done = chat("--web", "--port", "many")
    assert done.returncode == 2
    assert "--port" in done.stderr
