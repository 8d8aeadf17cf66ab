"""What the judge of sentence pairs reads: word pieces, each with what rules know of its word."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from askcorpus.encoders.onnx_session import encodable
from askcorpus.encoders.pair_words import Side, Word, gap

if TYPE_CHECKING:
    from tokenizers import Tokenizer

KINDS = (
    "none", "negation", "number", "name", "antonym", "role", "modality", "omission", "addition",
    "other",
)  # fmt: skip
"""Verdicts on a pair in the order of the graph's output; `number` takes dates in."""
FLAGS = (
    "", "negation", "negation!", "number", "number!", "number-alone", "date", "date!",
    "date-alone", "name-replaced", "name-replaced!", "name-drifted", "name-common", "name-lost",
    "name-added", "role", "role!", "antonym", "antonym!", "modality", "modality!", "quotation",
)  # fmt: skip
"""What a rule can have said of a word; `!` where it was sure."""
ROOM = 176
"""Most pieces of a pair; longer sentences are cut at their ends."""
_SIZES = (8, 4, 6, len(FLAGS), 6)
_FLAG = {flag: place for place, flag in enumerate(FLAGS)}
TABLES = len(_SIZES)
FEATURES = sum(_SIZES)
_SHIFTS = [sum(_SIZES[:table]) for table in range(TABLES)]
_CLS, _SEP = 101, 102


class Encoded(NamedTuple):
    """One pair as the graph reads it, and which word each piece belongs to."""

    ids: list[int]
    types: list[int]
    features: list[list[int]]
    """Per piece one row of each feature table, as rows of the joint table."""
    words: list[tuple[int, int] | None]
    """Per piece its side (0, 1) and the index of its word there; null for special pieces."""


def encode(
    tokenizer: "Tokenizer",
    sides: tuple[Side, Side],
    flags: tuple[Mapping[int, str], Mapping[int, str]],
    room: int = ROOM,
) -> Encoded:
    """The pair as pieces; `flags` gives, per side, the rules' word on a word by its index."""
    nothing = list(_SHIFTS)
    out = Encoded([_CLS], [0], [nothing], [None])
    for number, side in enumerate(sides):
        own = _features(side, sides[1 - number], flags[number])
        encoding = tokenizer.encode(encodable(side.sentence), add_special_tokens=False)
        owners = _owners(side.words, encoding.offsets)
        for piece, owner in list(zip(encoding.ids, owners, strict=True))[: (room - 3) // 2]:
            out.ids.append(piece)
            out.types.append(number)
            out.features.append(nothing if owner is None else own[owner])
            out.words.append(None if owner is None else (number, owner))
        out.ids.append(_SEP)
        out.types.append(number)
        out.features.append(nothing)
        out.words.append(None)
    return out


def _owners(words: Sequence[Word], offsets: Sequence[tuple[int, int]]) -> list[int | None]:
    """Per piece the index of the word that it lies in."""
    owners: list[int | None] = []
    index = 0
    for start, end in offsets:
        while index < len(words) and words[index].end <= start:
            index += 1
        inside = index < len(words) and words[index].start < end
        owners.append(index if inside else None)
    return owners


def _features(side: Side, other: Side, flags: Mapping[int, str]) -> list[list[int]]:
    rows = []
    for index in range(len(side.words)):
        values = (
            _match(side, index),
            _order(side, index),
            _case(side.words, index),
            _FLAG.get(flags.get(index, ""), 0),
            _frame(side, other, index),
        )
        rows.append([shift + value for shift, value in zip(_SHIFTS, values, strict=True)])
    return rows


def _match(side: Side, index: int) -> int:
    """Whether the word has a counterpart: marks 1, 2; grammar 3, 4; content 5, 6 (like), 7."""
    word, partner = side.words[index], side.partner[index]
    if word.kind == "mark":
        return 1 if partner is not None else 2
    if not word.content:
        return 3 if partner is not None else 4
    if partner is None:
        return 7
    return 5 if side.grade[index] == 2 else 6


def _order(side: Side, index: int) -> int:
    """How its counterpart stands to the one before: 1 next to it, 2 further on, 3 before it."""
    partner = side.partner[index]
    before = next((p for p in reversed(side.partner[:index]) if p is not None), -1)
    if partner is None:
        return 0
    if partner == before + 1:
        return 1
    return 2 if partner > before else 3


def _case(words: Sequence[Word], index: int) -> int:
    word = words[index]
    if word.kind != "word":
        return 4 if word.kind == "number" else 5
    if any(letter.isupper() for letter in word.text[1:]):
        return 3
    if not word.capital:
        return 0
    return 2 if index == 0 or words[index - 1].kind == "mark" else 1


def _frame(side: Side, other: Side, index: int) -> int:
    """What stands in the place of a word without counterpart: 1 nothing, 2 grammar alone,
    3 content without counterpart either, 4 too much to tell; 5 where the word is a mark.
    """
    if side.partner[index] is not None:
        return 0
    if side.words[index].kind == "mark":
        return 5
    framed = gap(side, other, index)
    if not framed:
        return 1
    if len(framed) > 7:
        return 4
    loose = any(other.partner[i] is None and other.words[i].content for i in framed)
    return 3 if loose else 2
