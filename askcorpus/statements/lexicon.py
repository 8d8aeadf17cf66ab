"""Words by which English tells of saying, writing and thinking, in all their forms."""

import re
from collections.abc import Iterable

_SAYING = """
accuse acknowledge add admit admonish advise advocate affirm agree allege announce apologise
apologize appeal applaud argue articulate ask assail assert assure attest aver avow bemoan berate
blame blast boast brag call caution cede challenge chant chide cite claim clarify comment
compare complain concede conclude condemn confess confirm congratulate contend correct counsel
counter criticise criticize declare decry defend demand demur denounce deny deplore deride
describe disclose dismiss dispute echo elaborate emphasise emphasize encourage enthuse estimate
exclaim exhort explain express forecast fume gloat grouse gush hail highlight hint implore imply
indicate inform inquire insinuate insist instruct interject invite jest joke justify lament lash
laud lie liken maintain marvel mention mock mumble muse mutter narrate note object observe offer
opine order outline phrase plead pledge point posit praise pray preach predict presume proclaim
profess promise pronounce propose protest quip rail rant reaffirm reason reassure rebuff rebuke
rebut recall recant recite recommend recount refute reiterate reject relate relay remark remind
repeat reply report reprimand request restate retort ridicule roar say scoff scold scream shout
sigh signal slam snap specify speculate stammer state stipulate stress submit suggest sum
summarise summarize summon swear taunt tell testify theorize threaten tout trumpet urge utter vent
verify voice volunteer vow wail warn whisper wonder yell
"""
_TOPICAL = """
address answer brand continue debate detail discuss find identify invoke label learn list name own
present press project quote refer respond reveal rule show signify speak talk thank welcome
"""
_WRITING = """
author blog co-write draft e-mail email pen post print publish read retweet scrawl scribble text
tweet write
"""
_THINKING = """
adore anticipate appreciate aspire assume await believe care consider contemplate crave decide
deem desire detest disagree disbelieve dislike distrust doubt dread dream embrace enjoy envisage
envision expect fancy favor favour fear feel foresee forget gather guess hate hope imagine infer
intend know learn like loathe long love mean mind mistrust need notice perceive plan ponder prefer
presuppose realise realize reckon recognise recognize regard regret relish remember resent respect
see seek seem sense suppose suspect think tolerate trust understand view want weigh wish worry
"""
_IRREGULAR = {
    "say": "said saith", "tell": "told", "write": "wrote written", "think": "thought",
    "know": "knew known", "feel": "felt", "see": "saw seen", "seek": "sought", "find": "found",
    "mean": "meant", "speak": "spoke spoken", "swear": "swore sworn", "show": "shown",
    "understand": "understood", "forget": "forgot forgotten", "foresee": "foresaw foreseen",
    "prove": "proven", "plead": "pled", "co-write": "co-wrote co-written",
    "lie": "lying", "dream": "dreamt", "learn": "learnt",
}  # fmt: skip
_DOUBLING = frozenset(
    "admit blog brag pen plan prefer quip rebut regret slam snap submit sum".split()
)


def forms(lemmas: Iterable[str]) -> frozenset[str]:
    """Every lemma with its third person, past and -ing forms."""
    return frozenset(form for lemma in lemmas for form in _forms(lemma))


def _forms(lemma: str) -> list[str]:
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    if lemma.endswith("e"):
        past, going = lemma + "d", lemma.removesuffix("e") + "ing"
    elif re.search(r"[^aeiou]y$", lemma):
        past, going = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, going = stem + "ed", stem + "ing"
    third = lemma + ("es" if re.search(r"(?:s|sh|ch|x|z)$", lemma) else "s")
    third = lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else third
    return [lemma, third, past, going, *_IRREGULAR.get(lemma, "").split()]


SAYING = forms(_SAYING.split())
TOPICAL = forms(_TOPICAL.split())
"""They tell what was said only before a clause (`showed that`), else only its topic."""
WRITING = forms(_WRITING.split())
THINKING = forms(_THINKING.split()) - {"regarding", "regards"}
NOUNS = frozenset(
    """
    accusation accusations admission advice affidavit allegation allegations announcement
    announcements answer apology appeal argument arguments assertion assertions assessment assurance
    assurances claim claims comment comments complaint complaints concern concerns
    confession criticism criticisms critique declaration demand demands denial denials description
    explanation forecast insistence message pledge pledges plea prediction predictions promise
    promises proposal proposals question questions recommendation recommendations remark remarks
    reply report reports request requests response ruling speech statement statements suggestion
    suggestions testimony threat threats vow vows warning warnings word words according reportedly
    allegedly quoth interview
    """.split()
)
"""Nouns and adverbs of saying that stand in cues (`raised concerns about`, `according to`)."""
PHRASES = re.compile(
    r"\b(?:sp(?:eaks?|eaking|oke|oken)\s+out|push(?:es|ed|ing)?\s+back|la(?:ys?|id|ying)\s+out"
    r"|weigh(?:s|ed|ing)?\s+in|chim(?:es?|ed|ing)\s+in|h(?:its?|itting)\s+(?:back|out)"
    r"|ma(?:kes?|de|king)\s+(?:it\s+)?(?:\w+\s+)?clear|t(?:akes?|ook)\s+aim)\b|\A\W*\Z",
    re.IGNORECASE,
)
"""Cues of several words that tell of saying; and those of none (`Ann Lee: No more war`)."""
NOT_SAID = re.compile(
    r"\b(?:(?:do|does|did|would|could|can|will|has|have|had)(?:n[’']t|\s+not)|cannot|never|declin\w+"
    r"|refus\w+|without|unable|unwilling|failed|decided\s+not)\b.{0,30}?\b(?:to\s+)?(?:say|said"
    r"|respond\w*|reply|replied|comment\w*|answer\w*|return\w*|mention\w*|elaborat\w+|discuss\w*"
    r"|specif\w+|address\w*|explain\w*|confirm\w*|identif\w+|nam(?:e|ing)|offer\w*|provid\w+)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Cues that tell of silence."""
CLAUSE = re.compile(
    r"\A\W*(?:that|whether|how|why|what|who|if|when|where"
    r"|I|we|you|he|she|it|they|there)\b|\b(?:is|are|was|were|be|been|has|have|had"
    r"|will|would|could|should|can|may|might|must|do|does|did)\b|n[’']t\b|[’'](?:s|re|ll|d|ve|m)\s",
    re.IGNORECASE,
)
"""What shows that words hold a whole clause rather than only a topic."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def words(text: str) -> list[str]:
    """The words of a cue in lower case."""
    return [match[0].lower() for match in _WORD.finditer(text)]


def holds(text: str, forms_: frozenset[str]) -> bool:
    """Whether one of the text's words is among the forms."""
    return any(word in forms_ for word in words(text))
