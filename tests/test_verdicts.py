"""Pairs of sentences that were judged once are not judged again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from askcorpus.trust.distortion import RuleJudge
from askcorpus.trust.pair import PairChange, PairJudge
from askcorpus.verdicts import FILE, RememberingJudge

FIRST = ("It was 500 feet away.", "It was 600 feet away.")
SECOND = ("He can vote on Monday.", "He cannot vote on Monday.")
ODD = ("He said \ud800.", "He did not say so.")


class Asked:
    """Judges by rules and notes what it was asked."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[list[PairChange]]:
        self.pairs += pairs
        return RuleJudge().judge(pairs)

    def suspicious(self) -> PairJudge:
        return self


def test_only_new_pairs_are_judged_and_the_answer_is_the_same(tmp_path: Path) -> None:
    asked = Asked()
    once = RememberingJudge(asked, tmp_path, "1").judge([FIRST])
    again = RememberingJudge(asked, tmp_path, "1").judge([SECOND, FIRST, ODD])
    assert asked.pairs == [FIRST, SECOND, ODD]
    assert again == RuleJudge().judge([SECOND, FIRST, ODD])
    assert once[0] == again[1]


def test_another_version_judges_anew(tmp_path: Path) -> None:
    asked = Asked()
    for version in "12":
        RememberingJudge(asked, tmp_path, version).judge([FIRST])
    assert asked.pairs == [FIRST, FIRST]


def test_suspicion_is_remembered_apart(tmp_path: Path) -> None:
    asked = Asked()
    judge = RememberingJudge(asked, tmp_path, "1")
    for _ in range(2):
        judge.judge([FIRST])
        judge.suspicious().judge([FIRST])
    assert asked.pairs == [FIRST, FIRST]


@pytest.mark.parametrize("damage", [b"no database", b""])
def test_a_damaged_memory_only_costs_time(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    judge = RememberingJudge(Asked(), tmp_path, "1")
    assert judge.judge([FIRST]) == RuleJudge().judge([FIRST])


def test_no_pairs_leave_no_file(tmp_path: Path) -> None:
    assert RememberingJudge(Asked(), tmp_path, "1").judge([]) == []
    assert not (tmp_path / FILE).exists()
