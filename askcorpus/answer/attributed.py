"""Answers from somebody's own words: nobody else's are ever returned for theirs."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from askcorpus.answer import compose
from askcorpus.answer.attribution import Attributed
from askcorpus.answer.denial import asks_denial, denies
from askcorpus.answer.examine import Examination, weighed
from askcorpus.answer.question import Question, analyse
from askcorpus.answer.select import Candidate, at, read
from askcorpus.answer.voices import EVERYBODY, Asked, Voices, WordsStore
from askcorpus.encoders.load import Encoders
from askcorpus.records import Answer, Citation, Evidence, Passage, Source, Span, Statement
from askcorpus.retrieve.evidence import SentenceReranker, parts
from askcorpus.retrieve.opening import before_passage, held, opened, sentences, within
from askcorpus.retrieve.search import Filter, Found, search
from askcorpus.retrieve.speakers import folded
from askcorpus.retrieve.statements import Ranked, rank
from askcorpus.retrieve.terms import stem
from askcorpus.settings import Settings

AT_ONCE, AT_ONCE_CHARS = 16, 4800
"""Passages, and characters of them, that are read beside the speaker's statements."""
STATEMENTS_READ = 20
"""Statements whose sentences become evidence."""
OWN = 8.0
"""Added to the score of the speaker's own words against that of what only tells of them."""
OWN_BESIDE, OWN_ALONE = 3, 12
"""Sentences of the speaker's statements that are read beside what the question itself finds, and
where that finds nothing."""
LONGEST = 500
"""Characters of a statement that is quoted or answers as a whole."""
NAMED = 5
"""Speakers that are named where the one asked for is not among them."""

_ABOUT = re.compile(r"\b(?:about|concerning|of|on|regarding)\s+$", re.IGNORECASE)
_TOPIC = re.compile(r"[^“”\"]+[,:]\s*(?=[“\"])")
"""What somebody spoke about, right before what was said of it in quotation marks."""


class Heard:
    """One question put to the words of one speaker: what they say, and what is told of them."""

    def __init__(
        self,
        asked: Asked,
        attributed: Attributed,
        question: Question,
        index: WordsStore,
        encoders: Encoders,
        sources: Mapping[str, Source],
        narrowed: Filter,
    ) -> None:
        self.asked = asked
        question = self.question = by_surname(question, attributed.whom, asked)
        self.voices = Voices(index, asked, sources)
        self.spoken: dict[tuple[str, int], Statement] = {}
        """Which statement a sentence is part of, by document and first character."""
        self._index = index
        self._encoders = encoders
        self._sources = sources
        self.narrowed = narrowed
        self._vector = encoders.embedder.encode([question.text], kind="query")[0]
        self._idf = index.idf(question.terms)
        self.weights = {stem(term): self._idf.get(term, 0.0) for term in question.terms}
        self._searched: list[Found] | None = None
        self._topic = attributed.topic or question.text

    def examination(self, settings: Settings, *, strict: bool) -> Examination:
        """What every stage makes of the question; `strict` leaves out what is told of them."""
        every = self._sentences(settings, strict)
        reread, candidates = read(self.question, every, self._encoders, settings.rerank)
        ordered = self._own_first(candidates)
        seen = Examination(
            question=self.question,
            passages=(),
            evidence=tuple(reread),
            candidates=tuple(ordered),
            spelling=(),
            unseen=tuple(self._index.unseen(self.question.terms)),
            signals=None,
            confidence=0.0,
        )
        if not ordered:
            return seen
        found = self._passages(settings)
        return weighed(seen, self._idf, self._encoders, self._sources, found)

    def _own_first(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Their own words before what is told of them; where these lead, they alone."""
        ordered = sorted(
            candidates, key=lambda each: -(each.score + OWN * (at(each.evidence) in self.spoken))
        )
        if ordered and at(ordered[0].evidence) in self.spoken:
            return [each for each in ordered if at(each.evidence) in self.spoken]
        return ordered

    def _sentences(self, settings: Settings, strict: bool) -> list[Evidence]:
        """What may answer: their words, and what tells of them and is nobody else's words."""
        result: dict[tuple[str, int], Evidence] = {}
        for each in self._found(settings):
            voice, one = self.voices.hear(each)
            if voice == "own" and one is not None:
                self.spoken.setdefault(at(each), one)
                passage = self._under_name(each.passage, one)
                result[at(each)] = each.model_copy(update={"passage": passage})
            elif not strict and self.voices.may_tell(each):
                result[at(each)] = each
        more = [each for each in self._own_sentences() if at(each) not in result]
        for each in more[: OWN_BESIDE if result else OWN_ALONE]:
            before = before_passage(each.passage, self._index.passage)
            result[at(each)] = each.model_copy(update={"before": before})
        return list(result.values())

    def _found(self, settings: Settings) -> list[Evidence]:
        """The sentences of the passages that the whole question finds."""
        if self.asked == EVERYBODY:
            return []
        taken = within(self._passages(settings), AT_ONCE, AT_ONCE_CHARS)
        taken = opened(taken, self._index.passage)
        return sentences(taken, self.question.terms, self._idf, self._index.passage)

    def _passages(self, settings: Settings) -> list[Found]:
        """The passages that the whole question finds, whoever speaks in them."""
        if self._searched is None:
            narrowed = self.narrowed.model_copy(update={"speaker": None})
            terms, limit = self.question.terms, settings.candidates
            self._searched = search(self._index, terms, self._vector, limit=limit, filter=narrowed)
        return self._searched

    @cached_property
    def ranked(self) -> list[Ranked]:
        """Their statements, those most about the topic first."""
        return self._statements(self._encoders.reranker)

    def _statements(self, reranker: SentenceReranker | None) -> list[Ranked]:
        """Their statements as searched; reread where a cross-encoder is given."""
        if not self.asked.known and self.asked != EVERYBODY:
            return []
        n = self.narrowed
        return rank(
            self._index,
            self._topic,
            self.question.terms,
            self._vector,
            self.asked.statements(source=n.source, sources=n.sources, since=n.since, until=n.until),
            reranker,
            limit=STATEMENTS_READ,
            told=lambda one: f"{self.voices.name_of(one) or self.asked.shown}: ",
        )

    def _own_sentences(self) -> list[Evidence]:
        """The sentences of their statements under the speaker's name, likeliest first."""
        result: dict[tuple[str, int], Evidence] = {}
        for each in self._statements(None):
            one = each.statement
            for passage in self._index.passages_over(one.source, one.start, one.end):
                spoken = self._under_name(passage, one)
                found = Found(passage=spoken, fused=each.fused, cosine=each.cosine, bm25=0.0)
                for sentence in parts(passage):
                    if any(s.start < sentence.end and s.end > sentence.start for s in one.spans):
                        made = held(found, sentence, self.weights)
                        if at(made) not in result:
                            result[at(made)] = made
                            self.spoken.setdefault(at(made), one)
        return sorted(result.values(), key=lambda each: -(each.fused + each.overlap))

    def _under_name(self, passage: Passage, one: Statement) -> Passage:
        """The passage as its speaker's, by the name and as the question calls them."""
        name = self.voices.name_of(one) or self.asked.shown
        called = [] if folded(self.asked.name) in folded(name) else [self.asked.name]
        named = [] if passage.speaker == name else [name]
        heading = ". ".join(part for part in (passage.heading, *named, *called) if part)
        return passage.model_copy(update={"speaker": name, "heading": heading})


def by_surname(question: Question, whom: str, asked: Asked) -> Question:
    """The question with a person called by surname alone, as most sentences call them.

    Whose words a sentence holds is known; to the reader `Andy Jassy` is not `Jassy`, and a name
    that is misspelt is another's.
    """
    people = [each for each in asked.speakers if each.kind == "person"]
    surnames = {word for each in people for word in folded(each.name).split()[-1:]}
    first, _, last = whom.rpartition(" ")
    if first and {*folded(last).split()} == surnames:
        return analyse(question.text.replace(whom, last, 1))
    if asked.note and len(people) == 1 == len(asked.speakers):
        return analyse(question.text.replace(whom, people[0].name.split()[-1], 1))
    return question


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
    seen = heard.examination(settings, strict=strict)
    if seen.candidates and seen.confidence >= settings.min_confidence:
        if attributed.whole:
            plain = not asks_denial(heard.question.text)
            whole = tuple(in_full(each, heard.spoken, plain=plain) for each in seen.candidates)
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


def in_full(
    candidate: Candidate, spoken: Mapping[tuple[str, int], Statement], *, plain: bool = True
) -> Candidate:
    """The candidate with all of what the speaker says in its sentence as the answer.

    Where they deny what is told (`denied that`, `never said`), unless that is asked for (`plain` is
    false), or only think or do it (`he praised the deal`), the sentence answers whole.
    """
    one = spoken.get(at(candidate.evidence))
    if one is None:
        return candidate
    sentence = candidate.evidence.sentence
    if one.manner == "attitude" or (plain and denies(one.cue)):
        return candidate.model_copy(update={"answer": sentence})
    parts = [
        (max(span.start, sentence.start), min(span.end, sentence.end))
        for span in one.spans
        if span.start < sentence.end and span.end > sentence.start
    ]
    start, end = max(parts, key=lambda part: part[1] - part[0])
    text = candidate.evidence.text
    if _ABOUT.search(text[: start - sentence.start]):
        topic = _TOPIC.match(text[start - sentence.start : end - sentence.start])
        start += topic.end() if topic else 0
    return candidate.model_copy(update={"answer": Span(start=start, end=end)})


def _missing(heard: Heard, attributed: Attributed, index: WordsStore) -> str:
    """Who or what was looked for in vain, and who there is."""
    if heard.asked.known and heard.ranked:
        topic = " ".join(analyse(attributed.topic).terms) if attributed.topic else ""
        what = f" of “{topic}”" if topic else ""
        return f"{heard.asked.shown} says nothing{what}; the nearest of their words are given"
    if heard.asked.known and heard.narrowed == Filter():
        return f"no words of {heard.asked.shown} are told"
    if heard.asked.known:
        return f"no words of {heard.asked.shown} are left by --source, --since and --until"
    names = ", ".join(each.name for each in index.speakers()[:NAMED])
    who = f"; the speakers are {names} and others (askcorpus speakers)" if names else ""
    return f"nobody called “{heard.asked.name}” is quoted{who}"
