"""The machinery of the speed report; no time is ever asserted."""

from pathlib import Path
from typing import Any

import pytest

from askcorpus import Settings
from evals.speed import whole
from evals.speed.__main__ import bounds
from evals.speed.cold import Cold, alternate
from evals.speed.growth import PARAGRAPHS, write
from evals.speed.indexing import Throughput
from evals.speed.process import pinned, timed
from evals.speed.warm import Warm

POOL = [f"Paragraph number {n}." for n in range(9)]


def test_documents_are_recombined_from_distinct_paragraphs_always_alike(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    assert write(one, POOL, 3) == write(other, POOL, 3)
    texts = [path.read_text(encoding="utf-8") for path in sorted(one.rglob("*.txt"))]
    assert texts == [path.read_text(encoding="utf-8") for path in sorted(other.rglob("*.txt"))]
    assert len(set(texts)) == 3
    for text in texts:
        parts = text.strip().split("\n\n")
        assert len(set(parts)) == PARAGRAPHS
        assert set(parts) <= set(POOL)


def test_a_process_is_measured_by_itself() -> None:
    run = timed(["-c", "print('x' * 3)"], pinned(1))
    assert (run.code, run.output) == (0, "xxx\n")
    assert run.peak_mb > 1
    assert timed(["-c", "raise SystemExit(3)"], pinned(1)).code == 3


def test_threads_are_pinned_for_both_sides() -> None:
    env = pinned(2)
    assert env["OMP_NUM_THREADS"] == env["ASKCORPUS_THREADS"] == "2"


def test_the_order_alternates_and_failing_commands_are_not_timed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    one, other = (["-c", f"open({str(log)!r}, 'a').write({name!r})"] for name in ("a", "b"))
    asked, plain = alternate(one, other, 2, pinned(1))
    assert (len(asked), len(plain)) == (2, 2)
    assert log.read_text(encoding="utf-8") == "ab" + "ab" + "ba"
    with pytest.raises(RuntimeError, match="code 3"):
        alternate(["-c", "raise SystemExit(3)"], other, 1, pinned(1))


def missed(**changes: Any) -> list[str]:
    fields: dict[str, Any] = {"ratio": 0.2, "ask_peak_mb": 300.0, "imported": (), "warm": 100.0}
    fields |= {"indexing": 2.0} | changes
    started = Cold(
        repeats=1,
        ask_seconds=1,
        plain_seconds=5,
        ratio=fields["ratio"],
        ask_peak_mb=fields["ask_peak_mb"],
        plain_peak_mb=1,
        imported=fields["imported"],
    )
    embedded = Throughput(
        passages=1, repeats=1, ours=1, plain=1, ratio=fields["indexing"], nearest=1
    )
    return bounds(started, Warm(questions=1, median_ms=fields["warm"], p90_ms=1), embedded)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ratio": 0.26}, "cold ask takes 0.26"),
        ({"ask_peak_mb": 600.0}, "peaked at 600"),
        ({"imported": ("torch",)}, "imported torch"),
        ({"warm": 150.0}, "took 150 ms"),
        ({"indexing": 1.49}, "1.49 times"),
    ],
)
def test_every_bound_can_be_missed(changes: dict[str, Any], said: str) -> None:
    assert missed() == []
    assert any(said in line for line in missed(**changes))


def test_a_whole_refresh_is_measured_on_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Ann Lee said the wall will hold.\n")
    cost, texts = whole.indexed([tmp_path / "one.txt"], Settings())
    assert texts == ["Ann Lee said the wall will hold."]
    assert cost.wall > 0
    assert [path.name for path in tmp_path.iterdir()] == ["one.txt"]


def test_a_slow_refresh_is_missed() -> None:
    found = whole.Whole(
        documents=1, passages=2, repeats=1, ours=3, plain=4, ratio=0.74, processor=0.8
    )
    assert whole.missed(found) == ["a whole refresh runs at 0.74 times the plain rate"]
    assert whole.missed(found.model_copy(update={"ratio": 0.75})) == []
    assert "0.80" in whole.section(found)
