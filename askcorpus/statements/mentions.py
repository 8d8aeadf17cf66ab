"""The names that a document uses, and what kind of mention a source is."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from askcorpus.statements.names import NAME, NICKNAME, split_role

MentionKind = Literal["name", "pronoun", "nominal", "anonymous", "none"]

_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p",
    "it": "n", "its": "n", "who": "r", "which": "r", "that": "r", "this": "r", "those": "r",
}  # fmt: skip
_ASKERS = frozenset({"q", "a", "question", "answer", "reporter", "audience member", "speaker"})
ANONYMOUS = re.compile(
    r"\b(?:anonymous\w*|unnamed|unidentified|sources?|people|officials?|insiders?|critics|experts"
    r"|analysts|employees?|residents|voters|supporters|observers|witnesses|many|some|others"
    r"|several|a person|someone|somebody|everyone|nobody|anyone)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:Inc|Corp|Ltd|LLC|Co|Company|Group|Party|Times|Post|Journal|News|Press|University|College"
    r"|Department|Ministry|Agency|Council|Committee|Commission|Court|Bank|Union|Association"
    r"|Institute|Foundation|Center|Centre|Office|Police|Senate|House|Congress|Government|Board"
    r"|Campaign|Coalition|League|Federation|Authority|Bureau|Service|Services|Society|Network)\b"
)
_NOT_A_NAME = frozenset(
    """
    The A An In On At But And Or If When While As After Before For From With By It He She They
    We I You This That These Those There Here What Who Why How Which Where His Her Their Our My
    Its Not No Yes Now Then So Yet Also Both All Some Many Most Few Each Every Other Another
    Such Still Even Only Just Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December Is Are Was
    Were Will Would Do Did Does Has Have Had Can Could Should Let To Of Under Over About Among
    According During Since Until Because Though Although However Meanwhile Instead Earlier Later
    Last Next One Two Three Asked Speaking U.S
    """.split()
)
_TITLES = {"Mr.": "m", "Mr": "m", "Sir": "m", "Lord": "m", "King": "m", "Prince": "m"} | {
    "Mrs.": "f", "Mrs": "f", "Ms.": "f", "Ms": "f", "Miss": "f", "Lady": "f", "Queen": "f",
    "Madam": "f", "Congresswoman": "f", "Chairwoman": "f", "Spokeswoman": "f", "spokeswoman": "f",
    "Congressman": "m", "Chairman": "m", "Spokesman": "m", "spokesman": "m",
}  # fmt: skip
_ABBREVIATED = frozenset(
    "Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Col Lt Sgt Capt Maj Rev Hon St Jr Sr".split()
)
_SAINT = frozenset("St Saint".split())
_LEADING = (_ABBREVIATED - _SAINT) | frozenset(
    """
    Senator Representative Governor President Secretary Professor Judge Justice Congressman
    Congresswoman Chairman Chairwoman Mayor Speaker Minister Ambassador General Colonel Sheriff
    Sir Lord Lady Miss King Queen Prince Princess Pope Attorney Director Detective Officer
    Vice Prime Former Democratic Republican Chief Executive CEO Spokesman
    Councillor Councillors Councilor Councilman Councilwoman Councilmember Alderman Alderwoman
    Assemblyman Assemblywoman Assemblymember Supervisor Trustee Delegate Lieutenant Madam
    Spokeswoman Coach Captain Sergeant Commander
    """.split()
)
_LEADING_LONG = frozenset("State Father Jesuit Sister First Mother Deputy Assistant".split())
"""Titles only before a name of two words: a State Department is no department of a name."""
_PARTICLES = frozenset(
    "de da di del della der den van von la le al bin ibn el du dos wa abu zu".split()
)
_CALLED = re.compile(rf"{NICKNAME}\s+(?=[^\W\d_a-z])")
_WORD = re.compile(r"[^\W_](?:[\w&-]|[’'](?=\w)|\.(?=[A-Z]))*\.?")


class NameUse(NamedTuple):
    """A name where the text uses it: `name` without titles, white space made single."""

    name: str
    start: int
    end: int
    gender: str = ""
    """`m` or `f` where a title before it says so."""


def names_in(text: str) -> Iterator[NameUse]:
    """Capitalised names of the text in order, without titles and words that begin a sentence."""
    group: list[re.Match[str]] = []
    called = [match.span() for match in _CALLED.finditer(text)]
    inside = 0
    for match in _WORD.finditer(text):
        while inside < len(called) and called[inside][1] <= match.start():
            inside += 1
        if group and inside < len(called) and called[inside][0] == group[-1].end():
            continue
        if group and not _continues(text, group, match):
            yield from _name(group)
            group = []
        if match[0][0].isupper() or (group and match[0] in _PARTICLES):
            group.append(match)
        elif group:
            yield from _name(group)
            group = []
    yield from _name(group)


def _continues(text: str, group: Sequence[re.Match[str]], after: re.Match[str]) -> bool:
    before = group[-1]
    gap = text[before.end() : after.start()]
    called = _CALLED.match(text, before.end())
    if called and called.end() == after.start():
        return True
    if gap.strip() or gap.count("\n") > 1:
        return False
    if re.search(r"[’']s$", before[0]):
        return group[0][0].rstrip(".") in _SAINT
    if not before[0].endswith("."):
        return True
    bare = before[0].rstrip(".")
    return bare in _ABBREVIATED or len(bare) == 1 or "." in bare


def _name(group: list[re.Match[str]]) -> Iterator[NameUse]:
    gender = ""
    words = list(group)
    while words and words[-1][0] in _PARTICLES:
        words.pop()
    whole = " ".join(word[0] for word in words[1:])
    of_many = len(words) > 1 and is_organisation(whole) and words[0][0] not in _NOT_A_NAME
    while words and not of_many and _leads(words, alone=len(words) == 1):
        gender = _TITLES.get(words[0][0], gender)
        words.pop(0)
    if not words:
        return
    name = " ".join(word[0] for word in words)
    name = re.sub(
        r"(?:[’']s|[’'])$", "", name if name.endswith((" Jr.", " Sr.")) else name.rstrip(".")
    )
    if len(name) > 1:
        yield NameUse(name, words[0].start(), words[-1].end(), gender)


def _leads(words: list[re.Match[str]], *, alone: bool) -> bool:
    """Whether the first word is a title or only begins a sentence."""
    word = words[0][0].rstrip(".")
    if word in _NOT_A_NAME:
        return True
    return (word in _LEADING and not alone) or (word in _LEADING_LONG and len(words) > 2)


def kind_of(written: str | None) -> MentionKind:
    """Which kind of mention a source is, as the text writes it."""
    if not written or not any(map(str.isalnum, written)):
        return "none"
    plain = " ".join(written.split()).lower()
    if plain in _PRONOUNS:
        return "pronoun"
    if plain in _ASKERS:
        return "anonymous"
    name, _ = split_role(written)
    if is_name(name):
        return "name"
    if ANONYMOUS.search(plain) and plain.split()[0] not in ("the", "his", "her", "its", "their"):
        return "anonymous"
    return "nominal"


def is_name(text: str) -> bool:
    """Whether all of it is a capitalised name that is more than a sentence's first word."""
    text = re.sub(r"^[Tt]he (?=[A-Z])", "", text.strip())
    return bool(NAME.fullmatch(text)) and text.split()[0].rstrip(".") not in _NOT_A_NAME


def gender_of(word: str) -> str:
    """`m`, `f`, `p` (plural), `n` or `r` (relative) of a pronoun; empty for anything else."""
    return _PRONOUNS.get(word.strip().lower(), "")


def is_organisation(name: str) -> bool:
    """Whether the name's own words say that it is no person."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return bool(_ORGANISATION.search(bare)) or (bare.isupper() and len(bare) > 2)
