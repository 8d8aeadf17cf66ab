"""Gold cases: a question, what answers it, where that is written, and what must not be said."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError, model_validator

from askcorpus.records import Record, Span
from evals.splits import half

Kind = Literal["fact", "number", "who", "why", "document", "unanswerable", "trap"]
Split = Literal["dev", "test"]


class CaseError(ValueError):
    """A case file does not hold what it should; the message names file, line and remedy."""


class Gold(Record):
    """Accepted evidence: words that stand verbatim in one document."""

    source: str
    """Beginning of the document's file name, as long as it takes to be the only one."""
    quote: str


class Case(Record):
    """One question with its accepted answers and evidence."""

    id: str
    question: str
    kind: Kind
    answers: tuple[str, ...]
    """Any of them is right."""
    spans: tuple[Gold, ...]
    """Any of them is evidence; empty for facts of the catalogue that no document states."""
    forbidden: tuple[str, ...] = ()
    """Must not occur in the answer."""
    answerable: bool
    note: str = ""

    @property
    def split(self) -> Split:
        """`dev` may be tuned on, `test` is only reported; decided by the id alone."""
        return "dev" if half(self.id) == 0 else "test"

    @model_validator(mode="after")
    def _consistent(self) -> "Case":
        if self.answerable != bool(self.answers):
            raise ValueError("answerable cases need answers, unanswerable ones must have none")
        if self.answerable == (self.kind == "unanswerable"):
            raise ValueError("kind and answerable contradict each other")
        if not self.answerable and self.spans:
            raise ValueError("an unanswerable case has no evidence")
        return self


def load(folder: Path, documents: Path) -> list[Case]:
    """Every case of the `.jsonl` files in `folder`, checked against the texts in `documents`.

    Raises CaseError where a line is malformed, an id recurs, or a quote is not verbatim.
    """
    texts = document_texts(documents)
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}:{number}"
            case = _parse(line, where)
            if case.id in cases:
                raise CaseError(f"{where}: id {case.id!r} is taken; give the case another")
            for gold in case.spans:
                name = document_of(gold.source, sorted(texts), where)
                if not locate(gold.quote, texts[name]):
                    raise CaseError(
                        f"{where}: {name} does not hold {gold.quote!r}; quote it exactly"
                    )
            cases[case.id] = case
    if not cases:
        raise CaseError(f"{folder}: no cases; put .jsonl files there")
    return list(cases.values())


def document_texts(folder: Path) -> dict[str, str]:
    """File name to decoded text, byte order mark and line ends kept, of every document."""
    return {
        path.name: path.read_bytes().decode("utf-8")
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".")
    }


def document_of(prefix: str, names: Sequence[str], where: str) -> str:
    """The one file name that begins with `prefix`; raises CaseError."""
    found = [name for name in names if name.startswith(prefix)]
    if len(found) != 1:
        raise CaseError(f"{where}: {prefix!r} names {len(found)} documents; name exactly one")
    return found[0]


def locate(quote: str, text: str) -> list[Span]:
    """Where the quote stands in the text, every occurrence."""
    spans, start = [], text.find(quote)
    while start >= 0:
        spans.append(Span(start=start, end=start + len(quote)))
        start = text.find(quote, start + 1)
    return spans


def _parse(line: str, where: str) -> Case:
    try:
        return Case.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise CaseError(f"{where}: no JSON ({error}); write one object a line") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "case"
        raise CaseError(f"{where}: {name}: {first['msg']}") from error
