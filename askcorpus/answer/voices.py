"""Whose words a sentence holds: the speaker's asked for, somebody else's, or the author's."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from askcorpus.answer.examine import QuestionStore
from askcorpus.answer.offices import holds_office
from askcorpus.errors import UnknownSpeaker
from askcorpus.nicknames import is_given
from askcorpus.records import Evidence, Passage, Source, SpeakerEntry, Statement
from askcorpus.retrieve.search import Filter
from askcorpus.retrieve.speakers import (
    folded,
    speaker_meant,
    speakers_named,
    surnamed,
    without_title,
)
from askcorpus.retrieve.statements import Spoken, StatementStore
from askcorpus.retrieve.terms import words

Voice = Literal["own", "told", "other"]
MOST = 0.5
"""Share of a sentence, or of a statement's part, that must lie in the other to be its words."""
PRONOUNS = frozenset("he she they it who him her them his its their i we".split())
PHRASE_PASSAGES = 30
"""Passages that are looked through for a name of which no words are held."""
NAMING_PASSAGES = 8
"""Passages of a document that are looked through for a name."""
_DETERMINER = re.compile(r"\A(?:the|an?|our|their|this|that|some|any)\s+", re.IGNORECASE)


class WordsStore(QuestionStore, StatementStore, Protocol):
    """The part of the index that questions about somebody's words need."""

    def speakers(self) -> list[SpeakerEntry]:
        """Everybody whose words are held."""
        ...

    def sources_written(self) -> list[str]:
        """Every way in which the texts name whom a statement is by."""
        ...

    def statements(self, wanted: Spoken = ...) -> list[Statement]:
        """The statements that pass."""
        ...

    def passages_over(self, source: str, start: int, end: int) -> list[Passage]:
        """The passages that touch a range."""
        ...

    def text(self, source_id: str) -> str:
        """A document's text, read from its file."""
        ...


class Asked(NamedTuple):
    """Whose words are wanted."""

    name: str
    """As the question names them."""
    speakers: tuple[SpeakerEntry, ...]
    """Everybody whom the name is fit for."""
    written: tuple[str, ...] = ()
    """Sources as the texts write them that the name is fit for: `the letter`."""
    note: str | None = None
    """One line where the name was read as another."""

    @property
    def known(self) -> bool:
        """Whether the corpus holds any words of theirs."""
        return bool(self.speakers or self.written)

    @property
    def shown(self) -> str:
        """What to call them."""
        return self.speakers[0].name if len(self.speakers) == 1 else self.name

    def statements(self, **narrowed: object) -> Spoken:
        """The filter that lets their statements through."""
        ids = tuple(each.id for each in self.speakers)
        return Spoken.model_validate({"speakers": ids, "written": self.written, **narrowed})


EVERYBODY = Asked("", ())
"""Whose words are wanted where anybody's will do."""


def asked_for(name: str, index: WordsStore) -> Asked:
    """Everybody whom a question may mean by a name; nobody where the corpus quotes none such."""
    speakers = index.speakers()
    bare = _DETERMINER.sub("", name, count=1)
    for tried in dict.fromkeys((name, bare, without_title(bare))):
        found = speakers_named(tried, speakers)
        if found:
            return Asked(name, tuple(dict.fromkeys((*found, *surnamed(tried, speakers)))))
    first = re.split(r"\s+(?:and|or)\s+", name)[0]
    if first != name and (found := speakers_named(first, speakers)):
        return Asked(first, tuple(found))
    if written := _written(name, index.sources_written()):
        return Asked(name, (), written)
    if by_surname := _called_by_surname(without_title(bare), speakers, index):
        note = f"“{name}” was read as “{by_surname.name}”"
        return Asked(name, (by_surname,), (), note)
    try:
        meant = speaker_meant(name, speakers)
    except UnknownSpeaker:
        return Asked(name, ())
    return Asked(name, (meant.speaker,), (), f"“{name}” was read as “{meant.speaker.name}”")


def is_person(name: str, index: WordsStore) -> bool:
    """Whether a name, not a description, is surely a person's: by given name, or by an office.

    That a text quotes something as it quotes people does not tell: companies are quoted so as well.
    """
    given, *rest = name.split()
    asked = asked_for(name, index)
    if not asked.known:
        return len(rest) == 1 and name[0].isupper() and is_given(given)
    wanted = set(folded(name).split())
    return any(
        each.kind == "person"
        and (asked.note or wanted <= set(folded(each.name).split()))
        and (is_given(each.name.split()[0]) or any(map(holds_office, each.roles)))
        for each in asked.speakers
    )


def _called_by_surname(
    name: str, speakers: Sequence[SpeakerEntry], index: QuestionStore
) -> SpeakerEntry | None:
    """Who speaks under a surname alone (`MR LEE:`) in a document that names them in full elsewhere.

    Nobody where somebody else of that surname speaks under a given name.
    """
    _, *rest = folded(name).split() or [""]
    if len(rest) not in (1, 2):
        return None
    people = [each for each in speakers if each.kind == "person"]
    alike = [each for each in people if folded(each.name).split()[-1:] == rest[-1:]]
    if len(alike) != 1 or len(folded(alike[0].name).split()) > 1:
        return None
    return alike[0] if occurs(name, index, alike[0].sources) else None


def occurs(name: str, index: QuestionStore, sources: Sequence[str] = ()) -> bool:
    """Whether a name of which no words are held stands in any document, or in any of `sources`."""
    wanted = folded(name)
    hits = index.lexical(words(name), PHRASE_PASSAGES, Filter(sources=tuple(sources)))
    return bool(wanted.strip()) and any(wanted in folded(hit.passage.text) for hit in hits)


def _written(name: str, forms: Sequence[str]) -> tuple[str, ...]:
    """The sources as written that hold all the words of the name, or are the one word."""
    wanted = folded(_DETERMINER.sub("", name, count=1)).split()
    if not wanted:
        return ()
    return tuple(
        form
        for form in forms
        if (held := folded(_DETERMINER.sub("", form, count=1)).split()) == wanted
        or (len(wanted) > 1 and set(wanted) <= set(held))
    )


class Voices:
    """Tells sentences of the speaker who is asked for from those of others."""

    def __init__(self, index: WordsStore, asked: Asked, sources: Mapping[str, Source]) -> None:
        self._index = index
        self._naming: dict[str, bool] = {}
        self._over: dict[tuple[str, int], list[Statement]] = {}
        self._authors = {id: source.authors for id, source in sources.items()}
        self._asked = asked
        self._entries = {each.id: each for each in index.speakers()}
        self._own = {each.id for each in asked.speakers}
        self._names = _names(asked)

    def hear(self, evidence: Evidence) -> tuple[Voice, Statement | None]:
        """Whose words a sentence holds, and the statement that they are part of."""
        parts = self._parts(evidence)
        for one in sorted(parts, key=lambda one: one.end - one.start):
            if self._is_own(one):
                return "own", one
        strange = next((one for one in parts if self._is_other(one)), None)
        return ("other", strange) if strange else ("told", None)

    def may_tell(self, evidence: Evidence) -> bool:
        """Whether a sentence that is no known statement of theirs may tell what they say.

        Somebody else's words only where these name them: "Lee recalled that Ruiz had warned us".
        Quotations of nobody known, or of a pronoun, where they are named nearby; the author's own
        words where the document names them at all.
        """
        voice, one = self.hear(evidence)
        if voice == "other" and one and (one.speaker_as_written or "").lower() not in PRONOUNS:
            return self._named(evidence.text)
        if self._named(f"{evidence.before} {evidence.passage.text}"):
            return True
        quoted = any(each.manner == "direct" for each in self._parts(evidence))
        return voice == "told" and not quoted and self._document_names(evidence.passage.source)

    def _parts(self, evidence: Evidence) -> list[Statement]:
        """The statements of which a sentence is part."""
        passage, sentence = evidence.passage, evidence.sentence
        key = (passage.source, passage.start)
        if key not in self._over:
            over = Spoken(source=passage.source, over=(passage.start, passage.end))
            self._over[key] = self._index.statements(over)
        return [one for one in self._over[key] if covers(one, sentence.start, sentence.end)]

    def _document_names(self, source: str) -> bool:
        """Whether a document names the speaker, as its author or in its text."""
        if source not in self._naming:
            names = [words(name) for name in self._names]
            self._naming[source] = self._named(" ".join(self._authors.get(source, ()))) or any(
                self._named(hit.passage.text)
                for name in names
                for hit in self._index.lexical(name, NAMING_PASSAGES, Filter(source=source))
            )
        return self._naming[source]

    def _named(self, text: str) -> bool:
        plain = folded(text)
        return any(name in plain for name in self._names)

    def name_of(self, statement: Statement) -> str | None:
        """What to call the speaker of a statement."""
        entry = self._entries.get(statement.speaker or "")
        return entry.name if entry else statement.speaker_as_written

    def entry_of(self, statement: Statement) -> SpeakerEntry | None:
        """The speaker of a statement, where it is known."""
        return self._entries.get(statement.speaker or "")

    def _is_own(self, one: Statement) -> bool:
        return one.speaker in self._own or one.speaker_as_written in self._asked.written

    def _is_other(self, one: Statement) -> bool:
        """What an organisation's own people say is not foreign to it, nor is `the company`."""
        entry = self._entries.get(one.speaker or "")
        if entry is None or (entry.kind == "organisation" and "@" in entry.id):
            return False
        wholes = [folded(each.name) for each in self._asked.speakers if each.kind == "organisation"]
        return not any(whole in folded(role) for whole in wholes for role in entry.roles)


def covers(statement: Statement, start: int, end: int) -> bool:
    """Whether the statement's words make up most of the characters `[start:end]`, or lie there."""
    for span in statement.spans:
        shared = min(span.end, end) - max(span.start, start)
        if shared > 0 and shared >= MOST * min(end - start, span.end - span.start):
            return True
    return False


def _names(asked: Asked) -> set[str]:
    """How a text may name the speaker, folded: whole names, and the surname of a person."""
    names = {folded(_DETERMINER.sub("", asked.name, count=1))}
    for each in asked.speakers:
        names |= {folded(each.name), *map(folded, each.aliases)}
        if each.kind == "person" and len(surname := folded(each.name).split()[-1:]) == 1:
            names.add(f" {surname[0]} ")
    return {name for name in names if name.strip()}
