"""Words that a sentence gives only to deny them: "Lee denied that the wall was built of sand".

Such a sentence answers neither what the wall was built of nor who said so, however well it fits.
"""

import re

from askcorpus.answer.attribution import attributed
from askcorpus.answer.question import Question

_CLAIM = (
    r"(?:(?:the|any|an?|this|that|those|these|such|earlier|all|his|her|their) )*(?:\w+ )?"
    r"(?:claims?|allegations?|accusations?|suggestions?|reports?|rumou?rs?|charges?|assertions?"
    r"|notions?|ideas?|stor(?:y|ies)|statements?)\b"
)
_CLAUSE = (
    r"that (?=(?:it|he|she|they|we|i|the|there|any|an?|its|his|her|their|all|no)\b|(?-i:[A-Z]))"
)
_DENYING = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)\b"
    rf"|(?:disput|reject|refut|dismiss|debunk|contradict)(?:s|e|es|ed|ing)? (?:{_CLAUSE}|{_CLAIM})"
    r"|(?:never|(?:did|do|does|has|have|had)(?: not|n[’']t)|nobody|no one) (?:has |have |ever )?"
    r"(?:say|said|says|claim|claims|claimed|stated?|suggest|suggested|alleged?|believe|believes"
    r"|think|thinks)\b(?! (?:is|was)\b)"
    r"|\b(?:false|untrue|not true|nonsense|a lie|a myth) (?:that|to say)\b"
    r"|\bno (?:evidence|truth|proof) (?:that|in|of)\b)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"[.;:!?]|[”\"](?=[\s,])|, (?:and|who|which|as)\b"
    r"|,? (?:but|although|though|while|saying|adding|because|since|after|when)\b",
    re.IGNORECASE,
)
"""Where what is denied ends; a quotation that denies says nothing of who is quoted."""
_ASKED = re.compile(
    r"\b(?:den(?:y|ies|ied|ial|ials|ying)|disput\w*|reject\w*|refut\w*|dismiss\w*|debunk\w*"
    r"|contradict\w*|not|never|nobody|no one|false\w*|untrue|wrong\w*|evidence|proof|lies?|myth"
    r"|no)\b|n[’']t\b",
    re.IGNORECASE,
)
"""What a question asks with that is itself about a denial."""


def denied(question: Question, sentence: str, start: int) -> bool:
    """Whether the words from `start` of a sentence stand there only to be denied.

    Where it is asked who said something, whether the sentence denies it anywhere. Never where the
    question speaks of a denial itself, or asks whether, or what somebody said.
    """
    if question.expects == "polarity" or asks_denial(question.text):
        return False
    asked = attributed(question.text)
    if asked is not None and asked.manner == "said":
        return False
    if asked is not None and asked.manner == "who":
        return _DENYING.search(sentence) is not None
    found = list(_DENYING.finditer(sentence, 0, max(0, start)))
    return bool(found) and _OVER.search(sentence, found[-1].end(), start) is None


def asks_denial(question: str) -> bool:
    """Whether a question itself speaks of something denied, false or not so."""
    return _ASKED.search(question) is not None


def denies(cue: str | None) -> bool:
    """Whether the words that attribute a statement deny it: `denied`, `never said`."""
    return cue is not None and _CUE.search(cue) is not None


_CUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)"
    r"|dismiss(?:es|ed|ing)?|debunk(?:s|ed|ing)?|contradict(?:s|ed|ing)?|never|not|nor|nobody)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
