"""Questions of who said what, made from PolNeAR's attributions by template."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.reader.examples import Example, shown, window
from training.reader.exchange import NAME
from training.reader.overlap import STOP, terms
from training.reader.sets import Span, sentence_spans

VERBS = {
    "said": "say", "says": "say", "told": "say", "tells": "say", "argued": "argue",
    "argues": "argue", "claimed": "claim", "claims": "claim", "added": "add", "wrote": "write",
    "writes": "write", "noted": "note", "notes": "note", "explained": "explain",
    "announced": "announce", "promised": "promise", "warned": "warn", "suggested": "suggest",
    "insisted": "insist", "believes": "believe", "believed": "believe", "stated": "state",
    "declared": "declare", "denied": "deny", "tweeted": "tweet", "admitted": "admit",
    "acknowledged": "acknowledge", "reported": "report", "found": "find", "asked": "ask",
    "called": "say", "predicted": "predict", "vowed": "vow", "thinks": "think", "wants": "want",
}  # fmt: skip
ASKED_OF = (
    "what does {} think of {}",
    "What is {}'s view on {}?",
    "According to {}, what about {}?",
    "how does {} describe {}",
    "What did {} tell reporters about {}?",
    "what is {} quoted on {}",
)
PRONOUN = frozenset("i you he she it we they who him her them us me this that".split())
PART = re.compile(r"(\d+) (\d+)")
TOPIC = re.compile(r"\b[a-z]{5,}(?: [a-z]{5,})?\b")


@dataclass(frozen=True)
class Attribution:
    """One attribution inside one sentence: ranges are offsets into the sentence."""

    sentences: tuple[str, ...]
    place: int
    source: Span
    verb: str
    content: Span

    @property
    def sentence(self) -> str:
        """The sentence that holds it."""
        return self.sentences[self.place]

    def said_by(self) -> str:
        """The source's words."""
        return self.sentence[slice(*self.source)]

    def words(self) -> str:
        """The content's words."""
        return self.sentence[slice(*self.content)].strip(" \"“”,.'")


def attributions(folder: Path) -> list[Attribution]:
    """PolNeAR's attributions that lie in one sentence, from one annotator per article."""
    found: list[Attribution] = []
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        article = path.stem.rsplit("_", 1)[0]
        text_path = folder / "text" / f"{article}.txt"
        if article in seen or not text_path.is_file():
            continue
        seen.add(article)
        found += _article(text_path.read_text(encoding="utf-8"), path.read_text(encoding="utf-8"))
    return found


def _article(text: str, marks: str) -> Iterator[Attribution]:
    ranges: dict[str, Span] = {}
    events: list[dict[str, str]] = []
    for line in marks.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) == 3:
            parts = [(int(a), int(b)) for a, b in PART.findall(fields[1])]
            if parts:
                ranges[fields[0]] = (parts[0][0], parts[-1][1])
        elif line.startswith("E") and len(fields) == 2:
            events.append(dict(p.split(":", 1) for p in fields[1].split() if ":" in p))
    paragraphs = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text)]
    for low, paragraph in paragraphs:
        spans = sentence_spans(paragraph)
        sentences = tuple(paragraph[s:e] for s, e in spans)
        for place, (start, end) in enumerate(spans):
            for event in events:
                parts = [ranges.get(event.get(k, "")) for k in ("Source", "Cue", "Content")]
                if any(p is None or p[0] < low + start or p[1] > low + end for p in parts):
                    continue
                source, cue, content = (
                    (p[0] - low - start, p[1] - low - start) for p in parts if p
                )
                words = sentences[place][slice(*cue)].lower().split()
                verb = next((VERBS[w] for w in words if w in VERBS), "")
                if verb and not (content[0] <= source[0] < content[1]):
                    yield Attribution(sentences, place, source, verb, content)


class SaidWhat:
    """Examples from attributions: who said it, what did they say, and the same about others."""

    def __init__(self, folder: Path, count: int) -> None:
        self.found = attributions(folder)
        self.count = min(count, len(self.found))

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """`count` questions, seven in ten of which the sentence answers."""
        for one in rng.sample(self.found, self.count):
            other = rng.choice(self.found)
            draw = rng.random()
            if draw < 0.35:
                asked, span = self._what(one, one.said_by(), rng), one.content
            elif draw < 0.70:
                asked, span = self._who(one.words(), rng), one.source
            elif draw < 0.85:
                clash = set(terms(other.said_by())) & set(terms(one.sentence))
                asked, span = "" if clash else self._what(one, other.said_by(), rng), None
            else:
                asked, span = self._who(other.words(), rng), None
            if asked:
                yield _example(one, asked, span, rng)

    def _what(self, one: Attribution, source: str, rng: random.Random) -> str:
        if len(source.split()) > 7 or source.lower() in PRONOUN or len(terms(one.words())) < 2:
            return ""
        verb = one.verb if rng.random() < 0.5 else "say"
        topics = NAME.findall(one.words()) or TOPIC.findall(one.words())
        topics = [t for t in topics if t not in STOP and t not in source]
        if topics and rng.random() < 0.7:
            asked = rng.choice((*[f"What did {{}} {verb} about {{}}?"] * 4, *ASKED_OF))
            return asked.format(source, rng.choice(topics))
        return f"What did {source} {verb}?" if rng.random() < 0.7 else f"What does {source} {verb}?"

    def _who(self, content: str, rng: random.Random) -> str:
        words = re.split(r"[,;:—\"“”]", content)[0].split()
        words = words[: rng.randint(7, 14)]
        if len(words) < 4:
            return ""
        if words[0].lower() in ("that", "to"):
            words = words[1:]
        return f"Who {rng.choice(('said', 'said', 'claimed', 'argued'))} that {' '.join(words)}?"


def _example(one: Attribution, asked: str, span: Span | None, rng: random.Random) -> Example:
    context, start = window(one.sentences, one.place, rng, rng.choice((0, 1)))
    focus = (start, start + len(one.sentence))
    spans = ((span[0] + start, span[1] + start),) if span else ()
    return Example(shown(asked, rng), context, focus, spans, bool(span))
