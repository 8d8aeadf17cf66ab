from askcorpus.retrieve.spelling import corrections, replaced, written

VOCABULARY = {"jassi": 14, "store": 3, "garvi": 2, "rekognit": 9, "rekognis": 1}
ENGLISH = {"score", "jess"}


def corrected(*words: str) -> dict[str, str]:
    return corrections(words, VOCABULARY, ENGLISH.__contains__)


def test_a_slip_in_a_name_is_read_as_the_name() -> None:
    assert corrected("jasy", "rekogniton") == {"jasy": "jassi", "rekogniton": "rekognit"}


def test_a_real_word_that_the_documents_lack_stays() -> None:
    assert corrected("score") == {}


def test_another_name_stays() -> None:
    assert corrected("tassy", "jensen", "gar") == {}


def test_the_word_is_taken_as_the_documents_write_it() -> None:
    assert written("jassi", ["No.", "Mr. Jassy’s answer"]) == "Jassy"
    assert written("jassi", ["nobody"]) is None


def test_only_whole_words_are_exchanged() -> None:
    assert replaced("did JASY meet Jasyn?", "jasy", "Jassy") == "did Jassy meet Jasyn?"
