"""Negation that one of two sentences has and the other has not."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.encoders.pair_words import LIKE, Side, Word, gap
from askcorpus.trust.antonyms import contrary, prefixed

STRICT = frozenset("not no never none nobody nothing neither nor nowhere without".split())
"""Words that turn what they stand by into its contrary."""
SOFT = frozenset(
    "hardly barely scarcely seldom rarely fail fails failed failing failure lack lacks lacked"
    " lacking deny denies denied denying denial refuse refuses refused refusal refusing"
    " prevent prevents prevented avoid avoids avoided avoiding unable impossible except few"
    " little absent absence forbid forbidden ban banned prohibit prohibited prohibits reject"
    " rejects rejected decline declined declines stop stopped stops ceased exclude excluded"
    " excludes excluding exempt missing missed instead least non opposed neglect neglected"
    " ignored ignores unless lost void empty doubt doubts doubted unlikely rather yet"
    " otherwise loss devoid free spare against insufficient inadequate dislike dislikes"
    " disliked criticised criticized dismiss dismisses dismissed disagree disagrees disagreed"
    " disapprove worried overlook overlooks overlooked difficulty difficulties trouble troubled"
    " troublesome".split()
)
"""Words that can carry the same contrary in other words, or hint that one is near."""
_UN = re.compile(r"un(?!i[foqtv]|der|t[io]|cle)[a-z]{4,}")
_PREFIXES = ("in", "im", "ir", "il", "dis", "non", "mis", "de")
_PARTED = frozenset("non anti un in dis".split())
"""Negating prefixes that can stand by themselves, before a hyphen."""
_FAR, _SCOPE = 10, 6
"""Words within which a negation denies by the words of its clause; up to which it waits for its
`until`."""
_HOLLOW = (
    ("not", "only"), ("not", "just"), ("not", "merely"), ("not", "simply"), ("no", "doubt"),
    ("no", "later"), ("no", "sooner"), ("no", "less"), ("no", "fewer"), ("no", "more"),
    ("no", "matter"), ("not", "to", "mention"), ("not", "least"), ("not", "surprisingly"),
    ("no", "wonder"), ("not", "until"), ("nothing", "but"), ("not", "necessarily"),
    ("not", "long"), ("not", "far"), ("not", "the", "only"), ("nothing", "else"),
    ("nothing", "less"), ("none", "other"),
)  # fmt: skip
"""Phrases whose negation denies nothing, or that honest rewordings drop."""


class Flip(NamedTuple):
    """A negation that stands on one side alone."""

    in_a: bool
    word: int
    """Index of the negating word on its side."""
    scope: int | None
    """Index of the first content word after it, which it denies."""
    sure: bool
    """Whether what it denies stands undenied on the other side."""


def flips(a: Side, b: Side) -> list[Flip]:
    """Negations of either side that the other neither has nor says in other words."""
    left, right = (_leading(side.words, _cues(side.words)) for side in (a, b))
    pairs = _paired(a, b, left, right)
    left = [cue for cue in left if cue not in {x for x, _ in pairs}]
    right = [cue for cue in right if cue not in {y for _, y in pairs}]
    found = [_flip(True, cue, a, b) for cue in left] + [_flip(False, cue, b, a) for cue in right]
    return [flip for flip in found if flip is not None] + _conditions(a, b)


def _conditions(a: Side, b: Side) -> list[Flip]:
    """An `if` that stands as `unless` with as many negations beside it: the condition is turned."""
    found = []
    for in_a, side, other in ((True, a, b), (False, b, a)):
        place = next((i for i, w in enumerate(side.words) if w.low == "unless"), None)
        if place is None or any(w.low == "unless" for w in other.words):
            continue
        denials = [
            sum(w.low in STRICT for w in _clause(own.words, low))
            for own, low in (
                (side, place),
                (other, _if(other.words)),
            )
            if low is not None
        ]
        if len(denials) == 2 and denials[0] == denials[1] == 0:
            found.append(Flip(in_a, place, _scope(side.words, place), False))
    return found


def _if(words: Sequence[Word]) -> int | None:
    return next((i for i, word in enumerate(words) if word.low == "if"), None)


def _clause(words: Sequence[Word], start: int) -> list[Word]:
    """The words after a place as far as the next mark or conjunction."""
    ends = (i for i in range(start + 1, len(words)) if words[i].low in ("and", ",", ";", "."))
    return list(words[start + 1 : next(ends, len(words))])


def _cues(words: Sequence[Word]) -> list[int]:
    return [
        index
        for index, word in enumerate(words)
        if word.low in STRICT and not _hollow(words, index)
    ]


def _leading(words: Sequence[Word], cues: list[int]) -> list[int]:
    return [cue for cue in cues if not _second(words, cue)]


def _second(words: Sequence[Word], index: int) -> bool:
    """Whether a `nor` or `or no` only carries on a negation that came before."""
    return words[index].low == "nor" and any(word.low in STRICT for word in words[:index])


def _hollow(words: Sequence[Word], index: int) -> bool:
    after = [word.low for word in words[index : index + 3]]
    if any(tuple(after[: len(phrase)]) == phrase for phrase in _HOLLOW):
        return True
    before = words[index - 1].low if index else ""
    follows = words[index + 1] if index + 1 < len(words) else None
    open_end = follows is None or follows.kind == "mark"
    if before == "or" and (open_end or words[index - 2].low == "whether"):
        return True  # "whether you like it or not", "whether or not you like it"
    if any(word.low == "whether" for word in words[max(0, index - 4) : index]):
        return True  # "whether it should not be easier" asks whether it should be
    numbered = follows
    if follows is not None and follows.text == "." and index + 2 < len(words):
        numbered = words[index + 2]  # "No. 1"
    return words[index].low == "no" and numbered is not None and numbered.kind == "number"


def _paired(a: Side, b: Side, left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Negations of both sides that deny the same: by what follows them, then by place."""
    scored = []
    for i in left:
        for j in right:
            near = 1 - abs(i / len(a.words) - j / len(b.words))
            same = _scope(a.words, i), _scope(b.words, j)
            met = same[0] is not None and a.partner[same[0]] == same[1]
            scored.append((met + (a.partner[i] == j) * 0.5 + near, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored, reverse=True):
        if all(i != x and j != y for x, y in pairs):
            pairs.append((i, j))
    return pairs


def denied(words: Sequence[Word], index: int, reach: int = 3) -> bool:
    """Whether a negation stands within so many words before a word, or a prefix parted from it."""
    if index > 1 and words[index - 1].text in "-–" and words[index - 2].low in _PARTED:
        return True
    return any(word.low in STRICT for word in words[max(0, index - reach) : index])


def _scope(words: Sequence[Word], index: int) -> int | None:
    for place in range(index + 1, min(len(words), index + 6)):
        if words[place].content:
            return place
    return None


def _flip(in_a: bool, cue: int, side: Side, other: Side) -> Flip | None:
    """The flip that a lone negation makes; None where the other side denies in other words."""
    scope = _scope(side.words, cue)
    if any(_contrary(word, side.words) for word in _loose(other, cue, side)):
        return None
    if _otherwise(side, cue, scope, other):
        return None
    near = [i for i in range(max(0, cue - 3), min(len(side.words), cue + 5)) if i != cue]
    known = [i for i in near if side.words[i].kind != "mark"]
    kept = sum(side.partner[i] is not None for i in known)
    denied = scope is not None and side.partner[scope] is not None
    return Flip(in_a, cue, scope, denied and kept >= 0.5 * len(known))


def _otherwise(side: Side, cue: int, scope: int | None, other: Side) -> bool:
    """Whether the other side says what is denied by its contrary, or by `only` for `not until`."""
    after = side.words[cue + 1 : cue + 1 + _SCOPE]
    waits = any(word.low in ("until", "till", "before", "unless") for word in after)
    loose = [word for i, word in enumerate(other.words) if other.partner[i] is None]
    if waits and any(word.low in ("only", "first") for word in loose):
        return True
    if scope is not None and side.partner[scope] is None:
        undenied = [
            word
            for index, word in enumerate(other.words)
            if other.partner[index] is None and not denied(other.words, index)
        ]
        if any(contrary(side.words[scope], word) for word in undenied):
            return True
    clause = [word for word in side.words[cue + 1 : cue + 1 + _FAR] if word.content]
    return any(prefixed(long, short) for long in loose for short in clause)


def _loose(other: Side, cue: int, side: Side) -> list[Word]:
    """Content words of the other side without a counterpart, around the place of the negation."""
    framed = gap(side, other, cue)
    low, high = framed.start - 6, framed.stop + 6
    if not framed or len(framed) > 6:
        partners = [p for p in side.partner[max(0, cue - 3) : cue + 6] if p is not None]
        low, high = min(partners, default=0) - 6, max(partners, default=len(other.words)) + 6
    return [
        word
        for index, word in enumerate(other.words)
        if (other.partner[index] is None or other.grade[index] == LIKE) and low <= index < high
    ]


def _contrary(word: Word, others: Sequence[Word]) -> bool:
    """Whether a word denies by itself: a soft negation, or a negating prefix."""
    if word.low in SOFT or _UN.match(word.low):
        return True
    if word.low.endswith("less") and len(word.low) > 6:
        return True
    for prefix in _PREFIXES:
        rest = word.low.removeprefix(prefix)
        denying = rest != word.low and len(rest) >= 4
        if denying and any(rest[:4] == other.low[:4] for other in others):
            return True
    return False
