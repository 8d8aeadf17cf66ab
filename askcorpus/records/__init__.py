"""Frozen contracts between the stages; they import nothing else of ours."""

from askcorpus.records.answer import Answer, AnswerSpan, Citation, Context, Trust, Verdict
from askcorpus.records.base import Record, Span
from askcorpus.records.document import Block, BlockKind, Document, Source, Turn
from askcorpus.records.evidence import Evidence
from askcorpus.records.passage import Passage

__all__ = [
    "Answer",
    "AnswerSpan",
    "Block",
    "BlockKind",
    "Citation",
    "Context",
    "Document",
    "Evidence",
    "Passage",
    "Record",
    "Source",
    "Span",
    "Trust",
    "Turn",
    "Verdict",
]
