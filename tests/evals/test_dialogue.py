"""The follow-up scores against values counted by hand."""

import json
from pathlib import Path

from askcorpus.records.dialogue import Exchange
from evals.dialogue import canard, cli, score
from evals.dialogue.shelf import Shelf


def rows() -> list[dict[str, object]]:
    history = ["Ann Lee", "Life"]
    first = {"QuAC_dialog_id": "a", "Question_no": 1, "History": list(history)}
    history += ["who is Ann Lee?", "a sailor from Halden"]
    second = {"QuAC_dialog_id": "a", "Question_no": 2, "History": list(history)}
    history += ["what did she sail?", "I don't know."]
    third = {"QuAC_dialog_id": "a", "Question_no": 3, "History": list(history)}
    asked = ("who is Ann Lee?", "what did she sail?", "where is the ferry?")
    rewritten = ("who is Ann Lee?", "what did Ann Lee sail?", "where is the ferry of Ann Lee?")
    return [
        {**row, "Question": q, "Rewrite": r}
        for row, q, r in zip(
            (third, first, second),
            (asked[2], *asked[:2]),
            (rewritten[2], *rewritten[:2]),
            strict=True,
        )
    ]


def written(tmp_path: Path) -> Path:
    path = tmp_path / "canard.json"
    path.write_text(json.dumps(rows()), encoding="utf-8")
    return path


def test_dialogues_are_put_together_from_their_rows(tmp_path):
    (dialogue,) = canard.load(written(tmp_path))
    assert [turn.question for turn in dialogue.turns][1] == "what did she sail?"
    assert [turn.answer for turn in dialogue.turns] == ["a sailor from Halden", None, None]
    assert canard.passages([dialogue]) == ["a sailor from Halden"]


def test_first_turns_are_left_out_and_the_history_is_our_own(tmp_path):
    found = score.follow_ups(canard.load(written(tmp_path)))
    assert found[0].resolved == "what did Ann Lee sail?"
    assert found[0].titled == "Ann Lee what did she sail?"
    assert len(found) == 2


def test_shares_count_equal_best_passages():
    form = {"unseen": False, "raw": "r", "titled": "t", "resolved": "w", "rewrite": "w"}
    other = form | {"unseen": True, "resolved": "x", "titled": "w"}
    found = [score.FollowUp.model_validate(each) for each in (form, other)]
    result = score.shares(found, lambda questions: list(questions))
    assert (result["all"].raw, result["all"].titled, result["all"].resolved) == (0, 0.5, 0.5)
    assert (result["seen"].resolved, result["unseen"].resolved) == (1, 0)
    assert result["unseen"].follow_ups == 1


def test_own_conversations_are_compared_but_for_case_and_question_mark():
    history = (Exchange(question="what did Ann Lee say?"),)
    cases = [
        score.Case(
            id="a", history=history, question="when did she go?", resolved="When did Ann Lee go"
        ),
        score.Case(
            id="b", history=history, question="when did she go?", resolved="when did Bob go?"
        ),
        score.Case(id="c", history=history, question="who is Bob Cole?", resolved=None),
    ]
    result = score.own(cases, cases[2:])
    assert (result.resolved, result.left_alone, result.paired) == (0.5, 1.0, 1.0)
    assert result.failures == ("b: when did Ann Lee go?",)


def test_the_command_passes_on_our_own_cases(capsys):
    assert cli.main(["--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["own"]["alone"] >= 20
    assert told["own"]["pairs"] > 300
    assert told["canard"] is None


def test_the_shelf_searches_by_words_and_vectors(fake_embedder):
    texts = ["the ferry sails at noon", 'a "quoted" NEAR thing', "bees make honey"]
    shelf = Shelf(texts, fake_embedder)
    assert shelf.best(["when does the ferry sail?", 'quoted "NEAR'])[0] == texts[0]
    assert shelf.best(["honey bees"]) == [texts[2]]
