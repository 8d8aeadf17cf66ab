"""Document to statements: which words are attributed to whom; pure, the tagger is handed in."""

from askcorpus.statements.extract import extract, extract_all
from askcorpus.statements.merging import ByHand, Chosen, Mention, Merged, merge
from askcorpus.statements.speakers import Resolved, mentions_in, resolve

__all__ = [
    "ByHand",
    "Chosen",
    "Mention",
    "Merged",
    "Resolved",
    "extract",
    "extract_all",
    "mentions_in",
    "merge",
    "resolve",
]
