import pytest

from askcorpus.answer.parts import parts


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Who makes it?", ["Who makes it?"]),
        (
            "Who makes flumadin and who paid for the study?",
            ["Who makes flumadin?", "who paid for the study?"],
        ),
        ("Where is Ana? When did Tom leave?", ["Where is Ana?", "When did Tom leave?"]),
        (
            "Who built the wall, and when did it fall?",
            ["Who built the wall?", "when did it fall (built wall)?"],
        ),
        ("What went wrong, and by how much?", ["What went wrong, and by how much?"]),
        ("Who said what and why not?", ["Who said what and why not?"]),
        ("Who said “when and where it fell”?", ["Who said “when and where it fell”?"]),
    ],
)
def test_questions_are_taken_apart(asked: str, found: list[str]) -> None:
    assert parts(asked) == found
