"""Two questions in one, taken apart."""

import re

from askcorpus.retrieve.terms import STOPWORDS, words

MOST = 3
_ASKING = r"(?:who|whom|whose|what|which|when|where|why|how)"
_JOINT = re.compile(
    rf"(?:\?\s+|(?:[,;?]\s*|\s)and\s+(?=(?:(?:by|in|at|on|for|with|to|from|of)\s)?{_ASKING}\b)"
    rf"|[,;]\s+(?={_ASKING}\b))",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[“\"«„][^”\"»]*[”\"»]")
_BACK = re.compile(r"\b(?:it|he|she|they|him|her|them|his|its|their|there|that|this)\b", re.I)
_OPENS = re.compile(rf"\W*(?:(?:and|by|in|at|on|for|with|to|from|of)\s)*{_ASKING}\b", re.I)


def parts(question: str) -> list[str]:
    """The questions that one text asks; the text itself where it asks one.

    "Who makes it and who pays?" asks two, "who said what" one, and so does a part without a word of
    its own ("... got wrong, and by how much?"). A part that points back is given the first one's
    words to be found by.
    """
    quoted = [match.span() for match in _QUOTATION.finditer(question)]
    cuts = [
        match
        for match in _JOINT.finditer(question)
        if not any(low <= match.start() < high for low, high in quoted)
    ]
    found, start = [], 0
    for cut in cuts:
        found.append(question[start : cut.start()])
        start = cut.end()
    found = [each.strip(" ?,;") for each in (*found, question[start:])]
    if not 2 <= len(found) <= MOST or not all(_whole(each) for each in found):
        return [question]
    return [f"{found[0]}?", *(f"{_complete(each, found[0])}?" for each in found[1:])]


def _own(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOPWORDS]


def _whole(text: str) -> bool:
    return _OPENS.match(text) is not None and bool(_own(text))


def _complete(part: str, first: str) -> str:
    """The part, with the content words of the first where it points back to it."""
    if not _BACK.search(part):
        return part
    missing = [word for word in _own(first) if word not in words(part)]
    return f"{part} ({' '.join(missing)})"
