"""An answer together with what the pipeline saw on the way to it, for the price of one question."""

from unittest import mock

import askcorpus.corpus
from askcorpus import Corpus
from askcorpus.answer.examine import Examination, examine
from askcorpus.records import Answer


def ask(corpus: Corpus, question: str) -> tuple[Answer, Examination | None]:
    """What `Corpus.ask` says, and its examination; None where the catalogue answered by itself."""
    seen: list[Examination] = []

    def recording(*arguments: object, **named: object) -> Examination:
        seen.append(examine(*arguments, **named))  # type: ignore[arg-type]
        return seen[-1]

    with mock.patch.object(askcorpus.corpus, "examine", recording):
        answer = corpus.ask(question)
    return answer, seen[-1] if seen else None
