"""`Who said that ...`: the statement that says it, and the words by which the text names whose."""

from collections.abc import Mapping

from askcorpus.answer import compose
from askcorpus.answer.attributed import Heard
from askcorpus.answer.denial import asks_denial, denies
from askcorpus.answer.select import Candidate, at
from askcorpus.answer.voices import PRONOUNS, Voices, WordsStore
from askcorpus.records import Answer, AnswerSpan, Citation, Evidence, Source, Span, Statement
from askcorpus.retrieve.evidence import relevance
from askcorpus.retrieve.speakers import folded
from askcorpus.settings import Settings

BACK, AHEAD = 1500, 300
"""Characters before and after a statement in which its speaker's name is looked for."""
RELEVANT = 0.0
"""The cross-encoder's logit from which it holds a sentence rather relevant than not."""
TOGETHER = 600
"""Characters of a quote that holds both name and words; farther apart they are two citations."""


def who_said(
    heard: Heard, sources: Mapping[str, Source], index: WordsStore, settings: Settings, *, top: int
) -> Answer | None:
    """The answer to who said something; None where no statement surely says it."""
    seen = heard.examination(settings, strict=True)
    if not seen.candidates or seen.confidence < settings.min_confidence:
        return None
    best = seen.candidates[0].evidence
    if best.rerank < RELEVANT:
        return None
    statement = heard.spoken[at(best)]
    text = index.text(statement.source)
    named = named_by(statement, heard.voices, text)
    denying = denies(statement.cue) and not asks_denial(heard.question.text)
    if named is None or denying or _doubted(statement, seen.candidates[0], heard.voices):
        return None
    name = heard.voices.name_of(statement)
    further = [
        _cited(each.evidence, heard, sources, index)
        for each in seen.candidates[1:]
        if _as_surely(each.evidence, best)
    ]
    told = told_by(heard, sources[statement.source], text, best.sentence, (name, named))
    return told.model_copy(
        update={
            "citations": (*told.citations, *further)[: max(top, len(told.citations))],
            "confidence": seen.confidence,
        }
    )


def told_by(
    heard: Heard, source: Source, text: str, words: Span, who: tuple[str | None, Span]
) -> Answer:
    """The answer that the words are somebody's, whose name stands at the second of `who`."""
    name, named = who
    start, end = min(named.start, words.start), max(named.end, words.end)
    if end - start <= TOGETHER:
        span = Span(start=start, end=end)
        citations = [compose.cite(source, text, span, speaker=name, emphasis=(named,))]
    else:
        citations = [
            compose.cite(source, text, words, speaker=name),
            compose.cite(source, text, named, emphasis=(named,)),
        ]
    return Answer(
        question=heard.question.text,
        verdict="answered",
        answer=text[named.start : named.end],
        answers=(AnswerSpan(text=text[named.start : named.end], citation=len(citations) - 1),),
        citations=tuple(citations),
        confidence=1.0,
        elapsed_ms=0,
    )


def _doubted(statement: Statement, read: Candidate, voices: Voices) -> bool:
    """Whether the speaker is only pointed to (`he`), and the reader surely reads another name.

    A name inside what is said is of somebody spoken about; one by which the speaker is described
    (`Ann Lee, who speaks for the Dockers' Union`) is none of somebody else.
    """
    if any(
        span.start <= read.answer.start and read.answer.end <= span.end for span in statement.spans
    ):
        return False
    written = statement.speaker_as_written
    if (written and written.lower() not in PRONOUNS) or read.margin <= 0 or read.fit < 1:
        return False
    entry = voices.entry_of(statement)
    names = (entry.name, *entry.aliases) if entry else ()
    known = {word for name in names for word in folded(name).split()}
    told = {word for role in (entry.roles if entry else ()) for word in folded(role).split()}
    found = set(folded(read.text).split())
    return not known & found and not found <= told


def _cited(
    each: Evidence, heard: Heard, sources: Mapping[str, Source], index: WordsStore
) -> Citation:
    statement = heard.spoken[at(each)]
    return compose.cite(
        sources[statement.source],
        index.text(statement.source),
        each.sentence,
        speaker=heard.voices.name_of(statement),
    )


def _as_surely(each: Evidence, best: Evidence) -> bool:
    return relevance(each) >= relevance(best) - compose.SUPPORTING / 2


def named_by(statement: Statement, voices: Voices, text: str) -> Span | None:
    """Where the text names the speaker of a statement, nearest to it; None where it does not."""
    written = statement.speaker_as_written
    if statement.speaker_span and written and written.lower() not in PRONOUNS:
        start = statement.speaker_span.start
        return _trimmed(text, start, min(statement.speaker_span.end, start + len(written)))
    entry = voices.entry_of(statement)
    if entry is None:
        return None
    names = [entry.name, *entry.aliases, *entry.name.split()[-1:]]
    low = max(0, statement.start - BACK)
    before, after = text[low : statement.start], text[statement.end : statement.end + AHEAD]
    found = [
        (low + at, low + at + len(name)) for name in names if (at := before.rfind(name)) >= 0
    ] or [
        (statement.end + at, statement.end + at + len(name))
        for name in names
        if (at := after.find(name)) >= 0
    ]
    if not found:
        return None
    nearest = max(found, key=lambda span: (span[1], span[1] - span[0]))
    return Span(start=nearest[0], end=nearest[1])


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without colon, comma, possessive and white space at its end."""
    words = text[start:end].rstrip(" \t\n:,")
    for ending in ("’s", "'s"):
        words = words.removesuffix(ending)
    return Span(start=start, end=start + len(words))
