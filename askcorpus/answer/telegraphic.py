"""Questions of two or three bare words ("northwind ceo"): the words belong together."""

import re

from askcorpus.answer.question import Question
from askcorpus.retrieve.terms import words

TOGETHER = 6.0
"""Added to a sentence that holds the words as one phrase, in logits of the cross-encoder."""
MOST = 3


def together_bonus(question: Question, text: str) -> float:
    """`TOGETHER` where the question is bare words and the text holds them side by side."""
    asked = words(question.text)
    if not 2 <= len(asked) <= MOST or list(question.terms) != asked:
        return 0.0
    phrase = r"\W+".join(re.escape(word) for word in asked)
    return TOGETHER if re.search(rf"\b{phrase}\b", text, re.IGNORECASE) else 0.0
