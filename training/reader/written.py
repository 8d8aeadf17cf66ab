"""Questions that we wrote by reading news and transcripts, answerable and misleadingly near.

`written.jsonl.gz` holds, a window or a whole article a line, the public file (below the folder of
the sets), where its sentences stand in that file, and the questions: the number of the sentence
asked of, the question, where the answers stand in that sentence with its white space folded (none:
the window leaves the question open, though this sentence looks most like an answer), which other
sentences answer too, and for a yes/no question which way the words decide it. No text of the sets
is in it; documents that were invented for this are there in full, as `texts`, a sentence each, and
where several documents make one affair, `documents` says at which sentence each begins. A line with
`as` asks more of the documents of that earlier line, counted from 0, which holds their text.
"""

import gzip
import html
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.reader.examples import Example, Span, shown, window
from training.reader.overlap import Overlap

FILE = Path(__file__).parent / "written.jsonl.gz"
HELD_OUT = 12
"""Every so manieth window is kept out of training."""
WHOLE = 0.6
"""Share of the examples that show a whole passage rather than one sentence."""
PASSAGE_WORDS = (15, 130)
HEADED = 0.6
"""Share of the passages that are shown under their article's first line."""
HEADING = 160
BEFORE = 0.4
"""Share of the passages that are shown after the sentence right before them."""
TOO_SURE = 5.0
"""Margin of what was mined from which it may answer after all, where the question has an answer."""
COMPARED = 0.6
"""Share of the answerable questions that come with rivals to beat, all of them passages."""
RIVALS = 2
MINED = 0.6
"""Share of what does not answer that is what misled the reader before, where something did."""


@dataclass(frozen=True)
class Asked:
    """A question of one sentence of a window; no spans where the window leaves it open."""

    window: int
    sentence: int
    question: str
    spans: tuple[Span, ...]
    also: frozenset[int] = frozenset()
    """Other sentences of the window that answer."""
    says_yes: bool | None = None
    """Which way the spans decide a yes/no question."""


@dataclass(frozen=True)
class Home:
    """The sentences of a window, white space folded, and what was asked about it."""

    file: str
    sentences: tuple[str, ...]
    asked: tuple[Asked, ...]
    documents: tuple[int, ...] = (0,)
    """The first sentence of each document of an affair."""
    again: int | None = None
    """The earlier window whose documents it asks more of; its own documents where None."""

    def document(self, sentence: int) -> Span:
        """First sentence and end of the document that holds a sentence."""
        later = [first for first in self.documents if first > sentence]
        low = max(first for first in self.documents if first <= sentence)
        return low, min(later, default=len(self.sentences))


def homes(data: Path, file: Path = FILE) -> list[Home]:
    """Every window of the file, its text read from the public sets below `data`."""
    rows = [json.loads(line) for line in gzip.decompress(file.read_bytes()).decode().splitlines()]
    found: list[Home] = []
    for number, row in enumerate(rows):
        again = row.get("as")
        row = row if again is None else rows[again] | row
        home = Home(
            file=row["file"],
            sentences=tuple(row["texts"]) if "texts" in row else _sentences(data, row),
            asked=tuple(_asked(number, *one) for one in row["asked"]),
            documents=tuple(row.get("documents", (0,))),
            again=again,
        )
        found.append(home)
    return found


def _asked(
    window: int,
    place: int,
    question: str,
    spans: Sequence[Sequence[int]],
    also: Sequence[int] = (),
    says: str | None = None,
) -> Asked:
    found = tuple((a, b) for a, b in spans)
    return Asked(
        window, place, question, found, frozenset(also), {"yes": True, "no": False}.get(says or "")
    )


def _sentences(data: Path, row: dict[str, Any]) -> tuple[str, ...]:
    text, marked_up = _text(data / row["file"]), row["file"].endswith(".xml")
    folded = (" ".join(text[a:b].split()) for a, b in row["sentences"])
    return tuple(html.unescape(each) if marked_up else each for each in folded)


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
    """Examples from the written questions: a sentence among its neighbours, or a whole passage.

    An answerable question comes with what holds its answer and, in three of four epochs, with
    something that does not; an open one with what looks like an answer and, in half, another.
    """

    def __init__(
        self,
        data: Path,
        file: Path = FILE,
        *,
        held_out: bool = False,
        mined: Path | None = None,
        older: Sequence[tuple[int, float]] = (),
    ) -> None:
        """`mined` is a file that `training.reader.mined` wrote.

        `older` are numbers of windows, counted from the first, in order, and the share of their
        questions that an epoch draws: what earlier runs have learnt needs less of it.
        """
        self.older = older
        self.homes = homes(data, file)
        self.misled = _misled(mined, self.homes) if mined else {}
        self.asked = [
            each
            for number, home in enumerate(self.homes)
            if ((number if home.again is None else home.again) % HELD_OUT == 0) == held_out
            for each in home.asked
        ]
        self.flat = [
            (i, j)
            for i, home in enumerate(self.homes)
            if home.again is None
            for j in range(len(home.sentences))
        ]
        self.overlap = Overlap([self.homes[i].sentences[j] for i, j in self.flat])

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """One pass, freshly drawn."""
        for one in self.asked:
            share = next((share for windows, share in self.older if one.window < windows), None)
            if share is not None and rng.random() >= share:
                continue
            if one.spans and rng.random() < COMPARED:
                yield self._compared(one, rng)
                continue
            yield self.example(one, (one.window, one.sentence), one.spans, rng)
            if rng.random() < (0.75 if one.spans else 0.5):
                other = self._other(one, rng)
                if other:
                    yield self.example(one, other, (), rng)

    def _compared(self, one: Asked, rng: random.Random) -> Example:
        """The question on a passage that answers, beside passages that do not."""
        found = {where for _ in range(RIVALS) if (where := self._other(one, rng))}
        own = self._whole(one, (one.window, one.sentence), one.spans, rng)
        rivals = (self._whole(one, where, (), rng) for where in sorted(found))
        return replace(own, rivals=tuple(replace(r, question=own.question) for r in rivals))

    def example(
        self, one: Asked, where: tuple[int, int], spans: tuple[Span, ...], rng: random.Random
    ) -> Example:
        """The question on a sentence among its neighbours, or on the passage about it."""
        home = self.homes[where[0]]
        if rng.random() < WHOLE:
            return self._whole(one, where, spans, rng)
        first, end = home.document(where[1])
        context, start = window(
            home.sentences[first:end], where[1] - first, rng, rng.choice((0, 1, 1, 1))
        )
        focus = (start, start + len(home.sentences[where[1]]))
        moved = tuple((a + start, b + start) for a, b in spans)
        return _example(one, context, focus, moved, rng)

    def _whole(
        self,
        one: Asked,
        where: tuple[int, int],
        spans: tuple[Span, ...],
        rng: random.Random,
    ) -> Example:
        """The question on a passage about a sentence, under the first line as its heading."""
        home, answering = self.homes[where[0]], self._answering(one, where[0])
        sentences, (first, end) = home.sentences, home.document(where[1])
        low, high = passage(sentences[first:end], where[1] - first, rng)
        low, high = _without(answering, first + low, first + high, where[1])
        head = sentences[first][:HEADING] + "\n" if low > first and rng.random() < HEADED else ""
        if low > first + 1 and low - 1 not in answering and rng.random() < BEFORE:
            head += sentences[low - 1] + "\n"
        before = len(head) + sum(len(sentences[i]) + 1 for i in range(low, where[1]))
        context = head + " ".join(sentences[low:high])
        moved = tuple((a + before, b + before) for a, b in spans)
        return _example(one, context, (len(head), len(context)), moved, rng)

    def _other(self, one: Asked, rng: random.Random) -> tuple[int, int] | None:
        """A sentence that does not answer: of the same window, or one with the same words."""
        home = self.homes[one.window]
        misled = self.misled.get((one.window, one.question))
        if misled is not None and rng.random() < MINED:
            return one.window, misled
        if rng.random() < 0.6:
            rivals = [(one.window, j) for j in range(len(home.sentences))]
        else:
            near = [self.flat[i] for i in self.overlap.top(one.question, 12)]
            near = [(one.window if i == home.again else i, j) for i, j in near]
            # Other windows of the same article may answer what this one leaves open.
            rivals = [(i, j) for i, j in near if i == one.window or self.homes[i].file != home.file]
        rivals = [
            (i, j)
            for i, j in rivals
            if (i, j) != (one.window, one.sentence) and j not in self._answering(one, i)
        ]
        return rng.choice(rivals) if rivals else None

    def _answering(self, one: Asked, window: int) -> set[int]:
        own = self.homes[one.window].sentences[one.sentence]
        return answering(one, self.homes[window].sentences, own=own, same=window == one.window)


def _example(
    one: Asked, context: str, focus: Span, spans: tuple[Span, ...], rng: random.Random
) -> Example:
    says = one.says_yes if spans else None
    return Example(shown(one.question, rng), context, focus, spans, bool(spans), says_yes=says)


def _misled(file: Path, every: Sequence[Home]) -> dict[tuple[int, str], int]:
    """By window and question the sentence that misled the reader."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    found = {}
    for place, number, sentence, margin in rows:
        home = every[place]
        one = home.asked[number]
        own = home.sentences[one.sentence]
        if sentence in answering(one, home.sentences, own=own, same=True):
            continue
        if not one.spans or margin < TOO_SURE:
            found[place, one.question] = sentence
    return found


def answering(one: Asked, sentences: Sequence[str], *, own: str, same: bool) -> set[int]:
    """Which sentences answer, or hold the words that do elsewhere.

    `own` is the sentence asked of, `same` whether these are the sentences of its window.
    """
    taken = [own[a:b].lower() for a, b in one.spans]
    found = {j for j, text in enumerate(sentences) if any(words in text.lower() for words in taken)}
    if same:
        found |= one.also | ({one.sentence} if one.spans else set())
    return found


def passage(sentences: Sequence[str], own: int, rng: random.Random) -> tuple[int, int]:
    """First sentence of a run of about a passage's length that holds `own`, and its end."""
    room = rng.randint(*PASSAGE_WORDS) - len(sentences[own].split())
    low, high = own, own + 1
    while room > 0 and (low > 0 or high < len(sentences)):
        before = high >= len(sentences) or (low > 0 and rng.random() < 0.5)
        room -= len(sentences[low - 1 if before else high].split())
        if room <= 0:
            break
        low, high = (low - 1, high) if before else (low, high + 1)
    return low, high


def _without(answering: set[int], low: int, high: int, own: int) -> tuple[int, int]:
    """The part of a run about `own` that holds no other sentence which answers."""
    while any(low <= each < own for each in answering):
        low += 1
    while any(own < each < high for each in answering):
        high -= 1
    return low, high
