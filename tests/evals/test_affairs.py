from pathlib import Path

from evals.affairs import Affair, Asked, affairs, write
from evals.cases import load

AFFAIR = Affair(
    name="a",
    sentences=("A wall fell.", "It fell in March.", "MAYOR: Nobody paid.", "It is still there."),
    documents=(0, 2),
    asked=(
        Asked(sentence=1, question="When did the wall fall?", answers=((11, 16),), also=(0,)),
        Asked(sentence=2, question="Did anybody pay?", answers=((7, 18),), says="no"),
        Asked(sentence=3, question="Who owns the wall?", answers=()),
    ),
)


def test_an_affair_becomes_documents_and_cases(tmp_path: Path) -> None:
    suite = write(AFFAIR, tmp_path / "out")
    dated, decided, left_open = load(suite.cases, suite.documents)
    assert sorted(each.name for each in suite.documents.iterdir()) == [
        "document-0.txt",
        "document-2.txt",
    ]
    assert dated.answers == ("March",)
    assert [gold.source for gold in dated.spans] == ["document-0.", "document-0."]
    assert decided.answers == ("Nobody paid", "No"), "the label counts as well"
    assert decided.spans[0].source == "document-2."
    assert not left_open.answerable


def test_every_affair_asks_its_own_documents() -> None:
    every = affairs()
    assert len({each.name for each in every}) == len(every)
    for each in every:
        assert each.documents[0] == 0
        for one in each.asked:
            assert all(0 <= low < high for low, high in one.answers)
            assert max((one.sentence, *one.also)) < len(each.sentences)
