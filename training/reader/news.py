"""Questions made by template from news text: the same sentence asked what it says and what not.

A clause "NAME VERB-ed OBJECT [PLACE] [TIME] [because ...]" gives who, what, when, where, why
and how many; what it lacks (no time, no place, no reason, another person, another deed) gives the
questions that it does not answer.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.reader.examples import Example, shown, window
from training.reader.lemmas import Lemmas
from training.reader.overlap import STOP, stem, terms
from training.reader.sets import Span, sentence_spans

DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
TIME = re.compile(
    rf"\b(?:(?:on|in|since|until|late|early) )?(?:{DAY}(?: (?:night|morning|evening|afternoon))?"
    r"(?: \d{1,2}(?:, \d{4})?)?|(?:last|this|next) (?:week|month|year|spring|summer|fall|winter"
    r"|night)"
    r"|(?:in )?(?:19|20)\d\d|\w+ (?:days|weeks|months|years) ago)\b"
)
MAYBE_TIME = re.compile(
    rf"\b(?:{DAY}|\d{{4}}|week|month|year|day|night|morning|evening|hour|minute|spring|summer|fall|"
    r"winter|decade|century|recent\w*|earlier|later|after|before|since|when|while|during|now|ago)s?\b"
)
REASON = re.compile(
    r"\b(?:because|since|due|to|for|so|as|over|after|amid|given|reason|why|in order|in response)\b"
)
BECAUSE = re.compile(r"\bbecause (?:of )?[^,.;]+")
NAME = (
    r"(?!The |Both |Other )(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\. )?"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){0,3}"
)
CLAUSE = re.compile(
    rf"(?:^|(?<=, )|(?<=and )|(?<=that ))(?P<who>{NAME}|[Tt]he (?:[a-z]+ ){{0,2}}?[a-z]{{4,}}|"
    rf"{NAME}(?=, [^,]{{4,60}}, [a-z]+ed))(?:, [^,]{{4,60}},)? (?P<verb>[a-z]{{3,}}) "
    r"(?P<rest>[^.;:?!“”\"]{8,140})"
)
OBJECT = re.compile(
    r"(?:a|an|the|his|her|its|their|several|some|two|three|\d[\d,]*)"
    r" (?:[\w'’$-]+ ){0,4}?[\w'’$-]+(?= (?:in|on|at|to|for|with|from|by|after|before|during|over|"
    r"against|that|which|who|and|as|when|while|because|last|this)\b|,|\.|$)"
)
PLACE = re.compile(r"\b(?:in|at) (?:the )?[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]+){0,3}")
COUNT = re.compile(
    r"\b(?P<number>\d[\d,.]*(?: (?:million|billion|percent))?|two|three|four|five|six|seven|eight"
    r"|nine|ten|dozens|hundreds|thousands) (?P<kind>(?:[a-z-]+ )?[a-z]+s)\b"
)
CUT = re.compile(r",| (?:and|but|which|who|while|because|where|when|that|as) ")
SPEECH = frozenset("say tell think know believe argue claim write add note feel see".split())
NOT_PEOPLE = frozenset(
    "This That These Those It He She They We You I But And In On At For As If When While After "
    "Before There Here What Who How Why Its His Her Their Our My A An".split()
)
NUMBERED = re.compile(
    r"[\d%$]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|"
    r"half|third|quarter|twice|once|first|second|many|most|some|few|several|no|none|all|both|"
    r"day|week|month|year|hour|minute|decade)s?\b",
    re.IGNORECASE,
)
MEASURES = (
    "How old is {who}?", "How many people did {who} {base}?", "How much did {who} {base}?",
    "How much money did {who} spend?", "What percentage of the {topic} did {who} {base}?",
    "how many times did {who} {base} {head}", "How long did {who} {base} {head}?",
    "How much does {who} earn?", "what share of {topic} comes from {who}", "salary of {who}",
    "How many employees does {who} have?", "In what year did {who} {base} {head}?",
    "How much is the {topic} worth?", "What was the price of the {topic}?", "number of {topic}",
    "How many {topic} does {who} have?", "since when does {who} {base}", "age of {who}",
    "For how many years has {who} been there?", "What date did {who} {base} {head}?",
)  # fmt: skip
WH = ("who", "what", "when", "where", "why", "many")


@dataclass(frozen=True)
class Clause:
    """A simple clause inside sentence `place` of `sentences`; ranges are offsets into it."""

    sentences: tuple[str, ...]
    place: int
    who: Span
    verb: str
    base: str
    rest: Span

    @property
    def sentence(self) -> str:
        """The sentence that holds it."""
        return self.sentences[self.place]

    def words(self, span: Span) -> str:
        """The sentence's words in the range."""
        return self.sentence[slice(*span)]


def clauses(texts: Sequence[str], lemmas: Lemmas) -> Iterator[Clause]:
    """Clauses with a name for a subject and a past-tense verb."""
    for text in texts:
        for paragraph in text.split("\n"):
            sentences = tuple(paragraph[s:e] for s, e in sentence_spans(paragraph))
            for place, sentence in enumerate(sentences):
                for match in CLAUSE.finditer(sentence):
                    base = lemmas.base(match["verb"])
                    subject = match["who"].replace("’", "'")
                    if base and subject.split()[0] not in NOT_PEOPLE and "'" not in subject[-3:]:
                        yield Clause(
                            sentences, place, match.span("who"), match["verb"], base,
                            match.span("rest"),
                        )  # fmt: skip


class News:
    """Examples from news text, about half of which the sentence answers."""

    def __init__(self, folder: Path, count: int) -> None:
        texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
        self.clauses = list(clauses(texts, Lemmas(texts)))
        self.count = min(count, len(self.clauses))
        self.names = sorted({c.words(c.who) for c in self.clauses})
        self.by_name: dict[str, list[Clause]] = defaultdict(list)
        for clause in self.clauses:
            self.by_name[lowered(clause.words(clause.who))].append(clause)

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """For `count` clauses a question they answer, where one fits, and two that mislead."""
        for one in rng.sample(self.clauses, self.count):
            answered = [a for kind in WH if (a := self.ask(one, kind))]
            if answered:
                question, span = rng.choice(
                    answered[1:] if rng.random() < 0.8 and answered[1:] else answered
                )
                yield _example(one, question, span, rng)
            for _ in range(2):
                if misleading := self.mislead(one, rng):
                    yield _example(one, misleading, None, rng)

    def ask(self, one: Clause, kind: str) -> tuple[str, Span] | None:
        """The question of a kind, and the words that answer it; None where it has no such part."""
        who, rest = lowered(one.words(one.who)), one.words(one.rest)
        if one.base in SPEECH and kind != "who":
            return None
        cut = CUT.search(rest)
        head = rest[: cut.start()] if cut else rest
        if kind == "who":
            return (f"Who {one.verb} {_short(head)}?", one.who) if len(head) > 8 else None
        patterns = {"when": TIME, "where": PLACE, "why": BECAUSE, "many": COUNT, "what": OBJECT}
        match = patterns[kind].search(rest if kind == "why" else head)
        if not match or (kind == "what" and match.start()):
            return None
        start, end = one.rest[0] + match.start(), one.rest[0] + match.end()
        before, after = head[: match.start()].strip(), head[match.end() :].strip()
        if kind == "where" and TIME.search(match.group()):
            return None
        if kind == "what":
            return f"What did {who} {one.base} {_short(after)}".strip() + "?", (start, end)
        if kind == "many":
            size = len(match["number"])
            lead = f"How many {match['kind']} did {who} {one.base}"
            return (
                (f"{lead} {_short(after)}".strip() + "?", (start, start + size))
                if not before
                else None
            )
        lead = {"when": "When", "where": "Where", "why": "Why"}[kind]
        told = head if kind == "why" else f"{before} {after}".strip()
        return (f"{lead} did {who} {one.base} {_short(told)}?", (start, end)) if told else None

    def mislead(self, one: Clause, rng: random.Random) -> str | None:
        """A question in the clause's own words that its surroundings leave open, or None."""
        around = " ".join(one.sentences)
        who = lowered(one.words(one.who))
        head = _short(CUT.split(one.words(one.rest))[0])
        ways = [self._other_fact, self._other_person, self._lacking, self._measure]
        return rng.choice(ways)(one, who, head, around, rng)

    def _lacking(
        self, one: Clause, who: str, head: str, around: str, rng: random.Random
    ) -> str | None:
        open_kinds = []
        if not REASON.search(around):
            open_kinds.append("Why")
        if not MAYBE_TIME.search(around):
            open_kinds.append("When")
        if not re.search(r"\b(?:in|at|near|from|inside|outside|across|on|to) ", around):
            open_kinds.append("Where")
        return f"{rng.choice(open_kinds)} did {who} {one.base} {head}?" if open_kinds else None

    def _measure(
        self, one: Clause, who: str, head: str, around: str, rng: random.Random
    ) -> str | None:
        """A question for a number, put to a sentence and surroundings without any."""
        if NUMBERED.search(around):
            return None
        topic = rng.choice([t for t in re.findall(r"[a-z]{4,}", head) if t not in STOP] or ["it"])
        return rng.choice(MEASURES).format(who=who, base=one.base, head=head, topic=topic)

    def _other_fact(
        self, one: Clause, who: str, head: str, around: str, rng: random.Random
    ) -> str | None:
        """A question about the right person and a deed told elsewhere."""
        for _ in range(4):
            mates = self.by_name[who]
            other = rng.choice(mates if len(mates) > 3 and rng.random() < 0.5 else self.clauses)
            asked = [q for kind in WH[1:] if (q := self.ask(other, kind))]
            if not asked:
                continue
            question = rng.choice(asked)[0].replace(lowered(other.words(other.who)), who)
            if rng.random() < 0.3:
                question = re.sub(r"^\w+ did", "Why did", question)
            if strange(question, who, around):
                return question
        return None

    def _other_person(
        self, one: Clause, who: str, head: str, around: str, rng: random.Random
    ) -> str | None:
        """A question that the clause answers, asked of somebody it does not speak of."""
        asked = [q for kind in WH[1:] if (q := self.ask(one, kind))]
        other = rng.choice(self.names)
        if not asked or set(terms(other)) & set(terms(around)):
            return None
        return rng.choice(asked)[0].replace(who, lowered(other))


def lowered(subject: str) -> str:
    """A subject as it stands inside a question: its article small."""
    return "the" + subject[3:] if subject.startswith("The ") else subject


def strange(question: str, known: str, around: str) -> bool:
    """Whether, the known name apart, at most a third of the question's words are told around."""
    held = set(terms(around))
    asked = {t for t in terms(question) if t not in {stem(w.lower()) for w in known.split()}}
    return (
        len(asked) >= 1
        and 3 * len(asked & held) <= len(asked)
        and not (len(asked) == 1 and asked & held)
    )


def _short(words: str, most: int = 9) -> str:
    return " ".join(words.split()[:most]).rstrip(" ,")


def _example(one: Clause, asked: str, span: Span | None, rng: random.Random) -> Example:
    context, start = window(one.sentences, one.place, rng, rng.choice((0, 1, 1)))
    focus = (start, start + len(one.sentence))
    spans = ((span[0] + start, span[1] + start),) if span else ()
    return Example(shown(asked, rng), context, focus, spans, bool(span))
