"""Questions about somebody's words, told from others and answered from what they said."""

from dataclasses import dataclass

from askcorpus.answer import compose
from askcorpus.answer.attributed import Heard, answer_in_words
from askcorpus.answer.attribution import Attributed, attributed
from askcorpus.answer.closest import closest
from askcorpus.answer.examine import examine, respelt
from askcorpus.answer.outlets import documents_of
from askcorpus.answer.phrasing import quotes_wanted, words_wanted
from askcorpus.answer.question import Question, analyse
from askcorpus.answer.voices import EVERYBODY, Asked, WordsStore, asked_for, occurs
from askcorpus.answer.who_said import who_said
from askcorpus.encoders.load import Encoders
from askcorpus.records import Answer, Source
from askcorpus.retrieve.search import Filter
from askcorpus.retrieve.terms import STOPWORDS
from askcorpus.settings import Settings


@dataclass(frozen=True)
class Room:
    """Where questions about words are put, and with what they are answered."""

    index: WordsStore
    encoders: Encoders
    sources: dict[str, Source]
    settings: Settings
    narrowed: Filter
    top: int
    """Most citations."""


def from_words(question: Question, room: Room) -> Answer | None:
    """The answer to a question about somebody's words; None where the question is another.

    With a speaker in `room.narrowed`, every question is put to their words alone.
    """
    asked, fixes = respelt(question, room.index, room.encoders)
    answer = _told(asked, room)
    again = quotes_wanted(asked.text) or words_wanted(asked.text)
    if again and (answer is None or answer.verdict == "not_found"):
        said = _told(analyse(again), room)
        answer = said if said and said.verdict == "answered" else answer
    if answer is None:
        return None
    spelling = tuple(f"no document holds “{word}”: read as “{meant}”" for word, meant in fixes)
    return answer.model_copy(
        update={"question": question.text, "warnings": (*answer.warnings, *spelling)}
    )


def _told(asked: Question, room: Room) -> Answer | None:
    about = attributed(asked.text)
    if speaker := room.narrowed.speaker:
        about = about or Attributed(manner="content", whom=speaker, topic=asked.text)
        return _answered(asked, about, asked_for(speaker, room.index), room, strict=True)
    if about is None:
        return None
    if about.manner == "who":
        everybody = _heard(EVERYBODY, about, asked, room)
        return _whose(asked, everybody, room)
    return _from_somebody(asked, about, room)


def _whose(asked: Question, everybody: Heard, room: Room) -> Answer | None:
    """Who said it, as the reader finds, or whose words come the closest; None where neither does.

    Where the reader finds a name beside the very words that come the closest, that is kept.
    """
    said = who_said(everybody, room.sources, room.index, room.settings, top=room.top)
    near = closest(everybody, room.sources, room.index)
    if said is not None and near is not None:
        same = said.citations[0].speaker == near.citations[0].speaker
        return said if same else near
    if near is None:
        return said
    seen = examine(asked, room.index, room.encoders, room.sources, room.settings, room.narrowed)
    sure = seen.candidates and seen.confidence >= room.settings.min_confidence
    if sure and seen.candidates[0].fit == 1:
        found = compose.answered(seen, room.sources, room.index.text, top=1).citations[0]
        return None if compose.overlap(found, near.citations[0]) else near
    return near


def _from_somebody(asked: Question, about: Attributed, room: Room) -> Answer | None:
    whom = asked_for(about.whom, room.index)
    published = () if whom.known else documents_of(about.whom, list(room.sources.values()))
    if published and room.narrowed.source is None and not room.narrowed.sources:
        only = room.narrowed.model_copy(update={"sources": published})
        seen = examine(asked, room.index, room.encoders, room.sources, room.settings, only)
        sure = seen.candidates and seen.confidence >= room.settings.min_confidence
        made = compose.answered if sure else compose.not_found
        return made(seen, room.sources, room.index.text, top=room.top)
    if not whom.known and _is_description(about.whom):
        return None
    answer = _answered(asked, about, whom, room, strict=False)
    named = bool(whom.speakers) or not whom.known
    return answer if named or answer.verdict == "answered" else None


def _answered(
    asked: Question, about: Attributed, whom: Asked, room: Room, *, strict: bool
) -> Answer:
    index = room.index
    absent = not whom.known and not occurs(about.whom, index)
    return answer_in_words(
        _heard(whom, about, asked, room),
        about,
        room.sources,
        index,
        room.settings,
        top=room.top,
        strict=strict or absent,
    )


def _heard(whom: Asked, about: Attributed, asked: Question, room: Room) -> Heard:
    return Heard(whom, about, asked, room.index, room.encoders, room.sources, room.narrowed)


_PARTICLES = frozenset("de da di van von der den del la le al bin of the and".split())
"""Lower-cased words that names hold."""


def _is_description(whom: str) -> bool:
    """Whether somebody is described (`the judge`, `the mayor of Sund`), not named alone.

    Then no name is missing. Without a capital and a determiner, the words may be a name.
    """
    first, *rest = whom.split()
    if whom.islower():
        return first in STOPWORDS
    return any(word.islower() and word not in _PARTICLES for word in rest)
