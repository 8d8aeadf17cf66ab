"""The command as users run it: a process of its own, the real weights, a folder of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

LIGHT = "torch sentence_transformers transformers textual trafilatura sklearn".split()
NOTE = (
    "---\ntitle: Bridge closed\npublisher: The Herald\ndate: 2018-11-09\nlanguage: en\n---\n"
    "The bridge over the Arno was closed on Monday after engineers found cracks in two pillars.\r\n"
    "\r\n"
    "\x1b[31mThe repairs will cost 4.5 million euros, the mayor said.\x1b[0m\r\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "bridge.md").write_bytes(NOTE.encode())
    return tmp_path


def askcorpus(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "askcorpus", *argv], cwd=folder, capture_output=True, text=True
    )


def test_a_question_is_answered_cited_and_shown(folder):
    done = askcorpus(
        folder, "ask", "How much will the repairs cost?", "--corpus", "stories", "--json"
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    first = answer["citations"][0]
    path = folder / first["path"]
    with open(path, encoding=first["encoding"], newline="") as file:
        assert file.read()[first["start"] : first["end"]] == first["quote"]
    assert "4.5 million" in answer["answer"]

    address = f"{first['source']}:{first['start']}-{first['end']}"
    plain = askcorpus(folder, "ask", "How much will the repairs cost?", "--corpus", "stories")
    assert address in plain.stdout
    assert "\x1b" not in plain.stdout
    shown = askcorpus(folder, "show", address, "--corpus", "stories")
    assert shown.returncode == 0, shown.stderr
    assert "cracks in two pillars" in shown.stdout
    assert "\x1b" not in shown.stdout


def test_what_is_not_there_exits_3(folder):
    done = askcorpus(folder, "ask", "Who won the chess tournament in Oslo?", "--corpus", "stories")
    assert done.returncode == 3, done.stderr
    assert done.stdout.startswith("not in the corpus")


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["ask", "", "--corpus", "stories"], 2, "question"),
        (["ask", "why " * 2500, "--corpus", "stories"], 2, "question"),
        (["ask", "q?", "--corpus", "missing"], 1, "missing"),
        (["ask", "q?", "--corpus", "stories", "--source", "brigde"], 1, "bridge"),
        (["show", "brigde:1-2", "--corpus", "stories"], 1, "bridge"),
        (["show", "bridge:1-999999", "--corpus", "stories"], 1, "bridge"),
    ],
)
def test_bad_input_is_one_line_with_the_right_code(folder, argv, code, said):
    done = askcorpus(folder, *argv)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_a_file_that_changed_is_read_again(folder):
    assert askcorpus(folder, "index", "stories").stdout.startswith("1 indexed")
    story = folder / "stories" / "bridge.md"
    story.write_bytes(NOTE.replace("4.5 million", "6.2 million").encode() + b"\r\nMore.\r\n")
    done = askcorpus(folder, "ask", "How much will the repairs cost?", "--corpus", "stories")
    assert "6.2 million" in done.stdout.splitlines()[0]
    assert askcorpus(folder, "index", "stories").stdout.startswith("0 indexed, 1 unchanged")


def test_without_a_folder_the_bundled_documents_answer(tmp_path):
    done = askcorpus(tmp_path, "sources")
    assert done.returncode == 0, done.stderr
    assert "bundled" in done.stderr
    assert len(done.stdout.splitlines()) == 5


def test_a_cold_question_loads_nothing_heavy(folder):
    assert askcorpus(folder, "index", "stories").returncode == 0
    probe = (
        "import sys; from askcorpus.cli import main\n"
        "main(['ask', 'How much will the repairs cost?', '--corpus', 'stories'])\n"
        f"print(sorted(set({LIGHT!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"
