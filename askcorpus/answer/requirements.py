"""What counts against an answer that lacks it: the names asked about, the kind asked for.

A cross-encoder scores "how old is the chairman?" high against every sentence on the chairman. What
such a sentence lacks can be said: no age. How much it counts is fitted with the confidence; the
same words tell the user what is missing.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from askcorpus.answer.offices import office_asked
from askcorpus.answer.question import Expects, Question, Unit
from askcorpus.answer.select import Candidate, office
from askcorpus.records import Record
from askcorpus.retrieve.speakers import TITLES
from askcorpus.retrieve.terms import STOPWORDS, content_terms, stem, words

Lack = Literal["name", "far", "number", "denied", "kind", "thing", "matter", "office"]
LEAST_THING = 0.42
"""Support below which the thing counted or named ("how many medals") counts as not mentioned."""
LEAST_MATTER = 0.5
DOUBT = -5.0
"""Mean support, and the reader's margin, below both of which what is asked is not spoken of: of 407
questions on calibration articles whose sentence was right two lie there, of 1,018 others 242."""
_KINDS: dict[Expects | Unit, str] = {
    "quantity": "number",
    "money": "amount of money",
    "date": "date",
    "name": "name",
    "percent": "percentage",
    "duration": "length of time",
    "age": "age",
    "distance": "distance",
    "count": "number",
    "clock": "time of day",
    "year": "year",
    "proper": "name",
}
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*")
_COUNTED = re.compile(
    r"\bhow many (?:more |other |different |extra |missing )?(?:of the )?([a-z]+)", re.IGNORECASE
)


class Lacking(Record):
    """What the best candidate lacks."""

    lack: Lack
    words: tuple[str, ...]
    """The names or things that are not there, or the kind of answer, in words."""


def lacking(
    question: Question,
    best: Candidate,
    names: Sequence[str],
    supported: Mapping[str, float],
    origin: str,
    elsewhere: str = "",
) -> Lacking | None:
    """The first requirement that the candidate does not meet, or None.

    `names` are the lower-cased words of names in the question, `supported` the support of its other
    words around the candidate, `origin` what the document states of itself, `elsewhere` what was
    found in other places of it: a name that stands there alone is `far`.
    """
    passage = best.evidence.passage
    before = best.evidence.before
    around = "\n".join((origin, passage.heading, passage.speaker or "", before, passage.text))
    absent = _absent(question, names, around)
    if absent:
        far = not any(name in absent for name in _absent(question, names, f"{around}\n{elsewhere}"))
        return Lacking(lack="far" if far else "name", words=absent)
    unsaid = tuple(each for each in question.numbers if each not in around)
    if unsaid:
        return Lacking(lack="number", words=unsaid)
    if best.denied:
        return Lacking(lack="denied", words=())
    if office(question, best) < 0:
        return Lacking(lack="office", words=(office_asked(question),))
    if not best.voice and (best.fit == 0 or _empty(question, best)):
        kind = _KINDS.get(question.unit or question.expects, "answer")
        return Lacking(lack="kind", words=(kind,))
    thing = counted(question)
    if thing and supported.get(thing, 1.0) < LEAST_THING:
        return Lacking(lack="thing", words=(thing,))
    said = sum(supported.values()) / len(supported) if supported else 1.0
    if best.margin < DOUBT and said < LEAST_MATTER:
        unsaid = tuple(word for word, each in supported.items() if each < LEAST_MATTER)
        return Lacking(lack="matter", words=unsaid)
    return None


def counted(question: Question) -> str | None:
    """What "how many ..." counts, where it is a content word of the question."""
    found = _COUNTED.search(question.text)
    word = found.group(1).lower() if found else None
    return word if word in question.terms else None


def name_words(question: Question, texts: Sequence[str]) -> tuple[str, ...]:
    """The words of names in the question, lower-cased: written so, or always so in the texts.

    The texts are asked only where the question itself writes no name with a capital.
    """
    written = {part for name in question.names for part in words(name)}
    return tuple(
        term
        for term in question.terms
        if term in written or (not written and term.isalpha() and _always_capital(term, texts))
    )


def _always_capital(term: str, texts: Sequence[str]) -> bool:
    """Whether every occurrence inside a sentence has a capital, and there is one."""
    rule = re.compile(rf"(?<=[\w,;] ){re.escape(term)}\b", re.IGNORECASE)
    found = [match.group() for text in texts for match in rule.finditer(text)]
    return bool(found) and all(each[0].isupper() for each in found)


def _absent(question: Question, names: Sequence[str], text: str) -> tuple[str, ...]:
    """The names that a text lacks; of `Clare Garvie` it may say `Garvie` alone."""
    lacked = tuple(name for name in names if not _held(name, text))
    given = {
        one
        for one, surname in pairwise(words(question.text))
        if one in lacked and surname in names and surname not in lacked and _alone(surname, text)
    }
    return tuple(name for name in lacked if name not in given)


def _alone(surname: str, text: str) -> bool:
    """Whether a text never gives the surname another name: no capital stands right before it."""
    rule = re.compile(rf"([^\W\d_][\w’'.-]*) {re.escape(surname)}\b", re.IGNORECASE)
    before = [match.group(1) for match in rule.finditer(text)]
    return not any(word[0].isupper() and words(word)[0] not in TITLES for word in before)


def _held(name: str, text: str) -> bool:
    """Whether the text holds a name: as it is, as a derived word, or as what its letters stand for.

    "China" is held by "Chinese", "AWS" by "Amazon Web Services".
    """
    found = words(text)
    wanted, head = stem(name), name[: max(4, len(name) - 2)]
    if any(stem(word) == wanted or (len(name) > 4 and word.startswith(head)) for word in found):
        return True
    if not 2 <= len(name) <= 6:
        return False
    initials = "".join(match.group()[0] for match in _CAPITALS.finditer(text)).lower()
    return name in initials


def _empty(question: Question, best: Candidate) -> bool:
    """Whether the answer names nothing that the question has not named."""
    if question.expects in ("polarity", "reason", "speech") or question.topic:
        return False
    asked = {stem(term) for term in question.terms}
    if question.expects == "name":
        said = (word for match in _CAPITALS.finditer(best.text) for word in words(match.group()))
        new = [word for word in said if word not in STOPWORDS | TITLES and stem(word) not in asked]
        return not new and (question.unit == "proper" or _repeats(best.text, asked))
    return _repeats(best.text, asked)


def _repeats(text: str, asked: set[str]) -> bool:
    return all(stem(term) in asked for term in content_terms(text))
