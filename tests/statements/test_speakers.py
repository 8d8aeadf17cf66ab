"""Sources as written to speakers: names, roles, pronouns, and what must stay unknown."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askcorpus.ingest.labels import name_and_role
from askcorpus.records import Block, Document, Source, Span, Turn
from askcorpus.records.statement import Statement, StatementSpan
from askcorpus.statements import resolve
from askcorpus.statements.authorship import as_written, speaks_alone, who_speaks, writer
from askcorpus.statements.cast import Cast
from askcorpus.statements.joint import sharers
from askcorpus.statements.mentions import kind_of, names_in


def document(text: str, name: str = "a") -> Document:
    blocks, place = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start=place, end=place + len(part), kind="paragraph"))
        place += len(part) + 2
    source = Source(id=name, path=f"/{name}.txt", sha256="0" * 64)
    body = Span(start=0, end=len(text))
    return Document(source=source, text=text, body=body, blocks=tuple(blocks))


def statements(made: Document, sources: Sequence[str]) -> list[Statement]:
    """One statement per source, found in the text in order."""
    result, place = [], 0
    for written in sources:
        start = made.text.index(written, place)
        place = end = start + len(written)
        span = StatementSpan(start=end, end=end + 1, text=made.text[end : end + 1])
        result.append(
            Statement(
                quote=span.text,
                spans=(span,),
                manner="indirect",
                cue="said",
                speaker_as_written=written,
                source=made.source.id,
                path=made.source.path,
                start=end,
                end=end + 1,
                speaker_span=Span(start=start, end=end),
            )
        )
    return result


def speakers(text: str, *sources: str) -> list[str | None]:
    made = document(text)
    return [one.speaker for one in resolve([made], [statements(made, sources)]).statements]


def test_short_names_and_pronouns_mean_the_full_name() -> None:
    text = "AWS CEO Andrew Jassy said a. Jassy said b. He said c."
    assert speakers(text, "AWS CEO Andrew Jassy", "Jassy", "He") == ["andrew-jassy"] * 3


def test_a_pronoun_takes_the_speaker_of_its_gender() -> None:
    text = "Mary Stone said a. John Ford said b. She said c.\n\nHe said d."
    found = speakers(text, "Mary Stone", "John Ford", "She", "He")
    assert found == ["mary-stone", "john-ford", "mary-stone", "john-ford"]


def test_a_description_means_the_one_person_with_that_role() -> None:
    text = "Gov. Mike Pence met Ann Lee. The governor said a."
    assert speakers(text, "The governor") == ["mike-pence"]


@pytest.mark.parametrize("written", ["They", "It"])
def test_what_points_to_nobody_clearly_stays_unknown(written: str) -> None:
    assert speakers(f"Ann Lee met Bo Ek. {written} said a.", written) == [None]


def test_two_people_of_one_surname_are_not_merged() -> None:
    text = "Hillary Clinton met Bill Clinton. Clinton said a."
    assert speakers(text, "Clinton") == ["clinton"]


def test_one_speaker_over_documents_with_aliases_and_roles() -> None:
    first, second = document("AWS CEO Andrew Jassy said a.", "a"), document("Jassy said b.", "b")
    found = resolve(
        [first, second],
        [statements(first, ["AWS CEO Andrew Jassy"]), statements(second, ["Jassy"])],
    )
    (one,) = found.speakers
    assert (one.name, one.id, one.kind) == ("Andrew Jassy", "andrew-jassy", "person")
    assert set(one.aliases) == {"AWS CEO Andrew Jassy", "Jassy"}


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("he", "pronoun"),
        ("Trump", "name"),
        ("the company", "nominal"),
        ("an anonymous Amazon employee", "anonymous"),
        ("Ann Lee, the mayor", "name"),
        (None, "none"),
        ("", "none"),
    ],
)
def test_kind_of(written: str | None, kind: str) -> None:
    assert kind_of(written) == kind


def test_names_end_with_sentences_and_lose_titles() -> None:
    text = (
        "Mr. Obama met Sen. Chuck Grassley. But Hillary Clinton’s aide left. J. K. Rowling stayed."
    )
    found = [(use.name, use.gender) for use in names_in(text)]
    assert found == [
        ("Obama", "m"),
        ("Chuck Grassley", ""),
        ("Hillary Clinton", ""),
        ("J. K. Rowling", ""),
    ]


@given(st.text(max_size=300))
def test_names_are_slices_of_any_text(text: str) -> None:
    for use in names_in(text):
        assert 0 <= use.start < use.end <= len(text)
    assert isinstance(Cast(text).full, list)


def test_hostile_names_are_only_text() -> None:
    text = "(.*)+\x1b[31m Bob said a."
    assert speakers(text, "(.*)+\x1b[31m Bob") is not None


def test_who_means_the_name_it_follows() -> None:
    text = "The call echoes one by Acme president Brad Smith, who asked a. Ann Lee met Bo Ek."
    assert speakers(text, "who") == ["brad-smith"]
    text = "Ann Lee, head of the Acme fund, who asked a."
    assert speakers(text, "who") == ["ann-lee"]


def test_the_company_means_the_organisation_named_last() -> None:
    text = "Acme CEO Bo Ek met staff.\n\nAcme said a. Rival employees left. The company said b."
    assert speakers(text, "Acme", "The company") == ["acme", "rival"]
    assert speakers("It rained. The company said b.", "The company") == ["the-company@a"]


def test_it_means_the_organisation_that_just_spoke() -> None:
    text = "Acme employees left. Acme said a. It added b."
    assert speakers(text, "Acme", "It") == ["acme", "acme"]
    assert speakers("Ann Lee said a. It said b.", "It") == [None]


@pytest.mark.parametrize(
    ("text", "written", "speaker"),
    [
        ("A letter got published by an anonymous Acme employee. The letter says a.",
         "The letter", "an-anonymous-acme-employee@a"),
        ("In a blog post, Ann Lee spoke up. The post says a.", "The post", "ann-lee"),
        ("Ann Lee sent the mayor a letter. The letter says a.", "The letter", "ann-lee"),
        ("Ann Lee’s Thursday post says a.", "Ann Lee’s Thursday post", "ann-lee"),
        ("A letter from Ann Lee says a.", "A letter from Ann Lee", "ann-lee"),
        ("Ann Lee left. Bo Ek said b. “A letter by Di Oz,” he said. The letter says a.",
         "The letter", "the-letter@a"),
    ],
)  # fmt: skip
def test_a_writing_speaks_for_who_wrote_it(text: str, written: str, speaker: str) -> None:
    assert speakers(text, written) == [speaker]


def test_an_anonymous_source_keeps_one_name_in_a_document() -> None:
    text = "An Acme employee who called us said a. An anonymous Acme employee said b."
    found = speakers(text, "An Acme employee who called us", "An anonymous Acme employee")
    assert found == ["an-acme-employee@a"] * 2


def test_crowds_are_not_the_one_person_with_their_role() -> None:
    text = "Sen. Bo Ek, a member, left. Eight Democratic members of Congress wrote a."
    (found,) = speakers(text, "Eight Democratic members of Congress")
    assert found == "eight-democratic-members-of-congress@a"


def test_headings_name_nobody_and_labels_in_capitals_do() -> None:
    made = document("Acme Joins Bo's Call\n\nBo said a. MAYOR ANN LEE")
    blocks = (made.blocks[0].model_copy(update={"kind": "heading"}), *made.blocks[1:])
    made = made.model_copy(update={"blocks": blocks})
    assert resolve([made], [statements(made, ["Bo said"])]).speakers[0].name == "Bo said"
    own = [one.model_copy(update={"manner": "turn"}) for one in statements(made, ["MAYOR ANN LEE"])]
    assert [one.name for one in resolve([made], [own]).speakers] == ["Ann Lee"]


def test_an_acronym_is_merged_with_the_name_it_shortens() -> None:
    first = document("The American Civil Liberties Union said a.", "a")
    second = document("The ACLU said b.", "b")
    found = resolve(
        [first, second],
        [statements(first, ["The American Civil Liberties Union"]), statements(second, ["ACLU"])],
    )
    (one,) = found.speakers
    assert (one.name, "ACLU" in one.aliases) == ("American Civil Liberties Union", True)


def test_aliases_are_names_without_what_follows_them() -> None:
    text = "Ann Lee, the mayor, said a. Lee’s note."
    made = document(text)
    (one,) = resolve([made], [statements(made, ["Ann Lee, the mayor,", "Lee’s"])]).speakers
    assert (one.aliases, one.roles) == (("Lee",), ("the mayor",))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("The Committee for a Responsible Federal Budget",
         "Committee for a Responsible Federal Budget"),
        ("Mr. Morgan of the Sierra Club", "Morgan"),
        ("Texas Gov. Rick Perry", "Rick Perry"),
        ("House Speaker John Boehner", "John Boehner"),
    ],
)  # fmt: skip
def test_names_of_organisations_are_whole_and_titles_are_not_names(written: str, name: str) -> None:
    made = document(f"{written} said a.")
    assert [one.name for one in resolve([made], [statements(made, [written])]).speakers] == [name]


def test_a_role_belongs_to_the_name_it_stands_at() -> None:
    text = "The judge agreed with Ann Lee. The judge said a."
    assert speakers(text, "The judge said")[0] != "ann-lee"


def test_people_of_one_surname_and_initial_are_not_merged() -> None:
    text = "Sarah Clark met Sean Clark. Clark said a."
    assert speakers(text, "Clark") == ["clark"]
    text = "William Clark smiled. Bill Clark, the mayor, wept. Clark said a."
    assert speakers(text, "Clark") == ["william-clark"]


def test_a_surname_of_two_means_the_one_whom_the_paragraph_names() -> None:
    text = "Sarah Clark met Sean Clark.\n\nSean Clark left. Clark said a.\n\nClark said b."
    found = speakers(text, "Sarah Clark", "Sean Clark", "Sean Clark", "Clark", "Clark")
    assert found[3:] == ["sean-clark", "clark"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("William “Bill” Okafor, chief of Acme,", "william-okafor"),
        ('William "Bill" Okafor', "william-okafor"),
        ("Ngũgĩ wa Thiong’o-Smith, a hydrologist,", "ngugi-wa-thiongo-smith"),
        ("His wife, Grace Okafor, a surgeon at St. Brigid’s,", "grace-okafor"),
        ("Gov. Bo Ek’s spokesman, Peter Lind, who is no relation,", "peter-lind"),
        ("Councilmember Diane Brooks", "diane-brooks"),
    ],
)
def test_a_name_is_found_in_what_stands_around_it(written: str, meant: str) -> None:
    (found,) = speakers(f"{written} said a.", written)
    assert (found or "").split("@")[0].startswith(meant)
    assert (found or "").count("-") <= meant.count("-") + 1


def test_a_saints_house_is_no_person() -> None:
    names = [use.name for use in names_in("St. Brigid’s Hospital met Mr. Brigid in St. Louis.")]
    assert names == ["St. Brigid’s Hospital", "Brigid", "St. Louis"]


def turned(*labels: str) -> list[str | None]:
    """Who speaks, by label; the text says `I am William Lee`."""
    text = "I am William Lee.\n\n" + "\n\n".join(f"{label}: Yes." for label in labels)
    made, turns, said, place = document(text), [], [], 0
    for label in labels:
        start = text.index(f"{label}:", place)
        place = end = start + len(label) + 1
        span = Span(start=start, end=end)
        name, role = name_and_role(label)
        told = {"speaker": label, "name": name, "role": role, "label": span}
        turns.append(Turn(start=end + 1, end=end + 5, **told))
        words = StatementSpan(start=end + 1, end=end + 5, text="Yes.")
        said.append(
            Statement(
                quote="Yes.",
                spans=(words,),
                manner="turn",
                speaker_as_written=label,
                role=role,
                source="a",
                path="/a.txt",
                start=end + 1,
                end=end + 5,
                speaker_span=span,
            )
        )
    made = made.model_copy(update={"turns": tuple(turns)})
    return [one.speaker for one in resolve([made], [said]).statements]


def test_titles_tell_people_of_one_surname_apart_in_a_transcript() -> None:
    assert turned("MR. LEE", "DR. LEE", "MR. LEE") == ["william-lee", "dr-lee", "william-lee"]
    assert turned("MS. LEE", "DR. LEE") == ["ms-lee", "dr-lee"]
    assert turned("MR. LEE", "MR. LEE") == ["william-lee"] * 2


def test_a_name_in_brackets_is_whose_part_the_label_says() -> None:
    assert turned("PUBLIC SPEAKER (Seán Ó Briain)", "CHAIR (New York)")[0] == "sean-o-briain"
    assert turned("Q", "A") == ["q@a", "a@a"]


def test_a_surname_that_several_bear_is_no_company() -> None:
    made = document("Diane Brooks met Marcus Brooks.\n\nBrooks said a.")
    written = statements(made, ["Diane Brooks", "Marcus Brooks", "Brooks"])
    found = {each.id: each.kind for each in resolve([made], [written]).speakers}
    assert found == {"diane-brooks": "person", "marcus-brooks": "person", "brooks": "person"}


LETTER = (
    "Dear Editor,\n\nI said that a. The mayor said b. “I said c,” she told me.\n\n"
    "Sincerely,\nHarriet Quill\nMarrow Bay"
)


def test_i_means_who_signed_the_letter_and_nobody_else_does() -> None:
    assert speakers(LETTER, "I", "The mayor") == ["harriet-quill", "the-mayor@a"]
    quoted = LETTER.replace("I said that a. ", "")
    assert "harriet-quill" not in speakers(quoted, "I")


@pytest.mark.parametrize(
    ("authors", "found"),
    [(("Tomas Ferreira",), "tomas-ferreira"), (("Ann Lee", "Bo Ek"), "i@a"), ((), "i@a")],
)
def test_i_means_the_one_author(authors: tuple[str, ...], found: str) -> None:
    made = document("I said a.")
    made = made.model_copy(update={"source": made.source.model_copy(update={"authors": authors})})
    assert resolve([made], [statements(made, ["I"])]).statements[0].speaker == found


@pytest.mark.parametrize(
    ("ending", "who"),
    [
        ("Yours sincerely,\nDr. Ann Lee, engineer\nPort Vale", "Ann Lee"),
        ("*Best regards,*\n— Ann B. Lee", "Ann B. Lee"),
        ("Sincerely,\nAnn Lee\nJohn Ek", None),
        ("Sincerely,\nAnn Lee\nEngineer\n\nCopy: Mr John Ek, clerk", "Ann Lee"),
        ("Sincerely,\nAnn Lee\ncc John Ek", "Ann Lee"),
        ("Sincerely,\nAnn Lee\nc.c.: John Ek", "Ann Lee"),
        ("Sincerely,\nThe Harbour Company", None),
        ("Ann Lee", None),
        ("Sincerely,", None),
    ],
)
def test_who_signed(ending: str, who: str | None) -> None:
    assert writer(document(f"Dear all,\n\nI say a.\n\n{ending}")) == who


def test_what_the_writer_reports_of_themselves_is_written() -> None:
    made = document(LETTER)
    own, mayor = as_written(made, statements(made, ["I", "The mayor"]))
    assert (own.manner, mayor.manner) == ("written", "indirect")


@pytest.mark.parametrize("marks", ["—", "“", "...", " , "])
def test_marks_are_nobody(marks: str) -> None:
    made = document(f"{marks} said a. Rain fell.")
    told = statements(made, [marks])
    assert resolve([made], [told]).speakers == []
    label = told[0].model_copy(update={"manner": "turn"})
    assert resolve([made], [[label]]).speakers == []


def test_a_title_and_surname_mean_the_one_bearer_in_the_corpus() -> None:
    first = document("The director, Ngozi Okafor, said a.", "a")
    second = document("Dr. Okafor said b.", "b")
    third = document("The judge, Emeka Okafor, said c.", "c")
    told = [
        statements(first, ["The director, Ngozi Okafor,"]),
        statements(second, ["Dr. Okafor"]),
        statements(third, ["The judge, Emeka Okafor,"]),
    ]
    assert resolve([first, second], told[:2]).statements[1].speaker == "ngozi-okafor"
    assert resolve([first, second, third], told).statements[1].speaker == "okafor"


@pytest.mark.parametrize(
    "written",
    ["Ann Lee and Bo Ek", "Mayor Ann Lee (D) and Gov. Bo Ek,", "Lee and Ek", "Bo Ek and Ms. Lee"],
)
def test_two_who_speak_together_are_one_speaker_of_two(written: str) -> None:
    text = f"Mayor Ann Lee met Gov. Bo Ek. {written} said a. She said b."
    assert speakers(text, "Mayor Ann Lee", f"{written}", "She") == [
        "ann-lee",
        "ann-lee-and-bo-ek",
        "ann-lee",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Johnson and Johnson",
        "Charles G. and David H. Koch",
        "Ann Lee, Cy Dorn and Bo Ek",
        "the Department of Health and Human Services",
        "Ann Lee and her brother",
    ],
)
def test_what_is_not_two_full_names_is_not_two(written: str) -> None:
    found = speakers(f"{written} said a.", written)
    assert not sharers((found[0] or "").replace("-", " ").title().replace(" And ", " and "))


def test_two_together_leave_the_surname_of_each_to_its_bearer() -> None:
    first = document("Ann Lee met Bo Ek. Ann Lee and Bo Ek said a.", "a")
    second = document("Lee said b. Ek said c.", "b")
    told = [statements(first, ["Ann Lee and Bo Ek"]), statements(second, ["Lee", "Ek"])]
    found = [one.speaker for one in resolve([first, second], told).statements]
    assert found == ["ann-lee-and-bo-ek", "ann-lee", "bo-ek"]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("I like it. My wife does. I told her so.", True),
        ("Ann said: “I like it, I do. My wife does.” The council met.", False),
        ("I. Berg met I. Lund. I. Aas was there.", False),
    ],
)
def test_a_column_is_told_in_the_first_person_outside_quotation_marks(
    text: str, speaks: bool
) -> None:
    made = document(text)
    source = made.source.model_copy(update={"authors": ("Dora Quist",)})
    told = made.model_copy(update={"source": source})
    assert who_speaks(told) == ("Dora Quist" if speaks else None)
    assert who_speaks(made) is None


@pytest.mark.parametrize(
    ("body", "alone"),
    [
        ("I sold my boat. I don't miss it.", True),
        ("# The delay\n\nI sold my boat.\n\n**Costs**\n\nIt's mine, and the crew's too.", True),
        ("I met her. “I sold my boat.”", False),
        ('I met her. "I sold my boat."', False),
        ("I met her. ‘I sold my boat.’", False),
        ("I met her. 'I sold my boat,' she said.", False),
        ("I found it.\n\n> I sold my boat.", False),
        ("Her note reads:\n\nI sold my boat.", False),
        ("I listened. *I sold my boat and nobody thanked me.* So she wrote.", False),
        ("Tom told us what he thinks. I quote him.\n\nI sold my boat.", False),
        ("As told by Maria Lopez to Karl Heim\n\nI sold my boat.", False),
        ("From: Peter Dunn\nTo: Karl Heim\n\nI sold my boat.", False),
        ("# Voices\n\nI listened.\n\n## Maria Lopez\n\nI sold my boat.", False),
        ("I listened.\n\n## Maria Lopez\n\nI sold my boat.", False),
        ("# Who pays?\n\nI sold my boat.", True),
        ("# Olga\n\nI met her.\n\n**Who taught you?**\n\nMy aunt taught me.", False),
        ("I listened.\n\nJANE ROE: I sold my boat.\n\nCy Dee: Why?", False),
    ],
)
def test_whether_nobody_else_says_i(body: str, alone: bool) -> None:
    assert speaks_alone(document(body)) is alone
    assert not speaks_alone(document(body).model_copy(update={"set_apart": True}))
