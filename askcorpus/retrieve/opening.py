"""The passages that are read for an answer, each with what stands right before it."""

from collections.abc import Callable, Mapping, Sequence

from askcorpus.records import Evidence, Passage, Span
from askcorpus.retrieve.evidence import ASKS, coverage, evidence, parts
from askcorpus.retrieve.search import Found
from askcorpus.retrieve.terms import stem

READ_CHARS = 9000
"""Of the best passages together, about: what can be read while a user waits."""
MOST_READ, FEWEST_READ = 28, 4
"""Passages."""
BEFORE_CHARS = 240
"""Longest sentence before a passage that is read along."""
SHORT_TURN = 160
"""Characters up to which a turn is taken for an interviewer's prompt."""
MOST_REPLIES = 3
"""Passages that ask, or may be a prompt, whose replies are read too; those that ask first."""
PassageAt = Callable[[str, int], Passage | None]


def opened(found: Sequence[Found], passage_at: PassageAt) -> list[Found]:
    """The best passages, and after one that asks, or is a short turn, the one that replies.

    In an interview the words of the question stand in one turn and the answer in the next, which
    shares none of them: "Why electric?" is found, "Because the crossing is short." is wanted.
    """
    chosen = within(found)
    known = {each.key for each in chosen}
    asking = sorted(
        (each for each in chosen if asks(each.passage)),
        key=lambda each: ASKS.search(each.passage.text) is None,
    )[:MOST_REPLIES]
    following = [
        (each, passage_at(each.passage.source, each.passage.ordinal + 1)) for each in asking
    ]
    return chosen + [
        each.model_copy(update={"passage": reply})
        for each, reply in following
        if reply is not None and (reply.source, reply.ordinal) not in known
    ]


def asks(passage: Passage) -> bool:
    """Whether a passage ends by asking, or is a short turn that somebody may reply to."""
    turn = passage.speaker is not None and len(passage.text) <= SHORT_TURN
    return turn or ASKS.search(passage.text) is not None


def within(found: Sequence[Found], most: int = MOST_READ, chars: int = READ_CHARS) -> list[Found]:
    """The first passages, as many as may be read."""
    chosen: list[Found] = []
    size = 0
    for each in found[:most]:
        size += len(each.passage.text)
        if len(chosen) >= FEWEST_READ and size > chars:
            break
        chosen.append(each)
    return chosen


def sentences(
    found: Sequence[Found],
    terms: Sequence[str],
    idf: Mapping[str, float],
    passage_at: PassageAt,
) -> list[Evidence]:
    """The sentences of passages as evidence, each with what stands before it.

    `idf` says how rare each term is; what of the question a sentence holds is weighted by it.
    """
    wanted = {stem(term): idf.get(term, 0.0) for term in terms}
    result = []
    for each in found:
        before = before_passage(each.passage, passage_at)
        lead = before if each.passage.speaker is not None else ""
        for sentence in parts(each.passage):
            made = held(each, sentence, wanted)
            asked = lead if ASKS.search(lead) else ""
            result.append(made.model_copy(update={"before": before, "lead": asked}))
            lead = made.text
    return result


def held(found: Found, sentence: Span, wanted: Mapping[str, float]) -> Evidence:
    """A sentence of a passage, with the share of the wanted stems' weight that it holds."""
    passage = found.passage
    made = evidence(passage, sentence, fused=found.fused, cosine=found.cosine, overlap=0.0)
    spoken = passage.speaker or ""
    alone = coverage(wanted, f"{spoken} {made.text}")
    around = coverage(wanted, f"{spoken} {made.context_text}")
    return made.model_copy(update={"overlap": (alone + around) / 2})


def before_passage(passage: Passage, passage_at: PassageAt) -> str:
    """The last sentence of the passage before; empty at a document's start, or where it is long."""
    earlier = passage_at(passage.source, passage.ordinal - 1) if passage.ordinal else None
    if earlier is None or not earlier.sentences:
        return ""
    last = earlier.sentences[-1]
    if last.end - last.start > BEFORE_CHARS:
        return ""
    return earlier.text[last.start - earlier.start : last.end - earlier.start]
