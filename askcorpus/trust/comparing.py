"""Two documents laid against each other: what stands where, and what it changes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from askcorpus.records import Change, Excerpt, Span
from askcorpus.records.trust import Severity
from askcorpus.trust.alignment import Bead, align
from askcorpus.trust.likeness import plain
from askcorpus.trust.naming import lost_names
from askcorpus.trust.pair import PairChange, PairJudge, SuspiciousJudge
from askcorpus.trust.shelf import Encode, Paper

ALIKE = 0.45
"""Likeness from which a pair of sentences speaks for one document being made of the other."""
CALLED = "name turned into a common word"
NAMED = 0.95
"""Confidence of a name lost to a common word that both documents together show."""
DOUBTED = 0.5
"""Confidence below which what one sentence shows of a name gives way to what both documents do."""
SHORT = 4
"""Words up to which a sentence that has no counterpart is not worth a line (a credit, a date)."""


class Faced(NamedTuple):
    """One bead with its words and what the judge found between them."""

    bead: Bead
    same: bool
    """Whether both sides say it in the same words."""
    changes: tuple[Change, ...]


class Compared(NamedTuple):
    """Two documents and their aligned sentences; `a` is the first named, not the original."""

    a: Paper
    b: Paper
    faced: tuple[Faced, ...]
    share_a: float
    """Share in [0, 1] of the words of `a` in sentences that have their like in `b`."""
    share_b: float

    def turned(self) -> "Compared":
        """The same, seen from the other side."""
        faced = [
            Faced(
                Bead(each.bead.b, each.bead.a, each.bead.likeness),
                each.same,
                tuple(turned(change) for change in each.changes),
            )
            for each in self.faced
        ]
        ordered = tuple(sorted(faced, key=lambda each: each.bead.a.start))
        return Compared(self.b, self.a, ordered, self.share_b, self.share_a)

    def changes(self) -> Iterator[Change]:
        """Every change between aligned sentences, in the order of `a`."""
        for each in self.faced:
            yield from each.changes


def turned(change: Change) -> Change:
    """A change seen from the other document."""
    kinds = {"omission": "addition", "addition": "omission"}
    return change.model_copy(
        update={
            "a": change.b,
            "b": change.a,
            "a_words": change.b_words,
            "b_words": change.a_words,
            "kind": kinds.get(change.kind, change.kind),
        }
    )


def compared(a: Paper, b: Paper, encode: Encode | None, judge: PairJudge) -> Compared:
    """Align two documents (by words alone without `encode`) and judge what differs."""
    first, second = sentences(a), sentences(b)
    vectors = (encode(first), encode(second)) if encode and first and second else None
    beads = align(first, second, vectors)
    return judged(a, b, beads, judge)


def judged(a: Paper, b: Paper, beads: Sequence[Bead], judge: PairJudge) -> Compared:
    """The comparison that some beads make, each judged whose words differ."""
    pairs = [(joined(a, bead.a), joined(b, bead.b)) for bead in beads]
    same = [plain(words(a, one)) == plain(words(b, other)) for one, other in pairs]
    differing = [number for number, alike in enumerate(same) if not alike]
    texts = [(words(a, pairs[n][0]), words(b, pairs[n][1])) for n in differing]
    verdicts = dict(zip(differing, judge.judge(texts) if texts else [], strict=True))
    every = [(words(a, one), words(b, other)) for one, other in pairs]
    for number, change in _renamed(every):
        own = verdicts.setdefault(number, [])
        told = [each for each in own if each.kind == "name" and _touch(each, change)]
        if all(each.confidence < DOUBTED for each in told):
            verdicts[number] = [change, *(each for each in own if each not in told)]
    faced = tuple(
        Faced(
            bead,
            same[n],
            tuple(_change(a, b, pairs[n], found) for found in verdicts.get(n, ())),
        )
        for n, bead in enumerate(beads)
    )
    return Compared(
        a,
        b,
        faced,
        share(a, [(bead.a, bead.likeness) for bead in beads]),
        share(b, [(bead.b, bead.likeness) for bead in beads]),
    )


def _renamed(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[int, PairChange]]:
    """Names that either side turns into common words, as the judge of pairs would report them."""
    for turned_round in (False, True):
        sides = [(other, one) for one, other in pairs] if turned_round else list(pairs)
        for number, name, word in lost_names(sides):
            first, second = (word, name) if turned_round else (name, word)
            one, other = pairs[number]
            became = f'"{one[first.start : first.end]}" became "{other[second.start : second.end]}"'
            told = "a common word turned into a name" if turned_round else CALLED
            yield (
                number,
                PairChange(
                    kind="name",
                    severity="critical",
                    note=f"{told}: {became}",
                    confidence=NAMED,
                    a=(first.start, first.end),
                    b=(second.start, second.end),
                ),
            )


def _touch(one: PairChange, other: PairChange) -> bool:
    return any(
        mine and theirs and mine[0] < theirs[1] and theirs[0] < mine[1]
        for mine, theirs in ((one.a, other.a), (one.b, other.b))
    )


def suspected(found: Compared, judge: PairJudge) -> Compared:
    """The same comparison, judged as that of a document that is known to be distorted."""
    if not isinstance(judge, SuspiciousJudge):
        return found
    return judged(found.a, found.b, [each.bead for each in found.faced], judge.suspicious())


def sentences(one: Paper) -> list[str]:
    """The words of every sentence."""
    return [one.said(number) for number in range(len(one.sentences))]


def joined(one: Paper, part: range) -> Span:
    """Where some neighbouring sentences stand, from the first character to the last."""
    return Span(start=one.sentences[part.start].start, end=one.sentences[part.stop - 1].end)


def words(one: Paper, span: Span) -> str:
    """The characters of a span."""
    return one.text[span.start : span.end]


def excerpt(one: Paper, span: Span) -> Excerpt:
    """The characters of a span as evidence."""
    return Excerpt(
        source=one.source.id, start=span.start, end=span.end, text=one.text[span.start : span.end]
    )


def unmatched(side: Sequence[Span], parts: Sequence[range]) -> list[int]:
    """Numbers of the sentences that no bead holds."""
    held = {number for part in parts for number in part}
    return [number for number in range(len(side)) if number not in held]


def lost(found: Compared) -> list[Change]:
    """Sentences that only one side has, between the first and last that both have."""
    missing = [
        Change(
            kind="omission",
            severity=_weight(found.a, number),
            a=excerpt(found.a, found.a.sentences[number]),
            note="nothing stands for this sentence on the other side",
        )
        for number in _between(found.a, [each.bead.a for each in found.faced])
    ]
    added = [
        Change(
            kind="addition",
            severity="minor",
            b=excerpt(found.b, found.b.sentences[number]),
            note="only this side has this sentence",
        )
        for number in _between(found.b, [each.bead.b for each in found.faced])
    ]
    return missing + added


def _between(one: Paper, parts: Sequence[range]) -> list[int]:
    if not parts:
        return []
    first, last = min(part.start for part in parts), max(part.stop for part in parts)
    return [
        number
        for number in unmatched(one.sentences, parts)
        if first <= number < last and len(one.said(number).split()) > SHORT
    ]


def share(one: Paper, parts: Sequence[tuple[range, float]], least: float = ALIKE) -> float:
    """Share of a document's words in parts that have a likeness of `least` or more."""
    total = sum(len(text.split()) for text in sentences(one))
    held = sum(
        len(one.said(number).split())
        for part, likeness in parts
        if likeness >= least
        for number in part
    )
    return held / total if total else 0.0


def _weight(one: Paper, number: int) -> Severity:
    return "major" if len(one.said(number).split()) > 2 * SHORT else "minor"


def _change(a: Paper, b: Paper, where: tuple[Span, Span], found: PairChange) -> Change:
    """A change of a pair as one of the documents, offsets counted into the files."""
    return Change(
        kind=found.kind,
        severity=found.severity,
        a=excerpt(a, where[0]),
        b=excerpt(b, where[1]),
        a_words=_placed(where[0], found.a),
        b_words=_placed(where[1], found.b),
        note=found.note,
        confidence=found.confidence,
    )


def _placed(whole: Span, part: tuple[int, int] | None) -> Span | None:
    if part is None:
        return None
    return Span(start=whole.start + part[0], end=whole.start + part[1])
