"""Whom and what a conversation is about: the names in it, by how much they stand out."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from askcorpus.records.dialogue import Exchange
from askcorpus.statements.given import gender_of_name
from askcorpus.statements.mentions import NameUse, is_organisation, names_in

Kind = Literal["person", "group", "thing", "open"]
Place = Literal["question", "answer", "speaker", "title"]

DECAY = 0.6
"""What a mention is still worth one exchange later."""
WEIGHTS: dict[Place, float] = {"question": 2.0, "answer": 0.7, "speaker": 0.9, "title": 2.0}
OBJECT = 0.5
"""Of a question's names, what those behind the first are worth beside it."""
LONGEST_TITLE = 6
"""A title of more words is a headline, not the name of what the document is about."""
_PAREN = re.compile(r"\s*\([^()]*\)")
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,60})[\"”]")
_PARTICLES = frozenset(
    "a an the of and in on for to de del di la le el al at van von der den".split()
)
_THING = re.compile(
    r"^(?:the |a )|\b(?:act|album|award|awards|song|tour|bill|war|prize|festival|tower|house"
    r"|building|park|street|river|records?|system|software|show|project)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "band album song people first last early life later career years group company party police"
    " city county state house united states national american music school book film show team"
    " when what that this with from they other about".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)


class Name(NamedTuple):
    """A name of the conversation."""

    text: str
    kind: Kind
    gender: str
    """`m`, `f`, or empty where nothing tells."""
    weight: float
    quoted: bool = False
    places: frozenset[Place] = frozenset()
    age: int = 0
    """Exchanges since it was last mentioned; 0 for the last one."""

    @property
    def answered(self) -> bool:
        """Whether the last answer may have brought it."""
        return self.age == 0 and "answer" in self.places


class _Mention(NamedTuple):
    text: str
    place: Place
    age: int
    gender: str = ""
    quoted: bool = False
    subject: bool = False


def names_of(history: Sequence[Exchange]) -> list[Name]:
    """Every name of the conversation, the one that stands out most first; short forms joined."""
    mentions = [each for age, one in enumerate(reversed(history)) for each in _mentions(one, age)]
    full = sorted({each.text for each in mentions}, key=len, reverse=True)
    joined: dict[str, list[_Mention]] = {}
    for each in mentions:
        joined.setdefault(_longest(each.text, full), []).append(each)
    names = [_name(text, found) for text, found in joined.items()]
    return sorted(names, key=lambda name: -name.weight)


def names_within(text: str, names: Sequence[Name]) -> list[tuple[int, int, str]]:
    """The names in a question, known ones in small letters too: start, end, name."""
    found = {
        (use.start, use.end): use.name
        for use in names_in(text)
        if use.name.lower() not in _MONTHS and not _opens(text, use)
    }
    known = {word.lower() for name in names for word in name.text.split() if word[0].isupper()}
    for match in re.finditer(r"[^\W_]{4,}", text):
        if match[0].lower() in known - _COMMON:
            found.setdefault(match.span(), match[0])
    return sorted((start, end, name) for (start, end), name in found.items())


def entity(title: str) -> str | None:
    """The title as a name, without what stands in parentheses; None where it is a headline."""
    bare = _PAREN.sub("", title).strip()
    words = bare.split()
    if not words or len(words) > LONGEST_TITLE or re.search(r"[:?!;]|\d{4}", bare):
        return None
    small = [word for word in words if word[0].islower() and word not in _PARTICLES]
    return bare if len(small) <= 1 and not words[0][0].islower() else None


def _mentions(exchange: Exchange, age: int) -> Iterator[_Mention]:
    for title in dict.fromkeys(exchange.titles):
        if name := entity(title):
            yield _Mention(name, "title", age)
    for speaker in dict.fromkeys(exchange.speakers):
        yield _Mention(speaker, "speaker", age)
    yield from _written(exchange.question, "question", age)
    yield from _written(exchange.answer or "", "answer", age)


def _written(text: str, place: Place, age: int) -> Iterator[_Mention]:
    for match in _QUOTED.finditer(text):
        yield _Mention(match[1].strip(" ,."), place, age, quoted=True)
    bare = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    first = True
    for use in names_in(bare):
        if use.name.lower() in _MONTHS or len(use.name) < 3 or _opens(bare, use):
            continue
        yield _Mention(use.name, place, age, use.gender, subject=first)
        first = False


def _opens(text: str, use: NameUse) -> bool:
    """Whether a single word may owe its capital to the sentence that it begins."""
    if " " in use.name or not use.name.istitle():
        return False
    return not text[: use.start].rstrip(" \"“'(") or text[: use.start].rstrip()[-1:] in ".?!:"


def _longest(name: str, full: Sequence[str]) -> str:
    """The longest name of the conversation that this one shortens, itself if none."""
    words = [word for word in name.lower().split() if word != "the"]
    for each in full:
        other = [word for word in each.lower().split() if word != "the"]
        if words and words == other[-len(words) :]:
            return each
        if words == other[: len(words)] and gender_of_name(each):
            return each
    return name


def _name(text: str, mentions: Sequence[_Mention]) -> Name:
    best: dict[tuple[int, Place], float] = {}
    for each in mentions:
        worth = WEIGHTS[each.place] * DECAY**each.age
        if each.place == "question" and not each.subject:
            worth *= OBJECT
        best[(each.age, each.place)] = max(worth, best.get((each.age, each.place), 0.0))
    gender = next((each.gender for each in mentions if each.gender), "") or gender_of_name(text)
    spoke = any(each.place == "speaker" for each in mentions)
    quoted = all(each.quoted for each in mentions)
    return Name(
        text=text,
        kind=_kind(text, bool(gender) or spoke, quoted),
        gender=gender,
        weight=sum(best.values()),
        quoted=quoted,
        places=frozenset(each.place for each in mentions),
        age=min(each.age for each in mentions),
    )


def _kind(text: str, human: bool, quoted: bool) -> Kind:
    if is_organisation(text):
        return "group"
    if quoted or _THING.search(text):
        return "thing"
    return "person" if human else "open"
