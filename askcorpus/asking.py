"""One question put to an open index: to what documents state of themselves, then to their text."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from askcorpus import disputing, vetting
from askcorpus.answer import catalogue, compose, stated
from askcorpus.answer.examine import examine
from askcorpus.answer.mentions import mentioned, mentions
from askcorpus.answer.outlets import located
from askcorpus.answer.phrasing import occupation_wanted, reaction_wanted
from askcorpus.answer.question import Question, analyse
from askcorpus.answer.standing import Standing
from askcorpus.answer.voices import asked_for, is_person
from askcorpus.answer.words import Room, from_words
from askcorpus.encoders.load import Encoders
from askcorpus.index import Filter, Index
from askcorpus.records import Answer, Source
from askcorpus.settings import Settings

DOUBTFUL = 0.5
"""Confidence below which an answer comes with a warning: of such answers about half are right."""


@dataclass(frozen=True)
class Desk:
    """What a question is answered with; the encoders are loaded when a text is first searched."""

    index: Index
    load: Callable[[], Encoders]
    settings: Settings
    standing: Standing
    top: int
    """Most citations."""

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every document by id."""
        return {each.id: each for each in self.index.sources()}


def answered(asked: Question, narrowed: Filter, desk: Desk) -> Answer:
    """The answer from what documents state of themselves, or from their text, and its doubts."""
    answer = desk.standing.stamped(_answered(asked, narrowed, desk))
    if answer.verdict == "not_found" or answer.confidence >= DOUBTFUL:
        return answer
    doubt = f"unsure ({answer.confidence:.0%} likely): read the passage before you rely on it"
    return answer.model_copy(update={"warnings": (doubt, *answer.warnings)})


def _answered(asked: Question, narrowed: Filter, desk: Desk) -> Answer:
    believed = vetting.trusted(desk.index, desk.standing, asked)
    about = mentioned(asked.text)
    if about is not None and not narrowed.speaker:
        found = mentions(about, believed, desk.sources, narrowed)
        return stated.from_mentions(asked, about, found, desk.index.text, narrowed)
    meant = _documents_meant(asked, narrowed, desk)
    if meant is None:
        return _from_text(asked, narrowed, desk, believed)
    facts = catalogue.facts(meant, desk.index.text)
    answer = stated.from_catalogue(asked, meant, facts, desk.index.text)
    if not facts and len(meant.sources) == 1:
        # What a document does not state as its metadata it may tell in a sentence.
        only = narrowed.model_copy(update={"source": meant.sources[0].id})
        told = _from_text(asked, only, desk, believed)
        answer = told if told.verdict != "not_found" else answer
    return answer


def _documents_meant(
    asked: Question, narrowed: Filter, desk: Desk
) -> catalogue.CatalogueQuestion | None:
    """The question as one about documents themselves; None where it asks of their content."""
    if narrowed.speaker:
        return None
    within = [each for each in desk.sources.values() if _within(each, narrowed)]
    return catalogue.interpret(asked.text, within, narrowed.source, desk.index.text)


def _from_text(asked: Question, narrowed: Filter, desk: Desk, believed: Index) -> Answer:
    told = _from_outlet(asked, narrowed, desk, believed)
    if told is not None:
        return told
    job = occupation_wanted(asked.text)
    if job and is_person(job.whom, believed):
        told = _from_text(analyse(job.text), narrowed, desk, believed)
        return told.model_copy(update={"question": asked.text})
    encoders, sources, settings, top = desk.load(), desk.sources, desk.settings, desk.top
    spoken = from_words(asked, Room(believed, encoders, sources, settings, narrowed, top))
    deeds = reaction_wanted(asked.text) and not narrowed.speaker
    if spoken is not None and not (deeds and spoken.verdict == "not_found"):
        return spoken
    seen = examine(asked, believed, encoders, sources, settings, narrowed, desk.standing)
    if seen.candidates and seen.confidence >= settings.min_confidence:
        against = disputing.rivals(seen, believed, encoders, sources, desk.standing, narrowed)
        return compose.answered(seen, sources, believed.text, top=top, rivals=against)
    return spoken or compose.not_found(seen, sources, believed.text, top=top)


def _from_outlet(asked: Question, narrowed: Filter, desk: Desk, believed: Index) -> Answer | None:
    """The answer from what one outlet wrote; None where the question names none to look in."""
    if narrowed.source or narrowed.sources or narrowed.speaker:
        return None
    where = located(asked.text, list(desk.sources.values()))
    if where is None:
        return None
    if not where.strictly and asked_for(where.outlet, believed).known:
        return None
    only = narrowed.model_copy(update={"sources": where.sources})
    told = _from_text(analyse(where.text), only, desk, believed)
    if told.verdict == "not_found" and where.otherwise:
        return None
    note = f"looked only in what {where.outlet} wrote"
    return told.model_copy(update={"question": asked.text, "warnings": (*told.warnings, note)})


def _within(source: Source, narrowed: Filter) -> bool:
    """Whether a document passes the filter, as the store understands it."""
    day, since, until = source.published, narrowed.since, narrowed.until
    return (
        (narrowed.source in (None, source.id))
        and (not narrowed.sources or source.id in narrowed.sources)
        and (since is None or (day is not None and day >= since))
        and (until is None or (day is not None and day <= until))
    )
