"""How far each document is to be trusted, from what the documents themselves show."""

from askcorpus.trust.assessing import assess
from askcorpus.trust.shelf import Paper, Shelf, paper

__all__ = ["Paper", "Shelf", "assess", "paper"]
