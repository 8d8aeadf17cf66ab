"""Who said what, scored on published sets: spans and links."""

from evals.attribution.cli import main

__all__ = ["main"]
