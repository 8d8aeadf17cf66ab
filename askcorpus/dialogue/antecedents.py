"""What a pronoun, a `there` or a `this song` stands for, and the words that say so."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from askcorpus.dialogue.salience import Name, entity, names_within
from askcorpus.dialogue.wording import VERBS, Pronoun, possessive, pronouns
from askcorpus.records.dialogue import Exchange
from askcorpus.retrieve.terms import STOPWORDS

Own = Sequence[tuple[int, int, str]]
"""The names that the question brings itself: start, end, name."""
PERSON = 1.5
"""What a name that is surely a person's weighs more for a `he` or `she`."""
_THIS = re.compile(r"\b(?P<word>this|that|these|those)(?:\s+(?P<noun>[a-z]{3,}))?", re.IGNORECASE)
_NO_CLAUSE = re.compile(
    r"\b(?:is|was|are|were|do|does|did|of|in|on|at|to|from|for|by|about|after|before|during|with"
    r"|like|than|all)\s+$",
    re.IGNORECASE,
)
"""What stands before a `that` which points and opens no clause."""
_TIMES = frozenset("time times year years period day days era point month".split())
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bif )\bthere\b(?!['’]s)"
    r"(?!\s+(?:is|are|was|were|any|a|an|be|been|other|some|more|anything|another)\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom)\s+(?:the\s+)?"
    r"([A-Z][\w.'’-]*(?:\s+(?:of\s+)?[A-Z][\w'’-]*)*)"
)
_DETERMINED = r"(?:\b(?:the|a|an|his|her|their|its|this|that)|['’]s)\s+"
_LAST_NOUN = re.compile(rf"{_DETERMINED}((?:[a-z]+\s+)?[a-z]+)\W*$|{_DETERMINED}([a-z]+)", re.I)
_LAST_ABOUT = re.compile(r"\b(?:about|of|on)\s+((?:the\s+)?[a-z][a-z -]{3,40}[a-z])\W*$")
_SAY_THAT = re.compile(
    r"\b(?:say|says|said|think|thinks|claim|claimed|mean|meant|write|wrote)\s+(?:that|this|it|so)"
    r"(?=\W*$)",
    re.IGNORECASE,
)
_ITS_PAPER = re.compile(
    r"\b(?:this|that|the|its)\s+(?:article|document|story|piece|transcript|source|report)\b"
    r"|(?<=\bwrote )it\b|(?<=\bpublished )it\b|\bit(?= (?:published|written)\b)",
    re.IGNORECASE,
)


class Edit(NamedTuple):
    """Words put in the place of a stretch of the question."""

    start: int
    end: int
    text: str
    carried: tuple[str, ...]
    """What they take over from the conversation."""


def persons(asked: str, names: Sequence[Name], own: Own, last: Exchange) -> list[Edit]:
    """Personal pronouns, each number of them once: the second then leans on the first."""
    edits: list[Edit] = []
    seen: set[str] = set()
    for pronoun in pronouns(asked, own):
        meant = _antecedent(pronoun, names, last)
        if meant is None or pronoun.number in seen:
            continue
        seen.add(pronoun.number)
        text = possessive(meant) if pronoun.role == "possessive" else meant
        edits.append(Edit(pronoun.start, pronoun.end, text, (meant,)))
    return edits


def places(asked: str, last: Exchange) -> list[Edit]:
    """A `there` as the last place that was named."""
    match = _THERE.search(asked)
    named = _PLACE.findall(last.answer or "") or _PLACE.findall(last.question)
    if not match or not named:
        return []
    place = named[-1].rstrip(".'’")
    return [Edit(match.start(), match.end(), f"in {place}", (place,))]


def papers(asked: str, last: Exchange) -> list[Edit]:
    """`that article`, `who wrote it`: the document cited last, where its title is a headline."""
    match = _ITS_PAPER.search(asked)
    if match is None or not last.titles or entity(last.titles[0]):
        return []
    return [Edit(match.start(), match.end(), f'"{last.titles[0]}"', (last.titles[0],))]


def sayings(asked: str, last: Exchange) -> list[Edit]:
    """`where did he say that?`: what it was said about."""
    match, about = _SAY_THAT.search(asked), _LAST_ABOUT.search(last.question)
    if match is None or about is None:
        return []
    return [Edit(match.end(), match.end(), f" about {about[1]}", (about[1],))]


def pointed(asked: str, names: Sequence[Name], taken: Collection[str]) -> list[Edit]:
    """`this song`, `that`: with the name that the last answer brought."""
    match = _THIS.search(asked)
    news = [
        name.text
        for name in names
        if name.answered and name.text not in taken and not name.places & {"title", "question"}
    ]
    if match is None or not news:
        return []
    noun = (match["noun"] or "").lower()
    if match["word"].lower() == "that" and not _NO_CLAUSE.search(asked[: match.start()]):
        return []
    if noun in _TIMES:
        return []
    bare = not noun or noun in STOPWORDS or noun in VERBS
    at = match.end("word") if bare else match.end()
    return [Edit(at, at, f" ({news[0]})", (news[0],))]


def _antecedent(pronoun: Pronoun, names: Sequence[Name], last: Exchange) -> str | None:
    """The name that a pronoun stands for; None where the conversation holds none that fits."""
    if pronoun.number == "thing":
        return _thing(names, last)
    if pronoun.number == "plural":
        fits = [name for name in names if name.kind != "person" or not pronoun.agrees]
        return fits[0].text if fits else None
    fits = [
        name
        for name in names
        if name.kind in ("person", "open") and name.gender in ("", pronoun.number)
    ]
    best = max(fits, key=lambda n: n.weight * (PERSON if n.kind == "person" else 1), default=None)
    return best.text if best else None


def _thing(names: Sequence[Name], last: Exchange) -> str | None:
    """What an `it` stands for: what the last exchange named, else its noun, else the topic."""
    news = [name for name in names if name.age == 0 and "title" not in name.places]
    quoted = [name.text for name in news if name.quoted]
    things = {name.text for name in news if name.kind != "person"}
    asked = [text for *_, text in names_within(last.question, names) if text in things]
    if quoted or asked:
        return quoted[0] if quoted else asked[-1]
    if about := _LAST_ABOUT.search(last.question):
        return about[1]
    if names and (noun := _LAST_NOUN.search(last.question)):
        return f"{possessive(names[0].text)} {noun[1] or noun[2]}"
    return next((name.text for name in names if name.kind != "person"), None)
