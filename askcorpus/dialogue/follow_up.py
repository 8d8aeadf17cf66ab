"""A follow-up to the question that it stands for, by rules over the conversation's names."""

import re
from collections.abc import Sequence

from askcorpus.dialogue.antecedents import Edit, papers, persons, places, pointed, sayings
from askcorpus.dialogue.ellipsis import completed, without_opening
from askcorpus.dialogue.salience import Name, names_of, names_within
from askcorpus.dialogue.wording import VERBS
from askcorpus.records.dialogue import Exchange, Resolved
from askcorpus.retrieve.terms import content_terms, stem, words

RELATED = 2
"""Names of the last answer that `what else` is asked besides."""
FEW = 2
"""Content words up to which a question that names nothing is taken to lean on the conversation."""
_ELSE = re.compile(r"\b(?:else|other|others|another)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:else|other|others|another|next|after(?:wards)?|later|happen(?:s|ed)?|any(?:thing)?)\b",
    re.IGNORECASE,
)
_WHOLE_FOLDER = re.compile(r"\b(?:documents?|sources|files|articles|corpus)\b", re.IGNORECASE)
_NAMED_OTHERWISE = re.compile(r"\w*\d\w*[a-z_]\w*|[\"“”]|(?<!\w)['‘]\w")
_SPEAKS = re.compile(
    r"\b(?:did|does|do|has|have)\s+(?:the\s+)?\w+(?:\s+\w+)?\s+"
    r"(?:says?|said|tell|told|think|write|written|argued?|claim(?:ed)?|recommend(?:ed)?|want)\b",
    re.IGNORECASE,
)
_WHO_DID = re.compile(rf"who\s+(?!(?:{'|'.join(sorted(VERBS))})\b)", re.IGNORECASE)
_THE = re.compile(r"\bthe\s+([a-z]+)(?=\s+\w|\W*$)", re.IGNORECASE)
_GENERIC = frozenset(
    """other else another interesting important notable happen happened happens aspects aspect
    fact facts things thing information significant special unique famous popular successful
    next after later article noteworthy learn well long first""".split()
)
_SOMEBODYS = frozenset(
    """band album song film movie book show tour fight team group game season series story video
    single play award awards race match novel marriage fans""".split()
)
"""Nouns that a question puts behind `the` when it is clear whose is meant."""


def resolve_follow_up(question: str, history: Sequence[Exchange]) -> Resolved:
    """The question with what it takes from the conversation written out; else as it stands.

    `history` is oldest first. What stands alone comes back with its white space made single and
    nothing else changed.
    """
    asked = " ".join(question.split())
    if not history or not asked:
        return Resolved(text=asked, changed=False)
    whole = completed(asked, history[-1].question)
    if whole is not None:
        return Resolved(text=whole.text, changed=True, carried=(whole.carried,))
    rest = without_opening(asked)
    edits = sorted(_edits(rest, history))
    if not edits:
        return Resolved(text=asked, changed=False)
    carried = dict.fromkeys(name for edit in edits for name in edit.carried)
    return Resolved(text=_applied(rest, edits), changed=True, carried=tuple(carried))


def _edits(asked: str, history: Sequence[Exchange]) -> list[Edit]:
    names = names_of(history)
    own = names_within(asked, names)
    last = history[-1]
    if cited := papers(asked, last):
        return cited
    edits = [*persons(asked, names, own, last), *places(asked, last), *sayings(asked, last)]
    if own or not names:
        return edits
    if not edits and _leans(asked, history):
        edits.append(_about(asked, names[0]))
    taken = {name for edit in edits for name in edit.carried}
    return [*edits, *pointed(asked, names, taken), *_besides(asked, names, taken)]


def _applied(asked: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        if edit.start >= at:
            pieces += [asked[at : edit.start], edit.text]
            at = edit.end
    return "".join(pieces) + asked[at:]


def _besides(asked: str, names: Sequence[Name], taken: set[str]) -> list[Edit]:
    """`what else`: besides what the last answer named."""
    if not _ELSE.search(asked):
        return []
    given = [name.text for name in names if name.answered and name.text not in taken][:RELATED]
    at = len(asked.rstrip("?. "))
    return [Edit(at, at, f" besides {' and '.join(given)}", tuple(given))] if given else []


def _about(asked: str, topic: Name) -> Edit:
    """The topic of the conversation, put at the end of a question that names none."""
    at = len(asked.rstrip("?. "))
    tie = "with" if re.search(r"\bhappen", asked, re.IGNORECASE) else "for"
    mark = "" if asked[at:].strip() else "?"
    return Edit(at, at, f" {tie} {topic.text}{mark}", (topic.text,))


def _leans(asked: str, history: Sequence[Exchange]) -> bool:
    """Whether a question without names and pronouns says too little to stand alone."""
    if _NAMED_OTHERWISE.search(asked):
        return False
    terms = content_terms(asked)
    if _WHOLE_FOLDER.search(asked) and "article" not in terms:
        return False
    said = [term for term in terms if term not in _GENERIC]
    if _SPEAKS.search(asked) and len(said) >= FEW:
        return False
    if _WHO_DID.match(asked) and not _ELSE.search(asked):
        return len(said) <= FEW and _takes_up(asked, history)
    if len(said) <= FEW or (_MORE.search(asked) and len(said) <= FEW + 1):
        return True
    return len(said) <= FEW + 1 and _takes_up(asked, history)


def _takes_up(asked: str, history: Sequence[Exchange]) -> bool:
    """Whether a bare `the song` takes up what was mentioned, or is somebody's."""
    before = {
        stem(word)
        for each in history[-2:]
        for word in words(f"{each.question} {each.answer or ''}")
    }
    heads = [match[1].lower() for match in _THE.finditer(asked)]
    return any(head in _SOMEBODYS or stem(head) in before for head in heads)
