import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from askcorpus import __version__, cli
from askcorpus.cli.exits import Exit
from askcorpus.errors import CorpusNotFound, QuestionError, StaleCitation
from askcorpus.records import Assessment, Comparison
from tests.samples import answered, context, not_found, report

GOLDEN = Path(__file__).parent / "golden"


class FakeCorpus:
    """Answers without reading anything, and keeps what it was asked."""

    answer = answered()
    origin = "named"
    folder = Path("corpus")
    settings = None
    failure: BaseException | None = None
    asked: tuple[str, dict[str, object]]
    opened: str | None = None

    @classmethod
    def open(cls, path=None, *, settings=None):
        if cls.failure:
            raise cls.failure
        cls.opened = path
        return cls()

    def ask(self, question, **options):
        type(self).asked = (question, options)
        return self.answer

    def sources(self):
        bare = report(id="b", title=None, publisher=None, published=None)
        return [report(), bare.model_copy(update={"trust": "low", "reasons": ("bent",)})]

    def compare(self, first, second):
        type(self).asked = (first, second)
        return Comparison(a=first, b=second, relation="verbatim", coverage=1.0)

    def why(self, source):
        type(self).asked = source
        return Assessment(source=source, level="high")

    def show(self, reference, context=2):
        type(self).asked = (reference, {"context": context})
        return shown

    def refresh(self, progress=None):
        if progress:
            progress("embedding", 1, 2)
        return SimpleNamespace(
            indexed=2, unchanged=1, removed=0, skipped=("a\x1b[1m.pdf: skipped",), notes=("n",),
            location="here",
        )  # fmt: skip


shown = context()


@pytest.fixture
def fake(monkeypatch):
    class Fake(FakeCorpus):
        pass

    monkeypatch.setitem(sys.modules, "askcorpus.corpus", SimpleNamespace(Corpus=Fake))
    return Fake


def test_answered_prints_the_answer_and_exits_0(fake, capsys):
    assert cli.main(["ask", "what threshold?", "--corpus", "x"]) == 0
    out, err = capsys.readouterr()
    assert out == (GOLDEN / "answered.txt").read_bytes().decode("utf-8")
    assert err == ""
    assert fake.opened == "x"


def test_not_found_exits_3_and_still_prints_to_stdout(fake, capsys):
    fake.answer = not_found()
    assert cli.main(["ask", "who?"]) == 3
    out, err = capsys.readouterr()
    assert out.startswith("not in the corpus")
    assert err == ""


def test_disputed_exits_0(fake):
    fake.answer = answered(verdict="disputed")
    assert cli.main(["ask", "who?"]) == Exit.ANSWERED == 0


def test_filters_reach_the_corpus(fake):
    line = "ask q --source s --speaker Lee --since 2017 --until 2018-02 --top 5"
    assert cli.main(line.split()) == 0
    assert fake.asked == (
        "q",
        {
            "source": "s",
            "speaker": "Lee",
            "since": date(2017, 1, 1),
            "until": date(2018, 2, 28),
            "top": 5,
            "include_low_trust": False,
            "only_trusted": False,
        },
    )


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_forms(fake, capsys, form):
    ending = {"markdown": "md"}.get(form, form)
    assert cli.main(["ask", "q", f"--{form}"]) == 0
    assert capsys.readouterr().out == (GOLDEN / f"answered.{ending}").read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("origin", "said"), [("named", ""), ("found", "using corpus"), ("bundled", "bundled documents")]
)
def test_where_the_documents_come_from_is_said_on_stderr(fake, capsys, origin, said):
    fake.origin = origin
    fake.folder = Path.cwd() / "corpus"
    assert cli.main(["ask", "q", "--json"]) == 0
    out, err = capsys.readouterr()
    json.loads(out)
    assert said in err
    assert bool(said) == bool(err)


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["nonsense"],
        ["ask"],
        ["ask", "two", "questions"],
        ["ask", "q", "--json", "--csv"],
        ["ask", "q", "--top", "0"],
        ["ask", "q", "--top", "\u0663"],
        ["ask", "q", "--top", "x\x1b[1m"],
        ["ask", "q", "--since", "yesterday"],
        ["ask", "q", "--since", "2018-13"],
        ["ask", "q", "--since", "0000"],
        ["ask", "q", "--until", "2018-02-30"],
        ["ask", "q", "--since", "2019", "--until", "2018"],
        ["ask", "q", "--tpo\x1b[1m"],
        ["ask", "q", "--js"],
        ["show", "news-one"],
        ["show", "news-one:9-3"],
        ["show", ":1-2"],
    ],
)
def test_usage_errors_exit_2_with_one_clean_line(fake, capsys, line):
    assert cli.main(line) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("askcorpus: ")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_an_unquoted_question_gets_the_remedy(fake, capsys):
    assert cli.main(["ask", "what", "threshold?"]) == 2
    assert "quotation marks" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("failure", "code", "line"),
    [
        (CorpusNotFound("x: no such folder", remedy="name another"), 1,
         "askcorpus: x: no such folder; name another\n"),
        (StaleCitation("a\x1b[2J\nb changed", remedy="ask again"), 1,
         "askcorpus: a␛[2J b changed; ask again\n"),
        (QuestionError("the question is empty", remedy="ask one"), 2,
         "askcorpus: the question is empty; ask one\n"),
        (KeyboardInterrupt(), 130, "askcorpus: interrupted\n"),
        (ZeroDivisionError("by\n0"), 1,
         "askcorpus: unexpected ZeroDivisionError: by 0; "
         "run again with ASKCORPUS_DEBUG=1 for the traceback\n"),
    ],
)  # fmt: skip
def test_errors_are_one_line_on_stderr(fake, capsys, monkeypatch, failure, code, line):
    monkeypatch.delenv("ASKCORPUS_DEBUG", raising=False)
    fake.failure = failure
    assert cli.main(["ask", "q"]) == code
    assert capsys.readouterr() == ("", line)


def test_debug_adds_the_traceback(fake, capsys, monkeypatch):
    monkeypatch.setenv("ASKCORPUS_DEBUG", "1")
    fake.failure = ZeroDivisionError("by zero")
    assert cli.main(["ask", "q"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Traceback")
    assert err.endswith("askcorpus: unexpected ZeroDivisionError: by zero\n")


def test_show(fake, capsys):
    assert cli.main(["show", "news-one:100-177", "--context", "4"]) == 0
    assert capsys.readouterr().out == (GOLDEN / "context.txt").read_bytes().decode("utf-8")
    assert fake.asked == ("news-one:100-177", {"context": 4})
    assert cli.main(["show", "a:b:100-177", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["before"] == "Before it.\n"


def test_index_reports_on_stdout_and_narrates_on_stderr(fake, capsys):
    assert cli.main(["index", "some/folder"]) == 0
    out, err = capsys.readouterr()
    assert out == "2 indexed, 1 unchanged, 0 removed, 1 skipped; index: here\n"
    assert err == "askcorpus: a␛[1m.pdf: skipped\naskcorpus: n\n"
    assert fake.opened == "some/folder"


def test_sources(fake, capsys):
    assert cli.main(["sources"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "b\t-\t-\t-\tarticle\t3\tlow\tbent"
    assert cli.main(["sources", "--json"]) == 0
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == ["news-one", "b"]


def test_compare_prints_writes_a_page_or_gives_json(fake, capsys, tmp_path):
    assert cli.main(["compare", "news-one", "b"]) == 0
    assert capsys.readouterr().out.startswith("news-one and b: the same text\n")
    assert fake.asked == ("news-one", "b")
    page = tmp_path / "page.html"
    assert cli.main(["compare", "news-one", "b", "--html", str(page)]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"askcorpus: wrote {page}\n")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert cli.main(["compare", "news-one", "b", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["relation"] == "verbatim"


def test_a_page_that_cannot_be_written_is_an_error_with_a_remedy(fake, capsys, tmp_path):
    assert cli.main(["compare", "news-one", "b", "--html", str(tmp_path)]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_why(fake, capsys):
    assert cli.main(["why", "b"]) == 0
    assert capsys.readouterr().out == "b: trust high\nnothing speaks against it\n"
    assert cli.main(["why", "b", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["level"] == "high"


def test_trust_flags_exclude_each_other(fake, capsys):
    assert cli.main(["ask", "what?", "--only-trusted"]) == 0
    assert fake.asked[1]["only_trusted"] is True
    assert cli.main(["ask", "what?", "--include-low-trust"]) == 0
    assert fake.asked[1]["include_low_trust"] is True
    assert cli.main(["ask", "what?", "--only-trusted", "--include-low-trust"]) == 2
    assert "not allowed with" in capsys.readouterr().err


def test_version_and_help_go_to_stdout(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr() == (f"askcorpus {__version__}\n", "")
    for command in ("ask", "show", "index", "sources", "doctor"):
        assert cli.main([command, "-h"]) == 0
        assert f"usage: askcorpus {command}" in capsys.readouterr().out


def test_csv_is_one_table(fake, capsys):
    cli.main(["ask", "q", "--csv"])
    assert len(list(csv.reader(io.StringIO(capsys.readouterr().out)))) == 3


SCRIPT = """
import sys
from types import SimpleNamespace
from tests.test_cli import FakeCorpus
{setup}
sys.modules["askcorpus.corpus"] = SimpleNamespace(Corpus=FakeCorpus)
from askcorpus.cli import main
sys.exit(main({argv!r}))
"""
ROOT = Path(__file__).parent.parent


def script(argv: list[str], setup: str = "") -> list[str]:
    code = SCRIPT.format(argv=argv, setup=textwrap.dedent(setup))
    return [sys.executable, "-c", code]


def test_a_reader_that_leaves_is_no_error():
    setup = (
        "FakeCorpus.answer = FakeCorpus.answer.model_copy(update={'warnings': ('w' * 70,) * 9999})"
    )
    with subprocess.Popen(
        script(["ask", "q"], setup), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_full_disk_behind_stdout_is_one_line():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            script(["ask", "q"]), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


def test_ctrl_c_exits_130_with_one_line():
    setup = """
        import time
        def ask(self, question, **options):
            print("asked", file=sys.stderr, flush=True)
            time.sleep(60)
        FakeCorpus.ask = ask
    """

    def heard() -> None:
        """A shell makes what it runs in the background deaf to ctrl+c."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        script(["ask", "q"], setup),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heard,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "asked\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "askcorpus: interrupted\n"
        assert process.wait() == 130


def test_output_is_utf8_whatever_the_locale():
    setup = (
        "FakeCorpus.answer = FakeCorpus.answer.model_copy(update={'warnings': ('\\u65e5\\u672c',)})"
    )
    done = subprocess.run(
        script(["ask", "q"], setup),
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert "日本" in done.stdout.decode("utf-8")


def on_terminal(argv: list[str], **env: str) -> str:
    parent, child = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "TERM"}}
    with subprocess.Popen(
        script(argv), cwd=ROOT, stdout=child, stderr=child, env=environment | env
    ) as process:
        os.close(child)
        received = b""
        while True:
            try:
                part = os.read(parent, 4096)
            except OSError:
                break
            if not part:
                break
            received += part
        process.wait()
    os.close(parent)
    return received.decode("utf-8")


def test_a_terminal_gets_bold_unless_it_declines():
    columns = {"COLUMNS": "40", "PYTHONIOENCODING": "utf-8"}
    shown = on_terminal(["ask", "q"], TERM="xterm", **columns)
    assert shown.replace("\r\n", "\n") == (GOLDEN / "answered.ansi").read_bytes().decode("utf-8")
    assert "\x1b" not in on_terminal(["ask", "q"], TERM="xterm", NO_COLOR="1", **columns)
    assert "\x1b" not in on_terminal(["ask", "q"], TERM="dumb", **columns)
    assert "\x1b" not in on_terminal(["ask", "q", "--json"], TERM="xterm", **columns)


def test_the_progress_bar_is_drawn_on_a_terminal_only(fake, capsys):
    assert "1/2" in on_terminal(["index"], TERM="xterm", PYTHONIOENCODING="utf-8")
    cli.main(["index"])
    assert "1/2" not in capsys.readouterr().err
