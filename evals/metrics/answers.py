"""Whether an answer is right, and how close its words are to the accepted ones."""

from collections.abc import Sequence

from askcorpus.records import Answer
from evals.matching import exact, occurs, token_f1


def refused(answer: Answer) -> bool:
    """Whether the question was left unanswered."""
    return answer.verdict == "not_found"


LABELS = frozenset({"yes", "no"})
"""What the label of an answer may be; as words they stand in texts that decide nothing."""


def decided(answer: Answer, accepted: Sequence[str]) -> bool | None:
    """Whether the label of a yes/no answer is the accepted one; None where either says neither."""
    label = answer.answers[0].label if answer.answers else None
    wanted = {each.lower() for each in accepted} & LABELS
    return label in wanted if wanted and label in LABELS else None


def right(answer: Answer, accepted: Sequence[str], forbidden: Sequence[str]) -> bool:
    """Whether answer or evidence holds an accepted answer, and the answer nothing forbidden.

    A yes/no question is answered by the sentence that decides; the label says which way.
    """
    if refused(answer) or answer.answer is None:
        return False
    label = decided(answer, accepted)
    if label is False:
        return False
    if any(occurs(each, answer.answer) for each in forbidden):
        return False
    evidence = answer.citations[0].quote if answer.citations else ""
    words = [each for each in accepted if each.lower() not in LABELS]
    return label is True or any(
        occurs(each, answer.answer) or occurs(each, evidence) for each in words
    )


def exactly_right(answer: Answer, accepted: Sequence[str]) -> bool:
    """Whether the answer, or the label of its yes or no, is an accepted one and nothing more."""
    if answer.answer is None or decided(answer, accepted) is False:
        return False
    return bool(decided(answer, accepted)) or any(exact(answer.answer, each) for each in accepted)


def best_f1(answer: Answer, accepted: Sequence[str]) -> float:
    """Token F1 with the nearest accepted answer; 0 for a refusal."""
    if answer.answer is None:
        return 0.0
    return max((token_f1(answer.answer, each) for each in accepted), default=0.0)
