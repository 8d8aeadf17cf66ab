"""`python -m training.reader.judged --data DIR --out FILE`: pairs as the reranker judges them.

What the cross-encoder knows of people's own questions (it was trained on a search engine's) is lost
when half of its layers go. Here it marks CANARD's rewritten questions and ClapNQ's, of its training
part, against passages that answer, that share the topic, and that BM25 brings from elsewhere; the
mark is a chance between 0 and 1 that the reader learns as the target of its "no answer".
"""

import argparse
import json
import math
import random
from collections.abc import Iterator
from pathlib import Path

from evals.splits import TRAIN, bucket
from training.reader import sets
from training.reader.examples import Example, shown, window
from training.reader.overlap import Overlap

MIDDLE, SPREAD = 1.0, 2.5
"""Logit at which a pair is as likely right as wrong, and how fast that changes about it."""
GOLD = 0.5
"""Share of the annotators' mark in the chance of a pair that they call evidence."""
FOREIGN = 2


def pairs(data: Path, rng: random.Random) -> Iterator[Example]:
    """Per question its evidence, a sentence beside it, and what BM25 brings of other groups."""
    found = sets.canard(data / "canard" / "dev.json")
    found += [e for e in sets.clapnq(data / "clapnq") if bucket(e.group) in TRAIN]
    flat = [(item, place) for item in _firsts(found) for place in range(len(item.sentences))]
    overlap = Overlap([item.sentences[place] for item, place in flat])
    for item in found:
        chosen = [(item, place) for place in sorted(item.supporting)[:1]]
        beside = [p for p in range(len(item.sentences)) if p not in item.supporting]
        if beside:
            chosen.append((item, rng.choice(beside)))
        top = [flat[i] for i in overlap.top(item.question, 12)]
        chosen += [(other, p) for other, p in top if other.group != item.group][:FOREIGN]
        for other, place in chosen:
            context, start = window(other.sentences, place, rng, rng.choice((0, 1)))
            focus = (start, start + len(other.sentences[place]))
            own = other is item and place in item.supporting
            yield Example(item.question, context, focus, (), own)


def _firsts(found: list[sets.Evidence]) -> list[sets.Evidence]:
    """One item a group: all questions of a dialogue have the same sentences."""
    return list({item.group: item for item in reversed(found)}.values())


def chance(logit: float, gold: bool) -> float:
    """The probability that the pair fits, from the cross-encoder's logit and the annotators."""
    judged = 1 / (1 + math.exp(-(logit - MIDDLE) / SPREAD))
    return GOLD + (1 - GOLD) * judged if gold else judged


class Judged:
    """Examples from a file that this module wrote."""

    def __init__(self, path: Path, share: float) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        self.rows = [json.loads(line) for line in lines]
        self.share = share

    def epoch(self, rng: random.Random) -> Iterator[Example]:
        """A share of the pairs."""
        for row in rng.sample(self.rows, round(self.share * len(self.rows))):
            question, focus = shown(row["question"], rng), (row["focus"][0], row["focus"][1])
            likely = row["chance"] >= 0.5
            yield Example(question, row["context"], focus, (), likely, row["chance"])


def main() -> None:
    """Draw the pairs, judge them, write one JSON line each."""
    from askcorpus.encoders.reranker import load_reranker
    from askcorpus.settings import load_settings

    parser = argparse.ArgumentParser(prog="python -m training.reader.judged", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    reranker = load_reranker(load_settings())
    with options.out.open("w", encoding="utf-8") as out:
        for pair in pairs(options.data, random.Random(11)):
            logit = float(reranker.score(pair.question, [pair.context])[0])
            row = {
                "question": pair.question,
                "context": pair.context,
                "focus": pair.focus,
                "chance": round(chance(logit, pair.answerable), 3),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
