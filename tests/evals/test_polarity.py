from evals.polarity import Decided, figures


def test_the_share_labelled_and_right() -> None:
    found = [
        Decided("a", 2.0, yes=True),
        Decided("b", -3.0, yes=True),
        Decided("c", 0.2, yes=True),
        Decided("d", -0.1, yes=False),
    ]
    told = figures(found)
    assert told["always the commoner"] == 0.75
    assert told["right"] == 0.75
    assert told["labelled"] == told["labelled right"] == 0.5
