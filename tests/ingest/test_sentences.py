import pytest

from askcorpus.ingest.sentences import CHUNK, split


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "wanted",
    [
        ["Deputies send photos to the service.1", "The algorithms check them."],
        ["She left at 5 p.m. Tuesday.", "Mr. J. R. Roe met Dr. Lee in the U.S. Senate."],
        ["“Did you see him?", "He had no badge.", "He ran,” the officer said.", "“No.”"],
        ["Rep. Stephen Lynch (D-Mass.) said no.", "Sen. Ortega agreed."],
        ["It cost $3.5 million, i.e. 1.2 percent.", "(Laughter.)", "Thank you."],
        ["They share a source.", "“If it flies day and night, it is open to the end."],
        ["Wrapped lines go\non here.", "And\r\nthere."],
    ],
)
def test_real_prose(wanted: list[str]) -> None:
    assert sentences(" ".join(wanted)) == wanted


def test_white_space_beyond_ascii_does_not_panic_the_library() -> None:
    assert sentences("A\u2028. B\u3000.\xa0C") != []


def test_an_endless_sentence_is_parted_at_white_space() -> None:
    text = "word " * CHUNK
    pieces = sentences(text)
    assert " ".join(pieces) == text.strip()
    assert all(piece.endswith("word") for piece in pieces)
    assert max(map(len, pieces)) <= CHUNK
