"""How much of a document is quoted: the sentence that answers, and what it cannot do without."""

import re
from collections.abc import Sequence

from askcorpus.answer.select import Candidate
from askcorpus.records import Evidence, Span

DEPENDENT = re.compile(
    r"\W*(?:(?:he|she|it|they|this|that|these|those|his|her|its|their|such|but|instead|however|also"
    r"|then|both|neither|another)\b|(?:a|one|two|three|some|many) (?:hour|day|week|month|year)s?"
    r" (?:later|earlier|before|after)\b|(?:before|after|since) (?:that|then|this)\b"
    r"|the (?:change|move|decision|result|plan|proposal|measure|news|idea|deal|step|offer|vote"
    r"|figure|ruling|former|latter|same|other)\b)",
    re.IGNORECASE,
)
"""How a sentence opens that leans on the one before it."""
OPEN = 0.5
"""The fit of an answer of which no shape is expected: what, why, how."""
SURE = 0.0
"""The reader's margin from which the sentence alone is quoted."""
REASON = re.compile(
    r"\b(?:because|since|so that|so as|in order|due to|owing to|thanks to|as a result"
    r"|therefore|reason|caus\w*|lest|for fear"
    r"|to (?:avoid|prevent|protect|save|help|make|keep|give|get))\b",
    re.IGNORECASE,
)
"""Words that say why."""
BREAK = re.compile(r"\n\s*\n")
_BARE = re.compile(
    r"\W*(?:yes|no|not really|of course(?: not)?|absolutely|never)\W*", re.IGNORECASE
)
REPLY_CHARS = 480
RIVALS = 3
"""A neighbouring sentence among so many best candidates is quoted along."""


def quoted(best: Candidate, candidates: Sequence[Candidate] = ()) -> Span:
    """The answering sentence with those neighbours that it needs, at most three sentences.

    The one before where the sentence leans on it ("It remains in the bidding" says nothing to whom
    is not told what "it" is); the one after where it goes on about what is explained; a neighbour
    that was itself found to answer; and both where the reader doubts that the sentence alone does.
    """
    evidence = best.evidence
    start, end = evidence.sentence.start, evidence.sentence.end
    if best.margin < SURE:
        start, end = _paragraph(evidence)
    if _leaves_open(best):
        end = max(end, _paragraph(evidence)[1], _reply(evidence))
    if DEPENDENT.match(evidence.text) or best.answer.start < start:
        start = evidence.context.start
    if DEPENDENT.match(_after(evidence)) and best.fit == OPEN:
        end = evidence.context.end
    for other in candidates[:RIVALS]:
        span = other.evidence.sentence
        if _beside(evidence, other.evidence):
            start, end = min(start, span.start), max(end, span.end)
    return Span(start=start, end=max(end, best.answer.end))


def _reply(evidence: Evidence) -> int:
    """Where a reply ends that opens with a bare yes or no: what explains it follows."""
    passage, end = evidence.passage, evidence.sentence.end
    if not _BARE.fullmatch(evidence.text):
        return end
    for span in passage.sentences:
        between = passage.text[end - passage.start : max(end, span.start) - passage.start]
        if span.end - evidence.sentence.start > REPLY_CHARS or BREAK.search(between):
            break
        end = max(end, span.end)
    return end


def _leaves_open(best: Candidate) -> bool:
    """Whether a sentence that was to decide or explain as a whole gives no reason itself."""
    return best.explains and not best.voice and not REASON.search(best.evidence.text)


def _paragraph(evidence: Evidence) -> tuple[int, int]:
    """The context as far as no blank line parts it from the sentence."""
    text, (low, high) = evidence.context_text, evidence.focus
    before, after = text[:low], text[high:]
    start = max((match.end() for match in BREAK.finditer(before)), default=0)
    stop = BREAK.search(after)
    end = high + (stop.start() if stop else len(after))
    return evidence.context.start + start, evidence.context.start + end


def _after(evidence: Evidence) -> str:
    """What follows the sentence in its context."""
    return evidence.context_text[evidence.focus[1] :].lstrip()


def _beside(one: Evidence, other: Evidence) -> bool:
    """Whether another sentence is a neighbour in the same passage and near enough to be quoted."""
    return (
        one.passage.source == other.passage.source
        and one.context.start <= other.sentence.start
        and other.sentence.end <= one.context.end
    )
