"""Public sets read from a folder, here tiny ones in their form."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.benchmarks import canard, clapnq, cranfield, report, xquad
from evals.benchmarks.__main__ import main
from evals.benchmarks.calibrate import lines
from evals.benchmarks.measure import Result
from evals.benchmarks.records import Asked, sample
from evals.splits import bucket, half
from tests.evals.test_ranking import ranking


@pytest.fixture
def data(tmp_path: Path) -> Path:
    question = {"id": "q0", "question": "who?", "answers": [{"text": "Ada", "answer_start": 0}] * 2}
    paragraphs = [
        {"context": f"Ada {place}.", "qas": [question | {"id": f"q{place}"}]} for place in range(6)
    ]
    write(tmp_path / "xquad/xquad.en.json", {"data": [{"title": "A_b", "paragraphs": paragraphs}]})
    passage = {"title": "T", "text": "One . Two .", "sentences": ["One .", "Two ."]}
    row = {"id": "7", "input": "how many", "passages": [passage]}
    yes = row | {"output": [{"answer": "two of them", "selected_sentences": ["Two ."]}]}
    no = row | {"output": [{"answer": "", "selected_sentences": []}]}
    write(tmp_path / "clapnq/answerable.jsonl", yes)
    write(tmp_path / "clapnq/unanswerable.jsonl", no)
    home = tmp_path / "cranfield"
    write(home / "documents.jsonl", {"id": "1", "text": "wing"})
    with (home / "documents.jsonl").open("a", encoding="utf-8") as more:
        more.write("\n" + json.dumps({"id": "2", "text": " "}))
    (home / "queries.txt").write_text("1 what of wings\n", encoding="utf-8")
    (home / "qrels.txt").write_text("1 0 1 4 \n1 0 2 1 \n", encoding="utf-8")
    return tmp_path


def write(path: Path, value: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def test_xquad_exchanged_asks_with_another_name_of_the_same_article(tmp_path: Path) -> None:
    asked = ["Where did Ada live?", "When did Bo die?", "how many were 12?"]
    answers = [{"text": "there", "answer_start": 0}]
    questions = [
        {"id": f"q{n}", "question": text, "answers": answers} for n, text in enumerate(asked)
    ]
    paragraphs = [{"context": "Ada and Bo were there.", "qas": questions}]
    write(tmp_path / "xquad/xquad.en.json", {"data": [{"title": "A", "paragraphs": paragraphs}]})
    made = {each.text: each for each in xquad.exchanged(tmp_path).questions}
    assert set(made) == {*asked[:2], "Where did Bo live?", "When did Ada die?"}
    assert [text for text, each in made.items() if each.answerable] == asked[:2]


def test_xquad_foreign_puts_questions_of_other_articles_to_a_name_of_its_own(
    tmp_path: Path,
) -> None:
    articles = [
        {
            "title": name,
            "paragraphs": [
                {
                    "context": f"{name} came.",
                    "qas": [
                        {
                            "id": f"{name}-{n}",
                            "question": f"when did {name} {verb}?",
                            "answers": [{"text": name, "answer_start": 0}],
                        }
                        for n, verb in enumerate(verbs)
                    ],
                }
            ],
        }
        for name, verbs in (("Ada", ("come", "resign")), ("Bo", ("come", "marry")))
    ]
    write(tmp_path / "xquad/xquad.en.json", {"data": articles})
    made = xquad.foreign(tmp_path).questions
    assert {each.text for each in made if each.answerable} == {
        f"when did {name} {verb}?"
        for name, verbs in (("Ada", ("come", "resign")), ("Bo", ("come", "marry")))
        for verb in verbs
    }
    swapped = {(each.group, each.text) for each in made if not each.answerable}
    assert swapped <= {
        ("Ada", "when did Ada marry?"),
        ("Ada", "when did Ada come?"),
        ("Bo", "when did Bo resign?"),
        ("Bo", "when did Bo come?"),
    }
    assert swapped


def test_canard_keeps_what_the_teacher_could_not_answer_as_unanswerable(tmp_path: Path) -> None:
    history = ["Ada", "Life", "q1", "She was born in York", "q2", "CANNOTANSWER", "q3", "yes"]
    rows = [
        {"History": history, "QuAC_dialog_id": "d", "Question_no": n, "Rewrite": f"question {n}?"}
        for n in (1, 2, 3)
    ]
    write(tmp_path / "canard/dev.json", rows)
    loaded = canard.load(tmp_path)
    assert loaded.documents == {"d": "Ada\n\nLife\n\nShe was born in York. yes."}
    assert [(each.text, each.answerable) for each in loaded.questions] == [
        ("question 1?", True),
        ("question 2?", False),
    ]
    assert loaded.questions[0].support == ("She was born in York.",)


def test_xquad_makes_a_document_of_every_paragraph(data: Path) -> None:
    loaded = xquad.load(data)
    assert list(loaded.documents)[:2] == ["A-b-0", "A-b-1"]
    assert loaded.questions[1].relevant == {"A-b-1": 1}
    assert loaded.questions[1].answers == ("Ada",)


def test_a_removed_half_leaves_its_questions_without_an_answer(data: Path) -> None:
    kept = [xquad.without_half(data, removed) for removed in (0, 1)]
    assert sorted([*kept[0].documents, *kept[1].documents]) == [f"A-b-{n}" for n in range(6)]
    assert all(half(id) == 1 for id in kept[0].documents)
    for one, other in zip(kept[0].questions, kept[1].questions, strict=True):
        assert one.answerable != other.answerable
        assert bool(one.answers) == one.answerable


def test_clapnq_keeps_support_and_the_unanswerable(data: Path) -> None:
    yes, no = clapnq.load(data).questions
    assert (yes.answerable, yes.support) == (True, ("Two .",))
    assert (no.answerable, no.support, no.answers) == (False, (), ())
    assert yes.id != no.id


def test_cranfield_is_binary_and_without_empty_documents(data: Path) -> None:
    loaded = cranfield.load(data)
    assert loaded.documents == {"1": "wing"}
    assert loaded.questions[0].text == "what of wings"
    assert loaded.questions[0].relevant == {"1": 1}


def test_a_sample_keeps_to_its_buckets_and_is_always_the_same() -> None:
    asked = [Asked(id=str(n), text="?", group=f"title {n}") for n in range(40)]
    taken = sample(asked, {0, 1}, 5)
    assert len(taken) == 5
    assert {bucket(each.group) for each in taken} <= {0, 1}
    assert sample(reversed(asked), {0, 1}, 5) == taken


def result(**changes: Any) -> Result:
    fields: dict[str, Any] = {
        "id": "1",
        "question": "?",
        "bucket": 2,
        "answerable": True,
        "confidence": 0.9,
        "signals": None,
        "refused": False,
        "exact": True,
        "f1": 1.0,
        "candidate_exact": True,
        "candidate_f1": 1.0,
        "candidate_found": True,
        "candidate_answers": True,
        "supported": None,
        "faults": 0,
        "rankings": {},
    }
    return Result(**(fields | changes))


def test_refusals_count_as_nought_in_answers_but_not_in_what_could_have_been() -> None:
    found = [result(), result(id="2", refused=True, exact=False, f1=0.0)]
    shown = report.answers(found)
    assert "| as given | 2 | 0.500 | 0.500 |" in shown
    assert "| never refusing | 2 | 1.000 | 1.000 |" in shown


def test_the_systems_stand_side_by_side() -> None:
    rankings = {"bm25": ranking("1", "ab", "b"), "dense": ranking("1", "ba", "b")}
    shown = report.retrieval([result(rankings=rankings), result(id="2", answerable=False)])
    assert "| bm25 | 1 | 0.000 | 1.000 |" in shown
    assert "| dense | 1 | 1.000 | 1.000 |" in shown


def test_refusals_are_reported_over_both_kinds() -> None:
    found = [result(), result(id="2", answerable=False, refused=True, confidence=0.2)]
    shown = report.refusals(found)
    assert "| AUC of the confidence | 1.000 |" in shown
    assert "| refused at the default threshold | 1.000 |" in shown


def test_calibration_leaves_out_questions_without_signals() -> None:
    assert list(lines("clapnq", [result()])) == []


def test_a_missing_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path / "nowhere")])
    assert ended.value.code == 2
    assert "nowhere: no such folder" in capsys.readouterr().err
