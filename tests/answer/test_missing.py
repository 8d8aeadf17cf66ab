import pytest

from askcorpus.answer.examine import Examination
from askcorpus.answer.missing import missing
from askcorpus.answer.question import analyse
from askcorpus.answer.requirements import Lacking
from askcorpus.answer.support import Support
from askcorpus.retrieve.search import Found
from tests.answer.samples import told

TEXT = "Then Ana Ruiz spoke of the wall."


def refusal(
    asked: str,
    lack: Lacking | None = None,
    *,
    unseen: tuple[str, ...] = (),
    found: bool = True,
    spelling: tuple[tuple[str, str], ...] = (),
    **supported: float,
) -> str:
    best = told(TEXT, TEXT, "wall")
    passage = Found(passage=best.evidence.passage, fused=1.0, cosine=0.5, bm25=1.0)
    return missing(
        Examination(
            question=analyse(asked),
            passages=(passage,) if found else (),
            evidence=(),
            candidates=(best,),
            spelling=spelling,
            unseen=unseen,
            signals=None,
            confidence=0.0,
            lack=lack,
            supported=Support(words=supported),
        )
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            refusal("how old is Ana Ruiz?", Lacking(lack="kind", words=("age",)), unseen=("old",)),
            "“Ana Ruiz” is mentioned, but not an age",
        ),
        (
            refusal("Why did Ana Ruiz resign?", unseen=("resign",)),
            "“Ana Ruiz” is mentioned, but not “resign”",
        ),
        (
            refusal("What did Tom Okafor say?", unseen=("tom", "okafor")),
            "no document mentions “tom” or “okafor”",
        ),
        (
            refusal(
                "did Ana Riuz meet Tarn?",
                Lacking(lack="name", words=("tarn",)),
                spelling=(("riuz", "Ruiz"),),
            ),
            "no passage on “Ana Ruiz” mentions “Tarn”",
        ),
        (
            refusal("did Ruiz sell?", Lacking(lack="matter", words=("sell",)), sell=0.2),
            "“Ruiz” is mentioned, but not “sell”",
        ),
        (refusal("what wall?", wall=1.0), "“wall” occurs, but no passage answers the question"),
        (
            refusal("what wall?", found=False),
            "no passage is left by --source, --speaker, --since and --until",
        ),
    ],
)
def test_a_refusal_says_what_is_there_and_what_is_not(said: str, expected: str) -> None:
    assert said == expected
