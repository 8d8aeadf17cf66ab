"""Planting one error of meaning into a sentence, by rule: what the judge is to find.

Every planter takes a sentence and gives it back with one error, or None where it finds no place
for one. There is no tagger of parts of speech here: places are found by closed word classes and by
a vocabulary counted from the texts themselves.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from askcorpus.encoders.pair_words import FUNCTION, Word, words
from askcorpus.trust.antonyms import written
from askcorpus.trust.negation import STRICT

Planter = Callable[[str, random.Random, "Lexicon"], str | None]
_AUX = frozenset(
    "is are was were will would can could should may might must has have had does do did".split()
)
_SUBJECTS = frozenset("i you he she it we they who that which this there".split())
_DETERMINERS = frozenset("the a an his her their its our my your this that these those".split())
_PREPOSITIONS = frozenset(
    "in on at of for from with by to into over under after before during between about against"
    " through without within among across".split()
)
_PLACE = frozenset("in at from near to".split())
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
    " hundred thousand million billion"
).split()
_PRONOUNS = {
    "he": "she", "she": "he", "his": "her", "him": "her", "himself": "herself", "her": "his",
    "herself": "himself", "i": "they", "we": "you", "you": "I", "they": "we", "my": "your",
    "our": "their", "their": "our", "your": "my", "us": "them", "them": "us", "me": "him",
}  # fmt: skip
_MODALS = {
    "must": ("may", "need not"), "should": ("could", "must"), "may": ("must", "will"),
    "might": ("will", "must"), "can": ("must", "should"), "could": ("must", "will"),
    "will": ("may", "might"), "shall": ("may",), "would": ("should",),
}  # fmt: skip
_TENSES = {
    "is": ("was", "will be"), "are": ("were", "will be"), "was": ("is", "will be"),
    "were": ("are", "will be"), "has": ("had", "will have"), "have": ("had", "will have"),
    "will": ("did", "used to"), "had": ("has", "will have"),
}  # fmt: skip
_IRREGULAR = {
    "came": "come", "went": "go", "became": "become", "took": "take", "gave": "give",
    "made": "make", "said": "say", "told": "tell", "got": "get", "knew": "know", "saw": "see",
    "found": "find", "thought": "think", "bought": "buy", "brought": "bring", "left": "leave",
    "kept": "keep", "felt": "feel", "met": "meet", "lost": "lose", "won": "win", "held": "hold",
    "began": "begin", "wrote": "write", "drove": "drive", "rose": "rise", "spoke": "speak",
    "broke": "break", "chose": "choose", "fell": "fall", "grew": "grow", "threw": "throw",
    "drew": "draw", "showed": "show", "paid": "pay", "sold": "sell", "sent": "send",
    "built": "build", "led": "lead", "ran": "run", "caught": "catch", "fought": "fight",
    "sought": "seek", "stood": "stand", "heard": "hear", "spent": "spend",
}  # fmt: skip


class Lexicon(NamedTuple):
    """What the texts at hand offer to plant with."""

    vocabulary: Counter[str]
    """Lower-case words and how often they stand."""
    people: list[str]
    places: list[str]
    others: list[str]
    modifiers: list[str]
    """Words seen between a determiner and another content word."""
    nouns: list[str]
    foreign: list[str]


def lexicon(sentences: Iterable[str], foreign: Iterable[str]) -> Lexicon:
    """Names and words of a set of sentences, by what stands around them."""
    counted: Counter[str] = Counter()
    people, places, others = Counter[str](), Counter[str](), Counter[str]()
    modifiers, nouns = Counter[str](), Counter[str]()
    for sentence in sentences:
        found = words(sentence)
        counted.update(word.low for word in found if word.kind == "word" and not word.capital)
        for low, high in name_runs(found):
            text = sentence[found[low].start : found[high - 1].end]
            before = found[low - 1].low if low else ""
            kind = places if before in _PLACE else people if high - low == 2 else others
            kind[text] += 1
        for one, two, three in zip(found, found[1:], found[2:], strict=False):
            if one.low in _DETERMINERS and two.content and two.kind == "word" and not two.capital:
                (modifiers if three.content else nouns)[two.low] += 1
    strange = [word for text in foreign for word in text.split() if len(word) > 3]
    often = [word for word, count in modifiers.items() if count > 3 and nouns[word] < count]
    return Lexicon(
        counted,
        list(people),
        list(places),
        list(others),
        often,
        [word for word, count in nouns.items() if count > 3],
        strange[:20_000],
    )


def name_runs(found: list[Word]) -> list[tuple[int, int]]:
    """Ranges of capitalised words that do not open the sentence."""
    runs: list[tuple[int, int]] = []
    for index, word in enumerate(found):
        opens = index == 0 or found[index - 1].text in ".!?:\"“'‘"
        if word.kind != "word" or not word.capital or opens or word.low in FUNCTION:
            continue
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def put(sentence: str, start: int, end: int, new: str) -> str:
    """The sentence with `new` in place of `[start:end]`, spaces and first capital set right."""
    if not new:
        while start and sentence[start - 1] == " ":
            start -= 1
    elif start == 0 and sentence[:1].isupper():
        new = new[0].upper() + new[1:]
    made = (sentence[:start] + new + sentence[end:]).strip()
    return made[0].upper() + made[1:] if made and sentence[:1].isupper() else made


def _over(sentence: str, word: Word, new: str) -> str:
    if word.text[:1].isupper() and word.start:
        new = new[0].upper() + new[1:]
    return put(sentence, word.start, word.end, new)


def _one(rng: random.Random, places: list[int]) -> int | None:
    return rng.choice(places) if places else None


def negate(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """`not` added behind an auxiliary, or before a plain past tense; or a negation taken out."""
    found = words(sentence)
    if rng.random() < 0.75 and (taken := _affirm(sentence, found, rng)):
        return taken
    ways: list[tuple[int, str]] = []
    for index, word in enumerate(found):
        after = found[index + 1].low if index + 1 < len(found) else ""
        before = found[index - 1].low if index else ""
        if word.low in _AUX | {"be"} and word.text.lower() in _AUX and after not in STRICT:
            short = rng.random() < 0.25 and word.text.lower() not in ("may", "might")
            ways.append((index, _shortened(word.text) if short else f"{word.text} not"))
        elif (base := _base(word, lexicon)) and before not in _AUX and before not in ("be", "to"):
            if index and (before in _SUBJECTS or found[index - 1].content) and after:
                ways.append((index, f"did not {base}"))
        elif before == "to" and word.content and lexicon.vocabulary[word.low + "ing"]:
            ways.append((index, f"not {word.text}"))
    if not ways:
        return None
    index, new = rng.choice(ways)
    return put(sentence, found[index].start, found[index].end, new)


def _shortened(auxiliary: str) -> str:
    odd = {"will": "won't", "can": "can't"}
    return odd.get(auxiliary.lower(), auxiliary + "n't")


def _base(word: Word, lexicon: Lexicon) -> str | None:
    """The plain form of a past tense, where the vocabulary knows it."""
    if word.low in _IRREGULAR:
        return _IRREGULAR[word.low]
    if not word.low.endswith("ed") or word.capital or len(word.low) < 5:
        return None
    bare = word.low[:-2]
    options = [bare, bare + "e", bare[:-1] + "y" if bare.endswith("i") else bare[:-1]]
    best = max(options, key=lambda option: lexicon.vocabulary[option])
    return best if lexicon.vocabulary[best] > 2 else None


def _affirm(sentence: str, found: list[Word], rng: random.Random) -> str | None:
    places = [i for i, w in enumerate(found) if w.low in ("not", "no", "never", "without")]
    index = _one(rng, places)
    if index is None:
        return None
    word = found[index]
    if word.low in ("never", "without"):
        return put(sentence, word.start, word.end, "always" if word.low == "never" else "with")
    before = found[index - 1] if index else None
    if before is not None and before.low in ("do",) and word.low == "not":
        return put(sentence, before.start, word.end, "")
    if before is not None and word.text.lower() in ("n't", "n’t"):
        full = {"wo": "will", "ca": "can"}.get(before.text.lower(), before.text)
        return put(sentence, before.start, word.end, full)
    return put(sentence, word.start, word.end, "")


def number(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """One number changed to another of like size, or a number word to another."""
    found = words(sentence)
    places = [i for i, w in enumerate(found) if w.kind == "number" or (i and w.low in _NUMBERS)]
    index = _one(rng, places)
    if index is None:
        return None
    word = found[index]
    if word.kind == "word":
        near = _NUMBERS[-4:] if word.low in _NUMBERS[-4:] else _NUMBERS[:-4]
        return _over(sentence, word, rng.choice([each for each in near if each != word.low]))
    new = _other_number(word.text, rng)
    return put(sentence, word.start, word.end, new) if new else None


def _other_number(text: str, rng: random.Random) -> str | None:
    digits = [i for i, letter in enumerate(text) if letter.isdigit()]
    if len(digits) > 1 and rng.random() < 0.3:
        one, two = rng.sample(digits, 2)
        letters = list(text)
        letters[one], letters[two] = letters[two], letters[one]
        made = "".join(letters)
        return made if made != text and not made.startswith("0") else None
    place = rng.choice(digits[-2:] if len(digits) == 4 else digits)
    options = [d for d in "123456789" if d != text[place]]
    return text[:place] + rng.choice(options) + text[place + 1 :]


def name(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """One name replaced by another, mostly of the same kind."""
    found = words(sentence)
    runs = name_runs(found)
    if not runs:
        return None
    low, high = rng.choice(runs)
    if high - low > 1 and rng.random() < 0.3:
        low = rng.randrange(low, high)
        high = low + 1
    before = found[low - 1].low if low else ""
    pool = lexicon.places if before in _PLACE else lexicon.people if high - low == 2 else None
    if pool is None or rng.random() < 0.25:
        pool = rng.choice([lexicon.people, lexicon.places, lexicon.others])
    old = sentence[found[low].start : found[high - 1].end]
    new = rng.choice(pool)
    if new.lower() in sentence.lower() or old.lower() in new.lower():
        return None
    made = put(sentence, found[low].start, found[high - 1].end, new)
    if rng.random() < 0.5:
        made = re.sub(rf"\b{re.escape(old)}\b", new, made)
    return made


def opening_name(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """A name that opens the sentence replaced: nothing but the letters tells it is a name."""
    found = words(sentence)
    if not found or not found[0].capital or lexicon.vocabulary[found[0].low]:
        return None
    if found[0].low in FUNCTION:
        return None
    high = 1
    while high < len(found) and found[high].capital and found[high].kind == "word":
        high += 1
    new = rng.choice(rng.choice([lexicon.people, lexicon.places, lexicon.others]))
    return put(sentence, 0, found[high - 1].end, new)


def antonym(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """One word exchanged for its contrary, its ending carried over."""
    table = written()
    found = words(sentence)
    ways = [(w, new) for w in found if w.content for new in _contraries(w.low, table, lexicon)]
    if not ways:
        return None
    rare = [way for way in ways if way[0].low not in ("more", "first", "new", "most", "last")]
    word, new = rng.choice(rare or ways)
    return _over(sentence, word, new)


def _contraries(low: str, table: dict[str, tuple[str, ...]], lexicon: Lexicon) -> list[str]:
    if low in table:
        return [each for each in table[low] if each not in FUNCTION]
    for ending in ("s", "ed", "d", "ing", "ly"):
        bare = low.removesuffix(ending)
        for base in (bare, bare + "e"):
            if bare != low and base in table:
                made = [_ended(each, ending, lexicon) for each in table[base]]
                return [each for each in made if each]
    if lexicon.vocabulary["un" + low] > 1:
        return ["un" + low]
    return []


def _ended(word: str, ending: str, lexicon: Lexicon) -> str | None:
    bare = word.removesuffix("e") if ending in ("ed", "ing") else word
    options = [word + ending, bare + ending, word + word[-1] + ending]
    best = max(options, key=lambda option: lexicon.vocabulary[option])
    return best if lexicon.vocabulary[best] else None


def pronoun(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """One person's pronouns exchanged for another's."""
    found = words(sentence)
    lows = [w.low for w in found if w.low in _PRONOUNS]
    if not lows:
        return None
    gendered = [low for low in lows if low in ("he", "she", "his", "her", "him")]
    low = rng.choice(gendered or lows)
    chosen = [w for w in found if w.low == low]
    if rng.random() < 0.5:
        chosen = chosen[:1]
    for word in reversed(chosen):
        new = "him" if low == "her" and rng.random() < 0.3 else _PRONOUNS[low]
        sentence = _over(sentence, word, new)
    return sentence


def swap(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """Two names, or two nouns behind determiners, that change places."""
    found = words(sentence)
    runs = name_runs(found)
    if len(runs) < 2 or rng.random() < 0.4:
        runs = [
            (i, i + 1)
            for i, w in enumerate(found)
            if i and found[i - 1].low in _DETERMINERS and w.content and not w.capital
        ]
    if len(runs) < 2:
        return None
    (a, b), (c, d) = sorted(rng.sample(runs, 2))
    if b + 1 >= c or all(w.kind == "mark" or w.low in ("and", "or") for w in found[b:c]):
        return None
    first, second = (sentence[found[x].start : found[y - 1].end] for x, y in ((a, b), (c, d)))
    if first.lower() == second.lower():
        return None
    sentence = put(sentence, found[c].start, found[d - 1].end, first)
    return put(sentence, found[a].start, found[b - 1].end, second)


def modality(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """A modal verb of another force, or another tense."""
    found = words(sentence)
    table = _MODALS if rng.random() < 0.6 else _TENSES
    ways = [(w, new) for w in found for new in table.get(w.text.lower(), ())]
    if not ways:
        return None
    word, new = rng.choice(ways)
    return _over(sentence, word, new)


def drop(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """One content word left out (a name as a whole)."""
    found = words(sentence)
    runs = name_runs(found)
    if runs and rng.random() < 0.25:
        low, high = rng.choice(runs)
    else:
        index = _one(rng, [i for i, w in enumerate(found) if w.content and w.kind == "word"])
        if index is None:
            return None
        low, high = index, index + 1
    return put(sentence, found[low].start, found[high - 1].end, "")


def drop_phrase(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """A phrase from a preposition to the next one, or to a mark, left out."""
    found = words(sentence)
    starts = [i for i, w in enumerate(found) if i > 2 and w.low in _PREPOSITIONS]
    low = _one(rng, starts)
    if low is None:
        return None
    high = low + 1
    while high < len(found) and found[high].kind != "mark" and high - low < 7:
        if found[high].low in _PREPOSITIONS | {"and", "that", "who", "which"}:
            break
        high += 1
    if high - low < 2:
        return None
    return put(sentence, found[low].start, found[high - 1].end, "")


def add(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """A word put before a noun or a verb that says something new."""
    found = words(sentence)
    places = [
        i
        for i, w in enumerate(found)
        if i and w.content and w.kind == "word" and not found[i - 1].content
    ]
    index = _one(rng, places)
    if index is None:
        return None
    return put(
        sentence,
        found[index].start,
        found[index].start,
        rng.choice(lexicon.modifiers) + " ",
    )


def replace(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """A common word exchanged for an unrelated one."""
    found = words(sentence)
    places = [i for i, w in enumerate(found) if w.content and w.kind == "word" and not w.capital]
    index = _one(rng, places)
    if index is None:
        return None
    return _over(sentence, found[index], rng.choice(rng.choice([lexicon.nouns, lexicon.modifiers])))


def foreign(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """A word left in another language."""
    found = words(sentence)
    index = _one(rng, [i for i, w in enumerate(found) if w.content and w.kind == "word"])
    if index is None or not lexicon.foreign:
        return None
    word = rng.choice(lexicon.foreign).strip(".,!?;:\"'()").lower()
    return put(sentence, found[index].start, found[index].end, word) if word else None


def shuffle(sentence: str, rng: random.Random, lexicon: Lexicon) -> str | None:
    """The words of the sentence, or of a stretch of it, in random order."""
    parts = sentence.rstrip(".").split(" ")
    if len(parts) < 6:
        return None
    low = 0 if rng.random() < 0.6 else rng.randrange(len(parts) - 5)
    high = len(parts) if low == 0 else min(len(parts), low + rng.randint(4, 9))
    middle = parts[low:high]
    rng.shuffle(middle)
    return " ".join(parts[:low] + middle + parts[high:]) + sentence[len(sentence.rstrip(".")) :]


PLANTERS: tuple[tuple[str, Planter, float], ...] = (
    ("negation", negate, 3.0),
    ("number", number, 2.0),
    ("name", name, 3.0),
    ("name", opening_name, 1.0),
    ("antonym", antonym, 4.0),
    ("role", pronoun, 0.7),
    ("role", swap, 1.5),
    ("modality", modality, 1.0),
    ("omission", drop, 3.5),
    ("omission", drop_phrase, 1.0),
    ("addition", add, 2.0),
    ("other", replace, 1.5),
    ("other", foreign, 0.7),
    ("other", shuffle, 0.7),
)
"""Kind, planter, and how often it is drawn beside the others."""


def plant(sentence: str, rng: random.Random, lexicon: Lexicon) -> tuple[str, str] | None:
    """A kind of error and the sentence with one such error; None where three draws found none."""
    for _ in range(3):
        kind, planter, _ = rng.choices(PLANTERS, [weight for _, _, weight in PLANTERS])[0]
        made = planter(sentence, rng, lexicon)
        if made and made != sentence:
            return kind, made
    return None


_SYNONYMS = {
    "said": "stated", "but": "however,", "also": "as well", "big": "large", "large": "big",
    "begin": "start", "began": "started", "help": "assist", "buy": "purchase", "get": "obtain",
    "show": "demonstrate", "about": "approximately", "near": "close to", "many": "numerous",
    "because": "since", "while": "whereas", "people": "persons", "need": "require",
    "quickly": "rapidly", "almost": "nearly", "ended": "finished", "children": "kids",
    "use": "utilize", "used": "utilized", "important": "significant", "hard": "difficult",
    "US": "United States", "percent": "per cent", "company": "firm", "car": "automobile",
}  # fmt: skip
_CONTRACTED = {
    "do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't",
    "are not": "aren't", "was not": "wasn't", "it is": "it's", "will not": "won't",
    "cannot": "can't", "can not": "can't", "would not": "wouldn't", "I am": "I'm",
    "we are": "we're", "they are": "they're", "that is": "that's", "percent": "%",
}  # fmt: skip


def reword(sentence: str, rng: random.Random) -> str:
    """The sentence in other words or spelling, its meaning kept: a faithful rewrite by rule."""
    made = sentence
    for table in (_CONTRACTED, {v: k for k, v in _CONTRACTED.items()}):
        for old, new in table.items():
            if rng.random() < 0.5:
                made = re.sub(rf"\b{re.escape(old)}\b", new, made, count=1)
    for old, new in _SYNONYMS.items():
        if rng.random() < 0.3:
            made = re.sub(rf"\b{old}\b", new, made, count=1)
    if rng.random() < 0.15:
        made = made.lower()
    if rng.random() < 0.15:
        made = made.rstrip(".!?")
    if rng.random() < 0.2:
        made = made.replace("“", '"').replace("”", '"').replace('"', "'")
    if rng.random() < 0.2:
        made = _misspell(made, rng)
    return made


def _misspell(sentence: str, rng: random.Random) -> str:
    long = [w for w in words(sentence) if w.kind == "word" and len(w.text) > 5 and not w.capital]
    if not long:
        return sentence
    word = rng.choice(long)
    place = rng.randrange(1, len(word.text) - 1)
    return put(sentence, word.start + place, word.start + place + 1, "")
