"""Scores for noticing what changed in meaning between two versions of a text."""
