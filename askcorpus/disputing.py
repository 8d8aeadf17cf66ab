"""Documents of equal standing that answer one question differently: both are shown then."""

from collections.abc import Iterable, Mapping, Sequence

from askcorpus.answer.answerability import confidence
from askcorpus.answer.examine import Examination, weighed
from askcorpus.answer.select import Candidate, office, read
from askcorpus.answer.standing import Standing
from askcorpus.answer.succession import succession
from askcorpus.encoders.load import Encoders
from askcorpus.index import Filter, Index
from askcorpus.records import Passage, Source, Span
from askcorpus.retrieve.evidence import relevance
from askcorpus.retrieve.opening import sentences
from askcorpus.retrieve.search import Found
from askcorpus.trust.disagreement import Stance, dispute, parted, states

SURE = 0.5
"""Confidence that the first answer must have."""
SURELY = 0.6
"""The same for what stands against it, which is weighed without what beats it."""
NEARLY = 6.0
"""How much less relevant than the answer what stands against it may be, in logits."""
RIVALS = 2
"""Answers, at most, that are shown against the first."""
_WHOLE = frozenset({"polarity", "reason", "speech"})
"""Kinds of question answered with clauses and sentences: two of them seldom exclude each other."""


def rivals(
    seen: Examination,
    index: Index,
    encoders: Encoders,
    sources: Mapping[str, Source],
    standing: Standing,
    narrowed: Filter,
) -> list[Candidate]:
    """What other documents answer against the best candidate, best first; mostly nothing.

    Another document is one that is neither of low trust nor a correction of the first. Versions of
    one text are no two witnesses, but what they say differently is two answers all the same.
    """
    ordered, replaced = succession(
        seen.candidates, seen.question.text, lambda source: sources[source].published
    )
    lead = ordered[0]
    if replaced or not _may_be_disputed(seen, lead, standing):
        return []
    others = [each for each in seen.candidates if _apart(lead, each, standing)]
    versions = [
        each
        for each in standing.versions(lead.evidence.passage)
        if not narrowed.sources or each.source in narrowed.sources
    ]
    others += _read(seen, lead, versions, index, encoders)
    found: list[Candidate] = []
    for each in others:
        if len(found) < RIVALS and _against(seen, lead, each, found):
            idf = index.idf(seen.question.terms)
            alone = weighed(seen.model_copy(update={"candidates": (each,)}), idf, encoders, sources)
            if _sure(alone, seen):
                found.append(each)
    return found


def _sure(alone: Examination, seen: Examination) -> bool:
    """Whether a candidate weighed alone is believed, its rivals not forgotten."""
    if alone.signals is None or seen.signals is None:
        return False
    known = {"rivals": seen.signals.rivals, "same": seen.signals.same}
    return confidence(alone.signals.model_copy(update=known), alone.lack) >= SURELY


def _may_be_disputed(seen: Examination, lead: Candidate, standing: Standing) -> bool:
    return (
        seen.question.expects not in _WHOLE
        and not seen.question.topic
        and not lead.voice
        and lead.margin > 0
        and seen.confidence >= SURE
        and standing.level(lead.evidence.passage.source) != "low"
    )


def _apart(lead: Candidate, other: Candidate, standing: Standing) -> bool:
    """Whether a candidate is another witness than the first, of a standing to contradict it."""
    mine, theirs = lead.evidence.passage.source, other.evidence.passage.source
    return (
        theirs != mine and standing.level(theirs) != "low" and not standing.succeeds(mine, theirs)
    )


def _against(
    seen: Examination, lead: Candidate, other: Candidate, found: Sequence[Candidate]
) -> bool:
    """Whether a candidate gives another answer of the same kind to the same question."""
    if other.margin <= 0 or other.voice or other.fit < lead.fit:
        return False
    if office(seen.question, other) < office(seen.question, lead):
        return False
    if relevance(other.evidence) < relevance(lead.evidence) - NEARLY:
        return False
    mine, theirs = _stance(lead), _stance(other)
    if _held(seen, lead, theirs) or _held(seen, other, mine):
        return False
    return all(_disagree(seen.question.text, each, other) for each in (lead, *found))


def _disagree(question: str, one: Candidate, other: Candidate) -> bool:
    """Whether two answers disagree, by their sentences alone or by what surrounds them as well."""
    if _within_sentence(one) and _within_sentence(other):
        mine, theirs = (_stance(each, each.evidence.sentence) for each in (one, other))
        if dispute(question, [mine], [theirs]) is not None:
            return True
        if parted(question, mine, theirs):
            return False
    return dispute(question, [_stance(one)], [_stance(other)]) is not None


def _within_sentence(candidate: Candidate) -> bool:
    sentence, answer = candidate.evidence.sentence, candidate.answer
    return sentence.start <= answer.start and answer.end <= sentence.end


def _stance(candidate: Candidate, part: Span | None = None) -> Stance:
    """The answer in a part of its passage; by default the sentence with its neighbours."""
    passage, part = candidate.evidence.passage, part or candidate.evidence.context
    text = passage.text[part.start - passage.start : part.end - passage.start]
    return Stance(text, candidate.answer.start - part.start, candidate.answer.end - part.start)


def _held(seen: Examination, candidate: Candidate, answer: Stance) -> bool:
    """Whether a candidate's document holds the other answer as well, in any passage found."""
    own = candidate.evidence.passage
    texts = [each.passage.text for each in seen.passages if each.passage.source == own.source]
    return any(states(text, answer) for text in (own.text, *texts))


def _read(
    seen: Examination,
    lead: Candidate,
    passages: Iterable[Passage],
    index: Index,
    encoders: Encoders,
) -> list[Candidate]:
    """What passages that the search passed over for the first candidate's own answer instead."""
    question, own = seen.question, lead.evidence
    found = [Found(passage=each, fused=own.fused, cosine=own.cosine, bm25=0.0) for each in passages]
    if not found:
        return []
    every = sentences(found, question.terms, index.idf(question.terms), index.passage)
    return read(question, every, encoders, 2 * len(found) + 2)[1]
