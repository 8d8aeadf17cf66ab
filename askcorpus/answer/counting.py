"""Whether the number that was found counts what "how many ..." asks for."""

import re
from collections.abc import Sequence

from askcorpus.answer.question import Question
from askcorpus.answer.requirements import Lacking, counted
from askcorpus.answer.select import SHAPED, Candidate
from askcorpus.answer.shapes import shaped
from askcorpus.answer.support import WordEncoder, support
from askcorpus.retrieve.terms import STOPWORDS, stem

FAR = 0.3
"""Cosine below which the noun after a number is another thing than the noun asked for: over all
articles of XQuAD none of 9 right numbers lies there and half of 24 wrong ones do."""
NEARLY = 8.0
"""How much less sure, in the reader's logits, what goes before a plain misfit may be."""
NOUN_WITHIN = 4
"""Words after a number among which its noun stands."""
_WORD = re.compile(r"\s*([^\W\d_][\w’'-]*)")
_PART_OF = re.compile(r"\bhow many of (?:the|these|those|its|their|his|her|all)\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?:second|minute|hour|day|night|week|fortnight|month|season|summer|winter|year|decade)s?$",
    re.I,
)
_ANYBODY = frozenset("people persons person men women members times things others".split())
"""What is counted in so many words that no noun tells another thing."""


def fitting_first(
    question: Question, candidates: Sequence[Candidate], encoder: WordEncoder
) -> list[Candidate]:
    """The candidates, those last that stand before a sure one and plainly are another thing.

    That is what counts another thing, or is of another unit than is asked for (a time of day, say).
    As they are where no candidate that the reader believes nearly as much may be it.
    """
    ordered, other = list(candidates), list[Candidate]()
    measured = question.expects in SHAPED and question.unit is not None
    for place, each in enumerate(ordered):
        wrong = measured and each.fit == 0
        if wrong or miscounted(question, each, encoder) is not None:
            other.append(each)
        elif each.margin > max(0.0, ordered[0].margin - NEARLY) and each.fit == 1:
            before = [one for one in ordered[:place] if one not in other]
            return [*before, *ordered[place:], *other]
    return ordered


def miscounted(question: Question, best: Candidate, encoder: WordEncoder) -> Lacking | None:
    """The thing asked for, where the number found plainly counts another; None where it may not."""
    if question.unit != "count":
        return None
    thing = counted(question)
    part = _PART_OF.search(question.text) is not None
    asked = [term for term in question.terms if term.isalpha()] if part else [thing or ""]
    if not all(asked) or set(asked) & _ANYBODY:
        return None
    nouns = [noun.lower() for noun in _nouns(question, best)]
    told = {stem(term) for term in question.terms}
    if not nouns or set(nouns) & _ANYBODY or any(stem(noun) in told for noun in nouns):
        return None
    if max(support(asked, " ".join(nouns), encoder).words.values()) >= FAR:
        return None
    return Lacking(lack="thing", words=(asked[-1],))


def _nouns(question: Question, best: Candidate) -> list[str]:
    """The content words right after the first number of the answer, up to the first small word."""
    passage, start = best.evidence.passage, best.answer.start - best.evidence.passage.start
    text = passage.text
    at = next((end for _, end in shaped("quantity", text[start:], question.unit)), None)
    if at is None or start + at > best.answer.end - passage.start + 1:
        return []
    found: list[str] = []
    place = start + at
    while len(found) < NOUN_WITHIN and (match := _WORD.match(text, place)):
        if match.group(1).lower() in STOPWORDS:
            break
        found.append(match.group(1))
        if _TIME.match(match.group(1)):
            break
        place = match.end()
    return found
