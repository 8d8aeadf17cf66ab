"""The speakers of a whole corpus, merged from what each document tells of whom it names."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from askcorpus.nicknames import may_be_one
from askcorpus.records.statement import Speaker, SpeakerKind
from askcorpus.statements.cast import words_of
from askcorpus.statements.joint import joined, sharers
from askcorpus.statements.mentions import kind_of
from askcorpus.statements.names import split_role

BEARERS = 40
"""Names of one surname at most that are held against each other."""
_GENERATIONS = frozenset("jr sr ii iii iv".split())


class Mention(NamedTuple):
    """Whom one statement names, as far as its own document tells."""

    source: str
    """Id of the document."""
    name: str | None
    """The fullest name that the document gives; null where it points to nobody clearly."""
    kind: SpeakerKind
    written: str | None
    role: str | None
    local: bool = False
    """Whether the words mean somebody in this document only: `the company`, `an employee`."""


class Chosen(NamedTuple):
    """Whom a mention means by a correction by hand."""

    name: str
    kind: SpeakerKind | None = None


ByHand = Callable[[Mention], Chosen | None]


class Merged(NamedTuple):
    """Parallel to the mentions: ids of speakers, null where unknown; and the speakers."""

    ids: list[str | None]
    speakers: list[Speaker]


def _unchanged(_: Mention) -> None:
    """No correction by hand."""


def merge(mentions: Sequence[Mention], by_hand: ByHand = _unchanged) -> Merged:
    """The speakers of a corpus: one for all the names that mean one, as far as names can tell.

    What `by_hand` says of a mention goes before every rule.
    """
    fixed = [by_hand(each) for each in mentions]
    names = [
        chosen.name if chosen else each.name
        for each, chosen in zip(mentions, fixed, strict=True)
        if chosen or not each.local
    ]
    alone = [part for name in names if name for part in sharers(name) or (name,)]
    people = {each.name for each in mentions if each.name and each.kind == "person"}
    people |= {part for name in people for part in sharers(name)}
    people -= {each.name for each in mentions if each.kind == "organisation"}
    whole = _merge(alone, people)
    speakers: dict[str, Speaker] = {}
    ids: list[str | None] = []
    for each, chosen in zip(mentions, fixed, strict=True):
        if each.name is None and chosen is None:
            ids.append(None)
            continue
        full = each.name or ""
        if chosen is None and not each.local:
            parts = [whole.get(part, part) for part in sharers(full)]
            full = joined(*parts) if parts else whole.get(full, full)
            chosen = by_hand(each._replace(name=full, written=None))
        name = chosen.name if chosen else full
        key = f"{_slug(name)[:48]}@{each.source}" if each.local and not chosen else _slug(name)
        known = speakers.get(key) or Speaker(id=key, name=name, kind=each.kind)
        if chosen:
            kind = chosen.kind or ("person" if known.kind == "anonymous" else known.kind)
            known = known.model_copy(update={"by_hand": True, "kind": kind})
        speakers[key] = _enrich(known, each)
        ids.append(key)
    return Merged(ids, list(speakers.values()))


def _merge(names: Sequence[str], people: Collection[str]) -> dict[str, str]:
    """Other names to the one full name of the corpus that they can stand for."""
    counts = Counter(names)
    full = [name for name, _ in counts.most_common() if " " in name]
    ending: dict[str, list[str]] = {}
    for other in full:
        if parts := words_of(other):
            ending.setdefault(parts[-1], []).append(other)
    result: dict[str, str] = {}
    for surname, bearers in ending.items():
        if 1 < len(bearers) <= BEARERS and surname not in _GENERATIONS:
            result |= _familiar([each for each in bearers if each in people], counts)
    for name in counts:
        wanted = words_of(name)
        ends = ending.get(wanted[0], []) if len(wanted) == 1 else []
        ones = [result.get(other, other) for other in ends]
        if ones and len({words_of(one)[0] for one in ones}) == 1:
            result[name] = ones[0]
    whole = {_initials(name): name for name in reversed(full) if len(_initials(name)) > 2}
    result |= {name: whole[name] for name in counts if name in whole and name.isupper()}
    return result


def _familiar(bearers: Sequence[str], counts: Mapping[str, int]) -> dict[str, str]:
    """Short forms and initials to the commonest name, where all of one surname that fit are one.

    `Pat Lee` is nobody's short form where both a `Patrick Lee` and a `Patricia Lee` speak.
    """
    fitting = {one: [each for each in bearers if _may_be_one(one, each)] for one in bearers}
    clear = {
        one
        for one, group in fitting.items()
        if all(_may_be_one(a, b) for a, b in combinations(group, 2))
    }
    best = {
        one: min(clear.intersection(fitting[one]), key=lambda n: (-counts[n], -len(n), n))
        for one in clear
    }
    return {one: name for one, name in best.items() if one != name}


def _may_be_one(one: str, other: str) -> bool:
    """Whether two full names of one surname can be one person's: `Andy Lee`, `Andrew B. Lee`."""
    first, *middle = words_of(one)[:-1]
    second, *between = words_of(other)[:-1]
    pairs = zip(middle, between, strict=False)
    return may_be_one(first, second) and all(may_be_one(a, b) for a, b in pairs)


def _enrich(speaker: Speaker, mention: Mention) -> Speaker:
    aliases = set(speaker.aliases)
    written = " ".join((mention.written or "").split())
    if kind_of(written) == "name":
        aliases.add(_alias(written))
    if mention.name:
        aliases.add(mention.name)
    aliases.discard(speaker.name)
    roles = {*speaker.roles, mention.role} if mention.role else set(speaker.roles)
    update = {"aliases": tuple(sorted(aliases)), "roles": tuple(sorted(roles))}
    return speaker.model_copy(update=update)


def _alias(written: str) -> str:
    """A source as written without what follows the name: `Ann Lee, the mayor,` is `Ann Lee`."""
    head = written.partition(",")[0]
    head = head if kind_of(head) == "name" else split_role(written)[0]
    return re.sub(r"(?:[’']s|(?<=s)[’'])$", "", head)


def _initials(name: str) -> str:
    """The capitals of a name's words: `American Civil Liberties Union` gives `ACLU`."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]
    if sum(map(str.isalnum, name)) == sum(map(str.isalnum, plain)):
        return slug
    # Letters that Latin has none for: without them two names could become one.
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else f"speaker-{digest}"
