"""When two wordings count as the same."""

import re
import unicodedata
from collections import Counter

_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


def normalise(text: str) -> str:
    """Case, typographic quotes and dashes, and white space made alike."""
    folded = unicodedata.normalize("NFKC", text).translate(_FOLDED).casefold()
    return " ".join(folded.split())


def occurs(wanted: str, text: str) -> bool:
    """Whether the wanted words stand in the text as whole words; numbers only as whole numbers."""
    needle = re.escape(normalise(wanted))
    pattern = rf"(?<!\w)(?<!\d[.,]){needle}(?!\w)(?![.,]\d)"
    return re.search(pattern, normalise(text)) is not None


def answer_tokens(text: str) -> list[str]:
    """Tokens without case, punctuation or articles, as SQuAD has them (Rajpurkar et al. 2016)."""
    bare = "".join(c if c.isalnum() or c.isspace() else " " for c in normalise(text))
    return _ARTICLES.sub(" ", bare).split()


def exact(answer: str, accepted: str) -> bool:
    """Whether both are the same tokens."""
    return answer_tokens(answer) == answer_tokens(accepted)


def token_f1(answer: str, accepted: str) -> float:
    """Harmonic mean of token precision and recall, in [0, 1]; two empty texts agree."""
    given, gold = answer_tokens(answer), answer_tokens(accepted)
    if not given or not gold:
        return float(given == gold)
    shared = sum((Counter(given) & Counter(gold)).values())
    return 2 * shared / (len(given) + len(gold))
