"""Whether two sources give different answers to one question, or answers to different questions."""

from collections.abc import Sequence, Set
from itertools import takewhile
from typing import Literal, NamedTuple

from askcorpus.encoders.pair_words import Word, align, fold, stem, words
from askcorpus.trust.amounts import agree
from askcorpus.trust.antonyms import contrary
from askcorpus.trust.negation import STRICT
from askcorpus.trust.numbers import MONTHS, WEEKDAYS, Quantity, quantities

Standing = Literal["agree", "disagree", "apart"]
"""The same answer; different answers to one question; answers to different questions."""
ON_TOPIC = 0.5
"""Share of the question's content words that both sentences must hold, or hold between them."""
ALIKE, SAME = 0.5, 0.8
"""Share of the words around the answers that is the same in two versions of one statement; from
`SAME` on nothing that stands around them can part them."""
DESCRIBED, DESCRIBED_ALIKE = 3, 0.75
"""Words that two descriptions of one thing share, at least, and that share of the shorter one's."""
LONGER = 2
"""Words that a longer name has more, at least, to be the name of somebody else."""
_VAGUE = frozenset(
    "about around roughly approximately nearly almost over under more less least most than up some"
    " only just exactly total estimated".split()
)
_FILLING = frozenset("company firm organisation organization body group general senior".split())
"""Words that a description has or has not, and says the same."""
_ASKING = frozenset("who whom whose what which when where why how many much did does".split())
_QUALIFIERS = frozenset(
    "default recommended recommend maximum minimum average median typical example previously former"
    " formerly earlier later originally initially expected planned proposed estimated customer"
    " client optional limit target goal record".split()
)
"""Words that make a value answer another question than the same value without them."""


class Stance(NamedTuple):
    """What one source answers: `text[start:end]`, with the sentence or passage around it."""

    text: str
    start: int
    end: int


class _Read(NamedTuple):
    answer: list[Word]
    around: list[Word]


def standing(question: str, a: Stance, b: Stance) -> Standing:
    """How two sources' answers to a question stand to each other.

    `disagree` needs answers of one sort (two numbers, two dates, two names ...) that cannot both
    hold, in sentences that are on the question's topic and say nothing that parts them (another
    year, a default against a recommendation).
    """
    first, second = _read(a), _read(b)
    if not first.answer or not second.answer:
        return "apart"
    if _same(first.answer, second.answer):
        return "agree"
    if _sort(first.answer) != _sort(second.answer):
        return "apart"
    if not _one_question(question, first, second):
        return "apart"
    return "disagree"


def parted(question: str, a: Stance, b: Stance) -> bool:
    """Whether something beside two answers tells that they answer different questions."""
    first, second = _read(a), _read(b)
    return _parted(question, first.around, second.around)


def dispute(question: str, a: Sequence[Stance], b: Sequence[Stance]) -> tuple[int, int] | None:
    """The first two answers, one of each source, that disagree; None where none do.

    `a` and `b` hold each source's answers, best first. An answer that the other source states as
    well, wherever in its texts, is not held against it.
    """
    alone = [
        [i for i, each in enumerate(own) if not any(states(other.text, each) for other in others)]
        for own, others in ((a, b), (b, a))
    ]
    pairs = sorted(((i, j) for i in alone[0] for j in alone[1]), key=lambda pair: (sum(pair), pair))
    return next((p for p in pairs if standing(question, a[p[0]], b[p[1]]) == "disagree"), None)


def states(text: str, answer: Stance) -> bool:
    """Whether a text holds the words of an answer, in their order, among its own."""
    wanted = " ".join(w.stem for w in _read(answer).answer)
    return f" {wanted} " in f" {' '.join(w.stem for w in words(text))} "


def _read(stance: Stance) -> _Read:
    found = words(stance.text)
    inside = [w for w in found if w.start < stance.end and w.end > stance.start]
    around = [w for w in found if w.end <= stance.start or w.start >= stance.end]
    return _Read([w for w in inside if w.kind != "mark" or w.text == "%"], around)


def _same(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two answers say the same: equal numbers, or one holds the other's content words."""
    left, right = quantities(a), quantities(b)
    counted = [q for q in left if q.form != "vague"], [q for q in right if q.form != "vague"]
    if counted[0] and counted[1]:
        return _all_agree(*counted) or _all_agree(counted[1], counted[0])
    if "".join(w.low for w in a) == "".join(w.low for w in b):
        return True
    core = [{w.stem for w in own if _telling(w) and w.low not in _VAGUE} for own in (a, b)]
    if not core[0] or not core[1]:
        return False
    if any(contrary(one, other) for one in a for other in b):
        return False
    if any(w.low in STRICT for w in a) != any(w.low in STRICT for w in b):
        return False
    small, large = sorted(core, key=len)
    if small <= large or _initials(a, b) or _initials(b, a) or _spelt_alike(a, b):
        return True
    return _described_alike(a, b, small & large, len(small))


def _described_alike(a: Sequence[Word], b: Sequence[Word], shared: Set[str], fewest: int) -> bool:
    """Whether two descriptions share most of their words, and one says nothing that parts them.

    "its general manager of deep learning" is "manager for deep learning at the company"; a fire in
    the office is none in the basement.
    """
    if len(shared) < max(DESCRIBED, DESCRIBED_ALIKE * fewest):
        return False
    rest = [
        [w for w in own if _telling(w) and w.stem not in shared and w.low not in _FILLING]
        for own in (a, b)
    ]
    return not rest[0] or not rest[1]


def _all_agree(some: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    return all(any(agree(one, other) for other in others) for one in some)


def _initials(short: Sequence[Word], long: Sequence[Word]) -> bool:
    letters = "".join(w.low for w in short if _telling(w))
    return len(letters) > 1 and letters == "".join(w.low[0] for w in long if _telling(w))


def _spelt_alike(a: Sequence[Word], b: Sequence[Word]) -> bool:
    content = [[w for w in own if w.content] for own in (a, b)]
    links = align(content[0], content[1]) if content[0] and content[1] else []
    return len(links) >= max(len(content[0]), len(content[1]))


def _sort(answer: Sequence[Word]) -> str:
    """What sort of thing an answer is: `date`, `number`, `name` or `words`."""
    counted = [q for q in quantities(answer) if q.form != "vague"]
    timed = [w for w in answer if w.low in MONTHS or w.low in WEEKDAYS]
    named = [w for w in answer if w.capital and _telling(w) and w not in timed]
    if (timed and (counted or not named)) or any(_is_year(answer, q) for q in counted):
        return "date"
    if counted and not named:
        return "number"
    return "name" if named else "words"


def _telling(word: Word) -> bool:
    """Whether a word says something by itself; `US` does, `us` does not."""
    return word.content or (len(word.text) > 1 and word.text.isupper() and word.kind == "word")


def _is_year(answer: Sequence[Word], quantity: Quantity) -> bool:
    text = answer[quantity.low].text
    return len(text) == 4 and text.isdigit() and 1500 <= quantity.value <= 2100


def _one_question(question: str, a: _Read, b: _Read) -> bool:
    """Whether two sentences answer the same: both on topic, or one statement in two versions."""
    if _versions(a.around, b.around, SAME):
        return True
    if _parted(question, a.around, b.around):
        return False
    if _versions(a.around, b.around, ALIKE):
        return True
    asked = {w.stem for w in words(question) if w.content and w.low not in _ASKING}
    held = [{w.stem for w in own.around} & asked for own in (a, b)]
    shared = held[0] & held[1]
    return bool(asked) and len(shared) >= ON_TOPIC * len(asked)


def _versions(a: Sequence[Word], b: Sequence[Word], share: float) -> bool:
    left, right = ([w for w in own if w.content] for own in (a, b))
    if len(left) < 3 or len(right) < 3:
        return False
    links = align(left, right)
    return len(links) >= share * max(len(left), len(right))


def _parted(question: str, a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether something beside the answers tells them apart: another year, another qualifier."""
    asked = {stem(fold(w.text)) for w in words(question)}
    years = [{w.text for w in own if _four(w)} for own in (a, b)]
    if years[0] and years[1] and not years[0] & years[1]:
        return True
    wanted = {w.text for w in words(question) if _four(w)}
    if wanted and any(own and not own & wanted for own in years):
        return True
    longer = [_longer_name(own, asked) for own in (a, b)]
    held = [{w.stem for w in own} for own in (a, b)]
    if any(len(longer[i]) >= LONGER and not longer[i] & held[1 - i] for i in (0, 1)):
        return True
    marks = [{w.low for w in own if w.low in _QUALIFIERS} for own in (a, b)]
    return any(stem(word) not in asked for word in marks[0] ^ marks[1])


def _longer_name(own: Sequence[Word], asked: set[str]) -> set[str]:
    """The words that make a name of the question another, longer one: `Web Services` to `Amazon`.

    Empty where the name stands by itself as well.
    """
    runs: dict[str, list[set[str]]] = {}
    for place, word in enumerate(own):
        if word.capital and word.stem in asked:
            rest = takewhile(lambda w: w.capital and w.stem not in asked, own[place + 1 :])
            runs.setdefault(word.stem, []).append({after.stem for after in rest})
    return {each for found in runs.values() if all(found) for run in found for each in run}


def _four(word: Word) -> bool:
    return word.kind == "number" and len(word.text) == 4 and word.text[:2] in ("18", "19", "20")
