"""A speaker's label at the start of a line (`AWS CEO Andrew Jassy:`), and what it says of them."""

import re
from typing import Literal, NamedTuple

from askcorpus.ingest.vocabulary import (
    ASKERS,
    HONORIFICS,
    NOT_SPEAKERS,
    PARTICLES,
    ROLES,
    SAYING,
)

Style = Literal["question", "bare", "capitals", "title"]

MOST_CHARACTERS = 160
"""No label is longer."""

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_LEAD = (
    r"[ \t]*[\"“]?(?:>{2,3}[ \t]*)?(?:[-–—•][ \t]+)?(?:[(\[][^()\[\]\r\n:]{1,60}[)\]][ \t]*)?"
    rf"(?:{_TIME}(?:[ \t]*[AP]\.?M\.?(?:[ \t]+[A-Z]{{2,3}}T\b)?)?[ \t]*[-–—]?[ \t]*)?"
)
_LABEL = re.compile(
    rf"{_LEAD}(?P<bold>\*\*|__)?(?P<name>[^\s:*|<>“”\"…!?;][^:\r\n*|<>“”\"…!;]{{0,110}}?)"
    rf"(?:\*\*|__)?[ \t]*(?:{_TIME}[ \t]*)?:[ \t]?(?(bold)(?:\*\*|__)?)(?=[\s“‘\"'(\[—–-]|\Z)"
)
_QUESTION = re.compile(
    rf"{_LEAD}(?P<bold>\*\*|__)?(?P<name>[QA]\d{{0,3}})(?:[.:)]+)(?(bold)(?:\*\*|__)?)(?=\s|\Z)"
)
_BARE = re.compile(r"(?!QAnon)(?P<name>Q)(?=[ \t\xa0\u2003]+\S|[A-Z][a-z’']*\s)")
_PARENTHESES = re.compile(r"\s*(\((?P<inside>.*)\)|\[.*\])\s*\Z", re.DOTALL)
_WORD = re.compile(r"[^\s,/&]+")


class Label(NamedTuple):
    """A label as it stands in the text."""

    start: int
    end: int
    """After the colon."""
    body: int
    """Where speech may begin: after the mark-up that follows the colon."""
    speaker: str
    style: Style
    timed: bool

    @property
    def key(self) -> str:
        """What is the same for two labels of one speaker."""
        return _without_parentheses(self.speaker)[0].casefold()

    @property
    def titled(self) -> bool:
        """Whether it holds an honorific or a role."""
        return any(_bare_word(word) in ROLES | HONORIFICS for word in self.speaker.split())


def find_label(text: str, start: int, end: int) -> Label | None:
    """The label that stands at `start`, if what stands there can be one."""
    end = min(end, start + MOST_CHARACTERS)
    if match := _QUESTION.match(text, start, end):
        return _label(match, match["name"], "question", timed=False)
    if match := _BARE.match(text, start, end):
        return _label(match, "Q", "bare", timed=False)
    if match := _LABEL.match(text, start, end):
        speaker = _cleaned(match["name"])
        if _can_be_speaker(speaker):
            timed = bool(re.search(_TIME, match[0])) or ">>" in match[0]
            return _label(match, speaker, _style(speaker), timed=timed)
    return None


def _label(match: re.Match[str], speaker: str, style: Style, *, timed: bool) -> Label:
    return Label(
        start=match.start("name"),
        end=match.start() + len(match[0].rstrip(" \t*_")),
        body=match.end(),
        speaker=speaker,
        style=style,
        timed=timed,
    )


def is_notice(text: str, start: int, end: int) -> bool:
    """Whether a paragraph opens like an editor's notice (`Update 11/8, 7:16PM ET:`)."""
    return bool(_NOTICE.match(text, start, min(end, start + MOST_CHARACTERS)))


_NOTICE = re.compile(
    r"[ \t]*[*_\[(]*(?:\d{1,2}\s+)?(?:\d{1,2}[/.:]\d{1,2}[^:]{0,20}(?::\d{2}[^:]{0,20})?\b)?"
    r"(?:(?:last\s+|story\s+|please\s+|editor[’']?s?[’']?\s+)?"
    r"(?:updated?|corrections?|corrected|clarification|note)\b[^:.]{0,40}(?::\d{2}[^:]{0,20})?:"
    r"|this\s+(?:interview|transcript|conversation|story|article|post|discussion)\s+(?:has|was|is|appeared)\b"
    r"|(?:photos?|images?|illustration|source|disclaimer|related|read\s+more|see\s+also|contact)\b[^:.]{0,30}:)",
    re.IGNORECASE,
)


def name_and_role(speaker: str) -> tuple[str | None, str | None]:
    """A label's name and its role (`Andrew Jassy`, `AWS CEO`), each None where absent."""
    base, inside = _without_parentheses(speaker)
    if base.casefold() in ASKERS or re.fullmatch(r"[QA]\d{0,3}", base):
        return None, None
    if "," in base:
        name, _, role = base.partition(",")
        return name.strip() or None, role.strip() or None
    words = base.split()
    last_role = max((i for i, word in enumerate(words) if _bare_word(word) in ROLES), default=-1)
    name, role = " ".join(words[last_role + 1 :]), " ".join(words[: last_role + 1])
    if not role:
        return name or None, inside
    if not re.search(r"[^\W\d]{2}", name) or _bare_word(name.split()[0]) in PARTICLES:
        return None, base
    return name, role


def _without_parentheses(speaker: str) -> tuple[str, str | None]:
    match = _PARENTHESES.search(speaker)
    if match is None or match.start() == 0:
        return speaker, None
    inside = (match["inside"] or "").strip()
    return speaker[: match.start()], inside if re.search(r"\w", inside) else None


def _cleaned(name: str) -> str:
    visible = "".join(character if character.isprintable() else " " for character in name)
    return " ".join(visible.split())


def _bare_word(word: str) -> str:
    return word.strip(".,()[]").casefold()


def _style(speaker: str) -> Style:
    base = _without_parentheses(speaker)[0]
    if base.casefold() in ASKERS:
        return "question"
    letters = [character for character in base if character.isalpha()]
    lower = sum(character.islower() for character in letters)
    capitals = len(letters) > 1 and lower <= (
        1 if re.search(r"\b(?:Mc|Mac|De|La)[A-Z]", base) else 0
    )
    return "capitals" if capitals and any(character.isupper() for character in letters) else "title"


def _can_be_speaker(speaker: str) -> bool:
    base = _without_parentheses(speaker)[0]
    words = _WORD.findall(base)
    if not words or len(words) > 8 or len(base) > 60 or "?" in base:
        return False
    bare = [_bare_word(word) for word in words]
    if bare[0] in NOT_SPEAKERS or bare[-1] in NOT_SPEAKERS or SAYING & set(bare):
        return False
    if re.search(r"\d[/:.]\d|[.?!]\s+\S{3,}\s+\S+\s+\S+\s", base):
        return False
    return all(map(_named, words)) and words[-1] not in PARTICLES and any(map(_large, words))


def _large(word: str) -> bool:
    """Whether a word could be a name by itself."""
    core = word.strip("()[].'’-—–“‘")
    return (bool(core) and not core[0].islower()) or (
        any(map(str.isdigit, word)) and core[:1].isalpha()
    )


def _named(word: str) -> bool:
    """Whether a word may stand in a name: large, a particle, or one with a small prefix (d'Or)."""
    core = word.strip("()[].'’-—–“‘#")
    if not core or _large(word) or core.casefold() in PARTICLES:
        return True
    return bool(re.match(r"[^\W\d_]{1,3}[-'’]?[A-ZÀ-Þ]", core))
