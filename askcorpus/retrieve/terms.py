"""Words of a question that carry its content."""

import re
from functools import lru_cache
from typing import Any

WORD = re.compile(r"\w+(?:[.\-]\w+)*", re.UNICODE)
STOPWORDS = frozenset(
    """a an the and or but if of in on at to for from by with about as into over under between
    than that this these those it its he she they them his her their we us our you your i me my
    mine is are was were be been being am do does did doing done have has had having will would
    shall should can could may might must what which who whom whose when where why how whether
    there here so such not no nor own same too very just also any some all both each few more most
    other say says said tell tells told according please give anyone anything someone something
    ever exactly really actually anyway know find out s t d ll ve re don doesn didn isn
    wasn many much""".split()
)


def words(text: str) -> list[str]:
    """The words of a text in order, lower-cased, possessive endings dropped."""
    plain = text.replace("’", "'").lower()
    return [match.group() for match in WORD.finditer(re.sub(r"'s\b|'", " ", plain))]


def content_terms(question: str) -> list[str]:
    """Distinct content words in order; all words where nothing but stopwords was asked."""
    every = list(dict.fromkeys(words(question)))
    kept = [word for word in every if word not in STOPWORDS]
    return kept or every


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Porter stem, as the lexical index makes it."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("porter")
