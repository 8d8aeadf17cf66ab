"""What a refusal says was looked for and not found."""

from collections.abc import Sequence

from askcorpus.answer.examine import Examination
from askcorpus.answer.question import Question, analyse
from askcorpus.answer.requirements import name_words
from askcorpus.retrieve.spelling import replaced
from askcorpus.retrieve.terms import words

LITTLE = 0.5
"""Support below which a word of the question counts as not spoken of."""


def missing(seen: Examination) -> str:
    """In words: what no document mentions, or what of a thing that is mentioned is not told."""
    if not seen.passages:
        return "no passage is left by --source, --speaker, --since and --until"
    seen = seen.model_copy(update={"question": _as_read(seen)})
    known = _known(seen)
    if seen.unseen and (not known or _names_unseen(seen)):
        return "no document mentions " + _listed(seen.unseen, "or")
    if seen.lack and seen.lack.lack == "far":
        absent = _listed(_written(seen.question, seen.lack.words))
        return f"no one passage holds {absent} and answers" + (f" about {known}" if known else "")
    if seen.lack and seen.lack.lack in ("name", "number"):
        absent = _listed(_written(seen.question, seen.lack.words))
        return f"no passage on {known} mentions {absent}" if known else f"nothing on {absent}"
    if seen.lack and seen.lack.lack == "denied":
        return f"{_are_mentioned(known)}, but only to deny it" if known else "it is only denied"
    if seen.lack and seen.lack.lack == "kind":
        kind = seen.lack.words[0]
        if kind == "answer":
            return _near(known, "no passage answers", "what answers the question")
        article = "an" if kind[0] in "aeiou" else "a"
        return _near(known, f"no passage gives {article} {kind} for it", f"{article} {kind}")
    if seen.lack:
        return _near(known, "", _listed(seen.lack.words))
    unsaid = list(seen.unseen) or [word for word, each in _supported(seen) if each < LITTLE]
    if unsaid:
        return _near(known, "", _listed(unsaid[:2]))
    occur = "occurs" if len(seen.question.terms) == 1 else "occur"
    return f"{_listed(seen.question.terms)} {occur}, but no passage answers the question"


def _as_read(seen: Examination) -> Question:
    """The question with its misspelt words as they were read: so is what an answer lacks."""
    text = seen.question.text
    for word, meant in seen.spelling:
        text = replaced(text, word, meant)
    return analyse(text) if seen.spelling else seen.question


def _names_unseen(seen: Examination) -> bool:
    """Whether a name of the question is among the words that no document holds."""
    named = {part for name in seen.question.names for part in words(name)}
    return bool(named.intersection(seen.unseen))


def _near(known: str, alone: str, absent: str) -> str:
    """A near miss: what is there, and what of it is not."""
    if not known:
        return alone or f"no passage that comes near mentions {absent}"
    return f"{_are_mentioned(known)}, but not {absent}"


def _are_mentioned(known: str) -> str:
    return f"{known} {'are' if '” and “' in known else 'is'} mentioned"


def _known(seen: Examination) -> str:
    """The names of the question that the best passages hold, as written; else its found words."""
    texts = [each.evidence.passage.text for each in seen.candidates]
    names = name_words(seen.question, texts)
    lacked = set(seen.lack.words) if seen.lack else set()
    held = [name for name in names if name not in lacked and name not in seen.unseen]
    if held:
        return f"“{' '.join(_written(seen.question, held))}”"
    found = [word for word, each in _supported(seen) if each == 1.0 and word not in lacked]
    return _listed(found[:3])


def _supported(seen: Examination) -> list[tuple[str, float]]:
    return list(seen.supported.words.items()) if seen.supported else []


def _written(question: Question, wanted: Sequence[str]) -> list[str]:
    """Words as the question writes them."""
    written = {part: raw for raw in question.text.split() for part in words(raw)}
    bare = [written.get(word, word).strip("?!.,;:'\"“”‘’()") for word in wanted]
    return [each.removesuffix("'s").removesuffix("’s") for each in bare]


def _listed(found: Sequence[str], joint: str = "and") -> str:
    quoted = [f"“{each}”" for each in found]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {joint} {quoted[-1]}"
