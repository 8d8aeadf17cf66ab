"""File to Document: discovery, decoding, one reader per format, metadata, turns, sentences.

Every span that leaves this stage counts characters of the file's decoded text, untouched.
"""

from askcorpus.ingest.decoding import decode
from askcorpus.ingest.files import FoundFile, Skipped, discover
from askcorpus.ingest.reading import read

__all__ = ["FoundFile", "Skipped", "decode", "discover", "read"]
