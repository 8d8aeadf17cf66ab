"""Questions put in other forms: `a quote by Ann Lee on the wall`, `what does Ann Lee do?`."""

import re
from typing import NamedTuple

_WHOM = r"(?P<whom>[^,?!;:]{2,60}?)"
_MATTER = r"(?: (?:about|on|regarding|concerning) (?P<what>.+?))?\W*$"
_QUOTES = r"(?:quote|quotation|remark|comment|statement)s?"
_WANTED = re.compile(
    r"^\W*(?:(?:please )?(?:give|show|find|get)(?: me| us)? )?"
    r"(?:(?:a|an|any|some|the|all|every|direct|verbatim) )*"
    rf"{_QUOTES} (?:by|from) {_WHOM}{_MATTER}",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    rf"^\W*(?:has|have|had|did|does|do) {_WHOM} (?:(?:ever|also|publicly) )*"
    r"(?:comment(?:ed)?|spoken|speak|sa(?:y|id) (?:anything|something)|talk(?:ed)?)(?: publicly)?"
    rf"{_MATTER}",
    re.IGNORECASE,
)

_REACTING = re.compile(
    r"^\W*(?:what|how) (?:(?:did|does|do|has|have) (?:(?!\b(?:say|said|tell|think|believe|when"
    r"|before|after|how)\b)[^,?!;:]){2,60}? (?:respond|react)(?:ed)?"
    r"|(?:is|was) [^,?!;:]{2,60}?['’]s? (?:response|reaction))\b",
    re.IGNORECASE,
)

_DOING = re.compile(
    r"^\W*(?:and )?what does (?P<whom>[^,?!;:]{2,60}?) do(?: for (?:a living|work))?"
    r"(?P<where> (?:at|for) (?!the |an? )[^,?!;:]{2,40}?)?\W*$",
    re.IGNORECASE,
)


_POSITION = re.compile(
    r"^\W*(?:and )?what(?: is|['’]s) (?P<whom>[^,?!;:]{2,60}?)['’]s? (?:current )?position"
    r"(?P<where> (?:at|within) (?!the moment|present)[^,?!;:]{2,40}?)?\W*$",
    re.IGNORECASE,
)
"""A position asked for by itself; one `on` something is what somebody thinks of it."""


class Occupation(NamedTuple):
    """Whose occupation is asked for, and the question that names it so."""

    whom: str
    text: str


def occupation_wanted(text: str) -> Occupation | None:
    """What `what does Ann Lee do?` and `what is Ann Lee's position?` ask for if she is a person."""
    asked = " ".join(text.split())
    match = _DOING.match(asked) or _POSITION.match(asked)
    if match is None:
        return None
    return Occupation(match["whom"], f"What is {match['whom']}'s job{match['where'] or ''}?")


def reaction_wanted(text: str) -> bool:
    """Whether it is asked how somebody reacted, which they may have done without a word."""
    return _REACTING.match(" ".join(text.split())) is not None


def quotes_wanted(text: str) -> str | None:
    """What did they say, where a quotation of theirs is asked for; None for other questions."""
    return _what_did_they_say(_WANTED, text)


def words_wanted(text: str) -> str | None:
    """What did they say, where it is asked whether they said anything; None otherwise."""
    return _what_did_they_say(_WHETHER, text)


def _what_did_they_say(rule: re.Pattern[str], text: str) -> str | None:
    match = rule.match(" ".join(text.split()))
    if match is None or not re.search(r"[^\W\d_]", match["whom"]):
        return None
    matter = f" about {match['what']}" if match["what"] else ""
    return f"What did {match['whom']} say{matter}?"
