"""The words by which a question leans on what was said before it."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Role = Literal["subject", "object", "possessive"]
Number = Literal["m", "f", "plural", "thing"]

PRONOUNS: dict[str, tuple[Number, Role]] = {
    "he": ("m", "subject"),
    "him": ("m", "object"),
    "his": ("m", "possessive"),
    "she": ("f", "subject"),
    "her": ("f", "possessive"),
    "hers": ("f", "possessive"),
    "they": ("plural", "subject"),
    "them": ("plural", "object"),
    "their": ("plural", "possessive"),
    "theirs": ("plural", "possessive"),
    "it": ("thing", "subject"),
    "its": ("thing", "possessive"),
}
VERBS = frozenset(
    "is are was were am do does did has have had can could will would shall should may might must"
    " isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-.][^\W_]+)*")
_AFTER_OBJECT = frozenset(
    """and or but in on at to for from by with about as into over after before during when while
    if because than that who which is was are were do are did does say said says have has had the
    a an of again ever too now then there most best better more until since not""".split()
)
_IDLE = (
    r"\b(?:is|was|isn't|wasn't|would|will|did|does|has|makes?|made|if|that|thinks?|says?)\s+it\s+"
    r"(?:be\s+|been\s+)?(?:true|possible|likely|known|clear|legal|illegal|common|important"
    r"|necessary|said|says?|mention(?:s|ed)?|talks?|takes?|took|rains?|matters?|seems?|appears?"
    r"|turns?)\b",
    r"\btime (?:is|was) it\b|\bit takes?\b|\bgets? it (?:wrong|right)\b",
    r"\bit\b(?=.*\bthat\b(?!\W*$))",
)
_IDLE_IT = re.compile("|".join(_IDLE), re.IGNORECASE)
_SUBJECT_ASKED = re.compile(
    r"^(?:who(?:se)?|(?:which|what|how many)\s+\w+|number of \w+)\b(?!\s+(?:"
    + "|".join(sorted(VERBS))
    + r")\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:[^\Wsu_]s|people|staff|police|men|women|children)$")


class Token(NamedTuple):
    """A word of the question and where it stands."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in small letters, its apostrophe straight."""
        return self.text.lower().replace("’", "'")


class Pronoun(NamedTuple):
    """A pronoun of the question that nothing in the question itself explains."""

    start: int
    end: int
    number: Number
    role: Role
    agrees: bool = False
    """Whether a verb beside it shows that it means several (`do they`)."""


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    return [Token(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


def pronouns(text: str, names: Sequence[tuple[int, int, str]] = ()) -> list[Pronoun]:
    """The personal pronouns that lean on what came before; `names` are the question's own."""
    found = []
    explained: set[Number] = set()
    every = tokens(text)
    idle = [match.span() for match in _IDLE_IT.finditer(text)]
    for place, token in enumerate(every):
        base, _, ending = token.low.partition("'")
        if base not in PRONOUNS or any(a <= token.start < b for a, b in idle):
            continue
        number, role = PRONOUNS[base]
        before = every[place - 1].low if place else ""
        if base == "her" and _owns_nothing(text, token, every[place + 1 : place + 2]):
            role = "object"
        if base == "it" and before not in VERBS and before not in _CLAUSE:
            role = "object"
        if number in explained or _bound(text, token, role, number, before, names):
            explained.add(number)
            continue
        end = token.start + len(base) if ending else token.end
        agrees = role == "subject" and before in _SEVERAL
        found.append(Pronoun(token.start, end, number, role, agrees))
    return found


_SEVERAL = frozenset("do are were have aren't don't weren't haven't".split())
_CLAUSE = frozenset(
    "if that when why how because while where says said say claims claimed thinks after before"
    " since whether until staff".split()
)


def _bound(
    text: str,
    token: Token,
    role: Role,
    number: Number,
    before: str,
    names: Sequence[tuple[int, int, str]],
) -> bool:
    """Whether the question itself says whom the pronoun means."""
    if role != "object" and any(end <= token.start for _, end, _ in names):
        return True
    head = text[: token.start]
    if role == "object" or before in VERBS:
        return False
    if role == "possessive":
        return number == "plural" and bool(
            (
                re.match(r"(?:how many|which|what) \w+ (?!of\b)", head, re.I)
                and _SUBJECT_ASKED.match(head)
            )
            or _plural_subject(head)
        )
    if _SUBJECT_ASKED.match(head):
        return True
    if number == "plural":
        return any(_PLURAL.search(each.low) for each in tokens(head) if each.low not in VERBS)
    return number == "thing" and len(tokens(head)) > 3 and before != "when"


def _plural_subject(head: str) -> bool:
    """Whether a plural noun stands behind an inverted verb: `how do the workers treat their`."""
    every = tokens(head)
    for place, token in enumerate(every):
        if token.low in VERBS:
            behind = every[place + 1 : place + 4]
            return any(_PLURAL.search(each.low) and "'" not in each.low for each in behind[:-1])
    return False


def _owns_nothing(text: str, token: Token, following: Sequence[Token]) -> bool:
    """Whether a `her` is an object, since no noun follows that it could own."""
    if not following or following[0].low in _AFTER_OBJECT:
        return True
    return bool(text[token.end : following[0].start].strip())


def possessive(name: str) -> str:
    """The name as an owner: `Ann Lee's`, `Goo Goo Dolls'`."""
    if re.search(r"['’]s?$", name):
        return name
    return name + ("'" if name.endswith("s") else "'s")
