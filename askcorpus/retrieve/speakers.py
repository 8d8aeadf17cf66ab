"""Who is meant by a name that a user gives: by id, name, alias, part of a name, or misspelt."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

from askcorpus.errors import UnknownSpeaker
from askcorpus.nicknames import may_be_one
from askcorpus.records import SpeakerEntry

NEAR = 0.78
"""Likeness from which one word is taken for a misspelling of another."""
NAMED = 3
"""Speakers that are named where none or several are meant."""
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope cardinal
    bishop father sister reverend rev president chancellor minister secretary ambassador governor
    gov senator sen congressman congresswoman representative rep councillor councilman
    councilwoman cllr mayor judge justice attorney sheriff officer detective inspector constable
    captain capt general gen colonel col major lieutenant lt sergeant sgt commissioner director
    chairman chairwoman chief coach""".split()
)
_OF_WHAT = re.compile(r"\b(?:in|of|at|from|for|with|to|by|on|who|whose|that|which|near)\b")
_OWNER = re.compile(r"\A.*[’'](?:s\b|(?<=s[’'])(?!\w))\s*", re.DOTALL)


class Meant(NamedTuple):
    """The speaker that a name means."""

    speaker: SpeakerEntry
    note: str | None
    """One line where the name had to be read as another; null where it is the speaker's own."""


def speaker_meant(name: str, speakers: Sequence[SpeakerEntry]) -> Meant:
    """The one speaker that `name` means.

    Raises UnknownSpeaker, whose remedy names the nearest, where it means nobody or several.
    """
    found = speakers_named(name, speakers)
    if len(found) == 1:
        return Meant(found[0], _namesakes(found[0], speakers))
    if found:
        names = ", ".join(f"{each.name} ({each.id})" for each in found[: 2 * NAMED])
        more = f" and {len(found) - 2 * NAMED} more" if len(found) > 2 * NAMED else ""
        raise UnknownSpeaker(
            f"{name!r} may be any of {len(found)} speakers",
            remedy=f"name one, best by id: {names}{more}",
        )
    if (familiar := _familiar(name, speakers)) and len(familiar) == 1:
        one = familiar[0]
        return Meant(one, f"nobody is called {name!r}: read as {one.name}, whose words are shown")
    near = familiar or _misspelt(name, speakers)
    if len(near) == 1:
        note = f"nobody is called {name!r}: did you mean {near[0].name}? Theirs are shown"
        return Meant(near[0], note)
    nearest = near or alike(name, speakers)
    names = " or ".join(f"{each.name} ({each.id})" for each in nearest[:NAMED])
    if nearest:
        hint = f"did you mean {names}? "
    else:
        most = ", ".join(f"{each.name} ({each.id})" for each in speakers[:NAMED])
        hint = f"those who say most: {most}. " if most else "nobody is quoted here. "
    raise UnknownSpeaker(
        f"no speaker is called {name!r}", remedy=f"{hint}All speakers: askcorpus speakers"
    )


def _namesakes(found: SpeakerEntry, speakers: Sequence[SpeakerEntry]) -> str | None:
    """A line where the texts leave open which of several people a bare surname means."""
    name = folded(found.name).split()
    if len(name) != 1 or found.kind != "person":
        return None
    others = [
        f"{each.name} ({each.id})"
        for each in speakers
        if each.kind == "person" and folded(each.name).split()[1:][-1:] == name
    ]
    if len(others) < 2:
        return None
    return f"where the text says only {found.name!r}; there are also {', '.join(others[:NAMED])}"


def speakers_named(name: str, speakers: Sequence[SpeakerEntry]) -> list[SpeakerEntry]:
    """The speakers that the name is fit for, by the closest kind of fit that anyone has.

    In turn: the id; the whole name; a whole alias, or words of the name side by side (a surname
    that is one's alias may be another's as well); words of an alias; words of a role.
    """
    if exact := [each for each in speakers if each.id == name.strip()]:
        return exact
    wanted = folded(name)
    if not wanted.strip():
        return []
    kinds: tuple[Callable[[SpeakerEntry], bool], ...] = (
        lambda one: folded(one.name) == wanted,
        lambda one: (
            any(folded(alias) == wanted for alias in one.aliases)
            or (one.kind != "anonymous" and _part(wanted, one.name))
        ),
        lambda one: one.kind == "anonymous" and wanted in _head(one.name),
        lambda one: any(_part(wanted, alias) for alias in one.aliases),
        lambda one: any(_all_words(wanted, role) for role in one.roles),
    )
    for fits in kinds:
        if found := [each for each in speakers if fits(each)]:
            return [each for each in found if not _with_another(each, found)]
    return []


def surnamed(name: str, speakers: Sequence[SpeakerEntry]) -> list[SpeakerEntry]:
    """The people of a surname that is given alone; nobody where more is given."""
    wanted = folded(name).split()
    return [
        each
        for each in speakers
        if len(wanted) == 1 and each.kind == "person" and folded(each.name).split()[-1:] == wanted
    ]


def without_title(name: str) -> str:
    """The name without a title before it: `Officer Shelby` is `Shelby`."""
    first, _, rest = name.strip().partition(" ")
    return rest.strip() if rest and folded(first).strip() in TITLES else name


def _with_another(one: SpeakerEntry, found: Sequence[SpeakerEntry]) -> bool:
    """Whether a name joins that of one who is meant as well: `Ann Lee and Bo Ek`, `Ann Lee`."""
    whole = folded(one.name)
    parts = [f" {part.strip()} " for part in whole.split(" and ")]
    return len(parts) > 1 and any(folded(each.name) in parts for each in found)


def alike(name: str, speakers: Sequence[SpeakerEntry]) -> list[SpeakerEntry]:
    """Up to three speakers whose names look most like this one."""
    known = {folded(each.name).strip(): each for each in reversed(speakers)}
    near = get_close_matches(folded(name).strip(), known, n=NAMED, cutoff=0.6)
    return [known[each] for each in near]


def folded(name: str) -> str:
    """The words of a name, without case and accents, each between blanks."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", re.sub(r"[’']s\b", "", name.casefold()))
        if not unicodedata.combining(character)
    )
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return f" {' '.join(words)} "


def _head(description: str) -> str:
    """What is described, without of what or where: `the mayor's aide` is no mayor."""
    return folded(_OWNER.sub("", _OF_WHAT.split(description, maxsplit=1)[0]))


def _all_words(wanted: str, role: str) -> bool:
    """Whether a role holds all the wanted words, at least two of them, or is one of them."""
    held, words = folded(role).split(), wanted.split()
    return words == held or (len(words) > 1 and set(words) <= set(held))


def _part(wanted: str, name: str) -> bool:
    """Whether the wanted words are part of a name: side by side, or first and last."""
    whole = folded(name)
    if wanted in whole:
        return True
    first, *rest = wanted.split()
    parts = whole.split()
    return bool(rest) and len(parts) > 2 and [first, rest[-1]] == [parts[0], parts[-1]]


def _familiar(name: str, speakers: Sequence[SpeakerEntry]) -> list[SpeakerEntry]:
    """People of the wanted surname whose given name may be the wanted one: `Andy`, `A.`."""
    first, *rest = folded(name).split() or [""]
    if not rest:
        return []
    return [
        each
        for each in speakers
        if each.kind == "person"
        and len(parts := folded(each.name).split()) > 1
        and parts[-1] == rest[-1]
        and may_be_one(first, parts[0])
        and all(may_be_one(a, b) for a, b in zip(rest[:-1], parts[1:-1], strict=False))
    ]


def _misspelt(name: str, speakers: Sequence[SpeakerEntry]) -> list[SpeakerEntry]:
    """Speakers of whose name every wanted word is a misspelling, those that fit best."""
    wanted = folded(name).split()
    if not wanted or max(map(len, wanted)) < 4:
        return []
    scored = [(_likeness(wanted, folded(each.name).split()), each) for each in speakers]
    best = max((score for score, _ in scored), default=0.0)
    found = [each for score, each in scored if score == best] if best >= NEAR else []
    return [each for each in found if each.kind != "anonymous"] or found


def _likeness(wanted: Sequence[str], held: Sequence[str]) -> float:
    """How alike the least alike of the wanted words is to its best counterpart, in [0, 1]."""
    if not held:
        return 0.0
    return min(max(SequenceMatcher(None, one, other).ratio() for other in held) for one in wanted)
