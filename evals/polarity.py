"""`python -m evals.polarity --data DIR`: does the reader know a yes from a no?

The yes/no questions of our own whose window was kept out of training (`training.reader.written`),
each read on the sentence that decides it, among its neighbours. Printed beside the rate at which
one answer would be right that is always the commoner one.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from askcorpus.answer.polarity import read_as
from askcorpus.encoders.reader import load_reader
from askcorpus.settings import load_settings
from evals.reader import Reads
from training.reader.written import Written


class Decided(NamedTuple):
    """A yes/no question, the reader's log odds of yes, and the truth."""

    question: str
    logit: float
    yes: bool


def decided(written: Written, reader: Reads) -> Iterator[Decided]:
    """Every held-out yes/no question, read in its sentence with one neighbour on either side."""
    for one in written.asked:
        if one.says_yes is None:
            continue
        home = written.homes[one.window]
        sentences, (first, end) = home.sentences, home.document(one.sentence)
        low, high = max(first, one.sentence - 1), min(end, one.sentence + 2)
        start = sum(len(each) + 1 for each in sentences[low : one.sentence])
        context = " ".join(sentences[low:high])
        focus = (start, start + len(sentences[one.sentence]))
        found = reader.read(one.question, [context], [focus])[0]
        if found:
            yield Decided(one.question, found[0].polarity, one.says_yes)


def figures(found: Sequence[Decided]) -> dict[str, float]:
    """Shares of the questions: right by sign, sure enough to be labelled, and right of those."""
    sure = [(told == "yes") == each.yes for each in found if (told := read_as(each.logit))]
    yes = sum(each.yes for each in found)
    return {
        "questions": len(found),
        "always the commoner": max(yes, len(found) - yes) / max(1, len(found)),
        "right": sum((each.logit > 0) == each.yes for each in found) / max(1, len(found)),
        "labelled": len(sure) / max(1, len(found)),
        "labelled right": sum(sure) / max(1, len(sure)),
    }


def main() -> None:
    """Parse, read and print as JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals.polarity", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    options = parser.parse_args()
    written = Written(options.data, held_out=True)
    found = list(decided(written, load_reader(load_settings())))
    print(json.dumps({key: round(value, 3) for key, value in figures(found).items()}, indent=2))


if __name__ == "__main__":
    main()
