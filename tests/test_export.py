"""`askcorpus export` and `sessions`: every quotation is read from its file again."""

import json
from pathlib import Path

import pytest

from askcorpus import cli, recheck, sessions
from askcorpus.records import Answer
from askcorpus.render.exports import record_json
from tests.samples import answered, citation

TEXT = "Ann Lee said: “We will \x1bsee.”\r\n[b]Bold[/b] words.\n"
AT = TEXT.index("We will")
QUOTE = TEXT[AT : AT + 12]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wall.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    return path


def asked(file: Path, **changes: object) -> Answer:
    cited = citation(QUOTE, path=str(file), start=AT, end=AT + len(QUOTE), **changes)
    return answered(citations=(cited,), answers=(), answer="We will", warnings=())


def kept(file: Path) -> str:
    conversation = sessions.start(file.parent, "talk")
    sessions.append(conversation, "and what did she say?", asked(file))
    return "talk"


def test_what_stands_is_exported(file, capsys):
    assert cli.main(["export", kept(file)]) == 0
    out, err = capsys.readouterr()
    assert "1 of 1 quotations checked" in out
    assert "Asked as: and what did she say?" in out
    assert "\x1b" not in out
    assert err == ""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda file: file.unlink(), "gone"),
        (lambda file: file.write_text("other words"), "no longer holds"),
        (lambda file: file.write_bytes(b"\n" + TEXT.encode()), "elsewhere"),
        (lambda file: (file.unlink(), file.mkdir()), "gone or cannot be read"),
        (lambda file: file.write_bytes(b"\xff\xff"), "cannot be read"),
    ],
)
def test_what_does_not_is_marked_and_fails(file, capsys, change, reason):
    kept(file)
    change(file)
    assert cli.main(["export", "talk"]) == 1
    out, err = capsys.readouterr()
    assert "0 of 1 quotations checked" in out
    assert "STALE citation 1" in out
    assert reason in out.replace("\\", "")
    assert err.count("\n") == 1
    assert reason in err


def test_json_is_exact_and_can_be_exported_again(file, capsys, tmp_path):
    assert cli.main(["export", kept(file), "--json"]) == 0
    first = capsys.readouterr().out
    told = json.loads(first)
    assert told["verified"] == 1
    assert told["conversation"]["turns"][0]["answer"]["citations"][0]["quote"] == QUOTE
    again = tmp_path / "export.json"
    again.write_text(first, encoding="utf-8")
    assert cli.main(["export", str(again), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == told


def test_an_answer_of_ask_is_exported_too(file, tmp_path, capsys, monkeypatch):
    saved = tmp_path / "answer.json"
    saved.write_text(record_json(asked(file).model_copy(update={})), encoding="utf-8")
    assert cli.main(["export", str(saved)]) == 0
    assert "1 of 1 quotations checked" in capsys.readouterr().out
    relative = asked(Path(file.name))
    saved.write_text(record_json(relative), encoding="utf-8")
    monkeypatch.chdir("/")
    assert recheck.taken_out(str(saved)).verified == 1, "found beside the file"


def test_related_passages_are_checked_as_well(file):
    answer = asked(file).model_copy(update={"related": (citation("not there", path=str(file)),)})
    conversation = sessions.append(sessions.start(file.parent, "talk"), "x?", answer)
    found = recheck.checked(conversation)
    assert found.verified == 1
    assert [(each.role, each.number) for each in found.stale] == [("related", 0)]


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"question": 1}'])
def test_what_is_neither_is_one_clear_line(tmp_path, capsys, content):
    path = tmp_path / "x.json"
    path.write_text(content)
    assert cli.main(["export", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "no conversation" in err


def test_an_unknown_name_is_told_with_the_remedy(capsys):
    assert cli.main(["export", "nothing"]) == 1
    assert "askcorpus sessions" in capsys.readouterr().err


def test_sessions_are_listed_and_a_damaged_one_named(file, capsys):
    kept(file)
    assert cli.main(["sessions"]) == 0
    out, _ = capsys.readouterr()
    assert out.split("\t")[0] == "talk"
    assert out.count("\n") == 1
    (sessions.sessions_dir() / "bad.json").write_text("{")
    assert cli.main(["sessions", "--json"]) == 1
    out, err = capsys.readouterr()
    assert [each["name"] for each in json.loads(out)] == ["talk"]
    assert "bad.json" in err


def test_ask_in_a_session_resolves_follow_ups_and_keeps_them(monkeypatch, capsys, tmp_path):
    import sys
    from types import SimpleNamespace

    heard: list[str] = []

    class Fake:
        folder = tmp_path
        origin = "named"
        progress = None

        @classmethod
        def open(cls, path=None, *, settings=None):
            return cls()

        def ask(self, question, **options):
            heard.append(question)
            return answered(question=question, answer="yes", answers=(), citations=())

    monkeypatch.setitem(sys.modules, "askcorpus.corpus", SimpleNamespace(Corpus=Fake))
    assert cli.main(["ask", "what did Ann Lee say?", "--session", "s"]) == 0
    assert cli.main(["ask", "why did she go?", "--session", "s"]) == 0
    assert heard == ["what did Ann Lee say?", "why did Ann Lee go?"]
    assert "asking: why did Ann Lee go?" in capsys.readouterr().err
    assert [turn.typed for turn in sessions.load("s").turns][1] == "why did she go?"
    assert cli.main(["ask", "x?", "--session", "../s"]) == 1
