"""Document to statements: which words are attributed to whom; pure, the tagger is handed in."""

from askcorpus.statements.extract import extract, extract_all

__all__ = ["extract", "extract_all"]
