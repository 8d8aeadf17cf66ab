"""The people and organisations that one document names, to find whom a short mention means."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from askcorpus.nicknames import may_be_one
from askcorpus.statements.given import gender_of_name
from askcorpus.statements.mentions import NameUse, is_organisation, names_in
from askcorpus.statements.names import role_nouns, split_role

_NO_PERSON = re.compile(
    r"\b(?:Republicans?|Democrats?|Americans?|Conservatives?|Liberals?|Family|County|City|State"
    r"|States|Port|Lake|Mount|Fort|Bay|River|Valley|Island|Islands|Beach|Hill|Park|Airport|Hospital"
    r"|School|Church|Museum|House|Street|Avenue|Act|Bill|Day|War|Care|Union|United|North|South|East|West|New)\b"
)
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_STAFF = re.compile(
    r"(?:[’']s?)?\s+(?:(?:Web|senior|former|top|cloud|chief|[a-z]+-?[a-z]*)\s+){0,2}(?:CEO|CFO|COO|CTO"
    r"|employees?|executives?|spokes\w+|founders?|co-founders?|staff|workers|staffers|shareholders"
    r"|leadership|officials?|headquarters|shares|campaign|customers|products?|users|board|policies)\b"
)
_APPOSED = re.compile(
    r",?\s+(?:an?|the|which is an?)\s+(?:[\w’'-]+\s+){0,4}(?:company|firm|agency|group|maker|giant"
    r"|startup|start-up|organi[sz]ation|retailer|bank|union|nonprofit|newspaper|magazine|website"
    r"|network|university|think\s+tank|manufacturer|charity|party|coalition|association)\b"
)
_MEMBER_OF = re.compile(
    r"\b(?:CEO|founder|spokes\w+|employees?|executives?|fellow|analyst|staff|officials?|workers"
    r"|chief\s+executive|editor|lawyers?|attorneys?)\s+(?:of|for|at|with|from)\s+(?:the\s+)?\Z"
)
_LEADING_ROLE = re.compile(
    r"(?:(?:[A-Z][\w.&’'-]*|of|for|the|and)\s+){0,6}(?:[a-z-]+\s+){0,3}\S+\s\Z"
)
_LEADING_NOUN = re.compile(r"[\w.-]+(?:\s+(?:[A-Z][\w.&’'-]*|of|for|the|and|to))*\s*\Z")
"""A role word and capitals up to a name: `the governor of Texas, ` and verbs between are not."""
_APPOSITION = re.compile(r",\s+(?!who\b|which\b|said\b)(?P<role>[^,.;:\n“”\"]{4,90}?)(?=[,.;]|\s—)")
REMEMBERED = 8192
"""Names whose words are remembered."""
_BEFORE, _AFTER = 60, 80
"""Characters around a name in which its role may stand."""


class Cast:
    """Names of a document with what it shows of them: full forms, genders, roles."""

    def __init__(self, text: str, told: Sequence[tuple[int, int]] | None = None) -> None:
        """`told` are the ranges that count, in order; capitals of headings mean nothing."""
        small = set(_SMALL.findall(text))
        self.uses = uses = [
            use._replace(name=_without_opening(split_role(use.name)[0], small))
            for use in names_in(text)
            if told is None or _within(told, use.start)
        ]
        counts = Counter(use.name for use in uses)
        self.full = [name for name, _ in counts.most_common() if " " in name]
        self._known: dict[str, str] = {}
        self._gender: dict[str, str] = {}
        self._titled: set[str] = set()
        self.roles: dict[str, set[str]] = {}
        self._groups = {use.name for use in uses if _is_group(text, use)}
        self._described: dict[str, str] = {}
        for use in uses:
            if " " in use.name:
                self._learn(text, use, use.name)
        for use in uses:
            if " " not in use.name and use.gender:
                self._gender.setdefault(use.name, use.gender)
        for use in uses:
            if " " not in use.name:
                self._learn(text, use, self.expand(use.name))

    def _learn(self, text: str, use: NameUse, name: str) -> None:
        if use.gender:
            self._gender.setdefault(name, use.gender)
        if _titled(text, use):
            self._titled.add(name)
        if " " in name:
            self.roles.setdefault(name, set()).update(_roles_beside(text, use))
            described = _description(text, use)
            if described:
                self._described.setdefault(name, described)

    def description(self, name: str) -> str | None:
        """How the document first describes the person: `a fellow at Georgetown University`."""
        return self._described.get(name)

    def group(self, name: str) -> bool:
        """Whether the name is an organisation's, by its words or by what stands beside it."""
        return not self.surely_person(name) and (is_organisation(name) or name in self._groups)

    def person(self, name: str) -> bool:
        """Whether a name, even of one word, is rather a person's than an organisation's."""
        if self.group(name):
            return False
        return self.is_person(name) or self.addressed(name)

    def expand(self, name: str) -> str:
        """The commonest full name that a short one can stand for; the name itself if none can."""
        if name not in self._known:
            self._known[name] = self._expand(name)
        return self._known[name]

    def _expand(self, name: str) -> str:
        wanted = words_of(name)
        if len(wanted) != 1:
            return name
        people = [full for full in self.full if self.surely_person(full) or self._sided(full)]
        title = self._gender.get(name)
        people = [full for full in people if not title or self.fits(full, title)]
        ends = [full for full in people if words_of(full)[-1:] == wanted] or [
            full for full in self.full if words_of(full)[-1:] == wanted and self.is_person(full)
        ]
        starts = [full for full in people if words_of(full)[:1] == wanted]
        return _one_person(ends) or _one_person(starts) or name

    def is_person(self, name: str) -> bool:
        """Whether a full name reads like a person's."""
        return _like_a_person(name)

    def addressed(self, name: str) -> bool:
        """Whether a title or a role stands before the name somewhere."""
        return name in self._gender or name in self._titled

    def surname(self, name: str) -> bool:
        """Whether people of whom the text gives the full names bear it."""
        return any(full.endswith(f" {name}") and self.surely_person(full) for full in self.full)

    def _sided(self, name: str) -> bool:
        return self.is_person(name) and bool(self.roles.get(name))

    def surely_person(self, name: str) -> bool:
        """Whether a title or role right before it, or the given name itself, shows a person."""
        shown = self._gender.get(name) or gender_of_name(name) or name in self._titled
        return self.is_person(name) and bool(shown)

    def fits(self, name: str, gender: str) -> bool:
        """Whether a pronoun of this gender can mean the person."""
        known = self._gender.get(name) or gender_of_name(name)
        return not is_organisation(name) and known in ("", gender)


@lru_cache(maxsize=REMEMBERED)
def _like_a_person(name: str) -> bool:
    """Whether the words of a name are a person's full name; asked thousands of times."""
    if " " not in name or is_organisation(name):
        return False
    return bool(gender_of_name(name)) or not _NO_PERSON.search(name)


def _within(ranges: Sequence[tuple[int, int]], place: int) -> bool:
    index = bisect_right(ranges, (place, float("inf"))) - 1
    return index >= 0 and place < ranges[index][1]


def _is_group(text: str, use: NameUse) -> bool:
    """Whether what stands beside a name shows that it is an organisation's."""
    held = text[use.start : use.end]
    after = text[use.end : use.end + _AFTER]
    if _STAFF.match(after) and (re.search(r"[’']s?\Z", held) or not after.startswith(",")):
        return True
    if _APPOSED.match(after):
        return True
    return bool(_MEMBER_OF.search(text[max(0, use.start - _BEFORE) : use.start]))


def _description(text: str, use: NameUse) -> str | None:
    """The words beside a name that hold its role: `the Georgetown fellow`, `CEO` before it."""
    after = _APPOSITION.match(text, use.end)
    if after and role_nouns(after["role"]):
        return " ".join(after["role"].split())
    before = _LEADING_ROLE.search(text[max(0, use.start - _AFTER) : use.start])
    return " ".join(before[0].split()) if before and role_nouns(before[0].split()[-1]) else None


def _roles_beside(text: str, use: NameUse) -> set[str]:
    led = _LEADING_NOUN.search(text[max(0, use.start - _BEFORE) : use.start])
    before = led[0] if led else ""
    after = re.match(r"\s*,([^,.;\n]*)", text[use.end : use.end + _AFTER])
    title = re.search(r"(?:[A-Z]\w*\.? )+$", text[max(0, use.start - _BEFORE) : use.start])
    near = [before, after[1] if after else "", title[0] if title else ""]
    return set().union(*(role_nouns(part) for part in near))


def _without_opening(name: str, small: set[str]) -> str:
    """The name without a first word that only begins a sentence (`Compounding Amazon`)."""
    first, _, rest = name.partition(" ")
    common = first.lower().endswith("ing") or first.lower() in small
    kept = gender_of_name(name) or is_organisation(name)
    return rest if rest and common and not kept else name


def _titled(text: str, use: NameUse) -> bool:
    """Whether a role word stands right before the name."""
    last = re.search(r"(\S+)\s\Z", text[max(0, use.start - 30) : use.start])
    return bool(last and role_nouns(last[1]) and last[1][-1] not in ",;:")


def _one_person(names: Sequence[str]) -> str | None:
    """The commonest of the names when all may be one person's, else None."""
    if not names:
        return None
    given = [words_of(name)[0] for name in names]
    return (
        names[0] if all(may_be_one(one, other) for one, other in combinations(given, 2)) else None
    )


@lru_cache(maxsize=REMEMBERED)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case."""
    return tuple(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", name.lower()))
