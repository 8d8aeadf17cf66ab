"""Answers from somebody's own words: nobody else's are ever returned for theirs."""

import re
from collections.abc import Mapping, Sequence

from askcorpus.answer import compose
from askcorpus.answer.answerability import confidence, features
from askcorpus.answer.attribution import Attributed
from askcorpus.answer.examine import Examination
from askcorpus.answer.question import Question, analyse
from askcorpus.answer.select import Candidate, select
from askcorpus.answer.voices import EVERYBODY, Asked, Voices, WordsStore
from askcorpus.encoders.load import Encoders
from askcorpus.records import Answer, Citation, Evidence, Passage, Source, Span, Statement
from askcorpus.retrieve.evidence import coverage, evidence, rerank
from askcorpus.retrieve.search import Filter, search
from askcorpus.retrieve.statements import Ranked, rank
from askcorpus.retrieve.terms import stem, words
from askcorpus.settings import Settings

STATEMENTS_READ = 20
"""Statements whose sentences become evidence."""
PASSAGES_READ = 12
SENTENCES_REREAD = 10
OWN = 0.4
"""By how much a sentence of the speaker's goes before one that only tells of them, when the few
that are reread are chosen."""
IMPOSSIBLE = 2.0
SURER, EASIER, MUCH = 0.42, 0.6, 0.25
"""Confidence needed where a name or all of the topic stands elsewhere; the share of the usual
one that will do where at least the last of the three, by idf, stands there."""
RELEVANT = 0.0
"""The cross-encoder's logit from which it holds a sentence rather relevant than not."""
LONGEST = 500
"""Characters of a statement that is quoted or answers as a whole."""
NAMED = 5
"""Speakers that are named where the one asked for is not among them."""

_DENIED = re.compile(r"\b(?:never|not|nor)\b|n[’']t\b", re.IGNORECASE)


class Heard:
    """One question put to the words of one speaker: what they say, and what is told of them."""

    def __init__(
        self,
        asked: Asked,
        attributed: Attributed,
        question: Question,
        index: WordsStore,
        encoders: Encoders,
        narrowed: Filter,
    ) -> None:
        self.asked = asked
        self.question = question
        self.voices = Voices(index, asked)
        self.spoken: dict[tuple[str, int], Statement] = {}
        """Which statement a sentence is part of, by document and first character."""
        self._index = index
        self._encoders = encoders
        self._narrowed = narrowed
        self._vector = encoders.embedder.encode([question.text], kind="query")[0]
        self._idf = index.idf(question.terms)
        self._weights = {stem(term): self._idf.get(term, 0.0) for term in question.terms}
        self._topic = attributed.topic or question.text
        self.ranked = self._rank()

    def examination(self, settings: Settings, *, strict: bool) -> Examination:
        """What every stage makes of the question; `strict` leaves out what is told of them."""
        own = self._own_sentences()
        told = [] if strict else self._told_sentences(settings, {_at(each) for each in own})
        chosen = sorted(
            [*((each, OWN) for each in own), *((each, 0.0) for each in told)],
            key=lambda pair: -(pair[0].fused + pair[0].overlap + pair[1]),
        )[:SENTENCES_REREAD]
        reread = rerank(self.question.text, [each for each, _ in chosen], self._encoders.reranker)
        read = select(self.question, reread, self._encoders.reader)
        unseen = self._index.unseen(self.question.terms)
        signals = features(self.question, read, self._idf, unseen) if read else None
        return Examination(
            question=self.question,
            passages=(),
            evidence=tuple(reread),
            candidates=tuple(read),
            spelling=(),
            unseen=tuple(unseen),
            signals=signals,
            confidence=confidence(signals) if signals else 0.0,
        )

    def carried(self, seen: Examination, attributed: Attributed, settings: Settings) -> bool:
        """Whether the evidence carries an answer."""
        least = self.least(seen, attributed, settings) if seen.candidates else IMPOSSIBLE
        return seen.confidence >= least

    def least(self, seen: Examination, attributed: Attributed, settings: Settings) -> float:
        """The confidence from which the best candidate answers.

        That the words are the speaker's is known; what may be wrong is only what they are about.
        A name of the topic that does not stand beside them refuses, unless much of the rest does.
        Words beside which nothing of the topic stands, or that the cross-encoder finds beside the
        point, need more confidence; a topic of which much stands there needs less.
        """
        whom = set(words(attributed.whom))
        best = seen.candidates[0].evidence
        beside = {stem(word) for word in words(f"{best.passage.heading} {best.context_text}")}
        names = [
            named
            for name in self.question.names
            if (named := [word for word in words(name) if word not in whom])
        ]
        topic = {
            stem(term): self._idf.get(term, 0.0) for term in self.question.terms if term not in whom
        }
        if not topic:
            return settings.min_confidence
        held = coverage(topic, best.context_text)
        told = attributed.manner == "said" and _at(best) not in self.spoken
        strange = any(not any(stem(word) in beside for word in named) for named in names)
        if told and coverage(topic, best.text) == 0.0:
            # A sentence that only tells of them, and not of this, is nothing that they said.
            return IMPOSSIBLE
        if strange and held < MUCH:
            return IMPOSSIBLE
        if strange or held == 0.0 or best.rerank < RELEVANT:
            return max(settings.min_confidence, SURER)
        return settings.min_confidence * (EASIER if held >= MUCH else 1.0)

    def _rank(self) -> list[Ranked]:
        """Their statements, those most about the topic first."""
        if not self.asked.known and self.asked != EVERYBODY:
            return []
        n = self._narrowed
        return rank(
            self._index,
            self._topic,
            self.question.terms,
            self._vector,
            self.asked.statements(source=n.source, since=n.since, until=n.until),
            self._encoders.reranker,
            limit=STATEMENTS_READ,
            told=lambda one: f"{self.voices.name_of(one) or self.asked.shown}: ",
        )

    def _own_sentences(self) -> list[Evidence]:
        """The sentences of their statements, each under the speaker's name."""
        result: dict[tuple[str, int], Evidence] = {}
        for each in self.ranked:
            one = each.statement
            for passage in self._index.passages_over(one.source, one.start, one.end):
                spoken = self._under_name(passage, one)
                for sentence in passage.sentences or (Span(start=passage.start, end=passage.end),):
                    if any(s.start < sentence.end and s.end > sentence.start for s in one.spans):
                        made = self._evidence(spoken, sentence, each.fused, each.cosine)
                        if _at(made) not in result:
                            result[_at(made)] = made
                            self.spoken[_at(made)] = one
        return list(result.values())

    def _told_sentences(self, settings: Settings, known: set[tuple[str, int]]) -> list[Evidence]:
        """Sentences that name them and are nobody else's words."""
        narrowed = self._narrowed.model_copy(update={"speaker": None})
        found = search(
            self._index,
            self.question.terms,
            self._vector,
            limit=settings.candidates,
            filter=narrowed,
        )
        result = []
        for each in found[:PASSAGES_READ]:
            passage = each.passage
            for sentence in passage.sentences or (Span(start=passage.start, end=passage.end),):
                made = self._evidence(passage, sentence, each.fused, each.cosine)
                if _at(made) in known or not self.voices.mentions(made):
                    continue
                voice, _ = self.voices.hear(made)
                if voice != "other":
                    result.append(made)
        return result

    def _evidence(self, passage: Passage, sentence: Span, fused: float, cosine: float) -> Evidence:
        made = evidence(passage, sentence, fused=fused, cosine=cosine, overlap=0.0)
        alone = coverage(self._weights, f"{passage.speaker or ''} {made.text}")
        around = coverage(self._weights, f"{passage.speaker or ''} {made.context_text}")
        return made.model_copy(update={"overlap": (alone + around) / 2})

    def _under_name(self, passage: Passage, one: Statement) -> Passage:
        name = self.voices.name_of(one) or self.asked.shown
        if passage.speaker == name:
            return passage
        heading = f"{passage.heading}: {name}" if passage.heading else name
        return passage.model_copy(update={"speaker": name, "heading": heading})


def answer_in_words(
    heard: Heard,
    attributed: Attributed,
    sources: dict[str, Source],
    index: WordsStore,
    settings: Settings,
    *,
    top: int,
    strict: bool,
) -> Answer:
    """The answer from somebody's words, or a refusal that gives the nearest of them."""
    seen = heard.examination(settings, strict=True)
    if not strict and not heard.carried(seen, attributed, settings):
        seen = heard.examination(settings, strict=False)
    if heard.carried(seen, attributed, settings):
        if attributed.manner == "said":
            whole = tuple(in_full(each, heard.spoken) for each in seen.candidates)
            seen = seen.model_copy(update={"candidates": whole})
        answer = compose.answered(seen, sources, index.text, top=top)
    else:
        answer = Answer(
            question=heard.question.text,
            verdict="not_found",
            answer=None,
            related=nearest(heard.ranked, heard.voices, sources, index, top=top),
            missing=_missing(heard, attributed, index),
            confidence=seen.confidence,
            elapsed_ms=0,
        )
    notes = (heard.asked.note,) if heard.asked.note else ()
    return answer.model_copy(update={"warnings": (*answer.warnings, *notes)})


def nearest(
    ranked: Sequence[Ranked],
    voices: Voices,
    sources: Mapping[str, Source],
    index: WordsStore,
    *,
    top: int,
) -> tuple[Citation, ...]:
    """The statements that come nearest, as citations with their speakers."""
    result: dict[str, Citation] = {}
    for each in ranked:
        one = each.statement
        end = one.end if one.end - one.start <= LONGEST else one.spans[0].end
        span = Span(start=one.start, end=min(end, one.start + LONGEST))
        cited = compose.cite(
            sources[one.source], index.text(one.source), span, speaker=voices.name_of(one)
        )
        result.setdefault(" ".join(cited.quote.lower().split()), cited)
    return tuple(result.values())[:top]


def in_full(candidate: Candidate, spoken: Mapping[tuple[str, int], Statement]) -> Candidate:
    """The candidate with all of what the speaker says in its sentence as the answer.

    Where the text denies that they said it (`as she never said`), or tells only what they think
    or do (`he praised the deal`), the sentence answers whole.
    """
    one = spoken.get(_at(candidate.evidence))
    if one is None:
        return candidate
    sentence = candidate.evidence.sentence
    if one.manner == "attitude" or _DENIED.search(one.cue or ""):
        return candidate.model_copy(update={"answer": sentence})
    parts = [
        (max(span.start, sentence.start), min(span.end, sentence.end))
        for span in one.spans
        if span.start < sentence.end and span.end > sentence.start
    ]
    start, end = max(parts, key=lambda part: part[1] - part[0])
    return candidate.model_copy(update={"answer": Span(start=start, end=end)})


def _missing(heard: Heard, attributed: Attributed, index: WordsStore) -> str:
    """Who or what was looked for in vain, and who there is."""
    if heard.asked.known and heard.ranked:
        topic = " ".join(analyse(attributed.topic).terms) if attributed.topic else ""
        what = f" of “{topic}”" if topic else ""
        return f"{heard.asked.shown} says nothing{what}; the nearest of their words are given"
    if heard.asked.known:
        return f"no words of {heard.asked.shown} are left by --source, --since and --until"
    names = ", ".join(each.name for each in index.speakers()[:NAMED])
    who = f"; the speakers are {names} and others (askcorpus speakers)" if names else ""
    return f"nobody called “{heard.asked.name}” is quoted{who}"


def _at(each: Evidence) -> tuple[str, int]:
    return each.passage.source, each.sentence.start
