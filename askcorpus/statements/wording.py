"""Quotations as sequences of words, compared whatever their quote marks, case or ellipses are."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECE = re.compile(
    r"(?P<gap>[\[(]\s*(?:\.\s?){2,4}\s*[\])]|[\[(]\s*…\s*[\])]|(?:\.\s?){3,4}|…)"
    r"|(?P<sic>\[\s*sic\.?\s*\])"
    r"|(?P<inserted>\[[^\[\]\n]{1,80}\])"
    r"|(?P<word>[$€£]?\d+(?:[.,:]\d+)*%?|[^\W_]+(?:[’'‘ʼ][^\W_]+)*)"
)
_FIGURES = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
"""Small numbers in words count as their figures; `one` may be no number."""
NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without hardly".split())


class Word(NamedTuple):
    """One word: what it is compared by, and where it stands in its text."""

    key: str
    start: int
    end: int
    inserted: bool = False
    """Whether it stands in square brackets, as an editor's words do."""


class Wording(NamedTuple):
    """The words of a text in order, and before which of them something is left out."""

    words: list[Word]
    gaps: frozenset[int]
    """Indexes of words before which an ellipsis stands; the number of words where it closes."""

    @property
    def keys(self) -> list[str]:
        """What the words are compared by."""
        return [word.key for word in self.words]


class Edit(NamedTuple):
    """Words `[a:b]` of one text that stand where the other has `[c:d]`; either may be empty."""

    a: int
    b: int
    c: int
    d: int


def wording(text: str) -> Wording:
    """The words of a text; `[sic]` counts for nothing."""
    words: list[Word] = []
    gaps: set[int] = set()
    for match in _PIECE.finditer(text):
        if match["gap"]:
            gaps.add(len(words))
        elif match["inserted"]:
            inside = _PIECE.finditer(text, match.start() + 1, match.end() - 1)
            words += [_word(one, inserted=True) for one in inside if one["word"]]
        elif match["word"]:
            words.append(_word(match))
    return Wording(words, frozenset(gaps - {0, len(words)}))


def bounds(source: str, text: Wording, first: int, last: int) -> tuple[int, int]:
    """Characters of the words `[first:last]`, with brackets that stand around one of the ends."""
    start, end = text.words[first].start, text.words[last - 1].end
    start -= text.words[first].inserted and source[start - 1 : start] == "["
    end += text.words[last - 1].inserted and source[end : end + 1] == "]"
    return start, end


def _word(match: re.Match[str], *, inserted: bool = False) -> Word:
    key = re.sub(r"[’‘ʼ]", "'", match[0].casefold())
    key = key.replace(",", "") if key[-1:].isdigit() else _FIGURES.get(key, key)
    return Word(key, match.start(), match.end(), inserted)


def editorial(pasted: Wording, edit: Edit) -> bool:
    """Whether a difference is one that quoting allows: an ellipsis, or an editor's brackets."""
    own = pasted.words[edit.a : edit.b]
    marked = any(edit.a <= gap <= edit.b for gap in pasted.gaps)
    return all(word.inserted for word in own) and (marked or bool(own))


def negates(key: str) -> bool:
    """Whether a word denies."""
    return key in NEGATIONS or key.endswith("n't")


def weighty(key: str) -> bool:
    """Whether a word tells quotations apart: no article, pronoun or preposition."""
    return len(key) > 3 or key[:1].isdigit() or negates(key)


def edits(ours: Sequence[str], theirs: Sequence[str]) -> list[Edit]:
    """Where two sequences of keys differ, in order."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [Edit(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def shared(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Number of words that two sequences hold in the same order."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def shingles(keys: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Every run of `size` words, in order; the whole where it is shorter."""
    if len(keys) <= size:
        return [tuple(keys)] if keys else []
    return [tuple(keys[start : start + size]) for start in range(len(keys) - size + 1)]
