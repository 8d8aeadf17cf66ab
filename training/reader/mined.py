"""`python -m training.reader.mined --data DIR --out FILE`: what the shipped reader falls for.

For every written question over a whole article the passages of that article which do not answer
and share most words with it are read by the reader as it is shipped; the sentence it likes best is
kept, as a line `window, question, sentence, margin`. Training shows these as passages without an
answer: what a reader gets wrong teaches it more than what is drawn at random.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.reader.overlap import terms
from training.reader.written import FILE, HEADING, Asked, Home, answering, homes

WORDS = 90
"""Of a passage, about."""
MOST = 3
"""Passages read a question."""
LEAST_SENTENCES = 9
"""A window of fewer sentences is one passage: nothing to choose from."""
LIKED = -9.0
"""Margin below which the reader is not misled."""


def passages(sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of sentences of about `WORDS` words, one after the other: first and end."""
    runs, low, size = [], 0, 0
    for place, text in enumerate(sentences):
        size += len(text.split())
        if size >= WORDS:
            runs.append((low, place + 1))
            low, size = place + 1, 0
    if low < len(sentences):
        runs.append((low, len(sentences)))
    return runs


def rivals(home: Home, one: Asked) -> list[tuple[int, int]]:
    """The passages that do not answer and share most words with the question, at most `MOST`."""
    wanted = set(terms(one.question))
    taken = answering(one, home.sentences, own=home.sentences[one.sentence], same=True)
    ends = (*home.documents[1:], len(home.sentences))
    free = [
        (first + low, first + high)
        for first, end in zip(home.documents, ends, strict=True)
        for low, high in passages(home.sentences[first:end])
        if not any(first + low <= each < first + high for each in taken)
    ]
    shared = {
        run: len(wanted & set(terms(" ".join(home.sentences[run[0] : run[1]])))) for run in free
    }
    return sorted(free, key=lambda run: -shared[run])[:MOST]


def mined(every: Sequence[Home], skip: int) -> Iterator[tuple[int, int, int, float]]:
    """Window, question, sentence and margin of what misleads; the first `skip` windows left out."""
    from askcorpus.encoders.reader import load_reader
    from askcorpus.settings import load_settings

    reader = load_reader(load_settings())
    for window, home in enumerate(every):
        if window < skip or len(home.sentences) < LEAST_SENTENCES:
            continue
        for number, one in enumerate(home.asked):
            contexts, parts, places = [], [], []
            for low, high in rivals(home, one):
                title, _ = home.document(low)
                text = home.sentences[title][:HEADING] + "\n" if low > title else ""
                own = []
                for sentence in home.sentences[low:high]:
                    own.append((len(text), len(text) + len(sentence)))
                    text += sentence + " "
                contexts.append(text)
                parts.append(own)
                places.append(low)
            found = [
                (spans[0].score - spans[0].null, low + place)
                for low, read in zip(
                    places, reader.scan(one.question, contexts, parts), strict=True
                )
                for place, spans in enumerate(read)
                if spans
            ]
            if found and max(found)[0] > LIKED:
                margin, sentence = max(found)
                yield window, number, sentence, margin


def main() -> None:
    """Mine and write."""
    parser = argparse.ArgumentParser(prog="python -m training.reader.mined", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--skip", type=int, default=0, help="windows left out at the beginning")
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for window, number, sentence, margin in mined(
            homes(options.data, options.file), options.skip
        ):
            out.write(json.dumps([window, number, sentence, round(margin, 2)]) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
