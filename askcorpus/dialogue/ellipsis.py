"""Fragments (`why?`, `and the police?`) set into the frame of the question before them."""

import re
from typing import NamedTuple

from askcorpus.dialogue.salience import names_within
from askcorpus.statements.given import gender_of_name

LONGEST = 5
"""Words of a fragment at most, without what opens it."""
_WH = r"(?:what|which|who|whom|whose|when|where|why|how)"
_PREPOSITION = (
    r"(?:about|on|of|to|with|for|in|at|against|from|by|after|before|during|since|under|over)"
)
_VERB = (
    r"(?:is|are|was|were|am|be|been|do|does|did|done|has|have|had|can|could|will|would|shall|should"
    r"|may|might|must)"
)
_OPENING = re.compile(
    r"^(?:(?:and|but|or|so|ok|okay|also|well)\b[\s,]*)?(?P<about>(?:what|how)\s+about\s+)?", re.I
)
_AND = re.compile(r"^(?:and|but|or|so|ok|okay|well|also)\b[\s,]+(?=\w)", re.IGNORECASE)
_ELSE = re.compile(
    rf"^(?:(?:is|was|are|were)\s+there\s+)?(?P<asks>{_WH}|any(?:thing|one|body|where))"
    r"\s+(?:else|more)$",
    re.IGNORECASE,
)
_ANY = {"anything": "what", "anyone": "who", "anybody": "who", "anywhere": "where"}
_QUERY = re.compile(
    rf"^(?:{_PREPOSITION}\s+)?(?:(?:why|when|where|how|who|whom|whose|what)"
    r"(?:\s+(?:not|so|come|exactly|often|long|far|else))?|how (?:many|much)(?:\s+\w+)?"
    r"|(?:which|what|whose)\s+\w+)$",
    re.IGNORECASE,
)
_OPENS_WH = re.compile(rf"^(?:{_WH})(?:\s+else)?\b(?!\s+(?:many|much)\b)", re.IGNORECASE)
_OPENS_VERB = re.compile(rf"^{_VERB}\b", re.IGNORECASE)
_HAS_VERB = re.compile(rf"\b{_VERB}(?:n['’]t)?\b|\b\w+['’](?:s|re|ve|d)\s", re.IGNORECASE)
_PHRASE = re.compile(rf"\b{_PREPOSITION}\b\s+[^,;]+?(?=\s+{_PREPOSITION}\b|[,;?]|$)", re.IGNORECASE)


class Whole(NamedTuple):
    """A fragment set into its frame."""

    text: str
    carried: str
    """The part of the earlier question that was taken over."""


def without_opening(asked: str) -> str:
    """The question without an `and` or `but` that only ties it to the one before."""
    match = _AND.match(asked)
    rest = asked[match.end() :] if match else asked
    return rest if len(rest.split()) > 1 else asked


def completed(asked: str, earlier: str) -> Whole | None:
    """The fragment within the frame of the earlier question; None where it is none."""
    opening = _OPENING.match(asked)
    body = asked[opening.end() if opening else 0 :].strip(" ?.!,")
    frame = earlier.strip().rstrip("?.! ")
    if not body or not frame or len(body.split()) > LONGEST or _HAS_VERB.search(f"{body} "):
        return None
    if match := _ELSE.match(body):
        return _more(_ANY.get(match["asks"].lower(), match["asks"].lower()), frame)
    if _QUERY.match(body):
        return _asked_of(body, frame)
    if opening and opening.end() and not _OPENS_WH.match(body):
        return _exchanged(body, frame)
    return None


def _more(asks: str, frame: str) -> Whole:
    """`what else?`: the same question again, for more."""
    match = _OPENS_WH.match(frame)
    same = match is not None and match[0].lower().startswith(asks)
    if match is None or not same:
        return _asked_of(f"{asks} else", frame)
    rest = frame[match.end() :]
    return Whole(f"{match[0].split()[0]} else{rest}?", rest.strip())


def _asked_of(query: str, frame: str) -> Whole:
    """`why?`, `since when?`: asked of what the earlier question was about."""
    if _OPENS_VERB.match(frame) and not query.endswith(" not"):
        return Whole(f"{query} {frame[0].lower()}{frame[1:]}?", frame)
    return Whole(f"{frame}, and {query[0].lower()}{query[1:]}?", frame)


def _exchanged(part: str, frame: str) -> Whole:
    """`and the police?`: the earlier question with the like part exchanged for this one."""
    start, end = _like(part, frame)
    head = frame[:start].rstrip()
    joined = f"{head} {part}{frame[end:]}".strip()
    return Whole(f"{joined}?", f"{head} {frame[end:].strip()}".strip())


def _like(part: str, frame: str) -> tuple[int, int]:
    """Where the earlier question holds what the fragment takes the place of; its end if nowhere."""
    phrases = list(_PHRASE.finditer(frame))
    if re.match(rf"{_PREPOSITION}\b", part, re.IGNORECASE):
        same = [each for each in phrases if each[0].split()[0].lower() == part.split()[0].lower()]
        return same[-1].span() if same else (len(frame), len(frame))
    names = names_within(frame, ())
    persons = [each for each in names if gender_of_name(each[2])]
    last = phrases[-1] if phrases else None
    behind = last.start() + len(last[0].split()[0]) + 1 if last else len(frame)
    if names_within(f"and {part}", ()) and names and not any(each[0] >= behind for each in names):
        return (persons or names)[0][:2]
    if last:
        return behind, last.end()
    return names[-1][:2] if names else (len(frame), len(frame))
