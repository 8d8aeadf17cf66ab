"""Signs inside one document, and what is no sign."""

import pytest

from askcorpus.trust.single import corrections, reasons, signs
from tests.trust.shelves import STORY, one, prose

LEXICON = frozenset("recognition sheriff county".split())


def known(word: str) -> bool:
    return word in LEXICON


def kinds(text: str) -> list[str]:
    return [sign.kind for sign in signs(one("x", text), known)]


@pytest.mark.parametrize(
    "line",
    [
        "Please note: this content is provided and hosted by a 3rd party server.",
        "The site does not host or upload this material.",
        "We are not responsible for the content.",
        "This article was originally published on another site.",
        "This text was machine translated from German.",
    ],
)
def test_a_disclaimer_lowers_by_itself_and_is_quoted(line: str) -> None:
    paper = one("x", prose(STORY) + "\n" + line + "\n")
    (reason,) = reasons(paper, known)
    assert reason.evidence[0].text == line
    assert "says of itself" in reason.text


def test_prose_that_tells_of_parties_and_hosts_is_no_disclaimer() -> None:
    text = prose(["The third party in parliament hosted a dinner.", "It was published in June."])
    assert kinds(text) == []


def test_a_name_that_drifts_and_a_broken_sentence_lower_together_only() -> None:
    drifting = (
        "They sell Rekognition. We use Rekognition here. He likes Rekognition. But regognition"
    )
    text = f"{drifting} failed.\n"
    assert kinds(text) == ["spelling"]
    assert reasons(one("x", text), known) == []
    both = f"{text}\nThe committee met. Announced. Then it left.\n"
    assert sorted(kinds(both)) == ["fragment", "spelling"]
    assert len(reasons(one("x", both), known)) == 2


def test_a_word_of_the_language_is_no_drifting_name() -> None:
    text = "They sell Rekognition. We use Rekognition here. He likes Rekognition for recognition.\n"
    assert kinds(text) == []


def test_marks_that_do_not_close() -> None:
    assert kinds("He said “we will come tomorrow and went home.\n") == ["marks"]
    assert kinds("The Verge ] reported it first.\n") == ["marks"]


def test_a_quotation_over_paragraphs_and_a_list_are_closed() -> None:
    assert kinds("He said: “We will come.\n\n“We will go as well,” he said.\n") == []
    assert kinds("We want:\n\na) bread\n\nb) work :)\n") == []


def test_style_alone_is_no_reason() -> None:
    text = prose(["THE END IS NEAR!!!", "Buy now.", "So so good; sooo cheap.", "we sell, you buy"])
    assert reasons(one("x", text), known) == []


def test_corrections_are_found_where_they_are_stated() -> None:
    text = "A story.\n\nCORRECTION, 10:50PM: An earlier version of this story was wrong.\n"
    (span,) = corrections(one("x", text))
    assert text[span.start : span.end].startswith("CORRECTION, 10:50PM")
    assert corrections(one("x", "The correction of the river took years.\n")) == []
