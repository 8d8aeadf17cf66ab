"""Whose words may carry an answer: a copy gives way to its original, and what differs is shown."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from askcorpus.answer.select import Candidate
from askcorpus.records import Answer, Assessment, Citation, Excerpt, Passage, Statement, Trust
from askcorpus.retrieve.evidence import relevance
from askcorpus.retrieve.terms import STOPWORDS, stem, words

SAME_PART = 0.5
"""Share of the smaller text's content words that two versions of one passage have in common."""
FEWEST_SHARED = 3
NEARLY = 4.0
"""How much less relevant a trusted answer may be to go before a distrusted one, in logits."""
SHOWN = 3
"""Contradictions that one answer shows at most."""
SAID = 0.8
"""Share of a sentence's content words from which a citation says the same."""
CONTRARY = frozenset(("negation", "number", "date", "name", "role", "antonym", "quotation"))
"""Kinds of change by which one document contradicts another."""
LONGEST = 200

Stems = frozenset[str]
Passages = Callable[[str], Sequence[Passage]]


class Standing:
    """How far each document is to be trusted, as far as answering has to know."""

    def __init__(
        self,
        assessments: Iterable[Assessment] = (),
        passages: Passages = lambda source: (),
        *,
        include_low: bool = False,
        only_trusted: bool = False,
    ) -> None:
        """Take the assessments of the documents and a way to read a document's passages.

        `include_low` lets copies speak beside their originals, `only_trusted` leaves out every
        document that is not of high trust.
        """
        self._found = {each.source: each for each in assessments}
        self._passages = passages
        self._include_low = include_low
        self._only_trusted = only_trusted

    def level(self, source: str) -> Trust:
        """A document's level."""
        found = self._found.get(source)
        return found.level if found else "high"

    def original(self, source: str) -> str | None:
        """What a document is a copy or version of; null where it stands for itself."""
        found = self._found.get(source)
        return found.copy_of if found else None

    def admits(self, source: str) -> bool:
        """Whether a document may be searched at all."""
        return not self._only_trusted or self.level(source) == "high"

    def stand_in(self, passage: Passage, asked: Stems = frozenset()) -> Passage | None:
        """The passage of the original that says what a copy's passage says; null where none does.

        None stands in for a passage that holds one of the `asked` stems (names and numbers of the
        question) which the whole original lacks.
        """
        source = None if self._include_low else self.first(passage.source)
        if source is None:
            return None
        others = self._passages(source)
        mine = content_stems(passage.text)
        if (mine & asked) - {each for other in others for each in content_stems(other.text)}:
            return None
        best = max(others, key=lambda other: _shared(mine, content_stems(other.text)), default=None)
        return best if best and _same_part(passage.text, best.text) else None

    def versions(self, passage: Passage) -> list[Passage]:
        """What says the same part in versions that neither distort nor correct the document."""
        mine = content_stems(passage.text)
        found = []
        for other in self._open(passage.source):
            part = max(
                self._passages(other),
                key=lambda each: _shared(mine, content_stems(each.text)),
                default=None,
            )
            if part and _same_part(passage.text, part.text):
                found.append(part)
        return found

    def _open(self, source: str) -> list[str]:
        pairs = [
            (each.source, each.copy_of)
            for each in self._found.values()
            if each.copy_of and each.level != "low" and each.relation != "revision"
        ]
        return [one if other == source else other for one, other in pairs if source in (one, other)]

    def succeeds(self, one: str, other: str) -> bool:
        """Whether one of two documents is a corrected version of the other, or of the same text."""
        family = [self._found[each] for each in (one, other) if each in self._found]
        revised = any(each.relation == "revision" for each in family)
        return revised and (self.first(one) or one) == (self.first(other) or other)

    def first(self, source: str) -> str | None:
        """The original behind a copy, or a copy's copy; null where a document stands for itself."""
        seen = {source}
        found = self.original(source)
        while found and found not in seen:
            seen.add(found)
            further = self.original(found)
            if not further:
                return found
            found = further
        return None

    def preferred(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Candidates with those of low trust behind trusted ones that answer nearly as well."""
        if self._include_low or not candidates:
            return list(candidates)
        low = [each for each in candidates if self.level(each.evidence.passage.source) == "low"]
        if not low:
            return list(candidates)
        least = max(relevance(each.evidence) for each in low) - NEARLY
        better = [
            each
            for each in candidates
            if each not in low and each.margin > 0 and relevance(each.evidence) >= least
        ]
        return better + [each for each in candidates if each not in better]

    def heard(self, statements: Sequence[Statement]) -> list[Statement]:
        """Statements without those of copies that the original holds as well."""
        if self._only_trusted:
            return [each for each in statements if self.level(each.source) == "high"]
        if self._include_low:
            return list(statements)
        return [
            each
            for each in statements
            if not (source := self.original(each.source))
            or not any(_same_part(each.quote, one.text) for one in self._passages(source))
        ]

    def stamped(self, answer: Answer) -> Answer:
        """The answer with the trust of each citation, and warnings where it needs them."""
        citations = tuple(self._stamp(each) for each in answer.citations)
        related = tuple(self._stamp(each) for each in answer.related)
        warnings = (*self._alone(citations), *self._contradicted(answer, citations))
        return answer.model_copy(
            update={
                "citations": citations,
                "related": related,
                "warnings": answer.warnings + tuple(dict.fromkeys(warnings)),
            }
        )

    def _stamp(self, citation: Citation) -> Citation:
        return citation.model_copy(update={"trust": self.level(citation.source)})

    def _alone(self, citations: Sequence[Citation]) -> Iterable[str]:
        """A warning for each citation of a document that is not to be trusted."""
        for each in citations:
            found = self._found.get(each.source)
            if found and found.level == "low":
                why = f": {found.reasons[0].text}" if found.reasons else ""
                yield _short(f"{each.source} is of low trust{why}")

    def _contradicted(self, answer: Answer, citations: Sequence[Citation]) -> Iterable[str]:
        """A warning for each version of a cited document that changes the very words cited."""
        answering = {span.citation for span in answer.answers}
        shown = 0
        for number in sorted(answering & set(range(len(citations)))):
            for kind, own, other in self._against(citations[number]):
                if shown < SHOWN:
                    shown += 1
                    verb = "contradicts" if kind in CONTRARY else "differs from"
                    yield (
                        f"{other.source} {verb} {own.source} here: “{_short(other.text)}” "
                        f"({other.source}:{other.start}-{other.end}) against “{_short(own.text)}” "
                        f"({own.source}:{own.start}-{own.end})"
                    )

    def _against(self, citation: Citation) -> Iterable[tuple[str, Excerpt, Excerpt]]:
        """What versions say otherwise: the kind, the cited document's words and theirs.

        A contradiction counts as well where the cited document repeats the words in another place.
        """
        seen: set[tuple[str, int]] = set()
        for assessment in self._found.values():
            for reason in assessment.reasons:
                if reason.kind is None or len(reason.evidence) < 2:
                    continue
                mine = [
                    each
                    for each in reason.evidence
                    if _touches(each, citation)
                    or (reason.kind in CONTRARY and _repeats(each, citation))
                ]
                theirs = [each for each in reason.evidence if each.source != citation.source]
                if mine and theirs and (key := (theirs[0].source, theirs[0].start)) not in seen:
                    seen.add(key)
                    yield reason.kind, mine[0], theirs[0]


EQUAL = Standing()
"""Where nothing is known: every document speaks for itself."""


@lru_cache(maxsize=4096)
def content_stems(text: str) -> Stems:
    """The distinct stems of a text's content words."""
    return frozenset(stem(word) for word in words(text) if word not in STOPWORDS)


def _shared(one: Stems, other: Stems) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _same_part(one: str, other: str) -> bool:
    mine, theirs = content_stems(one), content_stems(other)
    shared = len(mine & theirs)
    enough = shared >= min(FEWEST_SHARED, len(mine), len(theirs))
    return bool(mine) and enough and shared >= SAME_PART * min(len(mine), len(theirs))


def _touches(excerpt: Excerpt, citation: Citation) -> bool:
    marks = citation.emphasis or (citation,)
    return excerpt.source == citation.source and any(
        mark.start < excerpt.end and excerpt.start < mark.end for mark in marks
    )


def _repeats(excerpt: Excerpt, citation: Citation) -> bool:
    """Whether a sentence of the cited document is nearly all in what is cited."""
    if excerpt.source != citation.source:
        return False
    own = content_stems(excerpt.text)
    return len(own) >= FEWEST_SHARED and len(own & content_stems(citation.quote)) >= SAID * len(own)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
