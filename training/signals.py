"""`python -m training.signals --data DIR OUT`: signals of questions over articles kept out.

The articles and questions are those that `evals.unseen` marks `fit`. OUT gets a line a question for
`training.answerability`; `answers` is whether the best candidate's words or its quote hold an
accepted answer.
"""

import argparse
import json
import tempfile
from pathlib import Path

from askcorpus import Corpus
from askcorpus.answer.examine import Examination
from askcorpus.answer.quoting import quoted
from evals.cases import Case, load
from evals.matching import occurs
from evals.observe import ask
from evals.unseen import write


def main() -> None:
    """Ask every question and write down what its confidence rested on."""
    parser = argparse.ArgumentParser(prog="python -m training.signals", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="askcorpus-signals-") as home:
        suite = write("fit", options.data, Path(home) / "fit")
        corpus = Corpus.open(suite.documents)
        with options.out.open("w", encoding="utf-8") as file:
            for case in load(suite.cases, suite.documents):
                _, seen = ask(corpus, case.question)
                if seen and seen.signals:
                    print(json.dumps(row(case, seen), ensure_ascii=False), file=file)


def row(case: Case, seen: Examination) -> dict[str, object]:
    """One line."""
    best = seen.candidates[0]
    span, passage = quoted(best), best.evidence.passage
    words = passage.text[span.start - passage.start : span.end - passage.start]
    return {
        "set": "unseen",
        "id": case.id,
        "question": case.question,
        "bucket": 0,
        "answerable": case.answerable,
        "answers": any(occurs(each, best.text) or occurs(each, words) for each in case.answers),
        "lack": seen.lack.lack if seen.lack else None,
        "features": seen.signals.model_dump() if seen.signals else None,
        "answer": best.text,
    }


if __name__ == "__main__":
    main()
