"""Whom a pronoun stands for: "he said" names nobody, the sentence before often does."""

import re

from askcorpus.retrieve.terms import STOPWORDS

PRONOUN = re.compile(r"(?:i|he|she|it|they|we|him|her|them|who|one)", re.IGNORECASE)
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*[^\W\d_]"
_NAME = re.compile(rf"\b{_CAPITAL}(?:[ ](?:(?:of|the|de|van|von|al|bin|&)[ ])?{_CAPITAL})*")
_QUOTED = re.compile(r"[“\"«„][^”\"»]*(?:[”\"»]|$)")


def named_before(text: str, end: int, asked: frozenset[str]) -> tuple[int, int] | None:
    """Offsets of the last name in `text[:end]` outside quotations, not one of the words asked.

    A capital at the start of a sentence tells a name only where more capitals follow, or where the
    word is no common one.
    """
    blank = _QUOTED.sub(lambda found: " " * len(found.group()), text)
    for match in reversed(list(_NAME.finditer(blank, 0, max(0, end)))):
        parts = match.group().split()
        telling = [part for part in parts if part.lower() not in STOPWORDS]
        if not telling or all(part.lower() in asked for part in telling):
            continue
        if len(parts) == 1 and _opens(text, match.start()):
            continue
        return match.span()
    return None


def _opens(text: str, at: int) -> bool:
    """Whether a sentence starts there."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:"
