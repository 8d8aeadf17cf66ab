"""Which documents mention a thing: every one that does, with the sentence that does so first."""

import re
from collections.abc import Mapping

from askcorpus.answer.catalogue import CatalogueQuestion, Fact
from askcorpus.records import Passage, Record, Source, Span
from askcorpus.retrieve.search import Filter, PassageStore
from askcorpus.retrieve.terms import words

PASSAGES = 2000
"""Most passages that are looked through."""
LONGEST = 6
"""Words of a thing that can be looked up as it stands."""
_DOCUMENTS = r"(?:documents?|articles?|sources?|files?|stories|story|reports?|transcripts?|texts?)"
_MENTION = r"(?:mentions?|names?|refers? to|contains?|discuss(?:es)?|cites?|talks? about|tells? of)"
_MENTIONED = r"(?:mentioned|named|referred to|discussed|cited|talked about)"
_RULES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:(?P<many>how many)|which|what|list|show|name)(?: me| all| of| the| our)*"
        rf" {_DOCUMENTS} (?:that |which |do |does )?{_MENTION} (?P<what>.+?)\W*$",
        rf"^\W*in (?:(?P<many>how many)|which|what)(?: of the)? {_DOCUMENTS}"
        rf" (?:is|are|was|were) (?P<what>.+?) {_MENTIONED}\W*$",
        rf"^\W*where (?:is|are|was|were) (?P<what>.+?) {_MENTIONED}\W*$",
    )
)
_WRAPPED = re.compile(r"^(?:the|a|an|any)\s+|[“”\"‘’']+", re.IGNORECASE)


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
    what = _WRAPPED.sub("", match["what"]).strip()
    if not 1 <= len(words(what)) <= LONGEST:
        return None
    return Mentioned(what=what, counted=bool(match.groupdict().get("many")))


def mentions(
    asked: Mentioned, index: PassageStore, sources: Mapping[str, Source], narrowed: Filter
) -> tuple[CatalogueQuestion, list[Fact]]:
    """The documents that mention it, as a listing, and of each the first sentence that does."""
    rule = re.compile(
        r"(?<!\w)" + r"\W+".join(map(re.escape, words(asked.what))) + r"(?:['’]?s|es)?(?!\w)",
        re.IGNORECASE,
    )
    first: dict[str, Fact] = {}
    for hit in index.lexical(words(asked.what), PASSAGES, narrowed):
        passage = hit.passage
        span = _sentence(passage, rule)
        known = first.get(passage.source)
        if span and (known is None or span.start < known.span.start):
            text = passage.text[span.start - passage.start : span.end - passage.start]
            first[passage.source] = Fact(source=sources[passage.source], text=text, span=span)
    facts = [first[id] for id in sorted(first)]
    listed = tuple(each.source for each in facts)
    if asked.counted and facts:
        facts = [facts[0].model_copy(update={"text": str(len(listed))}), *facts]
    return CatalogueQuestion(asked="listing", sources=listed, counted=asked.counted), facts


def _sentence(passage: Passage, rule: re.Pattern[str]) -> Span | None:
    """The first sentence of a passage in which the thing stands."""
    match = rule.search(passage.text)
    at = passage.start + match.start() if match else None
    return next((s for s in passage.sentences if at is not None and s.start <= at < s.end), None)
