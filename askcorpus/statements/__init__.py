"""Document to statements: which words are attributed to whom; pure, the tagger is handed in."""

from askcorpus.statements.extract import extract, extract_all
from askcorpus.statements.speakers import Resolved, resolve

__all__ = ["Resolved", "extract", "extract_all", "resolve"]
