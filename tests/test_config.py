"""`askcorpus config`: where the settings are and what holds."""

import json
import tomllib

import pytest

from askcorpus import cli
from askcorpus.settings import config_path, load_settings


def test_the_path_is_told_whether_or_not_there_is_a_file(capsys):
    assert cli.main(["config", "path"]) == 0
    assert capsys.readouterr().out == f"{config_path()}\n"


def test_what_holds_reads_back_as_settings(capsys, monkeypatch):
    config_path().write_text(
        'rerank = 5\nembedder = "a\\u001b\\"b"\n[chat]\ntheme = "light"\n[chat.keys]\n'
        'copy = "c"\n"next-one" = "ctrl+n"\n'
    )
    monkeypatch.setenv("ASKCORPUS_THREADS", "3")
    assert cli.main(["config", "show"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    told = tomllib.loads(out)
    assert (told["rerank"], told["threads"], told["chat"]["theme"]) == (5, 3, "light")
    assert told == load_settings().model_dump()
    assert cli.main(["config", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == told


def test_a_wrong_setting_is_one_line(capsys):
    config_path().write_text("[chat]\ncolour = 1\n")
    assert cli.main(["config", "show"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "chat.colour" in err


@pytest.mark.parametrize("words", [["config"], ["config", "edit"]])
def test_anything_else_is_a_usage_error(words):
    assert cli.main(words) == 2
