"""`python -m training.reader.misleading --data DIR --out FILE`: questions sentences leave open.

For each of QAMR's training sentences: questions of other sentences that are near in meaning, those
put to a name of this sentence (the right person, the wrong fact), its own questions with two of its
names exchanged, with another interrogative, an opposite or another word. Three workers asked each
sentence about forty questions, so one that it does answer is likely close to one of theirs: what is
too close, or whose answer the sentence holds, is dropped.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.splits import held_out_tenth
from training.reader import sets
from training.reader.exchange import NAME, Exchanger
from training.reader.news import DAY, MAYBE_TIME, REASON, strange
from training.reader.overlap import terms

CLOSE = 0.72
"""Cosine with a question of the sentence's own above which a foreign question may be answered."""
SAME = 0.90
"""The same for its own questions with a part exchanged: all of those are close."""
OPPOSITES = (
    "first/last largest/smallest biggest/smallest highest/lowest oldest/youngest most/least "
    "more/less more/fewer increase/decrease increased/decreased rise/fall rose/fell won/lost "
    "win/lose support/oppose supported/opposed accepted/rejected accept/reject bought/sold "
    "buy/sell joined/left opened/closed open/close started/ended start/end began/finished "
    "before/after arrived/departed allowed/forbidden legal/illegal male/female men/women "
    "man/woman north/south northern/southern east/west eastern/western early/late old/new "
    "former/current public/private domestic/foreign succeeded/failed praised/criticised "
    "approved/rejected created/destroyed built/demolished gained/lost giving/receiving "
    "gave/received above/below inside/outside hot/cold strong/weak success/failure "
    "best/worst minimum/maximum majority/minority victory/defeat friend/enemy alive/dead "
    "born/buried agreed/refused agree/refuse confirmed/denied released/arrested found/lost"
)
PAIRS = [tuple(pair.split("/")) for pair in OPPOSITES.split()]
TURNS = {word: other for a, b in PAIRS for word, other in ((a, b), (b, a))}
ASKED = re.compile(r"^(?:what|who|where|when|why|how) did\b", re.IGNORECASE)
DATED = re.compile(rf"^(?:{DAY})")
MOST = {"near": 14, "moved": 20, "roles": 6, "lacking": 8, "opposite": 4, "word": 10}


class Open(NamedTuple):
    """A question that a sentence does not answer; `way` is how it was made."""

    sentence: str
    way: str
    question: str


class Home(NamedTuple):
    """A sentence with its own questions."""

    sentence: sets.Sentence
    own: list[sets.SentenceQuestion]
    names: list[str]


class Misleader:
    """Proposes questions; what is kept is decided by how close they are to a sentence's own."""

    def __init__(
        self, homes: list[Home], vectors: NDArray[np.float32], texts: NDArray[np.float32]
    ) -> None:
        """Take over unit vectors: of all homes' questions in order, and of their sentences."""
        self.homes = homes
        self.all = [q for home in homes for q in home.own]
        self.vectors, self.texts = vectors, texts
        self.exchanger = Exchanger([q.question for q in self.all])
        self.named = [q for q in self.all if len(NAME.findall(q.question)) == 1]

    def propose(self, number: int, rng: random.Random) -> Iterator[Open]:
        """Every kind of question for a home, far more than are kept."""
        home = self.homes[number]
        ways = {
            "near": self._near(number),
            "moved": self._moved(home, rng),
            "roles": self._roles(home, rng),
            "lacking": self._lacking(home, rng),
            "opposite": self._opposite(home),
            "word": self._word(home, rng),
        }
        taken = {q.question for q in home.own}
        for way, questions in ways.items():
            found = 0
            for question in questions:
                if question in taken:
                    continue
                taken.add(question)
                yield Open(home.sentence.id, way, question)
                found += 1
                if found == 2 * MOST[way]:
                    break

    def _near(self, number: int) -> Iterator[str]:
        home = self.homes[number]
        held = set(terms(home.sentence.text))
        for place in np.argsort(-(self.vectors @ self.texts[number]))[:400]:
            other = self.all[int(place)]
            if other.sentence == home.sentence.id or len(terms(other.question)) < 2:
                continue
            answers = [set(terms(a)) for a in other.answers]
            if not any(a and a <= held for a in answers):
                yield other.question

    def _moved(self, home: Home, rng: random.Random) -> Iterator[str]:
        if not home.names:
            return
        for other in rng.sample(self.named, 400):
            name = rng.choice(home.names)
            question = NAME.sub(name.replace("\\", ""), other.question)
            if other.sentence != home.sentence.id and strange(question, name, home.sentence.text):
                yield question

    def _roles(self, home: Home, rng: random.Random) -> Iterator[str]:
        known = [set(terms(q.question)) for q in home.own]
        for own in rng.sample(home.own, len(home.own)):
            inside = [n for n in home.names if n in own.question]
            outside = [n for n in home.names if not set(terms(n)) & set(terms(own.question))]
            outside = [n for n in outside if n not in own.answers]
            if inside and outside:
                question = own.question.replace(inside[0], rng.choice(outside))
                if set(terms(question)) not in known:
                    yield question

    def _lacking(self, home: Home, rng: random.Random) -> Iterator[str]:
        text = home.sentence.text
        kinds = [
            word
            for word, pattern in (("Why", REASON), ("When", MAYBE_TIME))
            if not pattern.search(text)
        ]
        for own in rng.sample(home.own, len(home.own)):
            words = own.question.split()
            if kinds and len(words) > 4 and ASKED.match(own.question):
                yield " ".join([rng.choice(kinds), *words[1:]])

    def _opposite(self, home: Home) -> Iterator[str]:
        for own in home.own:
            words = own.question.split()
            turned = [TURNS.get(word, word) for word in words]
            if turned != words and not set(turned) - set(words) & set(home.sentence.text.split()):
                yield " ".join(turned)

    def _word(self, home: Home, rng: random.Random) -> Iterator[str]:
        for own in rng.sample(home.own, len(home.own)):
            changed = self.exchanger.other_word(own.question, home.sentence.text, rng)
            if changed:
                yield changed


def homes(folder: Path, *, held_out: bool = False) -> list[Home]:
    """QAMR's training sentences (or those held out) with their questions and names."""
    sentences, questions = sets.qamr(folder)
    own: dict[str, list[sets.SentenceQuestion]] = defaultdict(list)
    for question in questions:
        if held_out_tenth(question.sentence) == held_out:
            own[question.sentence].append(question)
    made = []
    for key in sorted(own):
        text = sentences[key].text
        asked = " ".join(q.question for q in own[key])
        names = sorted({n for n in NAME.findall(", " + text) if n in asked and not DATED.search(n)})
        made.append(Home(sentences[key], own[key], names))
    return made


def kept(found: list[Open], near: NDArray[np.float32]) -> list[Open]:
    """Those that no question of the sentence's own comes too close to, at most `MOST` of a way."""
    out: list[Open] = []
    count: dict[tuple[str, str], int] = defaultdict(int)
    for one, cosine in zip(found, near, strict=True):
        limit = CLOSE if one.way in ("near", "moved") else SAME
        key = (one.sentence, one.way)
        if cosine < limit and count[key] < MOST[one.way]:
            count[key] += 1
            out.append(one)
    return out


def main() -> None:
    """Propose, measure closeness with the bundled embedder, write one JSON line a question."""
    from askcorpus.encoders.embedder import load_embedder
    from askcorpus.settings import load_settings

    parser = argparse.ArgumentParser(
        prog="python -m training.reader.misleading", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true", help="of the tenth held out: to measure")
    options = parser.parse_args()
    embedder = load_embedder(load_settings())
    own = homes(options.data / "qamr", held_out=options.held_out)
    asked = [q.question for home in own for q in home.own]
    vectors = embedder.encode(asked, kind="query")
    texts = embedder.encode([home.sentence.text for home in own], kind="query")
    misleader, rng = Misleader(own, vectors, texts), random.Random(7)
    found = [one for number in range(len(own)) for one in misleader.propose(number, rng)]
    foreign = embedder.encode([one.question for one in found], kind="query")
    rows: dict[str, list[int]] = defaultdict(list)
    for row, question in enumerate(misleader.all):
        rows[question.sentence].append(row)
    near = np.array(
        [
            (vectors[rows[one.sentence]] @ vector).max()
            for one, vector in zip(found, foreign, strict=True)
        ]
    )
    chosen = kept(found, near)
    lines = (json.dumps(one._asdict(), ensure_ascii=False) + "\n" for one in chosen)
    options.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
