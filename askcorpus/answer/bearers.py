"""Words that cannot be what a question asks for, by what they are and what stands around them."""

import re

from askcorpus.answer.question import Question
from askcorpus.retrieve.terms import content_terms, stem

_PERSON = re.compile(
    r"\b(?:what|which)(?: \w+){0,2} (?:person|man|woman|author|writer|reporter|journalist|director"
    r"|manager|minister|mayor|judge|senator|officer|expert|professor|researcher|scientist|doctor"
    r"|lawyer|president|ceo|councill?or|candidate|guest|captain|pilot|player|actor|actress|singer"
    r"|artist|architect|engineer|teacher|student|witness|victim|king|queen|emperor|general)s?\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?:^|\s)(?:in|at|near|across|throughout)(?: the)?\s+$", re.IGNORECASE)
_OPENS_INSIDE = re.compile(r"(?:in|at|near|across|throughout)\s", re.IGNORECASE)
_APPOSED = re.compile(r",\s(?:an?|the|its|his|her|their)\s([^,.;:()\n]{3,60})[,.;:)\n]")
_SUM = re.compile(r"[$€£¥]?\d[\d.,]*\s+(?:on|for|in|to|from|of|by)\b")


_FIGURE = re.compile(r"\W*\d[\d.,]*\W*")
"""A bare number: of 315 questions on XQuAD's articles that ask for none, five are answered so."""
_NOBODY_NAMED = re.compile(r"(?:I|we|you|they|us|me)", re.IGNORECASE)
"""A word that names nobody by itself; whom `he` and `she` mean is looked for before."""
_ONES = re.compile(
    r"^\W*(?:which|name|list)(?: (?:of|the|all|every|some|any))*(?: \w+)??"
    r" (?P<noun>[a-z]{3,}s|people)\b",
    re.IGNORECASE,
)
"""Several that are to be told by name, as in `which members signed?`, `name the members`."""
_SEVERAL = re.compile(
    r"(?:about |some |at least |more than )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|dozens of|hundreds of|thousands of|several|many|some)"
    r"\s+(?P<ones>(?:[\w-]+\s+){0,3}[\w-]+(?:\s+of\s+(?:the\s+)?(?-i:[A-Z])\w+)?)$",
    re.IGNORECASE,
)
_TOLD_APART = re.compile(
    r"\b(?:and|with|without|in|on|at|from|for|by|under|near|who|whose|that|which|built|made|living"
    r"|born|left|taken)\b|\bof (?!(?:the )?[A-Z])"
)
"""Words that tell which ones are meant."""
_LIKE = 5
"""Letters that a noun and its adjective share: Democrats are Democratic members."""
_ADDED = re.compile(r"\w and\s$")
"""What stands before the half of "a year and a half", which counts no things."""


def misfit(question: Question, text: str, start: int, end: int) -> bool:
    """Whether the words `text[start:end]` are of a kind that the question does not ask for.

    A bare number where none is asked for; a half that is added to something; a place where a person
    is asked for; a sum of money; the number of those who are to be told; and the very thing the
    question describes: "which firms bid for the bridge contract?" is not answered by "Spanline, a
    bridge contract".
    """
    found = text[start:end]
    if question.unit == "count":
        return found.lower().endswith("half") and _ADDED.search(text[:start]) is not None
    if question.expects in ("clause", "name") and _only_counts(question.text, found):
        return True
    if question.expects == "clause":
        return _FIGURE.fullmatch(found) is not None
    if question.expects != "name":
        return False
    if _SUM.match(found) or _NOBODY_NAMED.fullmatch(found):
        return True
    placed = _INSIDE.search(text[max(0, start - 20) : start]) or _OPENS_INSIDE.match(found)
    if placed and _PERSON.search(question.text):
        return True
    apposed = _APPOSED.match(text, end)
    if not apposed:
        return False
    asked = {stem(term) for term in question.terms}
    said = [stem(term) for term in content_terms(apposed.group(1))]
    bearer = _bearer(question.text)
    return len(said) > 1 and all(each in asked for each in said) and stem(bearer) not in said


def _only_counts(question: str, words: str) -> bool:
    """Whether it is asked which ones, and only said how many: "which members?" "eight members"."""
    asked, told = _ONES.match(question), _SEVERAL.match(words)
    if asked is None or told is None or _TOLD_APART.search(told["ones"]):
        return False
    noun = stem(asked["noun"].lower())[:_LIKE]
    return any(word.startswith(noun) for word in content_terms(told["ones"]))


def _bearer(question: str) -> str:
    """The noun after the question word: "companies" of "which companies"."""
    match = re.search(r"\b(?:what|which)\s+(\w+)", question, re.IGNORECASE)
    return match.group(1).lower() if match else ""
