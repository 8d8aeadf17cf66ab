"""A pasted quotation checked against the corpus: the documents that may hold it are read whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from askcorpus.answer.compose import shown_path
from askcorpus.errors import QuestionError
from askcorpus.index import Filter, Index, Spoken
from askcorpus.records import Statement, Verification
from askcorpus.retrieve.speakers import Meant, speaker_meant
from askcorpus.retrieve.terms import content_terms
from askcorpus.statements.verification import Paper, verify
from askcorpus.statements.wording import wording

MAX_CHARS = 5_000
"""No pasted quotation may be longer."""
ALL = 60
"""A corpus of no more documents is read whole."""
PASSAGES = 400
"""Passages whose words are nearest to the quotation's; only their documents are read."""


def verified(index: Index, quotation: str, speaker: str | None = None) -> Verification:
    """What became of the quotation in the corpus; see `askcorpus.statements.verification`.

    Raises QuestionError where it holds no word or is too long, UnknownSpeaker, StaleCitation.
    """
    if len(quotation) > MAX_CHARS:
        raise QuestionError(
            f"the quotation has {len(quotation)} characters",
            remedy=f"paste at most {MAX_CHARS}",
        )
    if not wording(quotation).words:
        raise QuestionError("the quotation holds no word", remedy="paste the words that were said")
    entries = index.speakers()
    meant = speaker_meant(speaker, entries) if speaker is not None else None
    found = verify(
        quotation,
        _papers(index, _candidates(index, quotation)),
        {each.id: each.name for each in entries},
        (lambda key: key == meant.speaker.id) if meant else None,
    )
    return found.model_copy(update={"warnings": (*found.warnings, *_told(found, meant))})


def _candidates(index: Index, quotation: str) -> list[str]:
    """Ids of the documents that may hold the quotation, or nearly."""
    every = [each.id for each in index.sources()]
    if len(every) <= ALL:
        return every
    hits = index.lexical(content_terms(quotation), PASSAGES, Filter())
    return list(dict.fromkeys(hit.passage.source for hit in hits))


def _papers(index: Index, wanted: Sequence[str]) -> Iterator[Paper]:
    sources = {each.id: each for each in index.sources()}
    trust = {each.source: each.level for each in index.assessments()}
    said: dict[str, list[Statement]] = defaultdict(list)
    if len(wanted) == len(sources):
        for one in index.statements(Spoken()):
            said[one.source].append(one)
    else:
        said.update({id: index.statements(Spoken(source=id)) for id in wanted})
    for id in wanted:
        source = sources[id]
        yield Paper(
            source=id,
            path=shown_path(source.path),
            text=index.text(id),
            published=source.published,
            trust=trust.get(id),
            statements=said[id],
        )


def _told(found: Verification, meant: Meant | None) -> Iterator[str]:
    """What else to know: whose words they are instead, and what the document is worth."""
    if meant and meant.note:
        yield meant.note
    if not found.matches:
        return
    best = found.matches[0]
    if meant and not found.speaker_agrees:
        whose = f"the words of {best.speaker}" if best.speaker else "attributed to nobody"
        yield f"not found as the words of {meant.speaker.name}: there they are {whose}"
    if best.trust == "low":
        yield f"{best.source} is of low trust; see askcorpus why {best.source}"
