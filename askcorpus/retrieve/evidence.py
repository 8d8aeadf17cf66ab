"""From passages to sentences: what may carry the answer, reread by the cross-encoder."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from askcorpus.records import Passage, Span
from askcorpus.records.evidence import Evidence
from askcorpus.retrieve.search import Found
from askcorpus.retrieve.terms import stem, words

CONTEXT_CHARS = 480
PASSAGES_READ = 12
REREAD_IN_CONTEXT = 3
FUSED_WEIGHT = 2.0
OVERLAP_WEIGHT = 2.0


class SentenceReranker(Protocol):
    """A cross-encoder over question and text."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One raw logit a text, shape (n,)."""
        ...


def candidates(
    found: Sequence[Found], terms: Sequence[str], idf: Mapping[str, float], limit: int
) -> list[Evidence]:
    """The `limit` sentences of the best passages that look most like answers, cheaply scored."""
    wanted = {stem(term): idf.get(term, 0.0) for term in terms}
    every = [
        _evidence(each, sentence, wanted)
        for each in found[:PASSAGES_READ]
        for sentence in each.passage.sentences or (_whole(each.passage),)
    ]
    every.sort(key=lambda each: -(each.fused + each.overlap))
    return every[:limit]


def rerank(
    question: str, evidence: Sequence[Evidence], reranker: SentenceReranker
) -> list[Evidence]:
    """Evidence in order of relevance: every sentence read alone, the best ones in context too."""
    if not evidence:
        return []
    alone = reranker.score(question, [_spoken(each, each.text) for each in evidence])
    ranked = sorted(
        (
            each.model_copy(update={"rerank": float(logit)})
            for each, logit in zip(evidence, alone, strict=True)
        ),
        key=relevance,
        reverse=True,
    )
    head, tail = ranked[:REREAD_IN_CONTEXT], ranked[REREAD_IN_CONTEXT:]
    within = reranker.score(question, [_spoken(each, each.context_text) for each in head])
    reread = [
        each.model_copy(update={"rerank": (each.rerank + float(logit)) / 2})
        for each, logit in zip(head, within, strict=True)
    ]
    return sorted(reread, key=relevance, reverse=True) + tail


def relevance(evidence: Evidence) -> float:
    """The cross-encoder's logit, steadied by what the searches said of the passage."""
    return evidence.rerank + FUSED_WEIGHT * evidence.fused + OVERLAP_WEIGHT * evidence.overlap


def coverage(wanted: Mapping[str, float], text: str) -> float:
    """Share in [0, 1] of the weight of the wanted stems that the text holds."""
    total = sum(wanted.values())
    if total <= 0:
        return 0.0
    held = {stem(word) for word in words(text)}
    return sum(weight for term, weight in wanted.items() if term in held) / total


def _evidence(found: Found, sentence: Span, wanted: Mapping[str, float]) -> Evidence:
    passage = found.passage
    text = passage.text[sentence.start - passage.start : sentence.end - passage.start]
    context = _context(passage, sentence)
    around = passage.text[context.start - passage.start : context.end - passage.start]
    spoken = passage.speaker or ""
    overlap = (coverage(wanted, f"{spoken} {text}") + coverage(wanted, f"{spoken} {around}")) / 2
    return Evidence(
        passage=passage,
        sentence=sentence,
        text=text,
        context=context,
        fused=found.fused,
        cosine=found.cosine,
        overlap=overlap,
    )


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


def _spoken(evidence: Evidence, text: str) -> str:
    """The text as its speaker's, where one is known."""
    speaker = evidence.passage.speaker
    return f"{speaker}: {text}" if speaker else text
