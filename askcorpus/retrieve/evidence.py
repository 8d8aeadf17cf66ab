"""Sentences that may carry the answer, reread by the cross-encoder and ranked."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from askcorpus.records import Passage, Span
from askcorpus.records.evidence import Evidence
from askcorpus.retrieve.terms import stem, words

CONTEXT_CHARS = 480
FUSED_WEIGHT = 2.0
OVERLAP_WEIGHT = 2.0
ASKING = 3.0
"""Taken off a sentence that asks: what answers is what follows it."""
NOTED = 25.0
"""Added to a note on a document's own change where that is asked about, in logits: the models have
seen sentences, not `UPDATE, 7 March, 6 PM: added a comment`."""
_NOTE = re.compile(
    r"[\W\d]{0,4}(?:editor[’']?s['’]? note|(?P<kind>updated?|corrections?|corrected|clarifications?"
    r"|clarified|amend(?:ed|ment)|retractions?))\b[^.\n]{0,40}?[:—–]",
    re.IGNORECASE,
)
ASKS = re.compile(r"\?[\"”’'»)\]*_]*\s*$")
"""How a sentence ends that asks."""


class SentenceReranker(Protocol):
    """A cross-encoder over question and text."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One raw logit a text, shape (n,)."""
        ...


def rerank(question: str, found: Sequence[Evidence], reranker: SentenceReranker) -> list[Evidence]:
    """Evidence in order of relevance, each sentence read by the cross-encoder in its context."""
    if not found:
        return []
    logits = reranker.score(question, [_shown(each) for each in found])
    reread = [
        each.model_copy(update={"rerank": float(logit) + NOTED * notes(question, each.text)})
        for each, logit in zip(found, logits, strict=True)
    ]
    return sorted(reread, key=relevance, reverse=True)


def notes(question: str, text: str) -> bool:
    """Whether a text is a note on its document's change, and the question asks of such a one."""
    note = _NOTE.match(text)
    kind = note and note.group("kind")
    return kind is not None and any(word.startswith(kind.lower()[:6]) for word in words(question))


def relevance(each: Evidence) -> float:
    """The cross-encoder's logit, steadied by what the searches said of the passage."""
    asking = ASKING if ASKS.search(each.text) else 0.0
    return each.rerank + FUSED_WEIGHT * each.fused + OVERLAP_WEIGHT * each.overlap - asking


def coverage(wanted: Mapping[str, float], text: str) -> float:
    """Share in [0, 1] of the weight of the wanted stems that the text holds."""
    return share(wanted, {stem(word) for word in words(text)})


def share(wanted: Mapping[str, float], held: Set[str]) -> float:
    """The same of the stems that are held."""
    total = sum(wanted.values())
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 0.0


def evidence(
    passage: Passage, sentence: Span, *, fused: float, cosine: float, overlap: float
) -> Evidence:
    """A sentence of a passage in its context, with the scores that it is worth so far."""
    return Evidence(
        passage=passage,
        sentence=sentence,
        text=passage.text[sentence.start - passage.start : sentence.end - passage.start],
        context=_context(passage, sentence),
        fused=fused,
        cosine=cosine,
        overlap=overlap,
    )


def _context(passage: Passage, sentence: Span) -> Span:
    """The sentence with the one before and the one after, as far as they are short enough."""
    spans = parts(passage)
    place = next((i for i, span in enumerate(spans) if span == sentence), 0)
    start, end = sentence.start, sentence.end
    if place > 0 and end - spans[place - 1].start <= CONTEXT_CHARS:
        start = spans[place - 1].start
    if place + 1 < len(spans) and spans[place + 1].end - start <= CONTEXT_CHARS:
        end = spans[place + 1].end
    return Span(start=start, end=end)


def parts(passage: Passage) -> tuple[Span, ...]:
    """The sentences of a passage; the whole of it where none are known."""
    return passage.sentences or (Span(start=passage.start, end=passage.end),)


def _shown(each: Evidence) -> str:
    """The sentence with its neighbours as its speaker's, after the question it replies to."""
    speaker, text = each.passage.speaker, each.context_text
    lead = each.lead if each.lead not in text else ""
    return " ".join(part for part in (lead, f"{speaker}: {text}" if speaker else text) if part)
