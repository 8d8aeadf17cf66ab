"""People whom a question calls by a short form of the name that the documents give them."""

import re
from itertools import pairwise

from askcorpus.answer.question import Question, analyse
from askcorpus.nicknames import is_given, may_be_one
from askcorpus.retrieve.search import Filter, PassageStore

PASSAGES = 30
"""Passages that are looked through for the two names."""
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    """art bill bob chase chip dawn don dot drew eve frank gene grace grant guy hank hope jack joy
    mark max may pat penny ray rich rob rose sue will""".split()
)
"""Short forms that are words as well: `will Gates retire?` is not about Bill Gates."""


def by_given_name(
    question: Question, index: PassageStore
) -> tuple[Question, tuple[tuple[str, str], ...]]:
    """The question with `Andy Lee` as the documents call him, `Andrew Lee`, and what was exchanged.

    Left as it is where a passage that was looked through calls somebody `Andy Lee`, or two people
    may be meant.
    """
    text, written = question.text, bool(question.names)
    for given, surname in pairwise(_WORD.finditer(text)):
        if text[given.end() : surname.start()] != " " or not _is_name(given, surname, written):
            continue
        named = _given_names(given.group(), surname.group(), index)
        meant = {name for name in named if may_be_one(given.group(), name)}
        if len(meant) == 1 and given.group().casefold() not in {n.casefold() for n in named}:
            (name,) = meant
            read = f"{text[: given.start()]}{name}{text[given.end() :]}"
            called = text[given.start() : surname.end()]
            return analyse(read), ((called, f"{name} {surname.group()}"),)
    return question, ()


def _is_name(given: re.Match[str], surname: re.Match[str], written: bool) -> bool:
    """Whether two words may be a name; `written` says whether the question writes any."""
    if not is_given(given.group()) or given.group().lower() in _COMMON:
        return False
    return not written or (given.group()[0].isupper() and surname.group()[0].isupper())


def _given_names(given: str, surname: str, index: PassageStore) -> set[str]:
    """What stands with a capital right before a surname in the documents."""
    rule = re.compile(rf"\b([A-ZÀ-Þ][\w’'-]+) {re.escape(surname)}\b", re.IGNORECASE)
    hits = index.lexical([given.lower(), surname.lower()], PASSAGES, Filter())
    found = (match[1] for hit in hits for match in rule.finditer(hit.passage.text))
    return {name for name in found if name[0].isupper()}
