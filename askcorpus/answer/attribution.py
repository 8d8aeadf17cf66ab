"""Questions about whose words: what did X say, according to X, who said Z."""

import re
from typing import Literal

from askcorpus.records import Record
from askcorpus.retrieve.terms import STOPWORDS, words

Manner = Literal["said", "content", "who"]

_SAY = (
    r"(?:say|says|said|tell|tells|told|claim|claims|claimed|argue|argues|argued|state|states|stated"
    r"|announce|announces|announced|explain|explains|explained|insist|insists|insisted|warn|warns"
    r"|warned|admit|admits|admitted|reply|replies|replied|respond|responds|responded|answer|answers"
    r"|answered|comment|comments|commented|remark|remarks|remarked|write|writes|wrote|suggest"
    r"|suggests|suggested|complain|complains|complained|promise|promises|promised|deny|denies"
    r"|denied|describe|describes|described|assert|asserts|asserted|note|notes|noted|add|adds|added"
    r"|concede|concedes|conceded|declare|declares|declared|maintain|maintains|maintained|testify"
    r"|testifies|testified|respond|react|reacts|reacted)"
)
_THINK = r"(?:think|thinks|thought|believe|believes|believed|feel|feels|felt)"
_WONDER = r"(?:ask|asks|asked|wonder|wonders|wondered)(?! (?:for|to)\b)"
_VERB = rf"(?:{_SAY}|{_THINK}|(?:have|has|had) to say)"
_NOBODY = r"(?:it|he|she|they|we|i|you|one|people|anyone|anybody|this|that)"
_WHOM = rf"(?P<whom>(?!{_NOBODY}\b)[^,?!;:]{{2,80}}?)"
_AUX = r"(?:did|does|do|has|have|had)"
_ADVERB = r"(?:(?:ever|really|actually|also|just|once|itself|himself|herself|themselves) )*"
_VIEW = (
    r"(?:view|views|opinion|opinions|position|stance|comment|comments|response|reaction|statement"
    r"|statements|words|answer|reply|argument|explanation|account|claim|quote|quotes|remarks)"
)
_CUT = r"(?=\W|\Z)"
_ASKING = r"\b(?:what|which|who|whom|how|where|when|why)\b"
_QUOTED = r"(?:is|was) quoted(?: as)? saying"
_ASKED = r"(?:asked|asks|called|calls|wondered|wonders|demanded|demands)"
_WORK = r"(?:article|story|piece|report|document|book|transcript)"
_PATTERNS: tuple[tuple[Manner, str], ...] = (
    (
        "said",
        rf"^\W*(?:what|how)(?: else)? {_AUX} {_WHOM} {_ADVERB}(?:{_VERB}|{_WONDER}){_CUT}"
        r"(?:ed)?(?: (?:about|on|of|regarding|concerning|to|in))?",
    ),
    ("said", rf"^\W*(?:what|how) (?:is|was|were|are) {_WHOM}(?:[’']s?)? {_VIEW}{_CUT}"),
    (
        "said",
        rf"^\W*(?:what|how) (?:is|was) {_WHOM} (?:quoted|cited)(?: as)?(?: saying)?{_CUT}",
    ),
    ("content", rf"^\W*(?:did|does|has|had) {_WHOM} {_ADVERB}{_VERB}{_CUT}"),
    (
        "content",
        r"\baccording to (?:the words of )?(?P<whom>[^,?!;:]{2,80}?)\s*(?:[,?!;:.]|\Z)",
    ),
    ("content", rf"\b(?:in|from) {_WHOM}[’']s? (?:own )?{_VIEW}{_CUT}"),
    ("content", rf"{_ASKING}.{{0,160}}? {_AUX} {_WHOM} {_ADVERB}{_VERB}{_CUT}"),
    ("content", rf"\b(?:by|from|on|to) what {_WHOM} (?:had |has )?{_VERB}{_CUT}"),
    ("content", rf", (?:as )?{_WHOM} {_VERB}\W*\Z"),
    (
        "who",
        r"^\W*who(?: (?:is|was) it that| else| exactly| first| in (?:the|this) \w+)?"
        rf"(?: (?:at|from|in) [^,?]{{2,40}}?)? {_ADVERB}(?:{_VERB}|{_ASKED}|{_QUOTED})\b"
        rf"(?! (?:the|this|that|an?) {_WORK}\b)(?P<whom>)",
    ),
)
_RULES = tuple((manner, re.compile(pattern, re.IGNORECASE)) for manner, pattern in _PATTERNS)
_MATTER = r"\b(?:about|on|of|regarding|concerning)"
_ENDS_ON_MATTER = re.compile(rf"{_MATTER}\W*\Z", re.IGNORECASE)
_OPENS_ON_MATTER = re.compile(rf"{_MATTER}\b", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|a|an|our|their|this|that)\s+", re.IGNORECASE)
_QUESTION_WORD = re.compile(_ASKING, re.IGNORECASE)
FEWEST = 2
"""Content words that `who said ...` must name, or two people say it too easily."""


class Attributed(Record):
    """A question about somebody's words."""

    manner: Manner
    """`said`: what somebody says; `content`: a fact, but by their words; `who`: whose words."""
    whom: str
    """Whose words are asked for, as the question names them; empty for `who`."""
    topic: str
    """The question without whom and how it asks."""
    whole: bool = False
    """Whether all is wanted that they say of something, not one thing that they say."""


def attributed(text: str) -> Attributed | None:
    """The question as one about somebody's words; None where it is another."""
    plain = " ".join(text.split())
    for manner, rule in _RULES:
        match = rule.search(plain)
        if match is None:
            continue
        named = re.sub(r" (?:not|never|n[’']t)\Z", "", (match["whom"] or "").strip())
        whom = _DETERMINER.sub("", named)
        topic = _topic(plain, match, manner)
        if manner == "who":
            if len([word for word in words(topic) if word not in STOPWORDS]) < FEWEST:
                return None
            return Attributed(manner=manner, whom="", topic=topic)
        if whom and not _QUESTION_WORD.search(whom) and _content(whom):
            whole = manner == "said" and _asks_whole(plain, match)
            return Attributed(manner=manner, whom=named, topic=topic, whole=whole)
    return None


def _asks_whole(plain: str, match: re.Match[str]) -> bool:
    """Whether the question names a matter ("say about the deal"), or none at all."""
    rest = plain[match.end() :].strip(" ?!.")
    return not rest or bool(_ENDS_ON_MATTER.search(match.group()) or _OPENS_ON_MATTER.match(rest))


def _topic(plain: str, match: re.Match[str], manner: Manner) -> str:
    """What is left of the question: what they are asked about."""
    rest = f"{plain[: match.start()]} {plain[match.end() :]}"
    if manner == "content" and not plain[: match.start()].strip() and match.start("whom") > 0:
        rest = plain[match.end() :] if match.end() < len(plain) else plain[: match.start("whom")]
    if manner == "content":
        rest = plain[: match.start("whom")] + plain[match.end("whom") :]
    return " ".join(rest.strip(" ?!.,:;").split())


def _content(whom: str) -> bool:
    return any(word not in STOPWORDS for word in words(whom))
