"""Who stands behind a writing that speaks: `the letter says`, `Ann Lee's post`, `the ad`."""

import re
from typing import NamedTuple

from askcorpus.records.statement import SpeakerKind
from askcorpus.statements.mentions import ANONYMOUS
from askcorpus.statements.scene import Scene

_ALIKE = (
    "letter missive note", "post blog blogpost entry", "ad advertisement commercial spot video",
    "suit lawsuit complaint petition filing", "report study analysis survey", "memo memorandum",
    "email e-mail message", "statement release", "article story column essay op-ed editorial piece",
    "book memoir", "tweet thread", "resolution proposal", "paper review", "indictment affidavit",
    "speech address remarks testimony",
)  # fmt: skip
NOUNS = frozenset(" ".join(_ALIKE).split())
BACK = 20_000
"""Characters back in which a writing may have been introduced."""
_NOUN = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[^.;:!?“”\"]{0,80}?(?<!obtained )(?<!circulated )(?<!reviewed )(?<!seen )(?<!provided )"
    r"(?<!released )(?<!reported )\b(?:by|from)\s+"
    r"(?P<who>(?:(?:an?|the|its|two|three|several|some|nearly|over)\s+)?)"
)
_MAKING = re.compile(
    r"\b(?:sen[dt]s?|wr(?:ote|ites?|itten)|issue[sd]?|release[sd]?|publish(?:ed|es)?|post(?:ed|s)?"
    r"|file[sd]?|air(?:ed|s)?|r[au]ns?|sign(?:ed|s)?|deliver(?:ed|s)?|draft(?:ed|s)?|pass(?:ed|es)?"
    r"|with|in|over|through|via|using|of|unveil(?:ed|s)?|produced?|circulated?|broadcast(?:ing|s)?)\b"
    r"[^.;:!?“”\"]{0,40}\Z",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:an?|another|its|his|her|their|one|new)\s+(?:[\w’'-]+\s+){0,3}\Z", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\W*(?P<who>(?:An?|One|Some|Several)\b[^,.;:“”\"]{3,50}?)\s(?:has|have|had|\w+ed)\b"
)
_CROWD = re.compile(r"[^.,;:!?“”\"()]{3,60}?(?=\s(?:who|that|on|at|in|and|with)\b|[.,;:!?“”\"()])")


class Author(NamedTuple):
    """Whose words a writing holds."""

    name: str
    kind: SpeakerKind


def noun_of(written: str) -> str | None:
    """The noun of a source that is a writing: `His latest blog post` is a `post`; else None."""
    head = re.split(r",|\b(?:by|from|of|on|to|that|which|in|at|for|about)\b", written, maxsplit=1)[
        0
    ]
    words = re.findall(r"[\w-]+", head.lower())
    while words and words[-1] in _DAYS:
        words.pop()
    return words[-1] if words and words[-1] in NOUNS else None


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday itself".split()
)


def author(scene: Scene, noun: str, place: int) -> Author | None:
    """Who wrote the last writing of this kind that the document speaks of before `place`."""
    kinds = next(set(group.split()) for group in _ALIKE if noun in group.split())
    low = max(0, place - BACK)
    found = [one for one in _NOUN.finditer(scene.text, low, place) if one[0].lower() in kinds]
    for match in reversed(found):
        if scene.quoted(match.start()):
            continue
        one = _owner(scene, match) or _behind(scene, match) or _maker(scene, match)
        if one:
            return one
    return None


def named_in(scene: Scene, start: int, end: int) -> Author | None:
    """The author whom a source's own words name: `Ann Lee's post`, `a letter from an employee`."""
    for match in _NOUN.finditer(scene.text, start, end):
        one = _owner(scene, match) or _behind(scene, match)
        if one:
            return one
    return None


def _owner(scene: Scene, match: re.Match[str]) -> Author | None:
    """`Ann Lee's (last two words) post`."""
    for use in reversed(scene.uses(max(0, match.start() - 60), match.start())):
        gap = scene.text[use.end : match.start()]
        held = scene.text[use.start : use.end]
        owned = re.search(r"[’']s?\Z", held) or re.match(r"[’']s?\s", gap)
        if owned and re.fullmatch(r"(?:[’']s?)?\s+(?:[\w’'-]+\s+){0,3}", gap):
            return _person_or_group(scene, use.name)
    return None


def _behind(scene: Scene, match: re.Match[str]) -> Author | None:
    """`a letter (...) by Ann Lee`, `from an anonymous employee`."""
    _, end = scene.sentence(match.start())
    found = _BEHIND.match(scene.text, match.end(), end)
    if found is None:
        return None
    following = [use for use in scene.uses(found.end(), end) if use.start - found.end() <= 40]
    between = scene.text[found.end() : following[0].start] if following else ""
    if following and re.fullmatch(r"(?:[\w’'-]+\s+){0,4}", between):
        phrase = scene.text[found.end() : following[0].end + 24].split(",")[0]
        if not ANONYMOUS.search(phrase):
            return _person_or_group(scene, following[0].name)
    crowd = _CROWD.match(scene.text, found.start("who"), end)
    if crowd and ANONYMOUS.search(crowd[0]):
        return Author(" ".join(crowd[0].split()), "anonymous")
    return None


def _maker(scene: Scene, match: re.Match[str]) -> Author | None:
    """`Ann Lee sent a letter`, `the Lee campaign replied with an ad`, `In a post, Ann Lee ...`."""
    begin, end = scene.sentence(match.start())
    before = scene.text[begin : match.start()]
    if re.match(r"\W*In\s+(?:\w+\s+)?", before) and len(before) <= 40:
        after = [use for use in scene.uses(match.end(), end) if use.start - match.end() <= 60]
        if after and re.match(r"[^.;:“”\"]{0,40},\s", scene.text[match.end() : after[0].start]):
            return _person_or_group(scene, after[0].name)
        return None
    made = _NEW.search(before)
    if made is None or not _MAKING.search(before[: made.start()]):
        return None
    opening = [use for use in scene.uses(begin, match.start()) if scene.opens(use)]
    subject = _SUBJECT.match(before)
    if subject and ANONYMOUS.search(subject["who"]):
        return Author(subject["who"], "anonymous")
    return _person_or_group(scene, opening[0].name) if opening else None


def _person_or_group(scene: Scene, name: str) -> Author:
    full = scene.cast.expand(name)
    return Author(full, "person" if scene.cast.person(full) else "organisation")
