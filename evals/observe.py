"""An answer together with what the pipeline saw on the way to it, for the price of one question."""

from unittest import mock

import askcorpus.asking
from askcorpus import Corpus
from askcorpus.answer.attributed import Heard
from askcorpus.answer.examine import Examination, examine
from askcorpus.records import Answer


def ask(corpus: Corpus, question: str) -> tuple[Answer, Examination | None]:
    """What `Corpus.ask` says, and its last examination; None where the catalogue answered alone.

    A question about somebody's words is examined over what may be theirs: then no `passages`.
    """
    seen: list[Examination] = []
    heard = Heard.examination

    def recording(*arguments: object, **named: object) -> Examination:
        seen.append(examine(*arguments, **named))  # type: ignore[arg-type]
        return seen[-1]

    def hearing(*arguments: object, **named: object) -> Examination:
        seen.append(heard(*arguments, **named))  # type: ignore[arg-type]
        return seen[-1]

    with (
        mock.patch.object(askcorpus.asking, "examine", recording),
        mock.patch.object(Heard, "examination", hearing),
    ):
        answer = corpus.ask(question)
    return answer, seen[-1] if seen else None
