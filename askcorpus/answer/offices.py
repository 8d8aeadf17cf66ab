"""Who holds an office: a body's lawyer does not run it, nor does who runs a part of it.

Press style puts the office right beside the name ("ACLU counsel Neema Singh", "Ann Lee, president
and chief executive of Sund"). What stands there counts where it is asked who runs a body.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from askcorpus.answer.question import Question
from askcorpus.retrieve.terms import STOPWORDS, stem, words

Fit = Literal[-1, 0, 1]

_LEADS = (
    r"(?:chief executives?(?: officer)?|ceo|president|chair(?:man|woman|person)?"
    r"|(?:managing |executive |general )?director(?:[- ]general)?|head|boss|leader"
    r"|general secretary|secretary[- ]general|editor[- ]in[- ]chief|mayor|governor"
    r"|prime minister|minister|commissioner|rector|dean|sheriff|superintendent|chancellor)"
)
_SPEAKS = (
    r"(?:spokes(?:man|woman|person)|(?:press|media|information|communications) (?:officer|secretary"
    r"|director|manager|chief)|(?:head|director|chief) of (?:press|communications|media)"
    r"|representative)"
)
_BELOW = (
    r"(?:counsel|lawyer|attorney(?! general)|solicitor|analyst|fellow|researcher|engineer|professor"
    r"|advis[eo]r|vice[- ]president|vice[- ]chair\w*|deputy(?: [a-z]+)?|reporter|employee|worker"
    r"|scientist|campaigner|activist|lobbyist|accountant|customer|resident|student|intern|manager"
    r"|chief (?!executive)[a-z]+ officer|chief of staff"
    r"|(?:director|head|chief|manager) of (?!the\b|all\b)(?-i:[a-z])\w+"
    r"|(?:legal|policy|research|finance|technical|campaigns?|regional) director)"
)
_OFFICE = rf"(?i:{_SPEAKS}|{_BELOW}|{_LEADS})\b"
_LEADING, _SPEAKING = (re.compile(each, re.IGNORECASE) for each in (_LEADS, _SPEAKS))
_ONE = re.compile(_OFFICE)
_SECOND = rf"(?:(?:deputy|assistant|vice)(?:[- ]{_LEADS})?|aide|spokes(?:man|woman|person))(?!\w)"
_SECOND_FIRST = re.compile(rf"{_SECOND}\s+", re.IGNORECASE)
_SECOND_BEFORE = re.compile(rf"\b{_SECOND}\s*$", re.IGNORECASE)
_SECOND_AFTER = re.compile(rf",\s(?:(?:an?|the|its|their)\s)?{_SECOND}", re.IGNORECASE)
_LEADER = re.compile(
    rf"(?<!deputy[ -])(?<!assistant[ -])(?<!vice[ -])\b{_LEADS}\b(?![’']s)", re.IGNORECASE
)
BESIDE = 90
"""Characters before and after a name in which its offices may stand."""
_NOW = r"(?:currently |now |actually |really )?"
_NAMED = (
    r" (?!(?:for|to|in|on|at|against|with|by|from|away|off|into)\b)(?:the )?"
    r"(?P<body>[^,?!;:]{2,60}?)"
    r"(?: (?:now|today|these days|currently|at the moment))?(?:[,?!;:]|\W*$)"
)
_WHO_LEADS = re.compile(
    rf"^\W*who(?: {_NOW}(?P<asked>runs?|heads?|leads?|directs?|chairs?)"
    rf"|(?: is| was|['’]s) {_NOW}(?:in charge of|at the head of|running|heading|leading)"
    rf"|(?: is| was|['’]s) the (?P<noun>head|boss|leader|chief) of){_NAMED}",
    re.IGNORECASE,
)
_WHO_SPEAKS = re.compile(rf"^\W*who {_NOW}(?P<asked>speaks?|spoke) for{_NAMED}", re.IGNORECASE)
_WHO_IS = re.compile(
    rf"^\W*who(?:['’]s| is)(?: the)? (?:(?P<office>{_LEADS}) (?:of|at|for) (?:the )?"
    rf"(?P<body>[^,?!;:]{{2,60}}?)|(?P<own>[^,?!;:]{{2,60}}?)(?:['’]s?)? (?P<title>{_LEADS}))\W*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:runs|heads|leads|led|chairs|directs|(?:run|headed|chaired) by|in charge of|at the head"
    r"|founded|began|became|becomes|named|appointed|took over)\b"
)
"""What may say of a person that they lead, whatever office stands beside the name."""
_BRACKETED = re.compile(r"\s\([^()]{1,12}\)")
_CLAUSE = re.compile(r"[,.;:!?“”\"—–()\n]")
_CAP = r"[A-ZÀ-Þ][\w&.-]*"
_BODY = rf"{_CAP}(?:(?:['’]s?)? (?:(?:of|for|and)(?: the)? )?{_CAP})"
_LIKE = (
    r"(?:(?!(?:of|the|to|an?|for|by|with|who|its|their|former|then|outgoing|late|interim|acting)\b)"
    r"[a-z-]+ ){0,3}?"
)
_OFFICES = rf"(?P<offices>(?:{_OFFICE}(?:,? and |/))*{_OFFICE})"
_BEFORE = re.compile(rf"(?P<body>{_BODY}*?)(?:['’]s?)? (?P<like>{_LIKE}){_OFFICES}\s*$")
_AFTER = re.compile(
    rf",\s(?:who is )?(?:(?:an?|the|its|their) )?(?:(?P<own>{_BODY}*)['’]s? )?{_LIKE}{_OFFICES}"
    rf"(?:(?: [a-z]+){{0,6}}? (?:of|at|for|with|in) (?:the )?(?P<of>{_BODY}*))?"
)
_NEXT = re.compile(rf"\s+{_CAP}")
_PAST = re.compile(r"\b(?:former|ex|then|outgoing|late|interim|acting|co-founder)\b", re.IGNORECASE)
_QUALIFIES = re.compile(r"(?: (?:Executive|Senior|Joint))+$")
_COMPANY = frozenset(
    map(stem, "inc corp corporation ltd limited company co group plc ag gmbh llc".split())
)


class _Told(NamedTuple):
    """Offices as written beside a name, and whose they are ("" where that is not told)."""

    offices: tuple[str, ...]
    body: str
    close: bool
    """Whether nothing stands between body and office."""


def office_fit(question: Question, text: str, start: int, end: int) -> Fit:
    """1 where the office asked for stands beside the name `text[start:end]`, -1 where another does.

    The office must be told of the very body that is named: of Amazon Web Services tells nothing
    where it is asked who runs Amazon, and a counsel of Amazon does not run it. A title (`who is the
    sheriff?`) is not held by who is called somebody's second. 0 where nothing is told, where a text
    says of somebody that they lead, and for questions that ask for no office.
    """
    if question.expects != "name":
        return 0
    leads, speaks = _WHO_LEADS.match(question.text), _WHO_SPEAKS.match(question.text)
    asked = leads or speaks or _WHO_IS.match(question.text)
    if asked is None:
        return 0
    parts = asked.groupdict()
    body = words(parts["body"] or parts["own"])
    told = [each for each in _told(text, start, end) if _is(each.body, body)]
    fitting = _SPEAKING if speaks else _LEADING
    title = parts.get("office") or parts.get("title")
    for each in told:
        right = [one for one in each.offices if fitting.fullmatch(one)]
        if each.close and any(title is None or _class(one) == _class(title) for one in right):
            return 1
    if title is not None:
        of_second = _SECOND_BEFORE.search(parts["own"] or "") is not None
        return -1 if not of_second and _is_second(title, text, start, end) else 0
    another = any(not any(map(fitting.fullmatch, each.offices)) for each in told)
    return -1 if another and not _CHANGED.search(text) else 0


def _is_second(title: str, text: str, start: int, end: int) -> bool:
    """Whether beside the name stands the rank of somebody's second, and nothing of the title.

    "Deputy Ann Lee" is not who is asked for as the sheriff, whatever body she belongs to.
    """
    around = text[max(0, start - BESIDE) : end + BESIDE]
    leading = (each.group() for each in _LEADER.finditer(around))
    if any(_class(each) == _class(title) for each in leading) or _CHANGED.search(around):
        return False
    name = text[start:end].partition(",")[0]
    rank = _SECOND_FIRST.match(name)
    front = _CLAUSE.split(text[max(0, start - BESIDE) : start])[-1] + (rank.group() if rank else "")
    if _PAST.search(front):
        return False
    after = _SECOND_AFTER.match(text, start + len(name))
    return _SECOND_BEFORE.search(front) is not None or after is not None


def holds_office(role: str) -> bool:
    """Whether what somebody is called names an office: of one who leads, speaks or serves."""
    return _ONE.search(role) is not None


def office_asked(question: Question) -> str:
    """The words that ask who leads or speaks for a body, for saying what is missing."""
    text = question.text
    asked = _WHO_LEADS.match(text) or _WHO_SPEAKS.match(text) or _WHO_IS.match(text)
    told = ("asked", "noun", "office", "title")
    found = [each for each in told if asked and asked.groupdict().get(each)]
    return asked[found[0]] if asked and found else "in charge"


def _told(text: str, start: int, end: int) -> Iterator[_Told]:
    """What stands before and after a name, which may have its office within the span."""
    name = text[start:end].partition(",")[0]
    inner = [each.end() for each in _ONE.finditer(name) if _NEXT.match(name, each.end())]
    front = text[max(0, start - BESIDE) : start] + (name[: inner[-1]] if inner else "")
    clause = _CLAUSE.split(_BRACKETED.sub("", front))[-1]
    before = _BEFORE.search(clause)
    if before and not _PAST.search(clause):
        like = before["like"]
        body = _QUALIFIES.sub("", before["body"])
        yield _Told(_each(before["offices"]), body, not like or like.endswith("and "))
    after = _AFTER.match(text, start + len(name))
    if after:
        yield _Told(_each(after["offices"]), after["of"] or after["own"] or "", True)


def _each(offices: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _ONE.finditer(offices))


def _class(title: str) -> str:
    """What titles of the same office have in common."""
    lowered = title.lower()
    if lowered.startswith(("ceo", "chief executive")):
        return "ceo"
    return "chair" if lowered.startswith("chair") else lowered


def _is(named: str, body: Sequence[str]) -> bool:
    """Whether a body's name is the one asked for, whole or by its initials."""
    found = [word for word in words(named) if word not in STOPWORDS]
    wanted = [word for word in body if word not in STOPWORDS]
    if not found or not wanted:
        return False
    plain = [[stem(w) for w in each if stem(w) not in _COMPANY] for each in (found, wanted)]
    return plain[0] == plain[1] or _short(found) == wanted or _short(wanted) == found


def _short(name: Sequence[str]) -> list[str]:
    """The initials of a name of several words."""
    return ["".join(word[0] for word in name)] if len(name) > 1 else []
