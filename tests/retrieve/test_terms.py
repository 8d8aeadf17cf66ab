from askcorpus.retrieve.terms import content_terms, stem, words


def test_words_drop_possessives_and_keep_numbers() -> None:
    assert words("The mayor’s 2.5 boats, U.S. law") == [
        "the",
        "mayor",
        "2.5",
        "boats",
        "u.s",
        "law",
    ]


def test_content_terms_fall_back_to_all_words() -> None:
    assert content_terms("who is it") == ["who", "is", "it"]


def test_stems_are_porters() -> None:
    assert stem("recommended") == stem("recommends") == "recommend"
