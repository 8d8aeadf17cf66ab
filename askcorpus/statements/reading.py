"""One pass through a document that tells whom each of its statements names.

Wrong is worse than unknown: what does not point to one speaker clearly keeps no speaker.
"""

import re
from collections.abc import Sequence

from askcorpus.records import Document
from askcorpus.records.statement import SpeakerKind, Statement
from askcorpus.statements.authorship import by_writer, writer
from askcorpus.statements.given import gender_of_name
from askcorpus.statements.joint import joined, sharers, two
from askcorpus.statements.memory import NOBODY, Memory, Who, place_of
from askcorpus.statements.mentions import (
    NameUse,
    gender_of,
    is_name,
    is_organisation,
    kind_of,
    names_in,
)
from askcorpus.statements.names import split_role
from askcorpus.statements.scene import Scene
from askcorpus.statements.writings import author, named_in, noun_of

_GROUP = re.compile(
    r"(?:the|its?)\s+(?:[\w’'-]+\s+){0,3}(company|firm|group|organi[sz]ation|agency|corporation|giant"
    r"|retailer|manufacturer|maker|startup|bank|union|newspaper|paper|network|publisher|campaign"
    r"|university|airline|association|coalition|department|commission|committee|court|ministry"
    r"|administration|board|council|office|party|team|foundation|institute|center)\Z",
    re.IGNORECASE,
)
_UNNAMED = frozenset("a an one anonymous unnamed unidentified".split())
"""Words that tell no anonymous source from another within a document."""
_CRUDE = frozenset("the some several many two three four five its his her their other".split())
_RELATIVE = re.compile(r"\s+(?:who|whom|that|which|speaking|requesting|asking|on\s+condition)\b")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en)\b")

_ADDRESSED = re.compile(
    r"(?P<title>Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Rev|Judge)\.? (?P<surname>\S+)"
)
_AS_ONE = {"Mrs": "Ms", "Miss": "Ms"}
_PART = re.compile(
    r"\b(?:speaker|caller|resident|witness|participant|commenter|attendee|questioner|member"
    r"|audience|public|testifier|petitioner|applicant|guest)\Z",
    re.IGNORECASE,
)
"""What a label calls somebody who may be anybody."""
_RELATED = re.compile(r"(?:his|her|their|its|my|our|your)\b|[^,]*[^\W_][’']s?\s", re.IGNORECASE)
"""A description by whom or what somebody belongs to: `her brother`, `the mayor's aide`."""


class Reading:
    """The document's statements in order, with the memory of who spoke before."""

    def __init__(self, document: Document) -> None:
        self.scene = Scene(document)
        self._document = document
        self._writer = writer(document)
        self._cast = self.scene.cast
        self._memory = Memory(self.scene)
        self._unnamed: dict[str, str] = {}
        self._addressed: dict[str, set[str]] = {}
        for turn in document.turns:
            if found := _ADDRESSED.fullmatch(_in_title_case(turn.speaker or "")):
                title = _AS_ONE.get(found["title"], found["title"])
                self._addressed.setdefault(found["surname"], set()).add(title)

    def read(self, statements: Sequence[Statement]) -> list[Who]:
        """Parallel to the statements, whom each names as far as the document tells."""
        order = sorted(range(len(statements)), key=lambda index: place_of(statements[index]))
        found = [NOBODY] * len(statements)
        for index in order:
            statement = statements[index]
            if apart := self._apart(statement):
                found[index] = apart
                continue
            who = self._who(statement)
            if who.kind == "anonymous" and who.name:
                who = self._anonymous(who.name)
            found[index] = who
            if who.name:
                self._memory.remember(statement, who)
        return found

    def _apart(self, statement: Statement) -> Who | None:
        """The document's own writer, or two together: no `he` or `the mayor` points to these."""
        if self._writer and by_writer(self._document, statement):
            return Who(self._cast.expand(self._writer))
        pair = two(statement.speaker_as_written or "") if statement.manner != "turn" else None
        if pair is None:
            return None
        names = [self._cast.expand(_plain(split_role(each)[0])) for each in pair]
        name = joined(*names)
        return Who(name) if sharers(name) and all(map(self._cast.is_person, names)) else None

    def _who(self, statement: Statement) -> Who:
        written = statement.speaker_as_written
        if written and statement.manner == "turn":
            written = _in_title_case(_given_name(written, statement.role))
            if rival := self._rival(written):
                return Who(rival)
        mention = kind_of(written)
        if written is None or mention == "none":
            return NOBODY if statement.manner == "turn" else self._unwritten(statement)
        if mention == "anonymous":
            return self._anonymous(written)
        if mention == "pronoun":
            return self._pronoun(gender_of(written), place_of(statement))
        if statement.manner != "turn" and (writing := noun_of(written)):
            return self._writing(statement, writing)
        head = split_role(written)[0] if mention == "name" else _head_name(written)
        if head:
            name = self._cast.expand(_plain(head))
            if " " not in name:
                name = self._memory.namesake(name, place_of(statement)) or name
            return Who(name, self._kind(name, statement))
        return self._described(written, place_of(statement))

    def _rival(self, label: str) -> str | None:
        """The name of one of several whom a transcript tells apart by title: `Dr. Lee`, `Mr. Lee`.

        The full name that the text gives for the surname is only that one's whose title it fits.
        """
        found = _ADDRESSED.fullmatch(label)
        if found is None or len(self._addressed.get(found["surname"], ())) < 2:
            return None
        full = self._cast.expand(found["surname"])
        title = _AS_ONE.get(found["title"], found["title"])
        told = gender_of_name(full) == {"Mr": "m", "Ms": "f"}.get(title)
        return full if told and " " in full else f"{found['title']}. {found['surname']}"

    def _anonymous(self, written: str) -> Who:
        """Somebody without a name: as the document first called them."""
        name = _short(written)
        bare = " ".join(word for word in name.lower().split() if word not in _UNNAMED)
        return Who(self._unnamed.setdefault(bare, name), "anonymous")

    def _kind(self, name: str, statement: Statement) -> SpeakerKind:
        """A lone word that no full name explains is rather a company's name than a person's."""
        if self._cast.group(name) or is_organisation(name):
            return "organisation"
        person = (
            self._cast.is_person(name)
            or statement.manner == "turn"
            or self._cast.addressed(name)
            or self._cast.surname(name)
        )
        return "person" if person or self._memory.known(name) else "organisation"

    def _described(self, written: str, place: int) -> Who:
        """Of a description: the organisation or the person that it means, else as written."""
        group = _GROUP.match(written)
        if group and (one := self._memory.group(group[1].lower(), place)):
            return one
        if not group and (name := self._memory.by_role(written, place)):
            return Who(name)
        definite = re.match(r"(?:the|its|their|his|her)\b", written, re.IGNORECASE)
        return Who(_short(written), "organisation" if definite else "anonymous")

    def _writing(self, statement: Statement, noun: str) -> Who:
        span = statement.speaker_span
        if span is None:
            return Who(statement.speaker_as_written)
        written = self.scene.text[span.start : span.end]
        owner = re.search(r"(?:\A|\bof\s)(his|her)\b", written, re.IGNORECASE)
        if owner:
            return self._memory.person(gender_of(owner[1]), span.start)
        own = named_in(self.scene, span.start, span.end)
        one = own or author(self.scene, noun, span.start)
        return Who(one.name, one.kind) if one else Who(" ".join(written.split()), "organisation")

    def _pronoun(self, gender: str, place: int) -> Who:
        if gender in ("m", "f"):
            return self._memory.person(gender, place)
        if gender == "r":
            return self._memory.relative(place)
        return self._memory.thing(place) if gender == "n" else NOBODY

    def _unwritten(self, statement: Statement) -> Who:
        """Of a cue without a source (`..., adding that`): who speaks in its sentence or block."""
        place = statement.cue_span.start if statement.cue_span else statement.start
        begin, _ = self.scene.sentence(place)
        uses = self.scene.uses(begin, place)
        if _PASSIVE.search(statement.cue or ""):
            return NOBODY
        going = bool(re.search(r"\w+ing\b", statement.cue or ""))
        if going:
            for use in reversed(uses):
                led = re.search(r"\bwith\s+\Z", self.scene.text[begin : use.start])
                if led and re.fullmatch(
                    r"\s*(?:,[^.;]{0,100},)?\s*", self.scene.text[use.end : place]
                ):
                    return self._memory.named(use)
        same = self._memory.within(begin, place)
        if same:
            return same[-1]
        opening = [use for use in uses if self.scene.opens(use)]
        if opening:
            first = self._memory.named(opening[0])
            if self._cast.person(first.name or "") or going or self._joined(opening[0], place):
                return first
        return self._memory.in_block(place)

    def _joined(self, use: NameUse, place: int) -> bool:
        """Whether a cue goes on with its sentence's subject: `Acme met them and said`."""
        return bool(
            re.search(
                r"\b(?:and|but|then|also)\s+(?:\w+ly\s+)?\Z", self.scene.text[use.end : place]
            )
        )


def _short(written: str) -> str:
    """A description without its relative clause: `an employee who spoke to us` is `an employee`."""
    plain = " ".join(written.split())
    short = _RELATIVE.split(plain, maxsplit=1)[0].rstrip(",") or plain
    first, _, rest = short.partition(" ")
    if not rest:
        return short
    return short[0].lower() + short[1:] if first.lower() in _UNNAMED | _CRUDE else short


def _given_name(label: str, role: str | None) -> str:
    """The name in brackets behind a label that only says in what part somebody speaks."""
    named = re.fullmatch(r"([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]", label)
    if (
        named
        and role
        and role == named[1]
        and _PART.search(role)
        and " " in named[2]
        and is_name(named[2])
    ):
        return named[2]
    return label


def _in_title_case(label: str) -> str:
    """A transcript's label written all in capitals as names are written: `MAYOR SOLVANG`."""
    if label != label.upper() or not re.search(r"[^\W\d_]{3}", label):
        return label
    return re.sub(r"[^\W\d_]+(?:[’'][^\W\d_]{1,2}\b)?", lambda word: word[0].capitalize(), label)


def _head_name(written: str) -> str | None:
    """The name that a longer description is about: `Ann Lee, who ...`, `the actor Ann Lee`."""
    whole = re.split(r",|\bwho\b|\(", written, maxsplit=1)[0].strip()
    head = re.split(r"\b(?:of|for|at)\b", whole, maxsplit=1)[0].strip()
    if head != whole and is_organisation(head) and is_name(head) and whole.split()[-1][0].isupper():
        return re.sub(r"^[Tt]he\s+", "", whole)
    uses = [use for use in names_in(head) if " " in use.name]
    if uses and head.endswith(uses[-1].name.split()[-1]):
        return split_role(uses[-1].name)[0]
    bare = re.sub(r"^[Tt]he\s+", "", head)
    if is_name(bare):
        return bare
    _, _, apposed = written.partition(",")
    name = re.split(r",|\bwho\b|\(", apposed, maxsplit=1)[0].strip()
    related = _RELATED.match(written) and " " in name and is_name(name)
    return split_role(name)[0] if related else None


def _plain(name: str) -> str:
    uses = list(names_in(name))
    return split_role(uses[0].name)[0] if len(uses) == 1 else " ".join(name.split())
