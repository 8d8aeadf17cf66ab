"""Which documents mention a thing, each with the sentence that does so first."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from askcorpus.answer.catalogue import CatalogueQuestion, Fact
from askcorpus.records import Record, Source
from askcorpus.retrieve.search import Filter, PassageStore
from askcorpus.retrieve.terms import stem, words

PASSAGES = 2000
"""Most passages that are looked through."""
LONGEST = 6
"""Words of a thing that can be looked up as it stands."""
ACRONYM = 5
"""Letters up to which a word in capitals is looked up as it is written: `US` is not `us`."""
_DOCUMENTS = r"(?:documents|articles|sources|files|stories|reports|transcripts|texts)"
_MENTION = r"(?:mentions?|names?|refers? to|contains?|cites?|talks? about)"
_MENTIONED = r"(?:mentioned|named|referred to|cited|talked about)"
_RULES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:(?P<many>how many)|which|what|list|show|name)(?: me| all| of| the| our)*"
        rf" {_DOCUMENTS} (?:that |which |do )?{_MENTION} (?P<what>.+?)[\s?!.]*$",
        rf"^\W*in (?:(?P<many>how many)|which|what)(?: of the)? {_DOCUMENTS}"
        rf" (?:is|are|was|were) (?P<what>.+?) {_MENTIONED}\W*$",
        r"^\W*where (?:is|are|was|were) (?P<what>.+?) mentioned\W*$",
    )
)
_QUOTES = "“”\"‘’'«»"
_ARTICLE = re.compile(r"^(?:the|a|an|any)\s+", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:who|whom|whose|which|what|that|how|why|where|when|both|and|or|as|most|more|since|than)\b",
    re.IGNORECASE,
)
"""Words of a question for more than a mention, outside quotation marks."""


class Mentioned(Record):
    """A question for the documents that mention a thing."""

    what: str
    counted: bool
    """Whether their number is asked for."""


def mentioned(text: str) -> Mentioned | None:
    """The question as one for the documents that mention a thing; None where it is another."""
    plain = " ".join(text.split())
    match = next((found for rule in _RULES if (found := rule.match(plain))), None)
    if match is None:
        return None
    asked = match["what"].strip()
    what = asked.strip(_QUOTES)
    if what == asked:
        what = _ARTICLE.sub("", asked)
        if _MORE.search(what):
            return None
    if not 1 <= len(words(what)) <= LONGEST:
        return None
    return Mentioned(what=what, counted=bool(match.groupdict().get("many")))


def mentions(
    asked: Mentioned, index: PassageStore, sources: Mapping[str, Source], narrowed: Filter
) -> tuple[CatalogueQuestion, list[Fact], tuple[str, ...]]:
    """The documents that mention it, as a listing, of each the first sentence that does, warnings.

    Words count whatever their endings, accents and case; a short word in capitals as it is written.
    """
    wanted = tuple(map(_key, words(asked.what)))
    hits = index.lexical(words(asked.what), PASSAGES, narrowed)
    first: dict[str, Fact] = {}
    for hit in hits:
        passage = hit.passage
        known = first.get(passage.source)
        for span in passage.sentences:
            text = passage.text[span.start - passage.start : span.end - passage.start]
            if known is not None and span.start >= known.span.start:
                break
            if _stands(wanted, text) and _as_written(asked.what, text):
                first[passage.source] = Fact(source=sources[passage.source], text=text, span=span)
                break
    facts = [first[id] for id in sorted(first)]
    listed = tuple(each.source for each in facts)
    if asked.counted and facts:
        facts = [facts[0].model_copy(update={"text": str(len(listed))}), *facts]
    cut = f"only the {PASSAGES:,} likeliest passages were looked through: there may be more"
    warnings = (cut,) if len(hits) >= PASSAGES else ()
    return (
        CatalogueQuestion(asked="listing", sources=listed, counted=asked.counted),
        facts,
        warnings,
    )


def _stands(wanted: tuple[str, ...], text: str) -> bool:
    """Whether the words stand side by side in a text."""
    held = tuple(map(_key, words(text)))
    return any(held[i : i + len(wanted)] == wanted for i in range(len(held) - len(wanted) + 1))


def _as_written(what: str, text: str) -> bool:
    """Whether a text holds the short words in capitals as they are."""
    capitals = (
        word for word in re.findall(r"\w+", what) if word.isupper() and len(word) <= ACRONYM
    )
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in capitals)


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """The stem without accents, as the lexical index compares words."""
    plain = unicodedata.normalize("NFKD", word)
    return stem("".join(c for c in plain if not unicodedata.combining(c)))
