"""A citation holds only when the file, read anew, says the same."""

from pathlib import Path

import pytest

from evals.metrics.citations import fault, faults, unquoted
from tests.evals.builders import answered, citation, not_found


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_bytes("\ufeffFirst line.\r\nShe said “no”.\r\n".encode())
    return path


def test_a_true_citation_has_no_fault(document: Path) -> None:
    held = citation(document, "She said “no”.", emphasis=({"start": 14, "end": 17},))
    assert fault(held) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"quote": "She said “yes”."}, "reads otherwise"),
        ({"quote": "She said"}, "reads otherwise"),
        ({"end": 999}, "outside the file"),
        ({"start": 20, "end": 20}, "outside the file"),
        ({"line": 1}, "line 1 is wrong"),
        ({"sha256": "0" * 64}, "the hash differs"),
        ({"encoding": "ascii"}, "codec"),
        ({"encoding": "utf-8-sig"}, "outside the file|reads otherwise"),
        ({"emphasis": ({"start": 0, "end": 5},)}, "emphasis lies outside"),
    ],
)
def test_every_fault_is_named(document: Path, changes: dict[str, object], said: str) -> None:
    found = fault(citation(document, "She said “no”.", **changes))
    assert found
    assert any(part in found for part in said.split("|"))


def test_a_file_that_is_gone_or_changed_is_a_fault(document: Path) -> None:
    held = citation(document, "First line.")
    document.write_text("First line.", encoding="utf-8")
    assert "hash" in (fault(held) or "")
    document.unlink()
    assert "No such file" in (fault(held) or "")


def test_related_passages_and_dangling_answers_are_checked_too(document: Path) -> None:
    bad = citation(document, "First line.", line=9)
    assert len(faults(not_found(bad))) == 1
    assert (
        "points at citation 3 of 1" in faults(answered("x", citation(document, "line"), index=3))[0]
    )


def test_an_answer_must_stand_in_its_quote(document: Path) -> None:
    held = citation(document, "She said “no”.")
    assert unquoted(answered("no", held)) == []
    assert unquoted(answered("yes", held)) == ["yes"]
