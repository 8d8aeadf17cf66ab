"""Follow-ups: whether the resolved question finds what a person's own rewriting of it finds."""

from evals.dialogue.cli import main

__all__ = ["main"]
