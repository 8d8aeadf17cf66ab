"""An answer that may well be wrong says so, in every face."""

from types import SimpleNamespace
from typing import Any

import pytest

import askcorpus.asking as module
from askcorpus.answer.question import analyse
from askcorpus.records import Answer

DESK: Any = SimpleNamespace(standing=SimpleNamespace(stamped=lambda answer: answer))


def asked(monkeypatch: pytest.MonkeyPatch, **values: Any) -> Answer:
    told = {"question": "who?", "verdict": "answered", "answer": "Lee", "elapsed_ms": 0, **values}
    made = Answer.model_validate(told)
    monkeypatch.setattr(module, "_answered", lambda *_: made)
    return module.answered(analyse("who fell?"), module.Filter(), DESK)


def test_an_unsure_answer_comes_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = asked(monkeypatch, confidence=0.384, warnings=("other",))
    assert answer.warnings[0].startswith("unsure (38% likely)")
    assert answer.warnings[1:] == ("other",)


@pytest.mark.parametrize(
    "values",
    [
        {"confidence": 0.5},
        {"confidence": 0.1, "verdict": "not_found", "answer": None},
    ],
)
def test_a_sure_answer_and_a_refusal_do_not(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, Any]
) -> None:
    assert asked(monkeypatch, **values).warnings == ()
