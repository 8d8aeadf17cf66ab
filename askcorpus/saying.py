"""Who said what, for reading: a speaker's statements, each checked against its file."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from askcorpus.answer.compose import shown_path
from askcorpus.answer.question import analyse
from askcorpus.answer.standing import EQUAL, Standing
from askcorpus.errors import QuestionError, StaleCitation
from askcorpus.index import Index, Spoken
from askcorpus.records import Answer, Citation, Said, Speaker, SpeakerEntry, Statement
from askcorpus.records.statement import Manner
from askcorpus.retrieve.speakers import Meant, speaker_meant
from askcorpus.retrieve.statements import Ranked, rank
from askcorpus.statements.joint import sharers
from askcorpus.statements.utterances import with_renditions

if TYPE_CHECKING:
    from askcorpus.encoders.load import Encoders

OWN: tuple[Manner, ...] = ("direct", "turn", "written")
"""Manners in which the words are the speaker's own."""
LEVELS = ("high", "medium", "low")
ABOUT = 50
"""Statements at most that are listed as being about something."""
CLOSE = 0.35
"""Cosine from which a statement that shares no word with what it should be about still is."""
Wanted = Literal["direct", "indirect"] | None


def said(
    index: Index,
    load: "Callable[[], Encoders]",
    speaker: str | None,
    *,
    source: str | None = None,
    about: str | None = None,
    manner: Wanted = None,
    since: date | None = None,
    until: date | None = None,
    attitudes: bool = False,
    standing: Standing = EQUAL,
) -> Said:
    """What a speaker said, or what a document holds; `load` brings the models `about` needs.

    Without `source` and days, statements of copies that `standing` knows give way to originals.
    Raises UnknownSpeaker, UnknownSource, QuestionError where neither is named, StaleCitation.
    """
    if speaker is None and source is None:
        raise QuestionError(
            "whose words?", remedy="name a speaker, or a document (--source ID); askcorpus speakers"
        )
    if source is not None:
        index.source(source)
    meant = speaker_meant(speaker, index.speakers()) if speaker is not None else None
    wanted = Spoken(
        speakers=_alone_and_together(index, meant.speaker) if meant else (),
        source=source,
        manners=manners(manner, attitudes),
        since=since,
        until=until,
    )
    if about is None:
        found = index.statements(wanted)
    else:
        found = [each.statement for each in concerning(index, load(), about, wanted, meant)]
    listed = _listed(index, found, about)
    # The original may lie outside the documents or the days that the user chose.
    chosen = source or since or until
    return Said(
        speaker=plain(meant.speaker) if meant else None,
        statements=tuple(checked(index, listed if chosen else standing.heard(listed))),
        note=meant.note if meant else None,
    )


def _alone_and_together(index: Index, speaker: SpeakerEntry) -> tuple[str, ...]:
    """Ids of the speaker and of every two of whom they are one."""
    shared = (each.id for each in index.speakers() if speaker.name in sharers(each.name))
    return (speaker.id, *shared)


def concerning(
    index: Index, encoders: "Encoders", about: str, wanted: Spoken, meant: Meant | None
) -> list[Ranked]:
    """The statements that are about something, those most so first."""
    asked = analyse(about)
    names = {each.id: each.name for each in index.speakers()} if meant is None else {}

    def told(statement: Statement) -> str:
        name = meant.speaker.name if meant else names.get(statement.speaker or "", "")
        return f"{name or statement.speaker_as_written or 'Somebody'}: "

    vector = encoders.embedder.encode([asked.text], kind="query")[0]
    ranked = rank(
        index,
        asked.text,
        asked.terms,
        vector,
        wanted,
        encoders.reranker,
        limit=ABOUT,
        told=told,
    )
    return [each for each in ranked if each.overlap > 0 or each.cosine >= CLOSE]


def manners(wanted: Wanted, attitudes: bool) -> tuple[Manner, ...]:
    """The manners to be listed; attitudes are no statements, and shown only when asked for."""
    chosen: tuple[Manner, ...] = (*OWN, "indirect")
    if wanted == "direct":
        chosen = OWN
    elif wanted == "indirect":
        chosen = ("indirect",)
    return (*chosen, "attitude") if attitudes else chosen


def checked(index: Index, statements: Iterable[Statement]) -> list[Statement]:
    """The statements as their files hold them now; StaleCitation where one does not any more."""
    texts: dict[str, str] = {}
    result = []
    for one in statements:
        if one.source not in texts:
            texts[one.source] = index.text(one.source)
        text = texts[one.source]
        if any(text[span.start : span.end] != span.text for span in one.spans):
            raise StaleCitation(
                f"{one.path} no longer holds the words of a statement",
                remedy="bring the index up to date: askcorpus index FOLDER",
            )
        renditions = tuple(
            each.model_copy(update={"path": shown_path(each.path)}) for each in one.renditions
        )
        shown = {"path": shown_path(one.path), "renditions": renditions}
        result.append(one.model_copy(update=shown))
    return result


def once(listed: Sequence[Statement], every: Sequence[Statement]) -> list[Statement]:
    """The listed statements, each utterance once where it first stood, with its renditions.

    `every` holds them and whatever else may be the same utterance, with renditions. Of several
    listed ones the most trusted stands for all, and of these the fullest; one that says more than
    it is never left out.
    """
    known = {_place(one): one for one in every}
    own = [known.get(_place(one), one) for one in listed]
    stands: dict[tuple[str, int, int, str], Statement] = {}
    for one in sorted(own, key=_standing):
        if _place(one) in stands:
            continue
        stands[_place(one)] = one
        whole = {(each.source, each.start, each.end) for each in one.renditions}
        for other in own:
            if (other.source, other.start, other.end) in whole:
                stands.setdefault(_place(other), one)
    return list({_place(stands[_place(one)]): stands[_place(one)] for one in own}.values())


def _listed(index: Index, found: Sequence[Statement], about: str | None) -> list[Statement]:
    listed = once(found, with_renditions(_all_of(index, found)))
    if about is not None:
        return listed
    order = {_place(one): number for number, one in enumerate(found)}
    return sorted(listed, key=lambda one: order[_place(one)])


def _standing(one: Statement) -> tuple[int, int, bool, date, str, int]:
    """What comes first stands for what comes later."""
    trust = LEVELS.index(one.trust) if one.trust else 0
    undated = one.published is None
    return trust, -len(one.quote), undated, one.published or date.max, one.source, one.start


def _place(one: Statement) -> tuple[str, int, int, str]:
    return one.source, one.start, one.end, one.manner


def _all_of(index: Index, listed: Sequence[Statement]) -> list[Statement]:
    """All the statements of those who speak in the listed ones."""
    speakers = {one.speaker for one in listed if one.speaker}
    return index.statements(Spoken(speakers=tuple(sorted(speakers)))) if speakers else []


def plain(entry: SpeakerEntry) -> Speaker:
    """The speaker without counts."""
    return Speaker(**{name: getattr(entry, name) for name in Speaker.model_fields})


def with_speakers(index: Index, answer: Answer) -> Answer:
    """The answer, each citation whose words are part of a statement naming whose they are."""
    return answer.model_copy(
        update={
            "citations": tuple(_with_speaker(index, each) for each in answer.citations),
            "related": tuple(_with_speaker(index, each) for each in answer.related),
        }
    )


def _with_speaker(index: Index, cited: Citation) -> Citation:
    if cited.speaker is not None:
        return cited
    start = min((span.start for span in cited.emphasis), default=cited.start)
    end = max((span.end for span in cited.emphasis), default=cited.end)
    over = index.statements(Spoken(source=cited.source, over=(start, end)))
    inside = [one for one in over if one.speaker and _held(one, start, end)]
    if not inside:
        return cited
    closest = min(inside, key=lambda one: one.end - one.start).speaker or ""
    return cited.model_copy(update={"speaker": index.speaker_names([closest]).get(closest)})


def _held(one: Statement, start: int, end: int) -> bool:
    """Whether most of the characters `[start:end]` are a statement's words."""
    shared = sum(max(0, min(s.end, end) - max(s.start, start)) for s in one.spans)
    return 2 * shared >= end - start
