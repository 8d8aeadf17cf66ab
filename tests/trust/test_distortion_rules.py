"""What the rules see between two sentences, and what they let pass."""

import pytest

from askcorpus.encoders.pair_words import side_by_side, words
from askcorpus.trust.distortion import RuleJudge
from askcorpus.trust.findings import findings, flags
from askcorpus.trust.numbers import quantities

CHANGED = [
    ("negation", "You don't want to get rid of it.", "You want to get rid of it.", "n't", None),
    ("negation", "The board backed the plan.", "The board did not back the plan.", None, "not"),
    ("negation", "He can vote on Monday.", "He cannot vote on Monday.", None, "not"),
    ("negation", "No urgent reports came in.", "Urgent reports came in.", "No", None),
    ("number", "It was 500 feet away.", "It was 600 feet away.", "500", "600"),
    ("number", "Sales rose by 95 percent.", "Sales rose by 99 percent.", "95", "99"),
    ("number", "It cost 2.5 million dollars.", "It cost 2.5 billion dollars.", "2.5 m", "2.5 b"),
    ("number", "It was 30 degrees hot.", "It was 80 degrees hot.", "30", "80"),
    ("date", "It was the night before Sunday.", "It was the night before Friday.", "Sun", "Fri"),
    ("negation", "If you pay, you lose it.", "You lose it unless you pay.", None, "unless"),
    ("number", "Six of them left.", "Seven of them left.", "Six", "Seven"),
    ("date", "He came in 1956.", "He came in 1960.", "1956", "1960"),
    ("date", "They met on Monday morning.", "They met on Friday morning.", "Monday", "Friday"),
    ("name", "She flew from Oslo to Rome.", "She flew from Oslo to Cairo.", "Rome", "Cairo"),
    ("name", "Greeted by Ann Lee, he left.", "Greeted by Bo Park, he left.", "Ann Lee", "Bo Park"),
    ("antonym", "Prices rose sharply in May.", "Prices fell sharply in May.", "rose", "fell"),
    ("antonym", "The strike was legal.", "The strike was illegal.", "legal", "illegal"),
    ("role", "She signed the paper.", "He signed the paper.", "She", "He"),
    ("role", "Brown sued Jones in court.", "Jones sued Brown in court.", "Brown", "Jones"),
    ("other", "The pets ate tainted food.", "The pets ate 受影响 food.", None, "受影响"),
    ("omission", "He sold the old house in May.", "He sold the house in May.", "old", None),
    ("addition", "He sold the house in May.", "He sold the old house in May.", None, "old"),
    ("modality", "You must leave now.", "You may leave now.", "must", "may"),
]  # fmt: skip

HONEST = [
    ("If you do not pay, you lose it.", "You lose it unless you pay."),
    ("It was their first No.1 hit in Spain.", "It was their first number 1 hit in Spain."),
    ("It came in the night before Sunday.", "It came on Saturday night."),
    ("Around 12:40h he drove into a ditch.", "At around 12.40 pm he drove into a ditch."),
    ("The hall was up to 30 degrees hot.", "The hall was up to 86 degrees hot."),
    ("He does not think that the plan is realistic.", "He thinks that the plan is unrealistic."),
    ("It grew non-systematically for years.", "It grew unsystematically for years."),
    ("The anti-trust office fined the firm.", "The antitrust office fined the firm."),
    ("The cave was not habitable at all.", "The cave was not inhabited at all."),
    ("Let us not forget the dead of that war.", "Let us remember the dead of that war."),
    ("Nobody replied to her until Monday.", "She was given a reply only on Monday."),
    ("Neither the lungs nor the eyes are grown.", "The lungs and the eyes are not grown."),
    ("They ask whether it should be easier.", "They ask whether it should not be easier."),
    ("Twice the number it gave last week.", "Twice the number taken last week."),
    ("The team won twenty-five games.", "25 games were won by the team."),
    ("He does not like it.", "He doesn't like it."),
    ("It is impossible to say.", "It is not possible to say."),
    ("They failed to agree.", "They did not agree."),
    ("Whether you like it or not, it rains.", "Whether or not you like it, it rains."),
    ("By 1976, thirty percent was restored.", "By 1976, 30% was restored."),
    ("It began at 8:30 p.m.", "It began at 20:30."),
    ("Not since the 1800s had it snowed.", "It had not snowed since the 19th century."),
    ("The U.S. Geological Survey said so.", "The US Geological Survey said so."),
    ("About one-third is water.", "About a third is water."),
    ("It covers 3,850 km².", "It covers 3850 square kilometres."),
    ("Urumqi was calm.", "Ürümqi was calm."),
    ("A 2-week quarantine began.", "A 14-day quarantine began."),
    ("The alarm came at 23h sharp.", "The alarm came at 11 p.m. sharp."),
    ("It was the 2017/18 season.", "It was the 2017/2018 season."),
    ("Given the 888,000 firms, it is small.", "With more than 880,000 firms, it is small."),
    ("It was 30 degrees Celsius inside.", "It was 86 degrees Fahrenheit inside."),
    ("He was not able to win it.", "He was unable to win it."),
    ("The minister (ČSSD) spoke.", "The minister (Czech Social Democratic Party) spoke."),
    ("He came from China in May.", "In May the Chinese came."),
    ("“I will go,” said Kim.", "Kim said: \"I'll go.\""),
    ("He went to Beijing.", "He went to Beijing (北京)."),
    ("Nguyễn Thị won.", "Nguyen Thi won."),
    ("", ""),
    ("Only one side has words.", ""),
    ("?!", "…"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "a", "b", "lost", "new"), CHANGED)
def test_a_changed_meaning_is_named_with_its_words(kind, a, b, lost, new):
    changes = RuleJudge().judge([(a, b)])[0]
    right = [change for change in changes if change.kind == kind]
    assert right, changes
    change = right[0]
    for words_of, span, text in ((lost, change.a, a), (new, change.b, b)):
        if words_of is not None:
            assert words_of in text[slice(*span)]
            assert text[slice(*span)] in change.note
    assert 0 < change.confidence <= 1


@pytest.mark.parametrize(("a", "b"), HONEST)
def test_an_honest_rewording_is_no_alarm(a, b):
    for changes in RuleJudge().judge([(a, b), (b, a)]):
        assert [change for change in changes if change.severity != "minor"] == []


@pytest.mark.parametrize(("kind", "a", "b", "lost", "new"), CHANGED)
def test_a_change_is_seen_from_either_side(kind, a, b, lost, new):
    kinds = {change.kind for change in RuleJudge().judge([(b, a)])[0]}
    turned = {"omission": "addition", "addition": "omission"}
    assert turned.get(kind, kind) in kinds


def test_a_sentence_beside_itself_shows_nothing():
    for _, a, _, _, _ in CHANGED:
        assert findings(*side_by_side(a, a)) == []


def test_an_altered_quotation_is_pointed_at():
    a = 'She said: "We will never close the plant in this town, ever."'
    b = 'She said: "We will never close the office in this town, ever."'
    found = [each for each in findings(*side_by_side(a, b)) if each.kind == "quotation"]
    assert found
    assert '"plant" became "office"' in found[0].note


def test_a_trimmed_quotation_is_not_altered():
    a = 'She said: "We will never close the plant in this town."'
    b = 'She said: "We will never close the plant."'
    assert not [each for each in findings(*side_by_side(a, b)) if each.kind == "quotation"]


def test_a_name_spelt_otherwise_is_minor():
    a, b = side_by_side("He met Kaplinski in town.", "He met Kaplinscki in town.")
    found = [each for each in findings(a, b) if each.kind == "name"]
    assert [each.minor for each in found] == [True]


def test_words_cover_their_own_letters():
    sentence = "Don’t pay €3,850.50 to Ms. O'Neil-Smith (U.S.), she'll cannot 2nd…"
    found = words(sentence)
    assert all(sentence[word.start : word.end] == word.text for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)
    assert "".join(word.text for word in found) == sentence.replace(" ", "")


def test_quantities_in_digits_and_words_have_one_value():
    pairs = [
        ("twenty-five thousand", "25,000"),
        ("two hundred and six", "206"),
        ("2.5 million", "2500000"),
        ("nineteenth", "19th"),
        ("half a million", "500,000"),
        ("5bn", "five billion"),
    ]
    for written, digits in pairs:
        left, right = (quantities(words(text)) for text in (written, digits))
        assert [q.value for q in left] == [q.value for q in right], written
        assert len(left) == 1


def test_flags_tell_the_judge_what_rules_said_of_a_word():
    sides = side_by_side("It was 500 feet away.", "It was 600 feet away.")
    left, right = flags(findings(*sides))
    assert {sides[0].words[i].text: flag for i, flag in left.items()} == {"500": "number!"}
    assert {sides[1].words[i].text: flag for i, flag in right.items()} == {"600": "number!"}


@pytest.mark.parametrize("hostile", ["\x1b[31m", "a" * 5000, "\ud800", "½ ²", "1" * 400, "٣٤"])
def test_odd_text_breaks_nothing(hostile):
    RuleJudge().judge([(hostile, "It was 5."), ("It was 5.", hostile), (hostile, hostile)])


def test_a_name_turned_into_a_common_word_is_pointed_at():
    a = "Police bought Rekognition from the firm in May."
    b = "Police bought recognition from the firm in May."
    found = [each for each in findings(*side_by_side(a, b)) if each.kind == "name"]
    assert [each.detail for each in found] == ["common"]
    assert '"Rekognition" became "recognition"' in found[0].note
