"""Whether an answer is right, and how close its words are to the accepted ones."""

from collections.abc import Sequence

from askcorpus.records import Answer
from evals.matching import exact, occurs, token_f1


def refused(answer: Answer) -> bool:
    """Whether the question was left unanswered."""
    return answer.verdict == "not_found"


def right(answer: Answer, accepted: Sequence[str], forbidden: Sequence[str]) -> bool:
    """Whether answer or evidence holds an accepted answer, and the answer nothing forbidden."""
    if refused(answer) or answer.answer is None:
        return False
    if any(occurs(each, answer.answer) for each in forbidden):
        return False
    evidence = answer.citations[0].quote if answer.citations else ""
    return any(occurs(each, answer.answer) or occurs(each, evidence) for each in accepted)


def exactly_right(answer: Answer, accepted: Sequence[str]) -> bool:
    """Whether the answer is one of the accepted ones and nothing more."""
    return answer.answer is not None and any(exact(answer.answer, each) for each in accepted)


def best_f1(answer: Answer, accepted: Sequence[str]) -> float:
    """Token F1 with the nearest accepted answer; 0 for a refusal."""
    if answer.answer is None:
        return 0.0
    return max((token_f1(answer.answer, each) for each in accepted), default=0.0)
