"""The passages found are read a few at a time, until hardly an answer can be among the rest.

Most questions are answered by what is nearest; one in words of its own needs more. So reading goes
on by what the searches make likely (as in Kratzwald & Feuerriegel 2018, "Adaptive Document
Retrieval") and by what was read so far (as in Wu et al. 2020, "Don't Read Too Much into It").
"""

import math
from collections.abc import Mapping, Sequence

from askcorpus.answer.choosing import NEAREST, Chosen
from askcorpus.answer.question import Question
from askcorpus.answer.scan import PassageReader, Scanned, scan
from askcorpus.retrieve.opening import PassageAt, opened, sentences, within

STEP = 4
"""Passages that are read before it is asked again whether that is enough."""
MISSED = 0.025
"""Chance of an answer among what is unread and of none in what was read: below it, reading ends.

Chosen on six of the invented affairs of `evals.affairs`, like the curve below: as much is read as
when reading ended at .93 by the searches alone, but .91 of the answers are among it, not .85.
"""
EVEN, SPREAD = 3.4, 4.0
"""The reader's margin at which its best words answer as likely as not, and how fast that changes
(the location and scale of a logistic curve)."""


def read_on(
    question: Question,
    chosen: Sequence[Chosen],
    passage_at: PassageAt,
    idf: Mapping[str, float],
    reader: PassageReader,
) -> list[Scanned]:
    """The sentences of the passages that were read, those most like answers first.

    `chosen` comes in the order of reading; `idf` is that of the question's terms.
    """
    scanned: list[Scanned] = []
    known: set[tuple[str, int]] = set()
    chosen = chosen[: len(within([each.found for each in chosen]))]
    for end in range(NEAREST, len(chosen) + STEP, STEP):
        taken = opened([each.found for each in chosen[:end]], passage_at)
        new = [each for each in taken if each.key not in known]
        known.update(each.key for each in new)
        scanned += scan(question.text, sentences(new, question.terms, idf, passage_at), reader)
        if chosen[:end][-1].left * (1 - _answered(scanned)) < MISSED:
            break
    return sorted(scanned, key=lambda each: -each.worth)


def _answered(scanned: Sequence[Scanned]) -> float:
    """Chance that the words the reader likes best answer."""
    margin = max((each.margin for each in scanned), default=-math.inf)
    return 1 / (1 + math.exp(min(50.0, (EVEN - margin) / SPREAD)))
