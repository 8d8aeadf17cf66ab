"""Yes or no, where the deciding sentence says so; otherwise nothing is claimed."""

import re
from typing import Literal

from askcorpus.answer.question import Question
from askcorpus.answer.select import Candidate
from askcorpus.records import Evidence
from askcorpus.retrieve.terms import stem, words

Polarity = Literal["yes", "no"]
_REPLY = re.compile(r"\W*(yes|no)\b(?=\W)", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|cannot|no longer)\b|n[’']t\b", re.IGNORECASE)
_OTHER_NEGATION = re.compile(
    r"\b(?:no|none|nobody|nothing|neither|nor|without|hardly|barely|fail\w*|refus\w*|den(?:y|ie[sd])"
    r"|reject\w*|unlikely|against|instead|rather|stop\w*|except|unless)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:if|whether|(?-i:may)|might|could|would|should|perhaps|possibly|reportedly|alleged\w*|claim\w*"
    r"|accus\w*|plan\w*|propos\w*|want\w*|ask\w*|consider\w*|hop\w*|expect\w*|intend\w*|but)\b",
    re.IGNORECASE,
)
SURE_YES, SURE_NO = 1.5, 2.5
"""The reader's log odds from which its yes, or its no, is given. Chosen on 222 questions kept
out of training; nine in ten of those that `python -m evals.polarity` labels are right."""
_RETRACTED = re.compile(
    r"\b(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely) "
    r"(?:said|stated|reported|claimed|wrote|suggested|implied|gave|described|named|identified"
    r"|attributed|referred)\b"
    r"|\b(?:said|stated|reported|claimed|wrote|suggested|implied|described|identified) "
    r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely)\b",
    re.IGNORECASE,
)
"""How a note of correction takes back what follows."""
RETRACTED = 0.85
"""Share of the question's words after it from which it is what was asked."""
NEAR = 3
"""Words, at most, between a negation and the verb that it is about."""


def polarity(question: Question, best: Candidate) -> Polarity | None:
    """Whether the sentence affirms or denies what is asked; None where that is not sure.

    A reply that opens with yes or no decides. Else the words do, where they state the very thing,
    deny it or take it back; else the reader does, where it is sure which way they decide.
    """
    evidence = best.evidence
    if question.expects != "polarity":
        return None
    reply = _REPLY.match(evidence.text)
    if reply and evidence.lead:
        return "yes" if reply.group(1).lower() == "yes" else "no"
    if _NEGATION.search(question.text) or " or " in question.text.lower():
        return None
    if _retracted(question, evidence.text):
        return "no"
    stated = None if evidence.lead else _stated(question, evidence)
    return stated or read_as(best.polarity)


def read_as(logit: float) -> Polarity | None:
    """What the reader's log odds of yes amount to; None where they are not sure."""
    return "yes" if logit >= SURE_YES else "no" if logit <= -SURE_NO else None


def _retracted(question: Question, text: str) -> bool:
    """Whether a note of correction takes back what is asked, its figures and its last word too."""
    note = _RETRACTED.search(text)
    if note is None or _RETRACTED.search(question.text):
        return False
    said = re.split(r"[;.](?=\s)|, (?:but|when|while)\b", text[note.end() :])[0]
    if _NEGATION.search(said) or _OTHER_NEGATION.search(said):
        return False
    taken, wanted = {stem(word) for word in words(said)}, [stem(term) for term in question.terms]
    if wanted[-1] not in taken or not all(each in said for each in question.numbers):
        return False
    return sum(each in taken for each in wanted) >= RETRACTED * len(wanted)


def _stated(question: Question, evidence: Evidence) -> Polarity | None:
    text, hedged = evidence.text, _HEDGE.search(question.text) is not None
    held = {stem(word) for word in words(text)}
    around = held | {stem(w) for w in words(f"{evidence.passage.heading} {evidence.context_text}")}
    wanted = [stem(term) for term in question.terms]
    if not wanted or wanted[-1] not in held or not all(each in around for each in wanted):
        return None
    if 2 * sum(each in held for each in wanted) <= len(wanted) or "?" in text:
        return None
    if _OTHER_NEGATION.search(text) or (_HEDGE.search(text) and not hedged):
        return None
    negations = list(_NEGATION.finditer(text))
    if not negations:
        return "yes"
    return "no" if len(negations) == 1 and _negates(text, negations[0].end(), wanted) else None


def _negates(text: str, at: int, wanted: list[str]) -> bool:
    """Whether one of the words asked follows the negation closely."""
    return any(stem(word) in wanted for word in words(text[at:])[: NEAR + 1])
