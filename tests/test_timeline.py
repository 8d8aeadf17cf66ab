"""`Corpus.timeline` and `askcorpus timeline` over a real index, with a fake for the embedder."""

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest

import askcorpus.corpus as module
from askcorpus import Corpus, cli
from askcorpus.errors import UnknownSource
from askcorpus.ingest.dates import dates_in
from tests.conftest import FakeEmbedder

DOCUMENTS = {
    "b.md": "---\ntitle: The wall\ndate: 2018-11-09\n---\nAnn Lee said “we do not want it.”\n",
    "a.md": "---\ntitle: The bridge\ndate: 2019-02-01\n---\n"
    "On 3 May 2017, Ann Lee said “the bridge is \x1bsafe.”\n\n"
    "Bo Ek said “it fell on 4 May 2016.”\n",
    "c.md": "Ann Lee said “nobody dated this.”\n\nOn 5 June 2015 Bo Ek said “we start now.”\n",
}


@pytest.fixture
def folder(tmp_path: Path, fake_embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, text in DOCUMENTS.items():
        (docs / name).write_text(text, encoding="utf-8", newline="")
    monkeypatch.setattr(module, "refresh", partial(module.refresh, embedder=fake_embedder))
    monkeypatch.setattr(module, "is_fresh", partial(module.is_fresh, embedder=fake_embedder))
    return docs


def test_documents_and_statements_stand_in_the_order_of_their_days(folder):
    found = Corpus.open(folder).timeline()
    assert [each.day for each in found] == sorted(each.day for each in found)
    days = {(each.quote or each.title or "").strip("“”.\x1b"): each for each in found}
    assert days["The wall"].day == date(2018, 11, 9)
    assert days["we do not want it"].dated_by == "document"
    safe = next(each for each in found if each.quote and "bridge is" in each.quote)
    assert (safe.day, safe.dated_by) == (date(2017, 5, 3), "text")
    fell = next(each for each in found if each.quote and "it fell" in each.quote)
    assert fell.day == date(2019, 2, 1), "a day inside the words said dates what was said"
    started = next(each for each in found if each.quote and "start now" in each.quote)
    assert started.day == date(2015, 6, 5)
    assert not any("nobody dated" in (each.quote or "") for each in found)


def test_every_entry_is_the_files(folder):
    for each in Corpus.open(folder).timeline():
        text = Path(each.path).read_text(encoding="utf-8")
        if each.quote is not None and " … " not in each.quote:
            assert text[each.start : each.end] == each.quote
        if each.date_span is not None:
            named = text[each.date_span.start : each.date_span.end]
            assert str(each.day.year) in named


def test_it_is_narrowed(folder):
    corpus = Corpus.open(folder)
    lee = corpus.timeline(speaker="Lee")
    assert {each.speaker for each in lee} == {"Ann Lee"}
    assert {each.kind for each in lee} == {"statement"}
    assert {each.source for each in corpus.timeline(source="b")} == {"b"}
    within = corpus.timeline(since=date(2017, 1, 1), until=date(2018, 12, 31))
    assert {each.day for each in within} == {date(2017, 5, 3), date(2018, 11, 9)}
    with pytest.raises(UnknownSource):
        corpus.timeline(source="nothing")


def test_the_command_prints_text_and_json(folder, capsys):
    assert cli.main(["timeline", "--corpus", str(folder)]) == 0
    out = capsys.readouterr().out
    assert out.index("2017-05-03") < out.index("2018-11-09") < out.index("2019-02-01")
    assert "\x1b" not in out
    assert "day named in the text" in out
    assert cli.main(["timeline", "--json", "--corpus", str(folder)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[0]["day"] == "2015-06-05"
    assert cli.main(["timeline", "--since", "2030", "--corpus", str(folder)]) == 3
    assert cli.main(["timeline", "--speaker", "Zoe", "--corpus", str(folder)]) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 9 November 2018 he spoke.", [("2018-11-09", "9 November 2018")]),
        ("Friday, November 9th, 2018: no", [("2018-11-09", "Friday, November 9th, 2018")]),
        ("2018-11-09 and 2018/1/2", [("2018-11-09", "2018-11-09"), ("2018-01-02", "2018/1/2")]),
        ("31 Feb 2018, 12018-11-09, 2018, May 2018, x2018-11-09", []),
        ("", []),
    ],
)
def test_days_are_found_in_running_text(text, found):
    assert [(day.isoformat(), text[a:b]) for day, a, b in dates_in(text)] == found
