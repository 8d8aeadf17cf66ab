"""Passages read whole: in each sentence the words that may answer, and how surely."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from askcorpus.encoders.reader import Reading
from askcorpus.records import Evidence

OVERLAP_WEIGHT, FUSED_WEIGHT = 8.0, 8.0
"""What the question's words in a sentence, and its passage's place in the searches, weigh against
the reader's margin while it is chosen what the cross-encoder reads."""


class PassageReader(Protocol):
    """An extractive reader."""

    def scan(
        self,
        question: str,
        contexts: Sequence[str],
        parts: Sequence[Sequence[tuple[int, int]]],
    ) -> list[list[list[Reading]]]:
        """Per context and part the best spans, best first."""
        ...


class Scanned(NamedTuple):
    """A sentence with the spans in it that may answer, as offsets into its passage's text."""

    evidence: Evidence
    readings: list[Reading]

    @property
    def margin(self) -> float:
        """Of its best words above "no answer here"."""
        return self.readings[0].score - self.readings[0].null

    @property
    def worth(self) -> float:
        """How much it looks like an answer before the cross-encoder has read it."""
        own = self.evidence
        return self.margin + OVERLAP_WEIGHT * own.overlap + FUSED_WEIGHT * own.fused


def scan(question: str, evidence: Sequence[Evidence], reader: PassageReader) -> list[Scanned]:
    """The sentences in which the reader finds words, those most like answers first.

    Sentences of one passage are read together, in the whole of it.
    """
    passages: dict[tuple[str, int], list[Evidence]] = {}
    for each in evidence:
        passages.setdefault((each.passage.source, each.passage.ordinal), []).append(each)
    groups = [sorted(group, key=lambda each: each.sentence.start) for group in passages.values()]
    heads = [_head(group) for group in groups]
    found = reader.scan(
        question,
        [head + group[0].passage.text for head, group in zip(heads, groups, strict=True)],
        [
            [_place(each, len(head)) for each in group]
            for head, group in zip(heads, groups, strict=True)
        ],
    )
    scanned = [
        Scanned(each, [_moved(reading, -len(head)) for reading in readings])
        for head, group, spans in zip(heads, groups, found, strict=True)
        for each, readings in zip(group, spans, strict=True)
        if readings
    ]
    return sorted(scanned, key=lambda each: -each.worth)


def _head(group: Sequence[Evidence]) -> str:
    """What is read before a passage: its heading, and the sentence right before it.

    Where some of its sentences are under a speaker's name and others not, nobody's is said.
    """
    heading = min((each.passage.heading for each in group), key=len)
    return "".join(f"{part}\n" for part in (heading, group[0].before) if part)


def _place(each: Evidence, head: int) -> tuple[int, int]:
    """Where a sentence stands in its passage after a head of so many characters."""
    low = head - each.passage.start
    return low + each.sentence.start, low + each.sentence.end


def _moved(reading: Reading, by: int) -> Reading:
    return reading.model_copy(update={"start": reading.start + by, "end": reading.end + by})
