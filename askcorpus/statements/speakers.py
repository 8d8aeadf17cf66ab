"""Whose words: sources as written (names, roles, pronouns) to speakers of the whole corpus.

Wrong is worse than unknown: what does not point to one speaker clearly keeps no speaker.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.records import Document
from askcorpus.records.statement import Speaker, SpeakerKind, Statement
from askcorpus.statements.cast import Cast
from askcorpus.statements.mentions import gender_of, is_name, is_organisation, kind_of, names_in
from askcorpus.statements.merging import Mention, merge
from askcorpus.statements.names import role_nouns, split_role

REACH = 1500
"""Characters back that a pronoun or a description may point."""
_ARTICLE = re.compile(r"(?:the|a|an|one|its|their|his|her|our|some)\b", re.IGNORECASE)


class Resolved(NamedTuple):
    """All statements with their speakers' ids, and the speakers."""

    statements: list[Statement]
    speakers: list[Speaker]


class _Said(NamedTuple):
    """A speaker found earlier in the document."""

    block: int
    start: int
    name: str


def resolve(documents: Sequence[Document], statements: Sequence[Sequence[Statement]]) -> Resolved:
    """Each document's statements with `speaker` set, and all speakers merged by name.

    `statements` is parallel to `documents`; the result lists them one document after another.
    """
    pairs = list(zip(documents, statements, strict=True))
    every = [one for _, own in pairs for one in own]
    ids, speakers = merge([one for document, own in pairs for one in mentions_in(document, own)])
    known = [
        one if key is None else one.model_copy(update={"speaker": key})
        for one, key in zip(every, ids, strict=True)
    ]
    return Resolved(known, speakers)


def mentions_in(document: Document, statements: Sequence[Statement]) -> list[Mention]:
    """Whom each of the document's statements names, from the document alone."""
    return [
        Mention(
            source=document.source.id,
            name=name,
            kind=kind,
            written=one.speaker_as_written,
            role=one.role,
            local=kind == "anonymous" or (one.manner != "turn" and not _names_somebody(name)),
        )
        for one, name, kind in _Reading(document).read(statements)
    ]


def _names_somebody(name: str | None) -> bool:
    """Whether a word behind the article is written as a name is; scripts without case always."""
    words = _ARTICLE.sub("", name or "").split()
    return any(word[:1].isalpha() and not word[:1].islower() for word in words)


class _Reading:
    """One pass through a document that remembers who spoke."""

    def __init__(self, document: Document) -> None:
        self._document = document
        headings = [(one.start, one.end) for one in document.blocks if one.kind == "heading"]
        self._cast = Cast(document.text, headings)
        self._said: list[_Said] = []

    def read(
        self, statements: Sequence[Statement]
    ) -> list[tuple[Statement, str | None, SpeakerKind]]:
        """Every statement with its speaker's name as far as the document tells."""
        order = sorted(range(len(statements)), key=lambda index: _place(statements[index]))
        found: dict[int, tuple[str | None, SpeakerKind]] = {}
        for index in order:
            statement = statements[index]
            name, kind = self._who(statement)
            by_name = kind_of(statement.speaker_as_written) == "name"
            if name and kind == "person" and (by_name or self._cast.surely_person(name)):
                place = _place(statement)
                self._said.append(_Said(self._block(place), place, name))
            found[index] = (name, kind)
        return [(one, *found[index]) for index, one in enumerate(statements)]

    def _who(self, statement: Statement) -> tuple[str | None, SpeakerKind]:
        written = statement.speaker_as_written
        mention = kind_of(written)
        if written is None or mention == "none":
            return self._unwritten(statement), "person"
        if mention == "anonymous":
            return " ".join(written.split()), "anonymous"
        if mention == "pronoun":
            return self._antecedent(gender_of(written), _place(statement)), "person"
        head = split_role(written)[0] if mention == "name" else _head_name(written)
        if head:
            name = self._cast.expand(_plain(head))
            return name, self._kind(name, statement)
        described = self._by_role(written, _place(statement))
        if described:
            return described, "person"
        definite = re.match(r"(?:the|its|their|his|her)\b", written, re.IGNORECASE)
        return " ".join(written.split()), "organisation" if definite else "anonymous"

    def _kind(self, name: str, statement: Statement) -> SpeakerKind:
        """A lone word that no full name explains is rather a company's name than a person's."""
        if is_organisation(name):
            return "organisation"
        person = " " in name or statement.manner == "turn" or self._cast.addressed(name)
        return "person" if person else "organisation"

    def _unwritten(self, statement: Statement) -> str | None:
        """Of a cue without a source (`..., adding that`): who spoke or was named before it."""
        place = statement.cue_span.start if statement.cue_span else statement.start
        block = self._block(place)
        begin = self._document.blocks[block].start
        nearest: tuple[int, str] | None = None
        for said in self._said:
            if said.block == block and said.start < place:
                nearest = (said.start, said.name)
        for use in self._cast.uses:
            name = self._cast.expand(use.name)
            if begin <= use.start < place and self._cast.is_person(name):
                if nearest is None:
                    return name
                break
        return nearest[1] if nearest else None

    def _antecedent(self, gender: str, place: int) -> str | None:
        if gender not in ("m", "f"):
            return None
        spoke = [
            said
            for said in self._said
            if place - REACH <= said.start < place and self._cast.fits(said.name, gender)
        ]
        uses = [
            (use.start, name)
            for use in self._cast.uses
            if place - REACH <= use.start < place
            and self._cast.surely_person(name := self._cast.expand(use.name))
            and self._cast.fits(name, gender)
        ]
        block = self._block(place)
        if spoke and spoke[-1].block >= block - 1:
            return spoke[-1].name
        opening = [name for start, name in uses if self._opens(start)]
        if opening:
            return opening[-1]
        return uses[-1][1] if uses else spoke[-1].name if spoke else None

    def _opens(self, start: int) -> bool:
        """Whether a name stands near the beginning of its sentence."""
        before = self._document.text[max(0, start - 40) : start]
        return not before or bool(re.search(r"(?:^|[.!?][”\"’')]*\s|\n)[^.!?]{0,24}\Z", before))

    def _by_role(self, written: str, place: int) -> str | None:
        nouns = role_nouns(written)
        fitting = {
            name
            for name, roles in self._cast.roles.items()
            if nouns & roles and self._cast.is_person(name)
        }
        spoke = [said.name for said in self._said if said.start < place and said.name in fitting]
        if len(fitting) == 1:
            return fitting.pop()
        return spoke[-1] if len(set(spoke)) == 1 else None

    def _block(self, place: int) -> int:
        for index, block in enumerate(self._document.blocks):
            if block.end >= place:
                return index
        return len(self._document.blocks) - 1


def _place(statement: Statement) -> int:
    if statement.speaker_span:
        return statement.speaker_span.start
    return statement.cue_span.start if statement.cue_span else statement.start


def _head_name(written: str) -> str | None:
    """The name that a longer description is about: `Ann Lee, who ...`, `the actor Ann Lee`."""
    head = re.split(r",|\bwho\b|\bof\b|\bfor\b|\bat\b|\(", written, maxsplit=1)[0].strip()
    uses = [use for use in names_in(head) if " " in use.name]
    if uses and head.endswith(uses[-1].name.split()[-1]):
        return split_role(uses[-1].name)[0]
    bare = re.sub(r"^[Tt]he\s+", "", head)
    return bare if is_name(bare) else None


def _plain(name: str) -> str:
    uses = list(names_in(name))
    return split_role(uses[0].name)[0] if len(uses) == 1 else " ".join(name.split())
