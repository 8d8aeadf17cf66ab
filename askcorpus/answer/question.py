"""What a question asks for: its words, its names and numbers, and the kind of answer expected."""

import re
from typing import Literal

from askcorpus.errors import QuestionError
from askcorpus.records import Record
from askcorpus.retrieve.terms import STOPWORDS, content_terms

MAX_CHARS = 2000
Expects = Literal["quantity", "money", "date", "name", "speech", "reason", "polarity", "clause"]

_NAME = re.compile(r"\b(?:[A-Z][\w&’'-]*[^\W\d_]|[A-Z]{2,}[\w-]*|[a-z]+[A-Z]\w+)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SPEECH = (
    r"(?:say|said|tell|told|write|wrote|argue|claim|state|announce|respond|reply|comment|think)"
)
_PATTERNS: tuple[tuple[Expects, str], ...] = (
    (
        "money",
        r"\bhow much (?:money|does|did|do|is|was|were|would|will)\b"
        r"|\b(?:price|cost|worth|salary|budget)\b",
    ),
    (
        "quantity",
        r"\bhow (?:many|much|old|long|far|often|large|big|high|tall|fast)\b"
        r"|\b(?:what|which)\b.{0,40}\b(?:percent(?:age)?|number|threshold|rate|share|proportion|total"
        r"|amount|level|score|temperature|age)\b",
    ),
    ("date", r"\bwhen\b|\b(?:what|which) (?:day|date|year|month|time)\b|\bhow recently\b"),
    ("reason", r"^\W*why\b|\bfor what reason\b"),
    ("name", r"\b(?:who|whom|whose)\b|\bwhat (?:is|was) the name\b|\bnamed what\b"),
    (
        "speech",
        rf"\b(?:what|how)\b.*\b{_SPEECH}\b|\baccording to\b|\bwhat did\b.*\b{_SPEECH}\b",
    ),
    (
        "polarity",
        r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b",
    ),
)
_RULES = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


class Question(Record):
    """A question taken apart."""

    text: str
    terms: tuple[str, ...]
    """Content words, lower-cased, in order."""
    names: tuple[str, ...]
    """Words written as names; empty where the question has no capitals to tell by."""
    numbers: tuple[str, ...]
    expects: Expects


def analyse(text: str) -> Question:
    """Take a question apart; raises QuestionError where there is nothing to ask or far too much."""
    asked = " ".join(text.split())
    if not content_terms(asked):
        raise QuestionError(
            "the question is empty", remedy='ask in words, as in: askcorpus ask "who said that?"'
        )
    if len(asked) > MAX_CHARS:
        raise QuestionError(
            f"the question has {len(asked):,} characters",
            remedy=f"ask one question of at most {MAX_CHARS:,} characters",
        )
    return Question(
        text=asked,
        terms=tuple(content_terms(asked)),
        names=_names(asked),
        numbers=tuple(_NUMBER.findall(asked)),
        expects=_expects(asked),
    )


def _expects(asked: str) -> Expects:
    lowered = asked.lower()
    return next((expects for expects, rule in _RULES if rule.search(lowered)), "clause")


def _names(asked: str) -> tuple[str, ...]:
    """Capitalised words, unless the whole question is in capitals or opens with the word."""
    if asked.isupper():
        return ()
    first = asked.split(maxsplit=1)[0]
    found = [match.group() for match in _NAME.finditer(asked)]
    kept = (name for name in found if name.lower() not in STOPWORDS)
    return tuple(dict.fromkeys(name for name in kept if name != first or not name.istitle()))
