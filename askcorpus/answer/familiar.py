"""People whom a question calls by a short form of the name that the documents give them."""

import re
from itertools import pairwise

from askcorpus.answer.question import Question, analyse
from askcorpus.nicknames import is_given, may_be_one
from askcorpus.retrieve.search import Filter, PassageStore

PASSAGES = 30
"""Passages that are looked through for a surname."""
_WORD = re.compile(r"[^\W\d_]+")


def by_given_name(
    question: Question, index: PassageStore
) -> tuple[Question, tuple[tuple[str, str], ...]]:
    """The question with `Andy Lee` as the documents call him, `Andrew Lee`, and what was exchanged.

    Left as it is where a document calls somebody `Andy Lee`, or two people may be meant.
    """
    words = list(_WORD.finditer(question.text))
    for given, surname in pairwise(words):
        between = question.text[given.end() : surname.start()]
        if between != " " or not is_given(given.group()):
            continue
        named = _given_names(surname.group(), index)
        meant = {name for name in named if may_be_one(given.group(), name)}
        if len(meant) == 1 and given.group().casefold() not in {n.casefold() for n in named}:
            (name,) = meant
            text = f"{question.text[: given.start()]}{name}{question.text[given.end() :]}"
            called = question.text[given.start() : surname.end()]
            return analyse(text), ((called, f"{name} {surname.group()}"),)
    return question, ()


def _given_names(surname: str, index: PassageStore) -> set[str]:
    """What stands with a capital right before a surname in the documents."""
    rule = re.compile(rf"\b([A-ZÀ-Þ][\w’'-]+) {re.escape(surname)}\b", re.IGNORECASE)
    hits = index.lexical([surname.lower()], PASSAGES, Filter())
    found = (match[1] for hit in hits for match in rule.finditer(hit.passage.text))
    return {name for name in found if name[0].isupper()}
