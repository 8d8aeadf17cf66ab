"""What a question asks for: its words, its names and numbers, and the kind of answer expected."""

import re
from typing import Literal

from askcorpus.errors import QuestionError
from askcorpus.records import Record
from askcorpus.retrieve.terms import STOPWORDS, content_terms

MAX_CHARS = 2000
Expects = Literal["quantity", "money", "date", "name", "speech", "reason", "polarity", "clause"]
Unit = Literal["percent", "duration", "age", "distance", "count", "clock", "year", "proper"]
"""What more is known of the expected words: a percentage, a time of day, a name with capitals."""

_NAME = re.compile(r"\b(?:[A-Z][\w&’'-]*[^\W\d_]|[A-Z]{2,}[\w-]*|[a-z]+[A-Z]\w+)")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_GIVEN = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*(?![\w-])")
_SCALE = re.compile(r"\b(?:hundred|thousand|million|billion|trillion)\b")
_SPEECH = (
    r"(?:say|said|tell|told|write|wrote|argue|claim|state|announce|respond|reply|comment|think)"
)
_FIRST = r"^(?:(?!\b(?:what|which|who|whom|whose|how|where|why|when)\b).)*"
"""All before the question word: `when` after another one opens a clause, not the question."""
_BEARER = (
    r"(?:person|man|woman|author|writer|reporter|journalist|director|manager|minister|mayor|judge"
    r"|senator|officer|official|expert|professor|researcher|scientist|doctor|lawyer|president|ceo"
    r"|company|companies|firm|firms|organi[sz]ations?|agency|agencies|university|college|school"
    r"|hospital|museum|newspaper|journal|magazine|publication|outlet|publisher|bank|brand|team|club"
    r"|party|city|cities|town|village|country|countries|state|states|county|counties|region|river"
    r"|street|island|platform|conference|councill?or|chief executive|minister|candidate|guest"
    r"|foundation|charity|trust|shipyard|authority|institute|band|manufacturer|supplier|website)"
)
_BEARING = (
    r"\b(?:what|which)(?: (?!did|do|does|is|are|was|were|has|have|had|will|would|can|the)\w+){0,2}"
    rf" {_BEARER}\b(?! of\b)"
)
_MONEY_ASKED = (
    r"\bhow much (?:money\b|(?:does|did|do|is|was|were|would|will|has|have)\b.{0,60}\b(?:cost|pay"
    r"|paid|earn|worth|spend|spent|charge|receive|raise|owe|make|lose|want|ask|save|give|donate"
    r"|invest|sell|get|ransom|price|fine)\w*\b)"
    r"|\bhow much (?:\w+ ){0,2}(?:profit|revenue|ransom|debt|tax|funding|rent|income|turnover)\b"
    r"|\bhow much did .{2,60} (?:cost|pay|earn)\b|\bhow (?:expensive|costly)\b"
    r"|\b(?:price|cost|worth|salary|budget|fine|fee|fare|turnover|revenue|ransom)"
    r" (?:of|per|for|did|was)\b"
    r"|\b(?:what|which)\b.{0,60}\b(?:cost|price|salary|fare|fee|turnover|earn|pay|paid|spent|worth)\b"
    r"|\bhow many (?:dollar|euro|pound|crown|franc|cent|yen|rupee)s?\b"
)
_MEASURE_ASKED = (
    r"^\W*(?:at |from |to )?(?:what|which)"
    r"(?: (?:is|was|are|were) (?:the|its|his|her|their)"
    r"(?: (?:final|full|total|average|maximum|minimum|exact|new|old|overall|record|official))?)?"
    r" (?:depth|height|length(?!.*\b(?:go|went)\b)|weight(?!.*\bg[ia]ve\b)|distance|speed|altitude"
    r"|duration|turnout|margin|dose"
    r"|(?:fuel|energy|water) savings?)"
    r"(?=\W*$| (?:is|was|were|are|did|does|do|has|have|had|can|could|between)\b"
    r"| (?:of|for) (?:the|its|his|her|their|this|that|every|each|an?)\b)"
    r"|^\W*what (?:is|was) the (?:(?:final|council|committee|board|jury) )(?:vote|tally)\b"
)
"""A measure asked for by its noun, as in `what depth did it reach?`, `what was the final vote?`."""
_PATTERNS: tuple[tuple[Expects, str], ...] = (
    (
        "polarity",
        r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)"
        r" (?!you (?:tell|say|name|list)\b)",
    ),
    ("reason", r"^\W*why\b|\bfor what reason\b|\bhow come\b"),
    ("money", _MONEY_ASKED),
    (
        "quantity",
        r"\bhow (?:many|much|old|long|far|often|large|big|high|tall|fast|wide|deep|heavy)\b"
        rf"|\b(?:what|which)\b(?! (?:\w+ )?{_BEARER}\b(?![’']))"
        r".{0,40}\b(?:percent(?:age)?|number|threshold|rate|share|proportion|total"
        r"|amount|level|score|temperature|age|size"
        r"|population)\b"
        rf"|^\W*(?:the )?(?:number|percentage|share|proportion|size)\b|{_MEASURE_ASKED}",
    ),
    (
        "date",
        rf"{_FIRST}\bwhen\b|\bsince when\b|\bwhat time\b|\bhow recently\b"
        r"|\b(?:what|which) (?:day|date|year|month|time)s?\b",
    ),
    (
        "name",
        rf"{_FIRST}\b(?:who|whom|whose)\b|\bwhat(?:'s| is| was| are| were) the names?\b"
        r"|\bnamed what\b|\bwhat(?:'s| is| was| are| were) .{2,60} (?:called|named)\W*$"
        r"|^\W*name (?:the|all|every)\b"
        rf"|{_BEARING}",
    ),
    (
        "speech",
        rf"\b(?:what|how)\b.*\b{_SPEECH}\b|\baccording to\b|\bwhat did\b.*\b{_SPEECH}\b",
    ),
)
_UNITS: tuple[tuple[Unit, str], ...] = (
    (
        "percent",
        r"\bper ?cent(?:age)?\b|(?:^|\b(?:what|which|the))\W*(?:share|proportion|fraction)\b",
    ),
    ("age", r"\bhow old\b|\b(?:what|whose)\b.{0,30}\bage\b"),
    (
        "duration",
        r"\bhow (?:much )?long(?:er)?\b"
        r"|\bhow many (?:\w+ )?(?:second|minute|hour|day|week|month|year)s?\b",
    ),
    (
        "distance",
        r"\bhow (?:far|tall|high|wide|deep)\b|\bhow many (?:\w+ )?(?:kilomet|met|mile|feet|foot)",
    ),
    ("count", r"\bhow many\b|^\W*(?:the )?number of\b"),
    ("clock", r"\b(?:what|which) times?\b|\btime of (?:the )?day\b"),
    ("year", r"\b(?:what|which) year\b"),
    (
        "proper",
        r"\bwhat(?:'s| is| was| are| were) the names?\b|^\W*name (?:the|all|every)\b"
        rf"|{_BEARING}",
    ),
)
_RULES = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_UNIT_RULES = tuple((unit, re.compile(pattern)) for unit, pattern in _UNITS)
_UNITS_OF: dict[Expects, frozenset[Unit]] = {
    "quantity": frozenset({"percent", "age", "duration", "distance", "count"}),
    "date": frozenset({"clock", "year"}),
    "name": frozenset({"proper"}),
}


_CHOICE = re.compile(
    r"\b(?:for or against|(?:support|back|favou?r|want)s? or (?:oppose|reject|dislike)s?"
    r"|or (?:did|does|do|is|are|was|were|has|have|will|would|can|could) )\b"
)
"""How one of two is asked for: `is she for or against it?`, `did he resign or was he sacked?`."""


class Question(Record):
    """A question taken apart."""

    text: str
    terms: tuple[str, ...]
    """Content words, lower-cased, in order."""
    names: tuple[str, ...]
    """Words written as names; empty where the question has no capitals to tell by."""
    numbers: tuple[str, ...]
    expects: Expects
    unit: Unit | None = None
    """What more is known of the expected words; None where nothing is."""

    @property
    def topic(self) -> bool:
        """Whether no more than a thing is named, by one word or as in `what about the bridge?`.

        What is said of it is wanted whole.
        """
        lowered = self.text.lower()
        match = _ABOUT.match(lowered)
        if match:
            return self.expects == "clause" and not _ASKS.search(lowered, match.end())
        return len(self.terms) == 1 and not _ASKS.search(lowered)


_ABOUT = re.compile(r"\W*(?:and )?what about\b")
_ASKS = re.compile(r"\b(?:what|which|who|whom|whose|how|where|why|when)\b")


def analyse(text: str) -> Question:
    """Take a question apart; raises QuestionError where there is nothing to ask or far too much."""
    asked = " ".join(text.split())
    if not content_terms(asked):
        raise QuestionError(
            "the question is empty", remedy='ask in words, as in: askcorpus ask "who said that?"'
        )
    if len(asked) > MAX_CHARS:
        raise QuestionError(
            f"the question has {len(asked):,} characters",
            remedy=f"ask one question of at most {MAX_CHARS:,} characters",
        )
    return Question(
        text=asked,
        terms=tuple(content_terms(asked)),
        names=_names(asked),
        numbers=tuple(_FIGURES.findall(asked)),
        expects=_expects(asked),
        unit=_unit(asked),
    )


def plain(asked: str) -> str:
    """The question without what only asks for an answer: "please tell me when it fell" is "when".

    Left as it is where no question word follows.
    """
    return _LEAD_IN.sub("", asked, count=1) if _LEAD_IN.match(asked) else asked


_LEAD_IN = re.compile(
    r"\W*(?:please |(?:can|could|would) you (?:please )?|i(?:'d| would) like to |i want to )*"
    r"(?:tell me|let me know|know|do you know|find out|i wonder(?:ed)?|remind me)[,:]? (?:please )?"
    r"(?=(?:(?:by|in|at|on|for|with|to|from|of)\s)?(?:what|which|who|whom|whose|how|where|why|when)\b)",
    re.IGNORECASE,
)


def gives(asked: str, words: str) -> bool:
    """Whether words hold figures, and only such as the question itself gives.

    Figures that are part of a name (`F-35`) give nothing, and 12 does not give 12 million.
    """
    figures, given = _FIGURES.findall(words), _GIVEN.findall(asked)
    if not figures or any(word not in asked for word in _SCALE.findall(words)):
        return False
    return all(each in given for each in figures)


def _expects(asked: str) -> Expects:
    lowered = asked.lower()
    found: Expects = next((expects for expects, rule in _RULES if rule.search(lowered)), "clause")
    return "clause" if found == "polarity" and _CHOICE.search(lowered) else found


def _unit(asked: str) -> Unit | None:
    lowered, possible = asked.lower(), _UNITS_OF.get(_expects(asked), frozenset())
    return next(
        (unit for unit, rule in _UNIT_RULES if unit in possible and rule.search(lowered)), None
    )


def _names(asked: str) -> tuple[str, ...]:
    """Capitalised words, unless the whole question is in capitals or opens with the word."""
    if asked.isupper():
        return ()
    first = asked.split(maxsplit=1)[0]
    found = [match.group() for match in _NAME.finditer(asked)]
    kept = (name for name in found if name.lower() not in STOPWORDS)
    return tuple(dict.fromkeys(name for name in kept if name != first or not name.istitle()))
