"""Candidates and facts made into the Answer record, each citation checked against its file."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from askcorpus.answer.examine import Examination
from askcorpus.answer.labels import named_elsewhere, spoken_by
from askcorpus.answer.missing import missing
from askcorpus.answer.polarity import polarity
from askcorpus.answer.question import Question
from askcorpus.answer.quoting import quoted
from askcorpus.answer.select import Candidate
from askcorpus.answer.succession import succession
from askcorpus.errors import StaleCitation
from askcorpus.records import Answer, AnswerSpan, Citation, Source, Span
from askcorpus.retrieve.evidence import relevance

SUPPORTING = 6.0
"""How much less relevant a further citation may be, in logits of the cross-encoder."""
TextOf = Callable[[str], str]


def cite(
    source: Source,
    text: str,
    span: Span,
    *,
    speaker: str | None = None,
    emphasis: Sequence[Span] = (),
) -> Citation:
    """A citation of `text[span.start:span.end]`, where `text` is the file's decoded text."""
    if not 0 <= span.start < span.end <= len(text):
        raise StaleCitation(
            f"{source.path} has no characters {span.start} to {span.end}",
            remedy="ask again: the file is read anew",
        )
    return Citation(
        source=source.id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        path=shown_path(source.path),
        original=shown_path(source.original) if source.original else None,
        line=text.count("\n", 0, span.start) + 1,
        start=span.start,
        end=span.end,
        quote=text[span.start : span.end],
        speaker=speaker,
        url=source.url,
        encoding=source.encoding,
        sha256=source.sha256,
        emphasis=tuple(emphasis),
    )


def shown_path(path: str) -> str:
    """The path as the user would open it: relative below the current directory, else absolute."""
    here = Path.cwd()
    full = Path(path)
    return str(full.relative_to(here)) if full.is_relative_to(here) else path


def answered(
    seen: Examination,
    sources: dict[str, Source],
    text_of: TextOf,
    *,
    top: int,
    rivals: Sequence[Candidate] = (),
) -> Answer:
    """The best candidate as the answer, the next ones as further citations.

    `rivals` are what other documents answer against it: each is cited, however small `top` is.
    """
    ordered, replaced = succession(
        seen.candidates, seen.question.text, lambda source: sources[source].published
    )
    leading = [*ordered[: 1 + replaced][:top], *rivals]
    top = max(top, len(leading))
    ordered = [*leading, *(each for each in ordered if each not in leading)]
    shown = _distinct([*leading, *_supporting(leading[0], ordered[len(leading) :])])[:top]
    answers = tuple(
        AnswerSpan(
            text=_words(each, text_of(each.evidence.passage.source)),
            citation=place,
            label=_label(seen.question, each, place, each in rivals),
        )
        for place, each in enumerate(leading)
    )
    cited = [_citation(each, shown, sources, text_of) for each in shown]
    citations, places = _gathered(cited, len(leading))
    names = [_naming(each, sources, text_of) for each in leading]
    for number, each in enumerate(names):
        if each is not None:
            answers = (*answers[:number], _as_named(answers[number], each), *answers[number + 1 :])
            places[number], citations = len(citations), (*citations, each)
    return Answer(
        question=seen.question.text,
        verdict="disputed" if rivals else "answered",
        answer=answers[0].text,
        answers=tuple(
            each.model_copy(update={"citation": places[each.citation]}) for each in answers
        ),
        citations=citations,
        warnings=(*_spelling(seen), *_disagreements(leading[0], rivals)),
        confidence=seen.confidence,
        elapsed_ms=0,
    )


def not_found(
    seen: Examination, sources: dict[str, Source], text_of: TextOf, *, top: int
) -> Answer:
    """A refusal that says what was looked for and offers the nearest passages as related."""
    every = (
        _citation(each, (), sources, text_of, answering=False)
        for each in _distinct(seen.candidates)
    )
    related = list[Citation]()
    for each in every:
        if len(related) < top and not any(overlap(each, other) for other in related):
            related.append(each)
    return Answer(
        question=seen.question.text,
        verdict="not_found",
        answer=None,
        related=tuple(related),
        missing=missing(seen),
        warnings=_spelling(seen),
        confidence=seen.confidence,
        elapsed_ms=0,
    )


def _citation(
    candidate: Candidate,
    others: Sequence[Candidate],
    sources: dict[str, Source],
    text_of: TextOf,
    *,
    answering: bool = True,
) -> Citation:
    evidence = candidate.evidence
    source = sources[evidence.passage.source]
    text, quote, answer = text_of(source.id), quoted(candidate, others), candidate.answer
    label = spoken_by(candidate, text)
    if label:
        quote, answer = Span(start=label.start, end=quote.end), label
    return cite(
        source,
        text,
        quote,
        speaker=evidence.passage.speaker,
        emphasis=(answer,) if answering else (),
    )


def _naming(candidate: Candidate, sources: dict[str, Source], text_of: TextOf) -> Citation | None:
    """The citation of who says `I`, where that is told far from what they say."""
    source = sources[candidate.evidence.passage.source]
    text = text_of(source.id)
    name = named_elsewhere(candidate, text)
    return cite(source, text, name, emphasis=(name,)) if name else None


def _as_named(answer: AnswerSpan, naming: Citation) -> AnswerSpan:
    return answer.model_copy(update={"text": naming.quote})


def _gathered(
    citations: Sequence[Citation], answers: int
) -> tuple[tuple[Citation, ...], list[int]]:
    """The citations without those whose words an earlier one quotes, and where each now stands.

    Of the first `answers`, which carry the answers, the earlier one emphasises the words of both.
    """
    kept: list[Citation] = []
    places = []
    for number, each in enumerate(citations):
        for place, other in enumerate(kept):
            if _quotes(other, each):
                if number < answers:
                    words = sorted({*other.emphasis, *each.emphasis}, key=lambda span: span.start)
                    kept[place] = other.model_copy(update={"emphasis": tuple(words)})
                places.append(place)
                break
        else:
            places.append(len(kept))
            kept.append(each)
    return tuple(kept), places


def overlap(one: Citation, other: Citation) -> bool:
    """Whether two citations quote a character in common."""
    return one.source == other.source and one.start < other.end and other.start < one.end


def _quotes(earlier: Citation, later: Citation) -> bool:
    """Whether a citation holds what another emphasises, said by the same speaker."""
    return (
        bool(later.emphasis)
        and (earlier.source, earlier.speaker) == (later.source, later.speaker)
        and all(earlier.start <= span.start and span.end <= earlier.end for span in later.emphasis)
    )


def _words(candidate: Candidate, text: str) -> str:
    """The answering words: the candidate's own, or the label of who speaks."""
    label = spoken_by(candidate, text)
    return text[label.start : label.end] if label else candidate.text


def _supporting(best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that say the same as the best, or answer nearly as surely."""
    least = relevance(best.evidence) - SUPPORTING
    return [
        each
        for each in others
        if each.text.lower() == best.text.lower()
        or (each.margin > 0 and relevance(each.evidence) >= least)
    ]


def _distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates without those whose sentence another document already brought word for word."""
    kept: dict[str, Candidate] = {}
    for each in candidates:
        kept.setdefault(" ".join(each.evidence.text.lower().split()), each)
    return list(kept.values())


def _label(question: Question, candidate: Candidate, place: int, rival: bool) -> str | None:
    """`against` and `earlier` for further answers, `yes` or `no` where the sentence says which."""
    if rival:
        return "against"
    return "earlier" if place else polarity(question, candidate)


def _disagreements(lead: Candidate, rivals: Sequence[Candidate]) -> Iterator[str]:
    """A warning for each answer against the first, both verbatim with their places."""
    for each in rivals:
        yield f"sources disagree: {_placed(each)} against {_placed(lead)}"


def _placed(candidate: Candidate) -> str:
    source, span = candidate.evidence.passage.source, candidate.answer
    return f"{source} says “{candidate.text}” ({source}:{span.start}-{span.end})"


def _spelling(seen: Examination) -> tuple[str, ...]:
    return tuple(f"no document holds “{word}”: read as “{meant}”" for word, meant in seen.spelling)
