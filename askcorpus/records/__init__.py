"""Frozen contracts between the stages; they import nothing else of ours."""

from askcorpus.records.answer import Answer, AnswerSpan, Citation, Context, Trust, Verdict
from askcorpus.records.base import Record, Span
from askcorpus.records.document import Block, BlockKind, Document, Source, Turn
from askcorpus.records.evidence import Evidence
from askcorpus.records.passage import Passage
from askcorpus.records.statement import (
    Difference,
    Match,
    Rendition,
    Said,
    Speaker,
    SpeakerEntry,
    Statement,
    StatementSpan,
    Verification,
)
from askcorpus.records.trust import (
    Assessment,
    Change,
    Comparison,
    Excerpt,
    Reason,
    Relation,
    SourceReport,
)

__all__ = [
    "Answer",
    "AnswerSpan",
    "Assessment",
    "Block",
    "BlockKind",
    "Change",
    "Citation",
    "Comparison",
    "Context",
    "Difference",
    "Document",
    "Evidence",
    "Excerpt",
    "Match",
    "Passage",
    "Reason",
    "Record",
    "Relation",
    "Rendition",
    "Said",
    "Source",
    "SourceReport",
    "Span",
    "Speaker",
    "SpeakerEntry",
    "Statement",
    "StatementSpan",
    "Trust",
    "Turn",
    "Verdict",
    "Verification",
]
