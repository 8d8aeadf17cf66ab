"""RGB en_fact end to end: true and falsified snippets as documents of one folder, then `ask`."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from askcorpus import Answer, Corpus
from askcorpus.settings import load_settings
from evals.distortion.rgb import Question, read


def report(path: Path, first: int, limit: int) -> Iterator[str]:
    """Questions `first` to `first + limit` of a file; lines for people, the JSON line last.

    All snippets of these questions stand in one folder, each a document of its own under a name
    that tells nothing. The false rate is that of the same questions in a folder of true snippets.
    """
    questions = read(path)[first : first + limit]
    mixed = _asked(questions, [[*each.true, *each.false] for each in questions])
    plain = _asked(questions, [each.true for each in questions])
    for question, answer in zip(questions, mixed, strict=True):
        yield f"{_shown(answer):9} {question.text}: {_answers(answer)}"
    for question, answer in zip(questions, plain, strict=True):
        if _shown(answer) in ("disputed", "warned"):
            yield f"FALSE {_shown(answer)} {question.text}: {_answers(answer)}"
    scores: dict[str, float] = {
        "disputed": _share(mixed, ("disputed",)),
        "shown": _share(mixed, ("disputed", "warned")),
        "false_disputed": _share(plain, ("disputed",)),
        "false_shown": _share(plain, ("disputed", "warned")),
    }
    yield f"RGB end to end, {len(questions)} questions: " + ", ".join(
        f"{name} {value:.1%}" for name, value in scores.items()
    )
    yield json.dumps({**scores, "questions": len(questions)})


def _asked(questions: Sequence[Question], snippets: Sequence[Sequence[str]]) -> list[Answer]:
    """The answers to all questions from one folder that holds all snippets."""
    with tempfile.TemporaryDirectory() as name:
        for text in dict.fromkeys(each for own in snippets for each in own):
            named = hashlib.sha256(text.encode()).hexdigest()[:12]
            (Path(name) / f"{named}.txt").write_text(text, encoding="utf-8")
        corpus = Corpus.open(name, settings=load_settings())
        return [corpus.ask(each.text) for each in questions]


def _shown(answer: Answer) -> str:
    """Whether the disagreement is the verdict, or at least a warning shows both sides."""
    if answer.verdict == "answered" and any(" contradicts " in each for each in answer.warnings):
        return "warned"
    return answer.verdict


def _share(answers: Sequence[Answer], kinds: Sequence[str]) -> float:
    return round(sum(_shown(each) in kinds for each in answers) / max(1, len(answers)), 4)


def _answers(answer: Answer) -> str:
    return " | ".join(f"{each.text!r}" for each in answer.answers)
