"""The words of two sentences that ought to say the same, and which word stands for which.

Words are put side by side by their letters alone (equal, equal stem, like spelling), so that what
remains without a counterpart is what a reader of the two has to look at.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz.distance import JaroWinkler

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[-./&](?=[^\W\d_]{2})[^\W\d_]+)*?(?=n[’']t\b)"
    r"|(?<=[^\W\d_])n[’']t\b|(?<=\bcan)not\b|can(?=not\b)|[’'](?:s|re|ve|ll|d|m)\b|(?:[^\W\d_]\.){2,}|[^\W\d_]+)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_DENYING = re.compile(r"un|in|im|il|ir|dis|non")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
FUNCTION = frozenset(
    "a an the of in on at to for from by with as into onto upon about after before during"
    " over under between among against through per via than then and or but so if that this"
    " these those which who whom whose what when where while because since although though"
    " however also too very just it its he she they them him her his hers their theirs we us"
    " our you your i me my mine yours ours himself herself itself themselves myself yourself"
    " ourselves be is are was were been being am do does did done doing has have had having"
    " will would shall should can could may might must there here such both either each any"
    " some all not no nor 's 're 've 'll 'd 'm out up off down until within without throughout"
    " toward towards around across along behind beside besides near only even still yet"
    " already one".split()
)
"""Words that carry grammar more than content; they may go missing in an honest rewording."""
_FORMS = {
    "n't": "not", "'re": "be", "'m": "be", "'ve": "have", "'ll": "will", "wo": "will", "ca": "can",
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be",
    "being": "be", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do",
    "done": "do", "an": "a", "upon": "on", "toward": "towards", "amongst": "among",
    "whilst": "while",
}  # fmt: skip
_IRREGULAR = (
    "go went gone;come came;become became;take took taken;give gave given;make made;say said;"
    "tell told;get got gotten;know knew known;see saw seen;find found;think thought;buy bought;"
    "bring brought;catch caught;teach taught;fight fought;seek sought;leave left;keep kept;"
    "feel felt;meet met;lose lost;win won;hold held;stand stood;understand understood;sit sat;"
    "run ran;begin began begun;drink drank drunk;sing sang sung;swim swam swum;ring rang rung;"
    "write wrote written;drive drove driven;ride rode ridden;rise rose risen;speak spoke spoken;"
    "break broke broken;choose chose chosen;steal stole stolen;freeze froze frozen;wear wore worn;"
    "bear bore borne born;fall fell fallen;eat ate eaten;grow grew grown;throw threw thrown;"
    "fly flew flown;draw drew drawn;show shown;hide hid hidden;bite bit bitten;pay paid;lay laid;"
    "lie lain;sell sold;send sent;spend spent;build built;lend lent;bend bent;mean meant;"
    "deal dealt;sleep slept;sweep swept;lead led;feed fed;read;speed sped;flee fled;shoot shot;"
    "strike struck;stick stuck;hang hung;swing swung;dig dug;spin spun;shake shook shaken;"
    "forget forgot forgotten;forgive forgave forgiven;hear heard;sink sank sunk;bind bound;"
    "wind wound;grind ground;light lit;slide slid;tear tore torn;wake woke woken;arise arose;"
    "prove proven;good better best;bad worse worst;man men;woman women;child children;foot feet;"
    "tooth teeth;mouse mice;person people;life lives;wife wives;knife knives;half halves;"
    "leaf leaves;wolf wolves;this these;that those;grey gray;"
    "die died death dead;live lived life;centre center;metre meter;litre liter;defence defense;"
    "programme program;labour labor;colour color;favour favor;neighbour neighbor;behaviour behavior"
)
_LEMMA = {
    form: forms[0]
    for forms in (group.split() for group in _IRREGULAR.split(";"))
    for form in forms[1:]
    if form not in {"found", "left", "ground", "wound", "bound", "better", "best", "saw"}
}
SAME, LIKE = 2, 1


class Word(NamedTuple):
    """One word, number or mark of a sentence: `sentence[start:end]` is `text`."""

    text: str
    low: str
    """Lower case, accents off, contracted forms written out."""
    stem: str
    start: int
    end: int
    kind: str
    """`number`, `word` or `mark`."""

    @property
    def content(self) -> bool:
        """Whether the word says something by itself."""
        return self.kind == "number" or (self.kind == "word" and self.low not in FUNCTION)

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


class Link(NamedTuple):
    """Words `a` and `b` (indices) stand for each other; `grade` is SAME or LIKE."""

    a: int
    b: int
    grade: int


@lru_cache(1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english", 20_000)


@lru_cache(50_000)
def fold(text: str) -> str:
    """The text in lower case without accents, with straight apostrophes."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    return "".join(letter for letter in flat if not unicodedata.combining(letter))


@lru_cache(50_000)
def stem(low: str) -> str:
    """What the forms of a word share (`went` and `goes` give the same)."""
    low = _LEMMA.get(low, low)
    return str(_stemmer().stemWord(low.replace("isation", "ization").replace("ise", "ize")))


def words(sentence: str) -> list[Word]:
    """Words, numbers and marks of a sentence in order; `n't` is parted from its verb."""
    return list(_words(sentence))


def _words(sentence: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(sentence):
        text, kind = match[0], str(match.lastgroup)
        low = fold(text)
        if kind == "word":
            low = low.replace(".", "")
            low = _FORMS.get(low, low)
        elif _THOUSANDS.fullmatch(low):
            low = low.replace(",", "")
        yield Word(text, low, stem(low) if kind == "word" else low, *match.span(), kind)


def alike(a: Word, b: Word) -> float:
    """How far two words are the same word, 0 to 1, by their letters."""
    if a.kind != b.kind:
        return 0.0
    if a.low == b.low:
        return 1.0
    if a.kind != "word":
        return 0.0
    if a.stem == b.stem:
        return 0.95
    if min(len(a.low), len(b.low)) < 4 or a.low in FUNCTION or b.low in FUNCTION:
        return 0.0
    if bool(_DENYING.match(a.low)) != bool(_DENYING.match(b.low)) and (
        a.low.endswith(b.low) or b.low.endswith(a.low)
    ):
        return 0.0  # legal, illegal
    like = JaroWinkler.normalized_similarity(a.low, b.low)
    return 0.85 * like if like >= 0.88 else 0.0


def align(a: Sequence[Word], b: Sequence[Word]) -> list[Link]:
    """One-to-one links between like words of two sentences, in the order of `a`.

    Where a word could stand for several, like neighbours and a like place in the sentence decide.
    """
    places: dict[str, list[int]] = {}
    for index, word in enumerate(b):
        places.setdefault(word.low, []).append(index)
    scored = []
    for i, word in enumerate(a):
        exact = places.get(word.low, [])
        for j in exact if exact and word.kind != "word" else range(len(b)):
            like = alike(word, b[j])
            if like:
                near = 1 - abs(i / len(a) - j / len(b))
                scored.append((like + 0.35 * _around(a, b, i, j) + 0.3 * near, -i, -j, like))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    links = []
    for _, i, j, like in sorted(scored, reverse=True):
        if -i not in taken_a and -j not in taken_b:
            taken_a.add(-i)
            taken_b.add(-j)
            links.append(Link(-i, -j, SAME if like >= 0.95 else LIKE))
    return sorted(links)


def _around(a: Sequence[Word], b: Sequence[Word], i: int, j: int) -> int:
    """How many of the two neighbours on each side are equal."""
    return sum(
        0 <= i + step < len(a) and 0 <= j + step < len(b) and a[i + step].low == b[j + step].low
        for step in (-2, -1, 1, 2)
    )


class Side(NamedTuple):
    """One sentence of a pair: its words and, by index, the word of the other that each is."""

    sentence: str
    words: list[Word]
    partner: list[int | None]
    grade: list[int]


def side_by_side(first: str, second: str) -> tuple[Side, Side]:
    """Both sentences with their words put side by side."""
    a, b = words(first), words(second)
    left = Side(first, a, [None] * len(a), [0] * len(a))
    right = Side(second, b, [None] * len(b), [0] * len(b))
    for link in align(a, b):
        left.partner[link.a], right.partner[link.b] = link.b, link.a
        left.grade[link.a] = right.grade[link.b] = link.grade
    return left, right


def gap(side: Side, other: Side, low: int, high: int | None = None) -> range:
    """The words of `other` that stand where `side.words[low:high]` would stand in it.

    Bounded by the counterparts of the nearest linked words on both sides; empty where those do not
    frame anything (they stand in another order, or next to each other).
    """
    high = low + 1 if high is None else high
    before = next((p for p in reversed(side.partner[:low]) if p is not None), -1)
    after = next((p for p in side.partner[high:] if p is not None), len(other.words))
    return range(before + 1, after)
