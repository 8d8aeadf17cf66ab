"""`python -m training.choosing --data DIR`: fit which of the passages found are read.

The reader's own questions (`training.reader.written`) are asked of corpora made of the articles
and affairs that they were written on, three to a hundred together, none of them held out. What is
fitted is the log likelihood that a softmax over the passages found gives those that hold the
answer. Prints how often one of them is among those read, before and after; writes
`askcorpus/answer/choosing.json`.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax, logsumexp

from askcorpus import Corpus
from askcorpus.answer.choosing import Clues, Weights, clues, likeliest
from askcorpus.answer.question import analyse, plain
from askcorpus.index import Filter
from askcorpus.retrieve.opening import opened
from askcorpus.retrieve.search import Found, search
from evals.retrieval import Retriever
from training.reader.written import HELD_OUT, Asked, Home, homes
from training.signals import LEAST_SENTENCES, laid_out

OUT = Path("askcorpus/answer/choosing.json")
SIZES = (3,) * 8 + (10,) * 6 + (30,) * 3
"""Homes to a corpus; what is left over is one more."""
ASKED = 13
"""Questions of a home, at most."""
RIDGE = 1e-3


@dataclass(frozen=True)
class Asking:
    """A question's clues, shape (passages, clues), and which of the passages hold the answer."""

    values: NDArray[np.float64]
    answers: NDArray[np.bool_]
    read_before: bool
    """Whether one of these was read in the order of the searches."""
    read_now: bool
    """The same in the order of the weights that are shipped."""


def main() -> None:
    """Ask, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m training.choosing", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    every = homes(options.data)
    asked = [one for group in corpora(every, options.seed) for one in askings(every, group)]
    _report(asked)
    fitted = fit([each.values for each in asked], [each.answers for each in asked])
    for name, weight in fitted.weight.items():
        print(f"  {name:18s} {weight:+.2f}")
    options.out.write_text(fitted.model_dump_json(indent=1) + "\n", encoding="utf-8")


def corpora(every: Sequence[Home], seed: int) -> list[list[int]]:
    """The homes that are trained on and share their file with no other, in groups of `SIZES`."""
    uses = Counter(home.file for home in every if home.again is None)
    order = [
        number
        for number, home in enumerate(every)
        if number % HELD_OUT
        and home.again is None
        and uses[home.file] == 1
        and len(home.sentences) >= LEAST_SENTENCES
    ]
    random.Random(seed).shuffle(order)
    groups, low = [], 0
    for size in SIZES:
        groups.append(order[low : low + size])
        low += size
    return [group for group in (*groups, order[low:]) if group]


def askings(every: Sequence[Home], group: Sequence[int]) -> Iterator[Asking]:
    """The answerable questions of a group of homes, asked of their documents as one corpus."""
    with (
        tempfile.TemporaryDirectory(prefix="askcorpus-choosing-") as folder,
        patch("askcorpus.weighing.weigh"),
    ):
        for number in group:
            home = every[number]
            for first in home.documents:
                text = laid_out(home.sentences[slice(*home.document(first))])
                path = Path(folder) / f"{_name(home, number, first)}.txt"
                path.write_text(text, encoding="utf-8")
        retriever = Retriever(Corpus.open(folder))
        for number in group:
            answerable = [one for one in every[number].asked if one.spans]
            draw = random.Random(number)
            for one in draw.sample(answerable, min(ASKED, len(answerable))):
                made = _asking(retriever, every[number], number, one)
                if made:
                    yield made


def _name(home: Home, number: int, sentence: int) -> str:
    return f"w{number:04d}-{home.document(sentence)[0]}"


def _asking(retriever: Retriever, home: Home, number: int, one: Asked) -> Asking | None:
    """One question; None where no passage that was found holds the answer, or all do."""
    question, index = analyse(plain(one.question)), retriever.index
    vector = retriever.embedder.encode([question.text], kind="query")[0]
    limit = retriever.corpus.settings.candidates
    found = search(index, question.terms, vector, limit=limit, filter=Filter())
    gold = [(_name(home, number, each), home.sentences[each]) for each in (one.sentence, *one.also)]

    def holds(each: Found) -> bool:
        passage = each.passage
        return any(
            passage.source == source and (text in passage.text or passage.text in text)
            for source, text in gold
        )

    answers = np.array([holds(each) for each in found])
    if not answers.any() or answers.all():
        return None
    idf = index.idf(question.terms)
    told = clues(question, found, idf)
    return Asking(
        values=np.array([list(each.model_dump().values()) for each in told]),
        answers=answers,
        read_before=any(map(holds, opened(found, index.passage))),
        read_now=any(
            map(
                holds, opened([one.found for one in likeliest(question, found, idf)], index.passage)
            )
        ),
    )


def fit(values: Sequence[NDArray[np.float64]], answers: Sequence[NDArray[np.bool_]]) -> Weights:
    """The weights under which a softmax over the passages likeliest picks one that answers."""
    names = list(Clues.model_fields)
    every = np.concatenate(values)
    mean, scale = every.mean(axis=0), np.maximum(every.std(axis=0), 1e-6)
    scaled = [(each - mean) / scale for each in values]

    def loss(weight: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = RIDGE * float(weight @ weight), 2 * RIDGE * weight
        for each, right in zip(scaled, answers, strict=True):
            logs = log_softmax(each @ weight)
            chance = logsumexp(logs[right])
            share = np.where(right, np.exp(logs - chance), 0.0)
            total -= float(chance) / len(scaled)
            slope = slope - (share - np.exp(logs)) @ each / len(scaled)
        return total, slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return Weights(
        mean=dict(zip(names, mean.round(5).tolist(), strict=True)),
        scale=dict(zip(names, scale.round(5).tolist(), strict=True)),
        weight=dict(zip(names, best.x.round(4).tolist(), strict=True)),
    )


def _report(asked: Sequence[Asking]) -> None:
    before = sum(each.read_before for each in asked) / len(asked)
    now = sum(each.read_now for each in asked) / len(asked)
    print(f"{len(asked)} questions; an answer is read of {before:.3f} as searched", end=", ")
    print(f"{now:.3f} by the weights as they were shipped")


if __name__ == "__main__":
    main()
