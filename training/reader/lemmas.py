"""Base forms of past-tense verbs, for questions with "did"."""

import re
from collections import Counter
from collections.abc import Iterable

IRREGULAR = {
    "said": "say", "told": "tell", "won": "win", "took": "take", "made": "make", "gave": "give",
    "got": "get", "went": "go", "came": "come", "saw": "see", "found": "find", "held": "hold",
    "led": "lead", "lost": "lose", "met": "meet", "sent": "send", "spoke": "speak", "kept": "keep",
    "wrote": "write", "began": "begin", "brought": "bring", "bought": "buy", "built": "build",
    "chose": "choose", "cut": "cut", "drew": "draw", "fell": "fall", "felt": "feel",
    "fought": "fight", "left": "leave", "paid": "pay", "put": "put", "ran": "run", "rose": "rise",
    "set": "set", "shot": "shoot", "showed": "show", "spent": "spend", "stood": "stand",
    "sold": "sell", "taught": "teach", "thought": "think", "threw": "throw", "knew": "know",
    "became": "become", "broke": "break", "caught": "catch", "grew": "grow", "heard": "hear",
    "hit": "hit", "read": "read", "sought": "seek", "struck": "strike", "swore": "swear",
    "withdrew": "withdraw", "understood": "understand", "beat": "beat", "shook": "shake",
}  # fmt: skip
WORD = re.compile(r"[a-z]+")


class Lemmas:
    """Base forms, chosen by which of the possible ones a body of text holds most often."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._seen: Counter[str] = Counter()
        for text in texts:
            self._seen.update(WORD.findall(text.lower()))

    def base(self, verb: str) -> str | None:
        """`released` to `release`; None where no base form of it is known."""
        if verb in IRREGULAR:
            return IRREGULAR[verb]
        if not verb.endswith("ed") or len(verb) < 5:
            return None
        stem = verb[:-2]
        possible = [stem, verb[:-1]]
        if stem[-1] == stem[-2]:
            possible.append(stem[:-1])
        if stem.endswith("i"):
            possible.append(stem[:-1] + "y")
        best = max(possible, key=lambda form: self._seen[form])
        return best if self._seen[best] >= 2 else None
