"""XQuAD English (Artetxe et al. 2020): short answers in Wikipedia paragraphs, a file each."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from askcorpus.answer.question import analyse
from askcorpus.retrieve.terms import STOPWORDS, stem, words
from evals.benchmarks.records import Asked, Benchmark
from evals.splits import half

_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: (?:of |the )?[A-Z][\w'’-]+)*")


def load(folder: Path, name: str = "xquad") -> Benchmark:
    """All paragraphs and all questions."""
    documents, questions = {}, []
    for document, title, paragraph in _paragraphs(folder):
        documents[document] = paragraph["context"]
        questions += [
            Asked(
                id=each["id"],
                text=each["question"],
                group=title,
                answers=tuple(dict.fromkeys(answer["text"] for answer in each["answers"])),
                relevant={document: 1},
            )
            for each in paragraph["qas"]
        ]
    return Benchmark(name=name, documents=documents, questions=tuple(questions))


def without_half(folder: Path, removed: Literal[0, 1]) -> Benchmark:
    """Half of the paragraphs, and every question: those about the removed half have no answer.

    Which half a paragraph belongs to is decided by its id; the rest of its article stays, so that
    the unanswerable questions still find their topic. A few may be answered elsewhere by chance.
    """
    whole = load(folder, name=f"xquad without half {removed}")
    kept = {id: text for id, text in whole.documents.items() if half(id) != removed}
    questions = [
        each
        if kept.keys() & each.relevant.keys()
        else each.model_copy(update={"answers": (), "relevant": {}})
        for each in whole.questions
    ]
    return whole.model_copy(update={"documents": kept, "questions": tuple(questions)})


def exchanged(folder: Path) -> Benchmark:
    """Every question as it is, and again with a name or number of another one of its article.

    The second kind looks answerable, since all its words are in the corpus, and is not: the right
    topic with the wrong person, place or figure. A few may by chance be answered all the same.
    """
    whole = load(folder, name="xquad exchanged")
    questions = []
    for each in whole.questions:
        others = [one for one in whole.questions if one.group == each.group and one.id != each.id]
        other = _with_another(each, others)
        questions += [each, other] if other else []
    return whole.model_copy(update={"questions": tuple(questions)})


def foreign(folder: Path) -> Benchmark:
    """Every question as it is, and questions of other articles put to a name of its own.

    The second kind asks of the right person or place what the article does not tell: "when did X
    resign?" where nobody does. Dropped where the article holds all the words of the question.
    """
    whole = load(folder, name="xquad foreign")
    names: dict[str, list[str]] = {}
    for each in whole.questions:
        names.setdefault(each.group, []).extend(_FULL_NAME.findall(each.text))
    texts: dict[str, set[str]] = {}
    for each in whole.questions:
        for document in each.relevant:
            texts.setdefault(each.group, set()).update(_stems(whole.documents[document]))
    groups = sorted(group for group, found in names.items() if found)
    questions = []
    for number, each in enumerate(whole.questions):
        group = groups[number % len(groups)]
        found = _FULL_NAME.findall(each.text)
        questions.append(each)
        if group == each.group or len(found) != 1:
            continue
        name = names[group][number % len(names[group])]
        rest = _stems(each.text.replace(found[0], ""))
        if rest and not rest <= texts[group]:
            text = each.text.replace(found[0], name)
            changed = {"id": f"{each.id} foreign", "text": text, "answers": (), "relevant": {}}
            questions.append(each.model_copy(update={**changed, "group": group}))
    return whole.model_copy(update={"questions": tuple(questions)})


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word not in STOPWORDS}


def _with_another(asked: Asked, others: Sequence[Asked]) -> Asked | None:
    mine = analyse(asked.text)
    for kind in ("names", "numbers"):
        own = getattr(mine, kind)
        foreign = [part for one in others for part in getattr(analyse(one.text), kind)]
        strange = [part for part in foreign if part not in asked.text]
        if own and strange:
            text = asked.text.replace(own[-1], strange[half(asked.id) % len(strange)])
            changed = {"id": f"{asked.id} exchanged", "text": text, "answers": (), "relevant": {}}
            return asked.model_copy(update=changed)
    return None


def _paragraphs(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Document id, article title and paragraph."""
    path = folder / "xquad" / "xquad.en.json"
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for number, paragraph in enumerate(article["paragraphs"]):
            stem = "".join(c if c.isalnum() else "-" for c in article["title"])
            yield f"{stem}-{number}", article["title"], paragraph
