"""Questions inside documents: what follows one is read as its reply."""

from collections.abc import Callable, Sequence

from askcorpus.records import Evidence, Passage, Span
from askcorpus.retrieve.evidence import ASKS, evidence

MOST_REPLIES = 3
"""Questions among the candidates whose replies become candidates too."""
REPLY_SENTENCES = 2
PassageAt = Callable[[str, int], Passage | None]


def with_replies(found: Sequence[Evidence], passage_at: PassageAt) -> list[Evidence]:
    """The sentences, each told which question it follows, and the replies to those that ask.

    In an interview the words of the question stand in one turn and the answer in the next, which
    shares none of them: "Why electric?" is found, "Because the crossing is short." is wanted.
    """
    led = [each.model_copy(update={"lead": _asked_before(each, passage_at)}) for each in found]
    known = {(each.passage.source, each.sentence.start) for each in led}
    asking = [each for each in found if ASKS.search(each.text)][:MOST_REPLIES]
    replies = [
        reply
        for each in asking
        for reply in _replies(each, passage_at)
        if (reply.passage.source, reply.sentence.start) not in known
    ]
    return led + replies


def _asked_before(each: Evidence, passage_at: PassageAt) -> str:
    """The sentence right before, where it asks; empty where it does not."""
    passage, place = each.passage, _place(each)
    if place > 0:
        before = _words(passage, passage.sentences[place - 1])
    elif passage.speaker is None or passage.ordinal == 0:
        return ""
    else:
        earlier = passage_at(passage.source, passage.ordinal - 1)
        before = _words(earlier, earlier.sentences[-1]) if earlier and earlier.sentences else ""
    return before if ASKS.search(before) else ""


def _replies(asking: Evidence, passage_at: PassageAt) -> list[Evidence]:
    """The first sentences after one that asks: in its passage, or in the next turn."""
    passage, place = asking.passage, _place(asking)
    after = passage.sentences[place + 1 :]
    if not after:
        following = passage_at(passage.source, passage.ordinal + 1)
        if following is None:
            return []
        passage, after = following, following.sentences
    return [
        evidence(
            passage, sentence, fused=asking.fused, cosine=asking.cosine, overlap=0.0
        ).model_copy(update={"lead": asking.text})
        for sentence in after[:REPLY_SENTENCES]
    ]


def _place(each: Evidence) -> int:
    return next((i for i, span in enumerate(each.passage.sentences) if span == each.sentence), 0)


def _words(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.start : span.end - passage.start]
