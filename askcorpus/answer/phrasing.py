"""Questions put in other forms that ask for somebody's words: `a quote by Ann Lee on the wall`."""

import re

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
