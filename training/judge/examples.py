"""One epoch's examples: pairs drawn from the sets, errors planted anew, words labelled."""

import difflib
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from askcorpus.encoders.judge_text import KINDS, Encoded, encode
from askcorpus.encoders.pair_words import side_by_side, words
from askcorpus.trust.findings import findings, flags
from training.judge import sets
from training.judge.plant import Lexicon, lexicon, plant, reword
from training.judge.sets import Pair

_SWAPPED = {"omission": "addition", "addition": "omission"}


class Example(NamedTuple):
    """One encoded pair and what is to be learnt from it."""

    encoded: Encoded
    kind: int
    pieces: list[int]
    """Per piece the kind it is part of; -1 where unknown."""
    weight: float


class Material(NamedTuple):
    """All that epochs are drawn from."""

    demetr: list[Pair]
    versions: list[tuple[str, str, bool]]
    news: list[str]
    fever: list[Pair]
    lexicon: Lexicon


def gather(data: Path, seed: int) -> Material:
    """Read the public sets below `data`, their held-out parts left out."""
    rng = random.Random(seed)
    versions = [v for v in sets.wmt21(data / "wmt21") if _usable(*v)]
    news = sets.news(data / "polnear", data / "basil", rng, 20_000)
    english = [*news, *{one for one, _, _ in versions}]
    return Material(
        list(sets.demetr(data / "demetr" / "flores.jsonl")),
        versions,
        news,
        list(sets.fever(data / "fever_symmetric" / "dev.jsonl")),
        lexicon(english, sets.foreign_words(data)),
    )


def _usable(one: str, version: str, human: bool) -> bool:
    """Whether a version is likely to be honest: a machine's must share most content words."""
    if not 20 <= len(one) <= 260 or not 0.5 < len(version) / len(one) < 2:
        return False
    if human:
        return True
    a, b = ({w.stem for w in words(text) if w.content} for text in (one, version))
    return len(a & b) >= 0.45 * max(len(a), len(b), 1)


def epoch(material: Material, rng: random.Random, share: float = 1.0) -> Iterator[Pair]:
    """One epoch's pairs; `share` takes a part of each set (a trial)."""
    made = list(material.demetr)
    humans = [v for v in material.versions if v[2]]
    machines = [v for v in material.versions if not v[2]]
    for one, version, human in [*humans, *rng.sample(machines, min(6000, len(machines)))]:
        made.append(_version(one, version, human, material.lexicon, rng))
    for sentence in rng.sample(material.news, min(5000, len(material.news))):
        other = reword(sentence, rng) if rng.random() < 0.5 else sentence
        made.append(_version(sentence, other, True, material.lexicon, rng, honest=0.3))
    for pair in material.demetr:
        if pair.kind == "none" and pair.weight == 2.0:
            made.append(_version(pair.first, pair.clean, True, material.lexicon, rng, honest=0.0))
    made += material.fever
    rng.shuffle(made)
    for pair in made[: int(len(made) * share)]:
        yield _turned(pair) if rng.random() < 0.15 else pair


def _version(
    one: str,
    version: str,
    human: bool,
    lexicon: Lexicon,
    rng: random.Random,
    honest: float = 0.5,
) -> Pair:
    planted = plant(version, rng, lexicon) if rng.random() >= honest else None
    if planted is not None:
        return Pair(one, planted[1], version, planted[0])
    if not human and any(each.sure for each in findings(*side_by_side(one, version))):
        return Pair(one, version, version, "none", 0.0)  # a machine's own error, most likely
    return Pair(one, version, version, "none", 1.5 if human else 1.0)


def _turned(pair: Pair) -> Pair:
    """The pair the other way round; only the verdict is kept, not the place."""
    if pair.kind == "none":
        return Pair(pair.second, pair.first, pair.first, "none", pair.weight)
    kind = _SWAPPED.get(pair.kind, pair.kind)
    return Pair(pair.second, pair.first, pair.first, kind, pair.weight, located=False)


def example(tokenizer: Any, pair: Pair, room: int) -> Example | None:
    """The pair as the network reads it; None where it is too long or worth nothing."""
    if not pair.weight or not pair.first or not pair.second:
        return None
    sides = side_by_side(pair.first, pair.second)
    encoded = encode(tokenizer, sides, flags(findings(*sides)), room)
    if len(encoded.ids) > room - 2:
        return None
    kind = KINDS.index(pair.kind)
    unknown = bool(kind) and not pair.located
    labels = [-1] * len(encoded.ids) if unknown else _labels(pair, encoded, kind)
    return Example(encoded, kind, labels, pair.weight)


def _labels(pair: Pair, encoded: Encoded, kind: int) -> list[int]:
    """Per piece `kind` where its word was changed, else 0: new words, and words that were lost."""
    if not kind:
        return [0] * len(encoded.ids)
    clean, faulty = words(pair.clean), words(pair.second)
    first, _ = side_by_side(pair.first, pair.clean)
    matcher = difflib.SequenceMatcher(
        None, [w.text for w in clean], [w.text for w in faulty], autojunk=False
    )
    new: set[int] = set()
    lost: set[int] = set()
    for kind_of, low, high, start, end in matcher.get_opcodes():
        if kind_of != "equal":
            new.update(range(start, end))
            lost.update(range(low, high))
    gone = {i for i, partner in enumerate(first.partner) if partner in lost}
    changed = (gone, new)
    return [
        kind if place is not None and place[1] in changed[place[0]] else 0
        for place in encoded.words
    ]


def batches(made: Sequence[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Batches of like length holding about `pieces` word pieces, in random order."""
    order = sorted(made, key=lambda each: len(each.encoded.ids) + rng.random() * 6)
    cut: list[list[Example]] = [[]]
    for each in order:
        if cut[-1] and (len(cut[-1]) + 1) * len(each.encoded.ids) > pieces:
            cut.append([])
        cut[-1].append(each)
    rng.shuffle(cut)
    return cut
