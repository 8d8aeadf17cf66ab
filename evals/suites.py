"""The corpora that come with cases of their own."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from askcorpus.records import Record
from evals.cases import Case

HERE = Path(__file__).parent
BUNDLED = HERE.parent / "corpus"


class Suite(Record):
    """Where a suite's cases and documents are."""

    name: str
    cases: Path
    documents: Path


SUITES = (
    Suite(name="bundled", cases=HERE / "cases", documents=BUNDLED),
    Suite(name="second", cases=HERE / "cases/second", documents=HERE / "cases/second/documents"),
    Suite(name="third", cases=HERE / "cases/third", documents=HERE / "cases/third/documents"),
    Suite(name="fourth", cases=HERE / "cases/fourth", documents=HERE / "cases/fourth/documents"),
    Suite(name="more", cases=HERE / "cases/more", documents=BUNDLED),
    Suite(name="fifth", cases=HERE / "cases/fifth", documents=HERE / "cases/fifth/documents"),
    Suite(name="again", cases=HERE / "cases/again", documents=BUNDLED),
    Suite(name="sixth", cases=HERE / "cases/sixth", documents=HERE / "cases/sixth/documents"),
    Suite(name="seventh", cases=HERE / "cases/seventh", documents=HERE / "cases/seventh/documents"),
    Suite(name="another", cases=HERE / "cases/another", documents=BUNDLED),
    Suite(name="plain", cases=HERE / "cases/plain", documents=BUNDLED),
)


def written(name: str, folder: Path, documents: Mapping[str, str], cases: Iterable[Case]) -> Suite:
    """A suite of documents by file name, and of cases, written below a folder."""
    made = Suite(name=name, cases=folder / "cases", documents=folder / "documents")
    made.documents.mkdir(parents=True)
    made.cases.mkdir()
    for file, text in documents.items():
        (made.documents / file).write_text(text, encoding="utf-8", newline="")
    lines = (case.model_dump_json() for case in cases)
    (made.cases / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made
