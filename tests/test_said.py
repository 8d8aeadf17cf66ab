"""What a speaker said, from the files to the command line, with a fake tagger and embedder."""

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import askcorpus.corpus as module
from askcorpus import Corpus
from askcorpus.cli import main
from askcorpus.encoders.load import Encoders
from askcorpus.encoders.reader import Reading
from askcorpus.errors import QuestionError, StaleCitation, UnknownSource, UnknownSpeaker
from askcorpus.retrieve.terms import content_terms, words
from tests.conftest import SAID, FakeEmbedder

WALL = """---
title: The harbour wall
publisher: Harbour Post
date: 2019-05-04
---
Mayor Ann Lee met the council. Ann Lee said the wall will hold until spring. Bo Ek wrote that the
cranes are rusty. Ann Lee thinks the cranes can wait.

Lee told “We are not paying for a second wall in this town.”
"""
LATER = """---
title: A year on
date: 2020-06-01
---
Ann Lee said “We are not paying for a second wall in this town.” Zoë Brandt said the ferry is late.
"""
MEETING = """Chair Ana Núñez: Thank you all. We begin with the bridge and its railings.

Ben Okafor: The bridge needs new railings before the winter.
"""


class WordReranker:
    """More shared words, a higher logit."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        asked = set(question.lower().replace("?", "").split())
        return np.array([3 * len(asked & set(text.lower().split())) - 7 for text in texts], "f4")


NAMES = frozenset("ann annie lee tom berg bo ek".split())


class SentenceReader:
    """Reads every sentence whole, surely where it holds a word that is asked about."""

    def scan(
        self,
        question: str,
        contexts: Sequence[str],
        parts: Sequence[Sequence[tuple[int, int]]],
    ) -> list[list[list[Reading]]]:
        asked = set(content_terms(question)) - NAMES
        return [
            [
                [
                    Reading(
                        start=a,
                        end=b,
                        score=9.0 if asked & {*words(context[a:b])} else -18.0,
                        null=0.0,
                    )
                ]
                for a, b in own
            ]
            for context, own in zip(contexts, parts, strict=True)
        ]


@pytest.fixture
def folder(tmp_path: Path, fake_embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, text in (("wall.md", WALL), ("later.md", LATER), ("meeting.txt", MEETING)):
        (docs / name).write_text(text, encoding="utf-8", newline="")
    monkeypatch.setattr(module, "refresh", partial(module.refresh, embedder=fake_embedder))
    monkeypatch.setattr(module, "is_fresh", partial(module.is_fresh, embedder=fake_embedder))
    encoders = Encoders(fake_embedder, WordReranker(), SentenceReader())  # type: ignore[arg-type]
    monkeypatch.setattr(Corpus, "_load", lambda self: encoders)
    return docs


@pytest.fixture
def corpus(folder: Path) -> Corpus:
    return Corpus.open(folder)


def quotes(corpus: Corpus, *names: str, **narrowed: object) -> list[str]:
    found = corpus.said(*names, **narrowed)  # type: ignore[arg-type]
    return [" ".join(one.quote.split()) for one in found.statements]


def test_a_speakers_statements_come_in_order_of_time_without_attitudes(corpus) -> None:
    assert quotes(corpus, "Ann Lee") == [
        "the wall will hold until spring",
        "We are not paying for a second wall in this town.",
    ]
    assert "the cranes can wait" in quotes(corpus, "Ann Lee", attitudes=True)


def test_every_statement_is_a_slice_of_its_file(corpus) -> None:
    for source in ("wall", "later", "meeting"):
        for one in corpus.said(source=source, attitudes=True).statements:
            text = Path(one.path).read_text(encoding="utf-8")
            assert [text[span.start : span.end] for span in one.spans] == [
                span.text for span in one.spans
            ]
            assert (one.start, one.end) == (one.spans[0].start, one.spans[-1].end)


def test_one_utterance_in_two_documents_is_listed_once_with_its_renditions(corpus) -> None:
    (twice,) = [one for one in corpus.said("Lee").statements if "paying" in one.quote]
    assert twice.source == "wall"
    assert [(each.source, each.change) for each in twice.renditions] == [("later", "verbatim")]
    assert [each.source for each in corpus.said("Lee", source="later").statements] == ["later"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ann-lee", "Ann Lee"),
        ("ANN LEE", "Ann Lee"),
        ("Lee", "Ann Lee"),
        ("zoe brandt", "Zoë Brandt"),
        ("nunez", "Ana Núñez"),
        ("Ben Okafor", "Ben Okafor"),
    ],
)
def test_a_speaker_is_meant_by_id_name_part_or_without_accents(corpus, name, meant) -> None:
    found = corpus.said(name)
    assert found.speaker.name == meant
    assert found.note is None


def test_a_misspelt_name_is_read_and_said(corpus) -> None:
    found = corpus.said("Okafro")
    assert found.speaker.name == "Ben Okafor"
    assert "did you mean Ben Okafor" in found.note
    assert "note" not in json.loads(found.model_dump_json())


@pytest.mark.parametrize("name", ["Winston Churchill", "", "  ", "%", ".*", "x' OR 1=1 --", "\x00"])
def test_an_unknown_speaker_is_an_error_that_names_others(corpus, name) -> None:
    with pytest.raises(UnknownSpeaker) as caught:
        corpus.said(name)
    assert "askcorpus speakers" in caught.value.remedy


def test_a_name_that_several_have_is_asked_back(corpus, folder) -> None:
    (folder / "kin.md").write_text("Tom Lee said the well is dry. Ann Lee said nothing is dry.\n")
    with pytest.raises(UnknownSpeaker, match="any of 2") as caught:
        corpus.said("Lee")
    assert "ann-lee" in caught.value.remedy
    assert "tom-lee" in caught.value.remedy


def test_filters_narrow(corpus) -> None:
    assert quotes(corpus, "Ann Lee", manner="indirect") == ["the wall will hold until spring"]
    assert quotes(corpus, "Ann Lee", manner="direct", until=date(2019, 12, 31)) == [
        "We are not paying for a second wall in this town."
    ]
    assert quotes(corpus, "Ann Lee", since=date(2020, 1, 1)) == [
        "We are not paying for a second wall in this town."
    ]
    with pytest.raises(UnknownSource):
        corpus.said("Ann Lee", source="nowhere")
    with pytest.raises(QuestionError):
        corpus.said()


def test_about_brings_the_most_relevant_first(corpus) -> None:
    first = corpus.said("Ann Lee", about="paying for a second wall").statements[0]
    assert "second wall" in first.quote
    assert quotes(corpus, "Ann Lee", about="zeppelin moorings") == []


def test_speakers_are_counted(corpus) -> None:
    found = {each.id: each for each in corpus.speakers()}
    lee = found["ann-lee"]
    assert (lee.direct, lee.indirect, lee.attitudes) == (2, 1, 1)
    assert lee.sources == ("later", "wall")
    assert lee.kind == "person"
    assert found["ana-nunez"].direct == 1


def test_words_that_the_file_no_longer_holds_are_never_shown(corpus, folder, monkeypatch) -> None:
    index = corpus._current()
    monkeypatch.setattr(corpus, "_current", lambda: index)
    path = folder / "wall.md"
    path.write_text(path.read_text().replace("spring", "summer"))
    with pytest.raises(StaleCitation):
        corpus.said("Ann Lee")


def test_what_somebody_said_is_answered_in_their_words_alone(corpus) -> None:
    answer = corpus.ask("what did Ann Lee say about the wall?")
    assert answer.verdict == "answered"
    assert "wall" in answer.answer
    assert {each.speaker for each in answer.citations} == {"Ann Lee"}
    assert answer.answer in answer.citations[0].quote


def test_who_said_something_is_answered_by_the_name(corpus) -> None:
    answer = corpus.ask("who said the cranes are rusty?")
    assert answer.answer == "Bo Ek"
    assert answer.citations[0].speaker == "Bo Ek"
    assert "cranes" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "what did Tim Cook say about the wall?",
        "according to Tim Cook, will the wall hold until spring?",
        "did Tim Cook say the wall will hold?",
        "what does tim cook think of the wall",
    ],
)
def test_nobody_elses_words_are_returned_for_somebody_absent(corpus, question) -> None:
    answer = corpus.ask(question)
    assert answer.verdict == "not_found"
    assert "Ann Lee" in answer.missing
    assert answer.related == ()


def test_a_speaker_who_says_nothing_of_it_is_refused_with_their_nearest_words(corpus) -> None:
    answer = corpus.ask("what did Ann Lee say about Denmark?")
    assert answer.verdict == "not_found"
    assert "Ann Lee" in answer.missing
    assert {each.speaker for each in answer.related} == {"Ann Lee"}


def test_a_sentence_about_somebody_is_not_what_they_said_of_something_else(corpus, folder) -> None:
    (folder / "mayor.md").write_text("Ann Lee is the mayor of the town.\n")
    answer = corpus.ask("what did Ann Lee say about Denmark?")
    assert answer.verdict == "not_found"
    assert all("mayor of the town" not in each.quote for each in answer.citations)


def test_a_short_form_of_a_name_is_answered_and_said(corpus) -> None:
    answer = corpus.ask("what did Annie Lee say about the wall?")
    assert {each.speaker for each in answer.citations} == {"Ann Lee"}
    assert any("Annie Lee" in each and "Ann Lee" in each for each in answer.warnings)
    other = corpus.ask("what did Tom Lee say about the wall?")
    assert other.verdict == "not_found"


def test_the_speaker_filter_reaches_statements_in_running_text(corpus) -> None:
    answer = corpus.ask("will the wall hold until spring?", speaker="lee")
    assert {each.speaker for each in answer.citations} == {"Ann Lee"}
    other = corpus.ask("will the wall hold until spring?", speaker="Bo Ek")
    assert {each.speaker for each in (*other.citations, *other.related)} <= {"Bo Ek"}


def test_a_citation_in_running_text_names_whose_words_it_holds(corpus) -> None:
    answer = corpus.ask("will the wall hold until spring?")
    held = [each for each in answer.citations if "until spring" in each.quote]
    assert [each.speaker for each in held] == ["Ann Lee"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_commands_print_what_the_corpus_says(folder, capsys) -> None:
    code, out, _ = run(capsys, "said", "lee", "--corpus", str(folder), "--json")
    said = json.loads(out)
    assert code == 0
    assert said["speaker"]["name"] == "Ann Lee"
    assert {"quote", "spans", "manner", "cue", "source", "via", "trust", "renditions"} <= set(
        said["statements"][0]
    )
    code, out, _ = run(capsys, "speakers", "--corpus", str(folder), "--csv")
    assert code == 0
    assert out.splitlines()[0].startswith("id,name,kind")
    code, out, _ = run(capsys, "said", "--source", "meeting", "--corpus", str(folder))
    assert code == 0
    assert "Ben Okafor · turn" in out


def test_the_commands_exit_codes(folder, capsys) -> None:
    assert run(capsys, "said", "--corpus", str(folder))[0] == 2
    code, out, err = run(capsys, "said", "Churchill", "--corpus", str(folder))
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert run(capsys, "said", "Bo Ek", "--since", "2030", "--corpus", str(folder))[0] == 3


def test_hostile_words_and_names_stay_text(folder, capsys) -> None:
    (folder / "evil.md").write_text(
        "Eve \x1b[31mOx said =cmd|' /C calc'!A0 \x1b]0;owned\x07 today.\n"
        "Eve Ox said “\u202eevil [bold]markup[/bold] \x1b[2J here”\n"
    )
    for arguments in (("said", "--source", "evil"), ("speakers",), ("said", "Eve Ox")):
        for form in ((), ("--csv",), ("--json",)):
            _, out, err = run(capsys, *arguments, *form, "--corpus", str(folder))
            assert "\x1b" not in out + err
            assert "\u202e" not in out + err
            assert "\n=cmd" not in out


def test_a_thousand_speakers_are_listed(folder, capsys) -> None:
    letters = "abcdefghij"
    names = (f"Kar{a}{b}{c} Wu" for a in letters for b in letters for c in letters)
    (folder / "many.txt").write_text("".join(f"{n}: Yes, I am here.\n\n" for n in names))
    _, out, _ = run(capsys, "speakers", "--corpus", str(folder))
    assert len(out.splitlines()) >= 1000


def test_nobody_is_named_for_words_that_nobody_said(corpus) -> None:
    answer = corpus.ask("who said zeppelins moor here at midnight?")
    assert answer.answer not in {each.name for each in corpus.speakers()}


def test_what_two_said_together_is_listed_for_both(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    joining = SAID.pattern.replace("(?: [A-Z]", "(?: (?:and )?[A-Z]")
    monkeypatch.setattr("tests.conftest.SAID", re.compile(joining))
    (folder / "pier.txt").write_text(
        "Bo Ek met Ann Lee. Ann Lee and Bo Ek said the pier is safe.\n"
    )
    corpus = Corpus.open(folder)
    for name in ("Ann Lee", "Lee", "Bo Ek", "Ann Lee and Bo Ek"):
        assert [one.quote for one in corpus.said(name, source="pier").statements] == [
            "the pier is safe"
        ]
    assert corpus.said("Lee").speaker == corpus.said("Ann Lee").speaker


def test_a_neighbours_words_are_never_given_for_the_speaker_asked_for(corpus) -> None:
    answer = corpus.ask("what did Bo Ek say about the wall?")
    assert all("wall will hold" not in each.quote for each in answer.citations)
    assert answer.verdict == "not_found"


def test_who_is_named_but_never_quoted_gets_nobodys_words(corpus, folder) -> None:
    (folder / "visit.md").write_text("Tom Berg arrived. Zoë Brandt said the wall is new.\n")
    answer = corpus.ask("what did Tom Berg say about the wall?")
    assert answer.verdict == "not_found"
    assert not answer.citations


def test_what_one_tells_of_anothers_words_may_answer(corpus, folder) -> None:
    (folder / "talk.md").write_text("Zoë Brandt said that Tom Berg had praised the new wall.\n")
    answer = corpus.ask("what did Tom Berg say about the new wall?")
    assert answer.citations
    assert "praised the new wall" in answer.citations[0].quote


def test_an_author_whom_only_the_text_names_is_found_there(corpus, folder) -> None:
    head = "---\ntitle: Cranes and rust\n---\n"
    (folder / "pell.md").write_text(f"{head}Howard Pell wrote this by the quay.\n")
    answer = corpus.ask("who wrote the Cranes and rust article?")
    assert "Howard Pell" in answer.citations[0].quote
    assert {each.source for each in answer.citations} == {"pell"}
    (folder / "pell.md").write_text(f"{head}Nothing of the kind.\n")
    refused = corpus.ask("who wrote the Cranes and rust article?")
    assert refused.verdict == "not_found"
    assert refused.missing == "Cranes and rust states no author"


def test_the_month_of_publication_need_not_stand_in_the_text(corpus, folder) -> None:
    head = "---\ntitle: Quay\ndate: 2025-01-14\n---\n"
    (folder / "quay.md").write_text(f"{head}The harbour office did not answer three messages.\n")
    question = "Did the harbour office answer messages in {}?"
    assert corpus.examine(question.format("January")).lack is None
    assert corpus.examine(question.format("March")).lack.words == ("march",)


def test_the_very_words_name_who_said_them(corpus, folder) -> None:
    (folder / "asked.md").write_text(
        "Bo Ek said the crane report is on the table.\n\n"
        "Zoë Brandt said “What does a crane report mean without any cranes?”\n"
    )
    answer = corpus.ask("who asked what a crane report does mean without any cranes?")
    assert answer.answer == "Zoë Brandt"
    assert "without any cranes" in answer.citations[0].quote
