"""`python -m training.signals CASES DOCUMENTS OUT`: signals of our own cases over any folder.

CASES is a folder of case files as in `evals/cases`, DOCUMENTS the folder they were asked of. OUT
gets a line a question for `training.answerability`; `answers` is whether the best candidate's words
or its quote hold an accepted answer, or, of a yes/no question, whether it stands in the evidence.
"""

import json
import sys
from pathlib import Path

from askcorpus import Corpus
from askcorpus.answer.examine import Examination
from askcorpus.answer.quoting import quoted
from evals.cases import Case, document_texts, load, locate
from evals.matching import occurs


def main() -> None:
    """Examine every case that is not about the documents themselves."""
    cases, documents, out = map(Path, sys.argv[1:4])
    corpus = Corpus.open(documents)
    texts = document_texts(documents)
    with out.open("w", encoding="utf-8") as file:
        for case in load(cases, documents):
            seen = corpus.examine(case.question) if case.kind != "document" else None
            if seen and seen.signals:
                print(json.dumps(row(case, seen, cases.name, texts), ensure_ascii=False), file=file)


def row(case: Case, seen: Examination, name: str, texts: dict[str, str]) -> dict[str, object]:
    """One line; the documents' own texts are needed for the evidence of a yes or no."""
    best = seen.candidates[0]
    span, passage = quoted(best), best.evidence.passage
    words = passage.text[span.start - passage.start : span.end - passage.start]
    right = any(occurs(each, best.text) or occurs(each, words) for each in case.answers)
    if {each.lower() for each in case.answers} & {"yes", "no"}:
        right = right or _evidence(case, best.evidence.text, texts)
    return {
        "set": name,
        "id": case.id,
        "question": case.question,
        "bucket": 0,
        "answerable": case.answerable,
        "answers": right and not any(occurs(each, best.text) for each in case.forbidden),
        "lack": seen.lack.lack if seen.lack else None,
        "features": seen.signals.model_dump() if seen.signals else None,
        "answer": best.text,
    }


def _evidence(case: Case, sentence: str, texts: dict[str, str]) -> bool:
    """Whether a sentence is part of accepted evidence, or holds it."""
    known = [
        gold.quote for gold in case.spans if any(locate(gold.quote, t) for t in texts.values())
    ]
    return any(sentence in quote or quote in sentence for quote in known)


if __name__ == "__main__":
    main()
