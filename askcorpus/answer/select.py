"""From reread sentences to the words that answer: reader, reranker and expected shape together."""

import re
from collections.abc import Iterator, Sequence

from askcorpus.answer.antecedent import PRONOUN, named_before
from askcorpus.answer.bearers import misfit
from askcorpus.answer.credits import CREDIT_WITHIN, CREDITED, credit_asked, credits
from askcorpus.answer.denial import denied
from askcorpus.answer.offices import Fit, office_fit
from askcorpus.answer.question import Question, gives
from askcorpus.answer.scan import Scanned, scan
from askcorpus.answer.shapes import fits, shaped
from askcorpus.answer.telegraphic import together_bonus
from askcorpus.answer.widen import widen
from askcorpus.encoders.load import Encoders
from askcorpus.encoders.reader import Reading
from askcorpus.records import Record, Span
from askcorpus.records.evidence import Evidence
from askcorpus.retrieve.evidence import ASKS, relevance, rerank
from askcorpus.retrieve.terms import content_terms, stem

MARGIN_WEIGHT = 3.5
"""Of the reader's margin against the cross-encoder's logit. This and the next two were set by which
of six sentences holds the answer, on the articles that `evals.unseen` marks `fit`."""
SEARCH_WEIGHT = 26.0
"""Of the searches' score of the passage, and of the question's words in the sentence."""
MISFITS = 18.0
"""Taken off where the words plainly have another shape than is asked for."""
ECHO = 8.0
"""Taken off where the words only repeat the question."""
ASKING = 24.0
"""Taken off where the sentence is itself a question."""
GUESSED = 2.0
"""How much less sure, in the reader's logits, words are that shape alone picked out."""
LOOKED_AT = 24
"""Characters after a span that may tell its unit."""
FAR = 50
"""Characters from the reader's best span that cost such words one logit more."""
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself)\b|\b(?:we|our|us)\b", re.IGNORECASE)
_OWN = re.compile(r"(?:my|our)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\bwhose (\w+)", re.IGNORECASE)
CHOICE = re.compile(r"\bor\b|\bbetween\b.*\band\b", re.IGNORECASE)
"""How a question offers its answers."""
CAPITALS = re.compile(r"\b[A-Z][\w’'-]+")
DESCRIBED = re.compile(
    r"(?:an?|the|this|that|some|my|our|his|her|their|two|three)\b", re.IGNORECASE
)
"""How words begin that name somebody by what they are: "a man in the harbour" is not who speaks."""
EXPLAINING = frozenset({"polarity", "reason"})
"""Kinds whose answer may go on in what follows its sentence."""
SHAPED = frozenset({"quantity", "money", "date"})


class Candidate(Record):
    """Words that may answer, and the evidence they stand in."""

    evidence: Evidence
    answer: Span
    """The answering words, as offsets into the document's text."""
    margin: float
    """The reader's span score less its no-answer score."""
    fit: float
    """1 the expected shape, 0 another, 0.5 where none is expected."""
    score: float
    voice: bool = False
    """Whether the answer is who speaks: the words say `I`, the turn's label says who that is."""
    explains: bool = False
    """Whether the sentence was to decide or explain as a whole."""
    denied: bool = False
    """Whether the words stand in their sentence only to be denied."""
    polarity: float = 0.0
    """The reader's log odds of yes against no, where it is asked whether."""

    @property
    def text(self) -> str:
        """The answering words."""
        first = self.evidence.passage.start
        return self.evidence.passage.text[self.answer.start - first : self.answer.end - first]


def read(
    question: Question, sentences: Sequence[Evidence], encoders: Encoders, most: int
) -> tuple[list[Evidence], list[Candidate]]:
    """Sentences read in their passages, the `most` likeliest reread; those, and the candidates."""
    return reread(question, scan(question.text, sentences, encoders.reader), encoders, most)


def reread(
    question: Question, scanned: Sequence[Scanned], encoders: Encoders, most: int
) -> tuple[list[Evidence], list[Candidate]]:
    """The first `most` sentences as the cross-encoder ranks them, and their candidates."""
    chosen = [each.evidence for each in scanned[:most]]
    again = rerank(question.text, chosen, encoders.reranker)
    return again, select(question, again, scanned)


def select(
    question: Question, evidence: Sequence[Evidence], scanned: Sequence[Scanned]
) -> list[Candidate]:
    """Candidates from reread sentences, best first; one span of each at most.

    `scanned` holds what the reader found in them, in any order and perhaps in others as well.
    """
    found = {at(each.evidence): each.readings for each in scanned}
    best = [
        max(
            (
                *_credited(question, each),
                *(
                    _candidate(question, each, reading)
                    for reading in (*spans, *_by_shape(question, each, spans))
                ),
            ),
            key=lambda c: c.score,
        )
        for each in evidence
        if (spans := found.get(at(each)))
    ]
    named = (each for each in best if not _names_nobody(question, each))
    return sorted(named, key=lambda each: _rank(question, each))


def _rank(question: Question, each: Candidate) -> tuple[bool, float]:
    """Least for who holds the office asked for, then by score, which another office lowers."""
    fit = office(question, each)
    return fit < 1, (MISFITS if fit < 0 else 0.0) - each.score


def office(question: Question, candidate: Candidate) -> Fit:
    """`office_fit` of the words that may answer; 0 for somebody who speaks of themselves."""
    if candidate.voice:
        return 0
    own, low = candidate.evidence, candidate.evidence.context.start
    start, end = candidate.answer.start - low, candidate.answer.end - low
    return office_fit(question, own.context_text, start, end)


def _names_nobody(question: Question, candidate: Candidate) -> bool:
    """Whether a name is asked for and a bare pronoun found, of which nobody knows whom it means."""
    return (
        question.expects == "name"
        and not candidate.voice
        and (PRONOUN.fullmatch(candidate.text) or FIRST_PERSON.fullmatch(candidate.text))
        is not None
    )


def at(evidence: Evidence) -> tuple[str, int]:
    """What tells sentences apart: document and first character."""
    return evidence.passage.source, evidence.sentence.start


def _by_shape(
    question: Question, evidence: Evidence, spans: Sequence[Reading]
) -> Iterator[Reading]:
    """Words of the shape asked for where the reader picked none such, less sure than its best."""
    read = evidence.passage.text
    if question.expects not in SHAPED or any(
        fits(
            question.expects,
            read[each.start : each.end],
            question.unit,
            read[each.end : each.end + LOOKED_AT],
        )
        for each in spans
    ):
        return
    best, origin = spans[0], evidence.sentence.start - evidence.passage.start
    for low, high in shaped(question.expects, evidence.text, question.unit):
        start, end = origin + low, origin + high
        away = min(abs(start - best.start), abs(end - best.end)) / FAR
        yield Reading(start=start, end=end, score=best.score - GUESSED - away, null=best.null)


def _credited(question: Question, evidence: Evidence) -> Iterator[Candidate]:
    """The names in picture credits after the sentence, where it is asked who took a picture."""
    if not credit_asked(question.text):
        return
    passage, start = evidence.passage, evidence.sentence.start - evidence.passage.start
    line = passage.text[start : start + CREDIT_WITHIN].partition("\n\n")[0]
    for low, high in credits(line):
        yield Candidate(
            evidence=evidence,
            answer=Span(start=evidence.sentence.start + low, end=evidence.sentence.start + high),
            margin=CREDITED,
            fit=1.0,
            score=_searched(evidence) + MARGIN_WEIGHT * CREDITED,
        )


def _candidate(question: Question, evidence: Evidence, reading: Reading) -> Candidate:
    """The words of a reading, whose offsets count from the start of the passage."""
    first, read = evidence.passage.start, evidence.passage.text
    words = read[reading.start : reading.end]
    after = read[reading.end : reading.end + LOOKED_AT]
    fit = fits(question.expects, words, question.unit, after)
    answer = widen(question, evidence, Span(start=first + reading.start, end=first + reading.end))
    origin = evidence.context.start - first
    start, end = reading.start - origin, reading.end - origin
    if question.expects == "name" and (PRONOUN.fullmatch(words) or _echoes(question, words)):
        who = named_before(evidence.context_text, end, frozenset(question.terms))
        if who:
            low = evidence.context.start
            answer = Span(start=low + who[0], end=low + who[1])
            fit = True
    if fit is not False and misfit(question, evidence.context_text, start, end):
        fit = False
    voice = _is_voice(question, evidence, words)
    margin = reading.score - reading.null
    if voice:
        fit, answer = True, evidence.sentence
    low = reading.start - (evidence.sentence.start - first)
    refuted = denied(question, evidence.text, low)
    penalty = MISFITS if fit is False or refuted or _given(question, words) else 0.0
    if question.expects != "speech" and ASKS.search(evidence.text):
        penalty += ASKING
    echo = ECHO if _echoes(question, words) and not fit else 0.0
    return Candidate(
        evidence=evidence,
        answer=answer,
        margin=margin,
        fit=0.5 if fit is None else float(fit),
        score=_searched(evidence)
        + MARGIN_WEIGHT * margin
        - penalty
        - echo
        + together_bonus(question, evidence.text),
        voice=voice,
        explains=question.expects in EXPLAINING or question.topic,
        denied=refuted,
        polarity=reading.polarity,
    )


def _searched(evidence: Evidence) -> float:
    """What retrieval says of a sentence, in logits of the cross-encoder."""
    return relevance(evidence) + SEARCH_WEIGHT * (evidence.fused + evidence.overlap)


def _is_voice(question: Question, evidence: Evidence, words: str) -> bool:
    """Whether somebody is asked for, and a speaker says of themselves what is asked."""
    return (
        question.expects == "name"
        and _says_i(evidence) is not None
        and (
            FIRST_PERSON.fullmatch(words) is not None
            or (_OWN.match(words) is not None and _whose(question, words))
            or (
                evidence.passage.speaker is not None
                and not (CAPITALS.search(words) or DESCRIBED.match(words))
            )
        )
    )


def _says_i(evidence: Evidence) -> str | None:
    """Who says `I` in the sentence: the turn's speaker, or the one who wrote the whole document."""
    spoken = FIRST_PERSON.search(evidence.text) is not None
    return (evidence.passage.speaker or evidence.passage.writer) if spoken else None


def _whose(question: Question, words: str) -> bool:
    """Whether it is asked whose a thing is, and the words call that very thing the speaker's."""
    asked = _WHOSE.search(question.text)
    return asked is not None and stem(asked[1].lower()) in map(stem, content_terms(words))


def _echoes(question: Question, words: str) -> bool:
    """Whether the words say nothing that the question does not say itself."""
    if question.expects in EXPLAINING:
        return False
    asked = {stem(term) for term in question.terms}
    return all(stem(term) in asked for term in content_terms(words))


def _given(question: Question, words: str) -> bool:
    """Whether an amount is asked for, and the figures found are those that the question gives.

    "The day before it said 99, what threshold ...?" asks for another one. Of 328 such questions
    that we wrote one was answered by a figure of its own.
    """
    if question.expects not in ("quantity", "money") or CHOICE.search(question.text):
        return False
    return gives(question.text, words)
