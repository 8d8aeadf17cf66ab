"""Questions that we wrote by reading news and transcripts, answerable and misleadingly near.

`written.jsonl.gz` holds, a window a line, the public file (below the folder of the sets), where its
sentences stand in that file, and the questions: the number of the sentence asked of, the question,
and where the answers stand in that sentence with its white space folded (none: the window leaves
the question open, though this sentence looks most like an answer). No text of the sets is in it.
"""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from training.reader.examples import Example, Span, shown, window
from training.reader.overlap import Overlap

FILE = Path(__file__).parent / "written.jsonl.gz"
HELD_OUT = 12
"""Every so manieth window is kept out of training."""


@dataclass(frozen=True)
class Asked:
    """A question of one sentence of a window; no spans where the window leaves it open."""

    window: int
    sentence: int
    question: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Home:
    """The sentences of a window, white space folded, and what was asked about it."""

    sentences: tuple[str, ...]
    asked: tuple[Asked, ...]


def homes(data: Path, file: Path = FILE) -> list[Home]:
    """Every window of the file, its text read from the public sets below `data`."""
    found = []
    for number, line in enumerate(gzip.decompress(file.read_bytes()).decode().splitlines()):
        row = json.loads(line)
        text = _text(data / row["file"])
        found.append(
            Home(
                sentences=tuple(" ".join(text[a:b].split()) for a, b in row["sentences"]),
                asked=tuple(
                    Asked(number, place, question, tuple((a, b) for a, b in spans))
                    for place, question, spans in row["asked"]
                ),
            )
        )
    return found


@lru_cache(maxsize=64)
def _text(path: Path) -> str:
    """A public file's text; BASIL's articles are JSON of paragraphs of sentences."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix != ".json":
        return raw
    article = json.loads(raw)
    body = article.get("body-paragraphs") or article["body"]
    return "\n\n".join(" ".join(p) if isinstance(p, list) else p for p in body)


class Written:
    """Examples from the written questions; a sentence is shown with its neighbours, as `ask` does.

    An answerable question comes with its sentence and, in three of four epochs, with one that does
    not answer; an open one with the sentence that looks like an answer and, in half, another.
    """

    def __init__(self, data: Path, file: Path = FILE, *, held_out: bool = False) -> None:
        self.homes = homes(data, file)
        self.asked = [
            each
            for number, home in enumerate(self.homes)
            if (number % HELD_OUT == 0) == held_out
            for each in home.asked
        ]
        self.flat = [
            (i, j) for i, home in enumerate(self.homes) for j in range(len(home.sentences))
        ]
        self.overlap = Overlap([self.homes[i].sentences[j] for i, j in self.flat])

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """One pass, freshly drawn."""
        for one in self.asked:
            yield self.example(one, (one.window, one.sentence), one.spans, rng)
            if rng.random() < (0.75 if one.spans else 0.5):
                other = self._other(one, rng)
                if other:
                    yield self.example(one, other, (), rng)

    def example(
        self, one: Asked, where: tuple[int, int], spans: tuple[Span, ...], rng: random.Random
    ) -> Example:
        """The question on a sentence among its neighbours."""
        sentences = self.homes[where[0]].sentences
        context, start = window(sentences, where[1], rng, rng.choice((0, 1, 1, 1)))
        focus = (start, start + len(sentences[where[1]]))
        moved = tuple((a + start, b + start) for a, b in spans)
        return Example(shown(one.question, rng), context, focus, moved, bool(spans))

    def _other(self, one: Asked, rng: random.Random) -> tuple[int, int] | None:
        """A sentence that does not answer: of the same window, or one with the same words."""
        home = self.homes[one.window]
        taken = [home.sentences[one.sentence][a:b].lower() for a, b in one.spans]
        if rng.random() < 0.6:
            rivals = [(one.window, j) for j in range(len(home.sentences))]
        else:
            rivals = [self.flat[i] for i in self.overlap.top(one.question, 6)]
        rivals = [
            (i, j)
            for i, j in rivals
            if (i, j) != (one.window, one.sentence)
            and not any(words in self.homes[i].sentences[j].lower() for words in taken)
        ]
        return rng.choice(rivals) if rivals else None
