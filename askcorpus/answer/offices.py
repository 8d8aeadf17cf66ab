"""Who holds an office: a body's lawyer does not run it, nor does who runs a part of it.

Press style puts the office right beside the name ("ACLU counsel Neema Singh", "Ann Lee, head of
policy at Sund"). Where it is another than the question asks for, the name is not the answer.
"""

import re
from collections.abc import Sequence

from askcorpus.answer.question import Question
from askcorpus.retrieve.terms import STOPWORDS, stem, words

_LEADS = (
    r"(?:chief executive(?: officer)?|ceo|(?<!vice )(?<!vice-)president|chair(?:man|woman|person)?"
    r"|(?:managing|executive|general) director|director[- ]general|(?<!policy )(?<!deputy )director"
    r"|head|boss|leader|chief|general secretary|secretary[- ]general|editor(?:-in-chief)?|mayor"
    r"|governor|minister|commissioner|(?:co-?)?founder|owner|principal|rector|dean|sheriff"
    r"|superintendent|chancellor|commander|captain|manager)"
)
_SPEAKS = (
    r"(?:spokes(?:man|woman|person)|(?:press|media|information|communications|public affairs)"
    r" (?:officer|secretary|director|manager|chief|head)|head of (?:press|communications|media))"
)
_BELOW = (
    r"(?:counsel|lawyers?|attorney|solicitor|barrister|analyst|fellow|researcher|engineer"
    r"|professor|advis[eo]r|vice[- ]president|deputy(?: \w+)?|assistant(?: \w+)?|secretary"
    r"|member|reporter|journalist|employee|worker|scientist|representative|campaigner|activist"
    r"|lobbyist|policy director|accountant|auditor|customer|resident|student|intern)"
)
_LEADING, _SPEAKING = re.compile(_LEADS, re.IGNORECASE), re.compile(_SPEAKS, re.IGNORECASE)
_OFFICE = re.compile(rf"\b(?:{_SPEAKS}|{_BELOW}|{_LEADS})\b", re.IGNORECASE)
_NOW = r"(?:currently |now |actually |really )?"
_WHO_LEADS = re.compile(
    rf"^\W*who(?: {_NOW}(?:runs?|heads?|leads?|directs?|chairs?"
    rf"|(?:is|was) {_NOW}(?:in charge of|at the head of|running|heading|leading))"
    r"|(?:['’]s| is| was) the (?:head|boss|leader|chief) of)"
    r" (?:the )?(?P<body>[^,?!;:]{2,60})",
    re.IGNORECASE,
)
_WHO_SPEAKS = re.compile(
    rf"^\W*who {_NOW}(?:speaks?|spoke|is speaking) for (?:the )?(?P<body>[^,?!;:]{{2,60}})",
    re.IGNORECASE,
)
_WHO_IS = re.compile(
    rf"^\W*who(?:['’]s| is| was)(?: the)? (?:(?:{_LEADS}|{_SPEAKS}) (?:of|at|for) (?:the )?"
    rf"(?P<of>[^,?!;:]{{2,60}})|(?P<own>[^,?!;:]{{2,60}}?)(?:['’]s?)? (?:{_LEADS}|{_SPEAKS})\W*$)",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:runs?|running|heads?|headed|heading|leads?|led|leading|directs?|directed|chairs?|chaired"
    r"|in charge|at the head|speaks for|spoke for|speaking for)\b",
    re.IGNORECASE,
)
"""What the text says of a person in as many words, whatever their office."""
_BRACKETED = re.compile(r"\s\([^()]{1,12}\)")
_CLAUSE = re.compile(r"[,.;:!?“”\"—–()\n]")
_CAPITALISED = re.compile(r"(?:[A-ZÀ-Þ][\w&.-]*(?:['’]s?)?(?: (?=[A-ZÀ-Þ])|(?=\W|$)))+")
_AFTER = re.compile(r",\s(?:who is )?(?:an?\s|the\s|its\s|their\s)?([^,;.()“”\"\n]{3,90})")
_COMPANY = frozenset("inc corp corporation ltd limited company co group plc ag gmbh llc".split())


def office_fit(question: Question, text: str, start: int, end: int) -> int:
    """1 where the office asked for stands beside the name `text[start:end]`, -1 where another does.

    Another is one that does not lead, where it is asked who runs a body, and one in another body,
    that of a longer name, too ("Amazon Web Services CEO", where it is asked who runs Amazon). 0
    where no office is told or the text says outright that they lead, and for other questions.
    """
    if question.expects != "name":
        return 0
    leads, speaks = _WHO_LEADS.match(question.text), _WHO_SPEAKS.match(question.text)
    asked = leads or speaks or _WHO_IS.match(question.text)
    told = _told(text, start, end) if asked else None
    if asked is None or told is None:
        return 0
    body = [word for word in words(next(filter(None, asked.groups()))) if word not in STOPWORDS]
    office, of = told
    if not body or _longer(of, body, question):
        return -1 if body else 0
    fitting = _LEADING if leads else _SPEAKING
    if not (leads or speaks) or _DOES.search(text):
        return 0
    if fitting.fullmatch(office) and _is(of, body):
        return 1
    shared = set(_plain(of)) & {stem(word) for word in body}
    if fitting.fullmatch(office) and (shared or not of):
        return 0
    named = {*_plain(" ".join(_CAPITALISED.findall(f"{text}\n{question.text[1:]}")))}
    return -1 if all(stem(word) in named for word in body) else 0


def office_asked(question: Question) -> str:
    """The words that ask for an office, for saying what is missing."""
    match = _OFFICE.search(question.text) or _DOES.search(question.text)
    return match.group() if match else "office"


def _told(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The office beside a name and the body whose it is, as written ("" where none is)."""
    found = text[start:end]
    own = list(_OFFICE.finditer(found))
    before = _CLAUSE.split(_BRACKETED.sub("", text[max(0, start - 90) : start]))[-1]
    led = own[-1] if own else next(iter(re.finditer(rf"{_OFFICE.pattern}\s*$", before, re.I)), None)
    if led is not None:
        office = _OFFICE.search(led.group())
        front = before + found[: led.start()] if own else before[: led.start()]
        bodies = _CAPITALISED.findall(front)
        return (office.group() if office else led.group(), bodies[-1] if bodies else "")
    after = _AFTER.match(text, end)
    title = _OFFICE.search(after.group(1)) if after else None
    if after is None or title is None:
        return None
    bodies = _CAPITALISED.findall(after.group(1)[title.end() :]) or _CAPITALISED.findall(
        after.group(1)[: title.start()]
    )
    return title.group(), bodies[0] if bodies else ""


def _plain(named: str) -> list[str]:
    return [stem(word) for word in words(re.sub(r"['’]s?(?=\s|$)", "", named))]


def _is(named: str, body: Sequence[str]) -> bool:
    """Whether a body's name is the one asked for, whole or by its initials."""
    found = [word for word in _plain(named) if word not in _COMPANY]
    wanted = [stem(word) for word in body if word not in _COMPANY]
    initials = "".join(word[0] for word in found)
    return found == wanted or (len(found) > 1 and [initials] == list(body))


def _longer(named: str, body: Sequence[str], question: Question) -> bool:
    """Whether a body's name begins as the one asked for and goes on with words of its own."""
    found, wanted = _plain(named), [stem(word) for word in body]
    more = [word for word in found[len(wanted) :] if word not in _COMPANY]
    asked = {stem(term) for term in question.terms}
    return found[: len(wanted)] == wanted and bool(more) and not any(word in asked for word in more)
