"""How words were given: verbatim, in paraphrase, in writing, or only thought."""

import re
from collections.abc import Sequence

from askcorpus.encoders.tagger_text import quote_states
from askcorpus.records.statement import Manner

VERBATIM = 0.6
"""Share of a statement's letters that must stand in quotation marks to call it direct."""

_SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|ask(?:s|ed|ing)?|add(?:s|ed|ing)?"
    r"|claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|stat(?:es|ed|ing)"
    r"|declar(?:e|es|ed|ing)|insist(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|called|according)\b",
    re.IGNORECASE,
)
_WRITING = re.compile(
    r"\b(?:writ(?:e|es|ing|ten)|wrote|(?:re)?tweet(?:s|ed|ing)?|blogg(?:ed|ing)|post(?:s|ed|ing)?"
    r"|e-?mail(?:s|ed|ing)?|text(?:ed|ing)|read(?:s|ing)|penned|print(?:s|ed))\b",
    re.IGNORECASE,
)
_THINKING = re.compile(
    r"\b(?:th(?:ink|inks|inking|ought)|believ(?:e|es|ed|ing)|want(?:s|ed|ing)?|hop(?:e|es|ed|ing)"
    r"|fe(?:el|els|eling|lt)|fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|know(?:s|n|ing)?|knew"
    r"|wish(?:es|ed|ing)?|doubt(?:s|ed|ing)?|expect(?:s|ed|ing)?|consider(?:s|ed|ing)?"
    r"|prefer(?:s|red|ring)?|wonder(?:s|ed|ing)?|intend(?:s|ed|ing)?|assum(?:e|es|ed|ing)"
    r"|lov(?:e|es|ed|ing)|hat(?:e|es|ed|ing)|like[sd]?|desir(?:e|es|ed|ing)|hopeful"
    r"|afraid|convinced|confident|concerned|aware|decid(?:e|es|ed|ing)|plan(?:s|ned|ning)?"
    r"|seek(?:s|ing)?|sought|remember(?:s|ed|ing)?|realiz(?:e|es|ed|ing)|see(?:s|n|ing)? as"
    r"|view(?:s|ed|ing)?|favor(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"[‘'][^’']")


def manner_of(block: str, contents: Sequence[tuple[int, int]], cue: str) -> Manner:
    """The manner of the contents, given as offsets into their block's text."""
    if _WRITING.search(cue):
        return "written"
    if _THINKING.search(cue) and not _SPEECH.search(cue):
        return "attitude"
    return "direct" if quoted_share(block, contents) >= VERBATIM else "indirect"


def quoted_share(block: str, contents: Sequence[tuple[int, int]]) -> float:
    """Share of the contents' letters and digits that stand inside quotation marks."""
    states = quote_states(block)
    solid = [i for start, end in contents for i in range(start, end) if block[i].isalnum()]
    if not solid:
        return 0.0
    inside = sum(states[index] == 1 for index in solid) / len(solid)
    if inside == 0.0 and all(_single_quoted(block, start, end) for start, end in contents):
        return 1.0
    return inside


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without a pair of quotation marks around all of it, and without white space."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    opens, closes = "\"“„«‘'", "\"”“»’'"
    inner = text[start + 1 : end - 1]
    if end - start > 2 and text[start] in opens and text[end - 1] in closes:
        place = opens.index(text[start])
        if not any(mark in inner for mark in (opens[place], closes[place])):
            return start + 1, end - 1
    return start, end


def _single_quoted(block: str, start: int, end: int) -> bool:
    low = start - 1 if start and block[start - 1] in "‘'" else start
    before = block[low - 1 : low]
    if not (_SINGLE.match(block, low) and (before == "" or not before.isalnum())):
        return False
    return block[end - 1] in "’'" or block[end : end + 2].lstrip(",.")[:1] in ("’", "'")
