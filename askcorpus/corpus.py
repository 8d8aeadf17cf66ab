"""The one way in: a folder of documents, opened, kept up to date and asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from askcorpus import saying, verifying, vetting
from askcorpus.answer.examine import Examination, examine
from askcorpus.answer.parts import parts
from askcorpus.answer.question import analyse
from askcorpus.answer.together import together
from askcorpus.asking import Desk, answered
from askcorpus.build import BuildReport, is_fresh, refresh
from askcorpus.errors import CorpusNotFound, IndexLocked, QuestionError, StoreError
from askcorpus.index import Filter, Index
from askcorpus.records import (
    Answer,
    Assessment,
    Comparison,
    Context,
    Said,
    SourceReport,
    SpeakerEntry,
    Verification,
)
from askcorpus.settings import Settings, load_settings
from askcorpus.showing import shown

if TYPE_CHECKING:
    from askcorpus.encoders.embedder import Embedder
    from askcorpus.encoders.load import Encoders
    from askcorpus.records.timeline import TimelineEntry

Origin = Literal["named", "found", "bundled"]
SKIPPED_NAMED = 3
"""Up to so many files that were left out are named with every answer."""
INDEX_NAME = ".askcorpus"


class Corpus:
    """A folder of documents and its index.

    Usage:
        corpus = Corpus.open("corpus")
        corpus.ask("what threshold did Amazon recommend?").answer
    """

    def __init__(self, folder: Path, origin: Origin, settings: Settings) -> None:
        self.folder = folder
        self.origin = origin
        self.settings = settings
        self._index: Index | None = None
        self._encoders: Encoders | None = None
        self._notes: tuple[str, ...] = ()
        self.progress: Callable[[str, int, int], None] | None = None
        """Told how far it is (stage, done, total) when a question has to refresh the index."""

    @classmethod
    def open(cls, path: str | Path | None = None, *, settings: Settings | None = None) -> Corpus:
        """The corpus at `path`; without one the nearest upward from here, else the bundled one.

        Nothing is read or loaded until the first question. Raises CorpusNotFound.
        """
        settings = settings or load_settings()
        if path is not None:
            folder = Path(path).expanduser()
            if not folder.is_dir():
                raise CorpusNotFound(
                    f"{path}: no such folder", remedy="name a folder that holds documents"
                )
            return cls(folder.resolve(), "named", settings)
        found = _nearest(Path.cwd())
        if found:
            return cls(found, "found", settings)
        return cls(bundled(), "bundled", settings)

    def refresh(self, progress: Callable[[str, int, int], None] | None = None) -> BuildReport:
        """Build the index or bring it up to date with the files; see `askcorpus.build.refresh`."""
        report = refresh(self.folder, self.settings, progress=progress)
        self._index = None
        self._notes = report.notes
        return report

    def sources(self) -> list[SourceReport]:
        """Every document with what it states of itself and its trust, copies after originals."""
        return vetting.reports(self._current())

    def compare(self, first: str, second: str) -> Comparison:
        """Two documents side by side, by id: relation, changes worst first, aligned sentences."""
        return vetting.compare(self._current(), first, second, self._load_embedder(), self.settings)

    def why(self, source: str) -> Assessment:
        """All reasons behind a document's level, each with its spans."""
        return vetting.why(self._current(), source)

    def ask(
        self,
        question: str,
        *,
        source: str | None = None,
        speaker: str | None = None,
        since: date | None = None,
        until: date | None = None,
        top: int = 3,
        include_low_trust: bool = False,
        only_trusted: bool = False,
    ) -> Answer:
        """The answer with at most `top` citations; refuses where the evidence does not carry one.

        `source`, `speaker`, `since` and `until` (both inclusive) narrow what is searched.
        `include_low_trust` lets copies speak beside their originals, `only_trusted` leaves out all
        that is not of high trust. Raises QuestionError, UnknownSource and what `refresh` raises.
        """
        began = time.perf_counter()
        asked = analyse(question)
        if top < 1:
            raise QuestionError(f"top is {top}", remedy="ask for at least one citation")
        index = self._current()
        if source is not None:
            index.source(source)
        narrowed = Filter(source=source, speaker=speaker, since=since, until=until)
        standing = vetting.standing(index, include_low_trust, only_trusted)
        desk = Desk(index, self._load, self.settings, standing, top)
        answers = [answered(analyse(each), narrowed, desk) for each in parts(asked.text)]
        answer = answers[0] if len(answers) == 1 else together(asked.text, answers, top)
        answer = saying.with_speakers(index, answer)
        elapsed = round((time.perf_counter() - began) * 1000)
        warnings = answer.warnings + self._reservations(index, answer)
        return answer.model_copy(update={"elapsed_ms": elapsed, "warnings": warnings})

    def said(
        self,
        speaker: str | None = None,
        *,
        source: str | None = None,
        about: str | None = None,
        manner: Literal["direct", "indirect"] | None = None,
        since: date | None = None,
        until: date | None = None,
        attitudes: bool = False,
        include_low_trust: bool = False,
        only_trusted: bool = False,
    ) -> Said:
        """What a speaker said over the whole corpus, or all that one document holds.

        In order of time and place, or with `about` the most relevant first. `attitudes` adds what
        somebody only thinks or wants; the last two are as in `ask`. Raises UnknownSpeaker,
        UnknownSource and what `refresh` does.
        """
        index = self._current()
        return saying.said(
            index,
            self._load,
            speaker,
            source=source,
            about=about,
            manner=manner,
            since=since,
            until=until,
            attitudes=attitudes,
            standing=vetting.standing(index, include_low_trust, only_trusted),
        )

    def verify(self, quotation: str, *, speaker: str | None = None) -> Verification:
        """Whether the documents hold a pasted quotation: exact, trimmed, altered or absent.

        `speaker` is whose words it is said to be. Raises QuestionError, UnknownSpeaker,
        StaleCitation and what `refresh` does.
        """
        return verifying.verified(self._current(), quotation, speaker)

    def speakers(self) -> list[SpeakerEntry]:
        """Everybody whose words the corpus holds, those who say most first."""
        return self._current().speakers()

    def timeline(
        self,
        *,
        source: str | None = None,
        speaker: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[TimelineEntry]:
        """Dated documents and statements, earliest first; see `askcorpus.timeline.timeline`."""
        from askcorpus.timeline import timeline

        return timeline(self._current(), source=source, speaker=speaker, since=since, until=until)

    def examine(self, question: str) -> Examination:
        """What every stage makes of a question, for evaluation and for finding out why."""
        index = self._current()
        sources = {each.id: each for each in index.sources()}
        standing = vetting.standing(index)
        asked, encoders = analyse(question), self._load()
        believed = vetting.trusted(index, standing, asked)
        return examine(asked, believed, encoders, sources, self.settings, Filter(), standing)

    def show(self, reference: str, context: int = 2) -> Context:
        """The words at `ID:START-END` with `context` lines around them, read from the file now."""
        return shown(self._current(), reference, context)

    def text(self, source: str) -> str:
        """The decoded text that a document's offsets count, read from its file now.

        Raises UnknownSource, and StaleCitation when the file is gone or no longer the indexed one.
        """
        return self._current().text(source)

    def warm(self) -> None:
        """Bring the index up to date, open it and load the models ahead of the first question."""
        self._current().vectors.count()
        self._load()

    def _current(self) -> Index:
        """The index, brought up to date first when files changed since."""
        opened = self._index.catalogue if self._index else None
        if not is_fresh(self.folder, self.settings, opened=opened):
            self._refresh_or_make_do()
        if self._index is None or self._index.replaced():
            if self._index is not None:
                self._index.close()
            self._index = Index.open(self.folder, self.settings)
        return self._index

    def _refresh_or_make_do(self) -> None:
        """Refresh, or take the index there is while another process refreshes it."""
        try:
            self.refresh(self.progress)
        except IndexLocked as error:
            try:
                self._index = Index.open(self.folder, self.settings)
            except StoreError:
                raise error from None
            self._notes = (f"{error}: answered from the index as it was",)

    def _reservations(self, index: Index, answer: Answer) -> tuple[str, ...]:
        """What to know of the index and the files behind an answer: left out, or read by guess."""
        skipped = index.skipped()
        if len(skipped) > SKIPPED_NAMED:
            skipped = (f"{len(skipped)} files are not in the index: `askcorpus index` names them",)
        cited = {each.original or each.path for each in (*answer.citations, *answer.related)}
        names = {Path(path).name for path in cited}
        noted = index.notes()
        guesses = (note for note in noted if Path(note.split(": ")[0]).name in names)
        general = (note for note in self._notes if note not in noted)
        return (*general, *skipped, *guesses)

    def _load_embedder(self) -> Embedder:
        if self._encoders is not None:
            return self._encoders.embedder
        from askcorpus.encoders.embedder import load_embedder

        return load_embedder(self.settings)

    def _load(self) -> Encoders:
        if self._encoders is None:
            from askcorpus.encoders.load import load_encoders

            self._encoders = load_encoders(self.settings)
        return self._encoders


def bundled() -> Path:
    """The documents that come with askcorpus: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    shipped = package / "_corpus"
    return shipped if shipped.is_dir() else package.parent / "corpus"


def _nearest(start: Path) -> Path | None:
    """The first `corpus/` or indexed folder from `start` upward."""
    for folder in (start, *start.parents):
        if (folder / INDEX_NAME).is_dir():
            return folder
        if (folder / "corpus").is_dir():
            return folder / "corpus"
    return None
