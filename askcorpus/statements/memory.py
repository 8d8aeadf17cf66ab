"""Who spoke or was named before a place, for words that only point back to them."""

import re
from typing import NamedTuple

from askcorpus.records.statement import SpeakerKind, Statement
from askcorpus.statements.mentions import NameUse, kind_of
from askcorpus.statements.names import role_nouns
from askcorpus.statements.scene import Scene
from askcorpus.statements.writings import author, noun_of

REACH = 1500
"""Characters back that a pronoun or a description may point."""
_ORGANISING = frozenset(
    "company firm group organization organisation corporation giant retailer manufacturer maker"
    " startup bank publisher airline".split()
)
"""Nouns that no organisation need bear in its name."""
_APPOSED = re.compile(r",\s+[a-z][^.;:“”\"]{1,100},\s*")
_ARTICLED = re.compile(r"\b(?:an?|the)\s+(?:[\w’'-]+\s+){0,2}?[a-z-]+\b")
OPENING_WORDS = 50
"""Characters of a sentence in which its subject stands."""


class Who(NamedTuple):
    """Whom a statement names: null where it points to nobody clearly."""

    name: str | None
    kind: SpeakerKind = "person"


class _Said(NamedTuple):
    """A speaker found earlier in the document."""

    block: int
    start: int
    who: Who
    person: bool
    """Whether a `he` or a `she` may mean them."""


NOBODY = Who(None)


class Memory:
    """The speakers of a document up to the statement that is being read."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._cast = scene.cast
        self._said: list[_Said] = []
        self._persons: set[str] = set()

    def remember(self, statement: Statement, who: Who) -> None:
        """Keep who spoke, and whether a `he` or a `she` may mean them."""
        name = who.name or ""
        by_name = kind_of(statement.speaker_as_written) == "name"
        speaks = statement.manner == "direct" and re.search(r"\bI\b", statement.quote) is not None
        person = who.kind == "person" and (by_name or self._cast.surely_person(name))
        lone = " " not in name and not self._cast.group(name) and (speaks or self.known(name))
        place = place_of(statement)
        self._said.append(_Said(self.scene.block(place), place, who, person or lone))
        if person or lone:
            self._persons.add(name)

    def known(self, name: str) -> bool:
        """Whether somebody of this name spoke as a person before."""
        return name in self._persons

    def relative(self, place: int) -> Who:
        """Of `who` or `which`: the name that it follows, at once or after an apposition."""
        begin, _ = self.scene.sentence(place)
        uses = self.scene.uses(begin, place)
        for use in uses:
            gap = self.scene.text[use.end : place]
            if _APPOSED.fullmatch(gap) and role_nouns(gap) and self._cast.is_person(use.name):
                return self.named(use)
        gap = self.scene.text[uses[-1].end : place] if uses else "."
        if re.fullmatch(r"(?:[’']s)?,?\s*(?:and\s+)?", gap):
            return self.named(uses[-1])
        return NOBODY

    def named(self, use: NameUse) -> Who:
        """Whom a name in the text means."""
        name = self._cast.expand(use.name)
        return Who(name, "person" if self._cast.person(name) else "organisation")

    def namesake(self, surname: str, place: int) -> str | None:
        """The one person of a surname that several bear who is named in the paragraph so far."""
        begin = self.scene.blocks[self.scene.block(place)].start
        found = {
            use.name
            for use in self.scene.uses(begin, place)
            if use.end <= place
            and use.name.endswith(f" {surname}")
            and self._cast.is_person(use.name)
        }
        return found.pop() if len(found) == 1 else None

    def thing(self, place: int) -> Who:
        """Of `it`: the organisation or writing that just spoke, or opens the sentence before."""
        begin, _ = self.scene.sentence(place)
        block = self.scene.block(place)
        if begin == self.scene.blocks[block].start and not self.scene.text[begin:place].strip():
            block -= 1
        last = self._said[-1] if self._said else None
        if last and last.block >= block and not last.person and last.who.kind != "person":
            return last.who
        if begin > self.scene.blocks[self.scene.block(place)].start:
            low, high = self.scene.sentence(begin - 1)
            opening = [use for use in self.scene.uses(low, high) if self.scene.opens(use)]
            noun = _ARTICLED.search(self.scene.text, low, min(high, low + OPENING_WORDS))
            if noun and (kind := noun_of(noun[0])):
                one = author(self.scene, kind, high)
                return Who(one.name, one.kind) if one else NOBODY
            if opening and self._cast.group(self._cast.expand(opening[0].name)):
                return self.named(opening[0])
        return NOBODY

    def group(self, noun: str, place: int) -> Who | None:
        """Of `the company`: the organisation that spoke or was named last nearby."""
        block = self.scene.block(place)
        low = self.scene.blocks[max(0, block - 1)].start
        spoke = [said for said in self._said if said.start >= low and not said.person]
        fitting = [
            (said.start, said.who) for said in spoke if self._is_such(said.who.name or "", noun)
        ]
        uses = [
            (use.start, Who(name, "organisation"))
            for use in self.scene.uses(low, place)
            if self._is_such(name := self._cast.expand(use.name), noun)
        ]
        opening = [pair for pair in uses if self.scene.opens_at(pair[0])]
        near = sorted([*fitting, *opening], key=lambda pair: pair[0]) or uses
        return near[-1][1] if near else None

    def _is_such(self, name: str, noun: str) -> bool:
        if noun in name.lower().split():
            return True
        return noun in _ORGANISING and self._cast.group(name)

    def in_block(self, place: int) -> Who:
        """Who spoke last in the paragraph up to `place`, else the first person named there."""
        block = self.scene.block(place)
        begin = self.scene.blocks[block].start
        spoke = [said for said in self._said if said.block == block and said.start < place]
        for use in self.scene.uses(begin, place):
            name = self._cast.expand(use.name)
            if self._cast.surely_person(name):
                if not spoke:
                    return Who(name)
                break
        return spoke[-1].who if spoke else NOBODY

    def person(self, gender: str, place: int) -> Who:
        """Of `he` or `she`: who spoke last, or the last person who opens a sentence."""
        spoke = [
            said
            for said in self._said
            if place - REACH <= said.start < place
            and said.person
            and self._cast.fits(said.who.name or "", gender)
        ]
        block = self.scene.block(place)
        if spoke and spoke[-1].block >= block - 1:
            return spoke[-1].who
        uses = [
            (use, name)
            for use in self.scene.uses(place - REACH, place)
            if self._candidate(name := self._cast.expand(use.name))
            and self._cast.fits(name, gender)
        ]
        opening = [name for use, name in uses if self.scene.opens(use)]
        if opening:
            return Who(opening[-1])
        return Who(uses[-1][1]) if uses else spoke[-1].who if spoke else NOBODY

    def _candidate(self, name: str) -> bool:
        return self._cast.surely_person(name) or self.known(name)

    def by_role(self, written: str, place: int) -> str | None:
        """The one person whose role a definite description names."""
        nouns = role_nouns(written)
        head = re.split(r",|\b(?:of|for|at|in|who|from)\b", written, maxsplit=1)[0].strip()
        if not nouns or head.endswith("s") or not re.match(r"the\b", written, re.IGNORECASE):
            return None
        fitting = {
            name
            for name, roles in self._cast.roles.items()
            if nouns & roles and self._cast.is_person(name)
        }
        before = [said for said in self._said if said.start < place and said.person]
        if not fitting and before:
            names = {said.who.name for said in before}
            return names.pop() if len(names) == 1 else None
        if len(fitting) == 1:
            return fitting.pop()
        spoke = {said.who.name for said in before if said.who.name in fitting}
        return spoke.pop() if len(spoke) == 1 else None

    def within(self, low: int, high: int) -> list[Who]:
        """The speakers found from `low` up to `high`, in order."""
        return [said.who for said in self._said if low <= said.start < high]


def place_of(statement: Statement) -> int:
    """Where the statement names its speaker, else its cue, else where its words begin."""
    if statement.speaker_span:
        return statement.speaker_span.start
    return statement.cue_span.start if statement.cue_span else statement.start
