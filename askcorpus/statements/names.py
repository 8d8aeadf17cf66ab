"""A source as the text writes it, parted into name and role."""

import re

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Rev|Hon|Sir|Lord|Lady|Judge|President"
    r"|Senator|Governor|Secretary|Congressman|Congresswoman|Professor|Chairman|Chairwoman|Speaker"
    r"|Justice|Councill?ors?|Council(?:wo)?man|Council ?[Mm]ember|Alder(?:wo)?man"
    r"|Assembly(?:wo)?man|Assembly ?[Mm]ember|Supervisor|Trustee|Delegate|Captain|Detective"
    r"|Lieutenant|Sergeant|Mayor|Minister|Attorney General"
    r"|Vice President|Prime Minister|King|Queen|Prince|Princess|Pope)\.?"
)
_PARTICLE = r"(?:de|da|di|del|della|der|den|van|von|la|le|al|bin|ibn|el|du|dos|y|ter|wa|abu|zu|ten)"
_LARGE = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper())
_WORD = rf"(?:[{_LARGE}][\w’'-]*\.?|[A-Z]\.(?:[A-Z]\.)*)"
NICKNAME = rf"\s+(?:“[{_LARGE}][\w.-]{{1,20}}”|\"[{_LARGE}][\w.-]{{1,20}}\")"
"""What people call somebody, between given name and surname: `William “Bill” Okafor`."""
NAME = re.compile(
    rf"{_WORD}(?:{NICKNAME}(?=\s))?(?:\s+(?:{_PARTICLE}\s+)*{_WORD})*(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?"
)
_LEADING_TITLE = re.compile(rf"(?:{_TITLE}\s+)+(?=[A-Z])")
_INNER_TITLE = re.compile(
    r"\b(?:(?:Gov|Sen|Rep|Gen|Dr|Prof|Lt)\.|Speaker|Senator|Governor|Secretary|Representative)\s+"
    r"(?=[A-Z][\w’'-]+(?!\w))(?![JS]r\b)"
)
"""Titles that may stand after a place or a house: `Texas Gov. Rick Perry`, `House Speaker ...`."""
_APPOSITIVE = re.compile(
    r"\A(?P<head>[^,()]+?)\s*(?:,\s*(?P<tail>.+?),?|\((?P<paren>[^()]*)\))\Z", re.S
)
_ROLE_NOUN = re.compile(
    r"\b(?:CEO|CFO|COO|CTO|chief|president|vice|director|executive|officer|spokes\w+|senator"
    r"|representative|governor|mayor|minister|secretary|chair\w*|leader|candidate|nominee|manager"
    r"|professor|analyst|strategist|adviser|advisor|founder|co-founder|editor|reporter|journalist"
    r"|lawyer|attorney|judge|sheriff|general|counsel|engineer|scientist|researcher|author|head"
    r"|employee|worker|official|critic|expert|economist|activist|owner|partner|member|host"
    r"|organi[sz]er|lawmaker|congress(?:wo)?man|deputy|fellow|coach|pastor|priest|bishop|teacher"
    r"|student|actor|actress|singer|writer|columnist|pollster|prosecutor|commissioner|ambassador"
    r"|superintendent|treasurer|envoy|consultant|producer|investor|doctor|surgeon|historian"
    r"|plaintiff|developer|Democrat|Republican)s?\b",
    re.IGNORECASE,
)


_SHORT_TITLES = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "prof": "professor",
    "pres": "president",
}


def role_nouns(text: str) -> set[str]:
    """The role words of a description, lower-cased and written out (`Gov.` is `governor`)."""
    words = {found[0].lower().rstrip(".") for found in _ROLE_NOUN.finditer(text)}
    words |= {found[0].lower().rstrip(".") for found in re.finditer(_TITLE, text)}
    return {_SHORT_TITLES.get(word, word) for word in words}


def split_role(written: str) -> tuple[str, str | None]:
    """Name and role of a source: `Ann Lee, the mayor` and `Mayor Ann Lee` both give `Ann Lee`.

    What holds no recognisable name comes back whole, without a role.
    """
    written = " ".join(written.split())
    match = _APPOSITIVE.match(written)
    if match:
        head, tail = match["head"], match["tail"] or match["paren"] or ""
        if not NAME.fullmatch(_bare(head)) and NAME.fullmatch(_bare(tail)):
            head, tail = tail, head
        name, role = _leading(head)
        return name, " ".join(part for part in (role, tail.strip()) if part) or None
    return _leading(written)


def _leading(text: str) -> tuple[str, str | None]:
    """`AWS CEO Andrew Jassy`: everything up to the last role word is the role."""
    text = text.strip()
    last = None
    for found in _ROLE_NOUN.finditer(text):
        last = found
    title = _LEADING_TITLE.match(text)
    for found in _INNER_TITLE.finditer(text):
        title = found
    cut = max(last.end() if last else 0, title.end() if title else 0)
    rest = text[cut:].strip()
    if cut and NAME.fullmatch(rest):
        return rest, text[:cut].strip()
    return text, None


def _bare(text: str) -> str:
    return _leading(text.strip())[0]
