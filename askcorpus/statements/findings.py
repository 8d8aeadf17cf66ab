"""What the tagger linked, made whole by rules of form that hold for any English text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from askcorpus.records import Block, Document
from askcorpus.statements.lexicon import SAYING, WRITING, holds
from askcorpus.statements.linking import link, sources_of
from askcorpus.statements.manner import states_of
from askcorpus.statements.spans import Placed

RULED = 0.6
"""Score of a span that a rule of form found rather than the tagger."""
FARTHEST = 5000
"""Characters back that words before a trailing `Ann Lee said` may begin."""
TRAILING = 80
"""Most characters after `Ann Lee said` up to its sentence's end, where words before are hers."""
MARKS = "\"“”„«»‘’'"

_VERB = r"(?:" + "|".join(sorted(map(re.escape, SAYING | WRITING), key=len, reverse=True)) + r")"
_NOUN_PHRASE = r"(?:(?:the|an?|one|his|her|their|its)\b|[A-Z])[^.,;:?!“”\"]{1,60}?"
_AFTER = re.compile(
    rf"[”\"’,\s]*(?:(?P<cue>{_VERB})\s+(?P<source>{_NOUN_PHRASE})"
    rf"|(?P<first>{_NOUN_PHRASE})\s+(?P<verb>{_VERB}))(?=[.,;:]|\Z)"
)
_OPENING = re.compile(
    rf"(?P<source>{_NOUN_PHRASE})\s+(?:(?:also|has|have|had|later|once|then)\s+)?(?P<cue>{_VERB})\b"
    r"(?:[^“”\"]{0,120}?(?:\bthat\b|[,:])[,:]?\s*(?=[“\"])|[^“”\"]{0,40}?\s(?=[“\"]|that\b))"
)
_CLOSING = re.compile(
    rf"[”\"]\s*(?:(?P<source>{_NOUN_PHRASE})\s+(?P<cue>{_VERB})"
    rf"|(?P<verb>{_VERB})\s+(?P<last>{_NOUN_PHRASE}))(?:\s[^“”\"]{{0,80}})?\Z"
)
_JOINED = re.compile(
    rf"[”\"],?\s+(?:and|but)\s+(?P<cue>(?:(?:also|then|later)\s+)?{_VERB})\s+(?:that\s+)?(?=[“\"])"
)
_ACCORDING = re.compile(r"\baccording\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]*[^\Wa-z])")


class Finding(NamedTuple):
    """One attribution with its spans: whose words, the cue, and the words' pieces in order."""

    cue: Placed
    source: Placed | None
    contents: tuple[Placed, ...]
    likely: float
    through: tuple[str, ...] = ()
    """Who passed the words on, as the text names them (`according to an employee`)."""


def findings(document: Document, spans: Sequence[Placed]) -> list[Finding]:
    """The document's attributions in the order of their cues.

    Beside what is linked: words before a trailing `Ann Lee said` or after a closing `said:` that
    the tagger left alone, quotations that go on, and attributions within `according to`.
    """
    linked = [
        Finding(
            spans[one.cue],
            spans[one.source] if one.source is not None else None,
            tuple(spans[index] for index in one.contents),
            one.likely,
        )
        for one in link(spans)
    ]
    found = [*linked, *_without_content(document, spans, linked)]
    found = _with_quotations(document, spans, found)
    found = [_inner(document.text, one) for one in found]
    parted = [part for one in found for part in _joined(document.text, one)]
    return sorted(parted, key=lambda one: (one.cue.start, one.contents[0].start))


def _without_content(
    document: Document, spans: Sequence[Placed], linked: Sequence[Finding]
) -> Iterator[Finding]:
    """Attributions from cues of saying that have a source but were linked to no words."""
    busy = {one.cue.start for one in linked}
    said = [piece for one in linked if _says(document.text, one.cue) for piece in one.contents]
    for cue, source in sources_of(spans).items():
        head, owner = spans[cue], spans[source]
        if head.start in busy or head.paragraph != owner.paragraph:
            continue
        if not _says(document.text, head):
            continue
        words = _before(document, head, owner) or _below(document, head, owner)
        if words and not any(_covers(piece, words) for piece in said):
            yield Finding(head, owner, (words,), RULED)


def _before(document: Document, cue: Placed, source: Placed) -> Placed | None:
    """The sentence or quotation that `, Ann Lee said` closes."""
    text, block = document.text, document.blocks[cue.paragraph]
    first, last = min(cue.start, source.start), max(cue.end, source.end)
    stop = first
    while stop > block.start and text[stop - 1].isspace():
        stop -= 1
    rest = re.split(r"[.:;!?\n]", text[last : min(block.end, last + TRAILING + 2)])[0]
    if stop - block.start < 2 or len(rest) > TRAILING or re.match(r"[\s,:]*[“\"]", rest):
        return None
    if text[stop - 1] not in ',”"’' or "," not in text[stop - 2 : stop] + ",":
        return None
    if text[stop - 1] != "," and text[stop - 2] not in ",?!.…—-":
        return None
    stop -= text[stop - 2 : stop] in ("”,", '",')
    begin = _beginning(text, block, stop)
    return _placed(cue, begin, stop) if begin < stop else None


def _beginning(text: str, block: Block, stop: int) -> int:
    """Where the words that end at `stop` begin: with their sentence, or with its quotation."""
    states = states_of(text[block.start : block.end])
    low = max(block.start, stop - FARTHEST)
    anchor = stop
    if states[stop - 1 - block.start] == 3:
        while anchor > low and states[anchor - 1 - block.start] != 2:
            anchor -= 1
        anchor = max(low, anchor - 1)
    begin = low
    for match in _SENTENCE.finditer(text, low, stop):
        if match.end() <= anchor and states[match.start() - block.start] != 1:
            begin = match.end()
    return begin


def _below(document: Document, cue: Placed, source: Placed) -> Placed | None:
    """The paragraph that a closing `Ann Lee added:` leads in."""
    text, block = document.text, document.blocks[cue.paragraph]
    after = max(cue.end, source.end) - 1
    tail = text[after : min(block.end, after + 2 * TRAILING)].strip()
    following = cue.paragraph + 1
    if not tail.endswith(":") or len(tail) > TRAILING or "." in tail:
        return None
    if following >= len(document.blocks) or document.blocks[following].kind != "paragraph":
        return None
    below = document.blocks[following]
    states = states_of(text[below.start : below.end])
    end = below.end
    if states[0] == 2:
        end = below.start + (states.index(3) + 1 if 3 in states else len(states))
    return Placed("content", following, below.start, end, RULED, ())


def _with_quotations(
    document: Document, spans: Sequence[Placed], found: Sequence[Finding]
) -> list[Finding]:
    """Unlinked quotations given to whom the text right after names, or to who spoke before."""
    result = list(found)
    taken = {(piece.start, piece.end) for one in found for piece in one.contents}
    for span in spans:
        if span.label != "content" or (span.start, span.end) in taken:
            continue
        if not _quoted(document, span) or any(_touches(span, one) for one in result):
            continue
        named = _named_after(document, span)
        if named:
            result.append(named)
            continue
        for index, one in enumerate(result):
            if _goes_on(document, one, span):
                result[index] = one._replace(contents=(*one.contents, span))
                break
    return result


def _named_after(document: Document, span: Placed) -> Finding | None:
    block = document.blocks[span.paragraph]
    match = _AFTER.match(document.text, span.end, block.end)
    if match is None or document.text[span.end - 1 : match.start("cue")].strip(" ") == "":
        return None
    cue = "cue" if match["cue"] else "verb"
    source = "source" if match["cue"] else "first"
    return Finding(
        _placed(span, *match.span(cue), "cue"),
        _placed(span, *match.span(source), "source"),
        (span,),
        RULED,
    )


def _goes_on(document: Document, one: Finding, span: Placed) -> bool:
    """Whether a quotation is the next thing after a direct statement of the same paragraph."""
    parts = [one.cue, *one.contents, *([one.source] if one.source else [])]
    last = max(parts, key=lambda part: part.end)
    if last.paragraph != span.paragraph or not 0 <= span.start - last.end <= TRAILING:
        return False
    gap = document.text[last.end : span.start].strip(f"{MARKS} \n")
    closed = gap in ("", ".", ",") or bool(re.fullmatch(r"[^.!?:;]*\.", gap))
    return closed and all(_quoted(document, piece) for piece in one.contents)


def _inner(text: str, one: Finding) -> Finding:
    """`Ann Lee told us “...,” according to an aide`: Ann Lee's words, through the aide."""
    words = one.contents[0]
    if not _ACCORDING.search(text[one.cue.start : one.cue.end]) or one.source is None:
        return one
    held = text[words.start : words.end]
    passed_on = " ".join(text[one.source.start : one.source.end].split())
    through = (re.split(r",?\s(?:who|which|that)\b", passed_on, maxsplit=1)[0],)
    opening = _OPENING.match(held)
    if opening:
        begin = words.start + opening.end()
        rest = words._replace(start=begin)
        source, cue = opening.span("source"), opening.span("cue")
    else:
        closing = _CLOSING.search(held)
        if closing is None:
            return one
        rest = words._replace(end=words.start + closing.start() + 1)
        names = ("source", "cue") if closing["cue"] else ("last", "verb")
        source, cue = closing.span(names[0]), closing.span(names[1])
    return Finding(
        _placed(words, words.start + cue[0], words.start + cue[1], "cue"),
        _placed(words, words.start + source[0], words.start + source[1], "source"),
        (rest, *one.contents[1:]),
        one.likely,
        through,
    )


def _joined(text: str, one: Finding) -> Iterator[Finding]:
    """`It claims a “strong record,” and states that “...”`: two statements of one source."""
    for index, piece in enumerate(one.contents):
        match = _JOINED.search(text, piece.start, piece.end)
        if match and one.source:
            before = piece._replace(end=match.start() + 1)
            yield one._replace(contents=(*one.contents[:index], before))
            after = piece._replace(start=match.end())
            cue = _placed(piece, *match.span("cue"), "cue")
            yield from _joined(
                text, one._replace(cue=cue, contents=(after, *one.contents[index + 1 :]))
            )
            return
    yield one


def by_quoting(document: Document, one: Finding) -> Iterator[Finding]:
    """Pieces of different sentences, some quoted and some in paraphrase, each kind by itself."""
    quoted = [piece for piece in one.contents if _quoted(document, piece)]
    told = [piece for piece in one.contents if piece not in quoted]
    apart = quoted and told and all(_opens(document, piece) for piece in quoted[:1])
    if not apart or min(quoted).start < max(told).end:
        yield one
        return
    yield one._replace(contents=tuple(told))
    yield one._replace(contents=tuple(quoted))


def _opens(document: Document, piece: Placed) -> bool:
    """Whether a piece begins a sentence."""
    before = document.text[document.blocks[piece.paragraph].start : piece.start].rstrip(f"{MARKS} ")
    return not before or before[-1] in ".!?\n"


def _quoted(document: Document, piece: Placed) -> bool:
    """Whether all of a piece's letters stand in double quotation marks."""
    block = document.blocks[piece.paragraph]
    states = states_of(document.text[block.start : block.end])
    places = range(piece.start, piece.end)
    solid = [states[i - block.start] for i in places if document.text[i].isalnum()]
    return bool(solid) and all(state == 1 for state in solid)


def _says(text: str, cue: Placed) -> bool:
    words = text[cue.start : cue.end]
    return holds(words, SAYING) or holds(words, WRITING)


def _covers(piece: Placed, words: Placed) -> bool:
    shared = min(piece.end, words.end) - max(piece.start, words.start)
    return shared > 0.8 * (words.end - words.start)


def _touches(span: Placed, one: Finding) -> bool:
    return any(span.start < piece.end and piece.start < span.end for piece in one.contents)


def _placed(near: Placed, start: int, end: int, label: str = "content") -> Placed:
    return Placed(label, near.paragraph, start, end, RULED, ())
