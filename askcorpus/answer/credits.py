"""Picture credits: `Photo by Jo Hale`, `Jo Hale/Reuters`, asked for by who took the picture."""

import re
from collections.abc import Iterator

CREDITED = 8.0
"""How sure a name in a credit is, in the reader's logits."""
CREDIT_WITHIN = 600
"""Characters of a caption in which its credit is looked for."""
_PICTURE = (
    r"(?:photo(?:graph)?s?|pictures?|images?|illustrations?|drawings?|graphics?|snapshots?"
    r"|cartoons?)"
)
_ASKED = re.compile(
    rf"\bwho(?:se)?\b.{{0,30}}\b(?:took|takes|shot|made|drew|illustrated|credited|supplied|provided)\b"
    rf".{{0,40}}\b{_PICTURE}\b|\bwhose\b.{{0,20}}\b{_PICTURE}\b|\bwho photographed\b"
    rf"|\b{_PICTURE}\b.{{0,40}}\b(?:taken|made|shot|drawn) by whom\b|\b{_PICTURE} credit\b"
    r"|\bwho is the (?:photographer|illustrator)\b|\bwho illustrated\b",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){1,3}"
_CREDIT = re.compile(
    rf"\b(?i:{_PICTURE}|photographer|illustrator)(?i: credit)?(?::| by)\s*(?:©\s*)?(?P<by>{_NAME})"
    rf"|©\s*(?P<mark>{_NAME})|(?P<agency>{_NAME})\s?/\s?[A-Z][\w ]+(?:\n|$)"
)


def credit_asked(question: str) -> bool:
    """Whether it is asked who took, drew or supplied a picture."""
    return _ASKED.search(question) is not None


def credits(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the names that the picture credits of a text give."""
    for match in _CREDIT.finditer(text):
        yield match.span(next(name for name, found in match.groupdict().items() if found))
