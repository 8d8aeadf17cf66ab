"""The same question with a name, a number or a word exchanged: its sentence answers it no more."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence

from training.reader.overlap import STOP, stem, terms

NAME = re.compile(r"(?<=[\w,] )(?:[A-Z][\w'’.-]+(?: (?:of |the |de )?[A-Z][\w'’.-]+)*)")
NUMBER = re.compile(r"\b\d[\d,.]*\b")
WORD = re.compile(r"\b[a-z]{4,}\b")
ENDINGS = ("ing", "ed", "es", "s", "ly", "ion", "")


class Exchanger:
    """Turns a question into one that its sentence does not answer."""

    def __init__(self, questions: Sequence[str]) -> None:
        self.names = sorted({m for q in questions for m in NAME.findall(q)})
        self.words: dict[str, list[str]] = defaultdict(list)
        for word in sorted({m for q in questions for m in WORD.findall(q)}):
            self.words[_ending(word)].append(word)

    def exchange(self, question: str, sentence: str, rng: random.Random) -> str | None:
        """The question with one name, number or word that its sentence holds exchanged, or None."""
        ways = [self._name, self._number, self.other_word]
        rng.shuffle(ways)
        for way in ways:
            changed = way(question, sentence, rng)
            if changed and changed != question:
                return changed
        return None

    def _name(self, question: str, sentence: str, rng: random.Random) -> str | None:
        found = [m for m in NAME.finditer(question) if m.group() in sentence]
        if not found or not self.names:
            return None
        other = rng.choice(self.names)
        if set(terms(other)) & set(terms(sentence + " " + question)):
            return None
        return _put(question, rng.choice(found), other)

    def _number(self, question: str, sentence: str, rng: random.Random) -> str | None:
        found = [m for m in NUMBER.finditer(question) if m.group() in sentence]
        if not found:
            return None
        match = rng.choice(found)
        digits = match.group()
        other = "".join(rng.choice("123456789") if c.isdigit() else c for c in digits[-2:])
        return _put(question, match, digits[:-2] + other)

    def other_word(self, question: str, sentence: str, rng: random.Random) -> str | None:
        """The question with a word that its sentence holds exchanged for a foreign one, or None."""
        held = set(terms(sentence))
        found = [
            m for m in WORD.finditer(question) if m.group() not in STOP and stem(m.group()) in held
        ]
        if not found:
            return None
        match = rng.choice(found)
        other = rng.choice(self.words[_ending(match.group())])
        return None if stem(other) in held else _put(question, match, other)


def _ending(word: str) -> str:
    return next(ending for ending in ENDINGS if word.endswith(ending))


def _put(text: str, match: re.Match[str], other: str) -> str:
    return text[: match.start()] + other + text[match.end() :]
