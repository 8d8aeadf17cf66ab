import pytest

from askcorpus.answer.antecedent import named_before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Surgeon Amit Bhandari came. “No,” he", "Surgeon Amit Bhandari"),
        ("“We went,” Vance said. “The porters,” she", "Vance"),
        ("“Ask Tom,” said nobody. He", None),
        ("Ana Ruiz met Tom Okafor. He", "Tom Okafor"),
        ("Boats sank. They", None),
    ],
)
def test_the_last_name_before_outside_quotations(text: str, found: str | None) -> None:
    span = named_before(text, len(text), frozenset())
    assert (text[span[0] : span[1]] if span else None) == found


def test_the_questions_own_name_is_no_answer() -> None:
    text = "Ana Ruiz met Tom. He"
    assert named_before(text, len(text), frozenset({"tom"})) == (0, 8)
