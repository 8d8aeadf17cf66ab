"""From passages to sentences: what may carry the answer, reread by the cross-encoder."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from askcorpus.records import Passage, Span
from askcorpus.records.evidence import Evidence
from askcorpus.retrieve.search import Found
from askcorpus.retrieve.terms import stem, words

CONTEXT_CHARS = 480
PASSAGES_READ = 12
REREAD_IN_CONTEXT = 2
REREAD_WITHIN = 2.0
"""How much less relevant than the best, in logits, a sentence may be to be read in context."""
FEWEST = 3
FALLING = 0.8
"""How far below the best, cheaply scored, a sentence is still worth the cross-encoder's time."""
TELLING = 0.4
"""Added, while sentences are chosen cheaply, to one that holds the kind of words asked for."""
FUSED_WEIGHT = 2.0
OVERLAP_WEIGHT = 2.0
ASKING = 3.0
"""Taken off a sentence that asks: what answers is what follows it."""
REPLYING = 0.5
"""How much less relevant each sentence of a reply counts than the question it follows."""
NOTED = 10.0
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


def candidates(
    found: Sequence[Found],
    terms: Sequence[str],
    idf: Mapping[str, float],
    limit: int,
    telling: Callable[[str], bool] = lambda text: False,
) -> list[Evidence]:
    """At most `limit` sentences of the best passages that look most like answers, cheaply scored.

    `telling` says whether a text holds words of the kind that is asked for: a number, a date.
    """
    wanted = {stem(term): idf.get(term, 0.0) for term in terms}
    every = [
        _evidence(each, sentence, wanted)
        for each in found[:PASSAGES_READ]
        for sentence in each.passage.sentences or (_whole(each.passage),)
    ]
    worth = {id(each): each.fused + each.overlap + TELLING * telling(each.text) for each in every}
    every.sort(key=lambda each: -worth[id(each)])
    near = [each for each in every if worth[id(each)] >= worth[id(every[0])] - FALLING]
    return every[: min(limit, max(FEWEST, len(near)))]


def rerank(question: str, found: Sequence[Evidence], reranker: SentenceReranker) -> list[Evidence]:
    """Evidence in order of relevance: every sentence read alone, the best ones in context too."""
    if not found:
        return []
    logits = reranker.score(question, [_introduced(each) for each in found])
    noted = [NOTED * notes(question, each.text) for each in found]
    alone = _inherited(found, logits + np.array(noted, dtype=np.float32))
    ranked = sorted(
        (
            each.model_copy(update={"rerank": logit})
            for each, logit in zip(found, alone, strict=True)
        ),
        key=relevance,
        reverse=True,
    )
    near = [each for each in ranked if relevance(each) >= relevance(ranked[0]) - REREAD_WITHIN]
    count = min(len(near), REREAD_IN_CONTEXT)
    head, tail = ranked[:count], ranked[count:]
    within = reranker.score(question, [_spoken(each, each.context_text) for each in head])
    reread = [
        each.model_copy(update={"rerank": (each.rerank + max(each.rerank, float(logit))) / 2})
        if each.lead
        else each.model_copy(update={"rerank": (each.rerank + float(logit)) / 2})
        for each, logit in zip(head, within, strict=True)
    ]
    return sorted(reread, key=relevance, reverse=True) + tail


def notes(question: str, text: str) -> bool:
    """Whether a text is a note on its document's change, and the question asks of such a one."""
    note = _NOTE.match(text)
    kind = note and note.group("kind")
    return kind is not None and any(word.startswith(kind.lower()[:6]) for word in words(question))


def _inherited(found: Sequence[Evidence], alone: NDArray[np.float32]) -> list[float]:
    """The logits, a reply's no further below that of the question it follows than `REPLYING`."""
    asked = {
        (each.passage.source, each.text): float(logit)
        for each, logit in zip(found, alone, strict=True)
        if ASKS.search(each.text)
    }
    below: dict[tuple[str, str], int] = {}
    logits = []
    for each, logit in zip(found, alone, strict=True):
        key = (each.passage.source, each.lead)
        if each.lead and key in asked:
            below[key] = below.get(key, 0) + 1
            logit = max(float(logit), asked[key] - REPLYING * below[key])
        logits.append(float(logit))
    return logits


def relevance(each: Evidence) -> float:
    """The cross-encoder's logit, steadied by what the searches said of the passage."""
    asking = ASKING if ASKS.search(each.text) else 0.0
    return each.rerank + FUSED_WEIGHT * each.fused + OVERLAP_WEIGHT * each.overlap - asking


def coverage(wanted: Mapping[str, float], text: str) -> float:
    """Share in [0, 1] of the weight of the wanted stems that the text holds."""
    total = sum(wanted.values())
    if total <= 0:
        return 0.0
    held = {stem(word) for word in words(text)}
    return sum(weight for term, weight in wanted.items() if term in held) / total


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


def _evidence(found: Found, sentence: Span, wanted: Mapping[str, float]) -> Evidence:
    made = evidence(found.passage, sentence, fused=found.fused, cosine=found.cosine, overlap=0.0)
    spoken = found.passage.speaker or ""
    alone = coverage(wanted, f"{spoken} {made.text}")
    around = coverage(wanted, f"{spoken} {made.context_text}")
    return made.model_copy(update={"overlap": (alone + around) / 2})


def _context(passage: Passage, sentence: Span) -> Span:
    """The sentence with the one before and the one after, as far as they are short enough."""
    spans = list(passage.sentences) or [_whole(passage)]
    place = next((i for i, span in enumerate(spans) if span == sentence), 0)
    start, end = sentence.start, sentence.end
    if place > 0 and end - spans[place - 1].start <= CONTEXT_CHARS:
        start = spans[place - 1].start
    if place + 1 < len(spans) and spans[place + 1].end - start <= CONTEXT_CHARS:
        end = spans[place + 1].end
    return Span(start=start, end=end)


def _whole(passage: Passage) -> Span:
    return Span(start=passage.start, end=passage.end)


def _introduced(each: Evidence) -> str:
    """The sentence after what a reader has seen before it: title, speaker, question replied to."""
    heading = f"{each.passage.heading}." if each.passage.heading else ""
    return " ".join(part for part in (heading, each.lead, each.text) if part)


def _spoken(each: Evidence, text: str) -> str:
    """The text as its speaker's, where one is known."""
    speaker = each.passage.speaker
    return f"{speaker}: {text}" if speaker else text
