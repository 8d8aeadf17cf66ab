"""The store beside a corpus: vectors in Chroma, everything else in a SQLite catalogue."""

from askcorpus.index.records import Filter, Hit, Spoken, SpokenHit
from askcorpus.index.store import Index

__all__ = ["Filter", "Hit", "Index", "Spoken", "SpokenHit"]
