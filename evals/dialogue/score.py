"""How often a follow-up finds what its rewriting by a person finds; and our own conversations."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from askcorpus.dialogue import resolve_follow_up
from askcorpus.records import Record
from askcorpus.records.dialogue import Exchange
from evals.cases import CaseError, load
from evals.dialogue.canard import Dialogue
from evals.splits import half
from evals.suites import SUITES

CASES = Path(__file__).parents[1] / "cases" / "dialogue" / "own.jsonl"
Best = Callable[[Sequence[str]], list[str | None]]
"""Questions to the text of the best passage for each."""


class FollowUp(Record):
    """One follow-up in the three ways it is asked, and as a person rewrote it."""

    unseen: bool
    raw: str
    titled: str
    resolved: str
    rewrite: str


class Shares(Record):
    """Shares in [0, 1] of follow-ups whose best passage is the one that the rewriting finds."""

    follow_ups: int
    raw: float
    titled: float
    resolved: float


class Case(Record):
    """A conversation of our own, and what its last question is to become."""

    id: str
    history: tuple[Exchange, ...]
    question: str
    resolved: str | None
    """Null where the question stands alone and is to be left as it is."""


class Own(Record):
    """Shares in [0, 1] over our own conversations."""

    resolved: float
    """Of the follow-ups, those written out as they should be."""
    left_alone: float
    """Of the questions that stand alone, those left as they are."""
    follow_ups: int
    alone: int
    paired: float
    """Of the questions of all other suites, each asked after another of them, those left alone."""
    pairs: int
    failures: tuple[str, ...]


def follow_ups(dialogues: Sequence[Dialogue]) -> list[FollowUp]:
    """Every question but the first of each dialogue, resolved along the dialogue as it runs.

    The history holds our own resolutions of the earlier questions, never the human rewritings.
    Dialogues about one article fall into one half by its title; rules were written on half 0.
    """
    found: list[FollowUp] = []
    for each in dialogues:
        history: list[Exchange] = []
        for turn in each.turns:
            resolved = resolve_follow_up(turn.question, history).text
            if history:
                found.append(
                    FollowUp(
                        unseen=half(each.title) == 1,
                        raw=turn.question,
                        titled=f"{each.title} {turn.question}",
                        resolved=resolved,
                        rewrite=turn.rewrite,
                    )
                )
            history.append(Exchange(question=resolved, answer=turn.answer, titles=(each.title,)))
    return found


def shares(found: Sequence[FollowUp], best: Best) -> dict[str, Shares]:
    """Shares over the half that rules were written on (`seen`), the other (`unseen`), and all."""
    wanted = best([each.rewrite for each in found])
    hits = {
        form: [a == b for a, b in zip(best([getattr(f, form) for f in found]), wanted, strict=True)]
        for form in ("raw", "titled", "resolved")
    }
    parts = {
        "seen": [not each.unseen for each in found],
        "unseen": [each.unseen for each in found],
        "all": [True] * len(found),
    }
    return {
        name: Shares(
            follow_ups=sum(part),
            **{
                form: _share([h for h, p in zip(hit, part, strict=True) if p])
                for form, hit in hits.items()
            },
        )
        for name, part in parts.items()
    }


def load_cases(path: Path = CASES) -> list[Case]:
    """Our own conversations; raises CaseError."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            cases.append(Case.model_validate_json(line))
        except ValueError as error:
            raise CaseError(f"{path.name}:{number}: {error}") from error
    return cases


def pairs() -> list[Case]:
    """Every question of the suites after the one three before it, and after one of another suite.

    They were written to stand alone, long before follow-ups were thought of.
    """
    suites = [load(suite.cases, suite.documents) for suite in SUITES]
    found = []
    for number, cases in enumerate(suites):
        other = [each for each in suites[number - 1] if each.answers]
        for place, case in enumerate(cases):
            for before in (cases[place - 3], other[place % len(other)]):
                answer = before.answers[0] if before.answers else None
                history = (Exchange(question=before.question, answer=answer),)
                found.append(
                    Case(id=case.id, history=history, question=case.question, resolved=None)
                )
    return found


def own(cases: Sequence[Case], paired: Sequence[Case] = ()) -> Own:
    """Our own conversations, compared letter for letter but for case and the question mark."""
    follow: list[bool] = []
    alone: list[bool] = []
    failures: list[str] = []
    for case in cases:
        text = resolve_follow_up(case.question, case.history).text
        right = _plain(text) == _plain(case.resolved or case.question)
        (follow if case.resolved else alone).append(right)
        if not right:
            failures.append(f"{case.id}: {text}")
    return Own(
        resolved=_share(follow),
        left_alone=_share(alone),
        paired=_share([not resolve_follow_up(p.question, p.history).changed for p in paired]),
        pairs=len(paired),
        follow_ups=len(follow),
        alone=len(alone),
        failures=tuple(failures),
    )


def as_json(own_cases: Own, canard: dict[str, Shares] | None) -> str:
    """Both results as one JSON object on one line."""
    sets = {name: each.model_dump() for name, each in (canard or {}).items()}
    return json.dumps({"own": own_cases.model_dump(), "canard": sets or None})


def _plain(text: str) -> str:
    return " ".join(text.lower().rstrip("?. ").split())


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
