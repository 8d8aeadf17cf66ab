"""What the app knows: every word of it comes from `Corpus`, asked by workers, one at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, RLock
from typing import TYPE_CHECKING, NamedTuple

from askcorpus.errors import AskcorpusError, IndexLocked, StaleCitation, StoreError
from askcorpus.records import (
    Answer,
    Assessment,
    Citation,
    Comparison,
    SourceReport,
    SpeakerEntry,
    Statement,
)
from askcorpus.records.timeline import TimelineEntry
from askcorpus.tui.stops import Stop, of_statement

if TYPE_CHECKING:
    from askcorpus.build import BuildReport
    from askcorpus.corpus import Corpus

Progress = Callable[[str, int, int], None]


class Sheet(NamedTuple):
    """A document as the reader opens it, all of it read from its file now."""

    source: SourceReport
    text: str
    statements: tuple[Statement, ...]
    speakers: dict[str, str]
    """Names by id, for the margin."""
    assessment: Assessment


class Library:
    """The corpus behind a lock: workers may call any method, and none touches a widget."""

    def __init__(self, corpus: "Corpus | Callable[[], Corpus]") -> None:
        """Over an open corpus, or over one that the first worker opens behind the first paint."""
        self._given = corpus
        self._lock = RLock()
        self._second: Corpus | None = None
        self._comparing = Lock()
        self._compared: dict[tuple[str, str, int, int], Comparison] = {}
        self._there = Event()
        """Cleared while this process builds the first index of the folder."""
        self._there.set()

    @property
    def _corpus(self) -> "Corpus":
        with self._lock:
            if callable(self._given):
                self._given = self._given()
            return self._given

    @contextmanager
    def _reading(self) -> "Iterator[Corpus]":
        """The corpus for one reader, when there is an index to read."""
        self._there.wait()
        with self._lock:
            try:
                yield self._corpus
            except KeyboardInterrupt:
                raise StoreError("stopped while indexing", remedy="F6 goes on with it") from None

    def follow(self, progress: Progress) -> None:
        """Tell how far it is where a question finds files changed and indexes them first."""
        self._corpus.progress = progress

    @property
    def folder(self) -> Path:
        """The folder of the documents."""
        return self._corpus.folder

    @property
    def bundled(self) -> bool:
        """Whether the documents are those that come with askcorpus."""
        return self._corpus.origin == "bundled"

    def fresh(self) -> bool:
        """Whether the index is up to date with the files; stats alone."""
        from askcorpus.build import is_fresh

        return is_fresh(self.folder, self._corpus.settings)

    def refresh(self, progress: Progress) -> "BuildReport | None":
        """Bring the index up to date beside the questions; None while another process does.

        What `progress` raises stops it, and leaves the index as it was.
        """
        beside = type(self._corpus)(self.folder, self._corpus.origin, self._corpus.settings)
        if not self._indexed():
            self._there.clear()
        try:
            return beside.refresh(progress)
        except IndexLocked:
            return None
        finally:
            self._there.set()

    def _indexed(self) -> bool:
        """Whether there is an index, of whatever age."""
        from askcorpus.index import Index

        try:
            Index.open(self.folder, self._corpus.settings).close()
        except StoreError:
            return False
        return True

    def warm(self) -> None:
        """Load the models, so that the first question need not."""
        with self._reading() as corpus:
            corpus.warm()

    def ask(self, question: str) -> Answer:
        """The answer to a question that stands alone."""
        with self._reading() as corpus:
            return corpus.ask(question)

    def quoted(self, stop: Stop) -> Citation:
        """The words of a stop as its file holds them now; StaleCitation when it does not."""
        with self._reading() as corpus:
            if not stop.held_by(corpus.text(stop.source)):
                raise StaleCitation(
                    f"{stop.source}: the file no longer holds these words here",
                    remedy="ask again: the index is brought up to date",
                )
            cited = corpus.show(f"{stop.source}:{stop.start}-{stop.end}").citation
        trust = self.assessment(stop.source).level
        speaker = stop.speaker or cited.speaker
        return cited.model_copy(update={"quote": stop.quote, "speaker": speaker, "trust": trust})

    def assessment(self, source: str) -> Assessment:
        """How far a document is to be trusted, and why."""
        with self._reading() as corpus:
            return corpus.why(source)

    def sources(self) -> list[SourceReport]:
        """Every document."""
        with self._reading() as corpus:
            return corpus.sources()

    def places(self) -> dict[str, str]:
        """What to call each document in a line of facts: its publisher, else its title."""
        return {each.id: each.publisher or each.title or each.id for each in self.sources()}

    def sheet(self, source: str) -> Sheet:
        """A document opened: StaleCitation when its file is no longer the indexed one."""
        with self._reading() as corpus:
            text = corpus.text(source)
            return Sheet(
                source=next(each for each in corpus.sources() if each.id == source),
                text=text,
                statements=corpus.said(source=source).statements,
                speakers={each.id: each.name for each in self.speakers()},
                assessment=self.assessment(source),
            )

    def original(self, sheet: Sheet) -> Sheet | None:
        """What a document is a copy of, where it is not to be trusted as that is."""
        judged = sheet.assessment
        return self.sheet(judged.copy_of) if judged.copy_of and judged.level != "high" else None

    def stops(self, source: str) -> list[Stop]:
        """What one can walk to in a document: its statements, or else its start."""
        sheet = self.sheet(source)
        found = [
            of_statement(each, sheet.speakers.get(each.speaker or "")) for each in sheet.statements
        ]
        return found or [Stop(source, (), "start")]

    def timeline(self) -> list[TimelineEntry]:
        """Documents and statements that have a day."""
        with self._reading() as corpus:
            return corpus.timeline()

    def comparison(self, a: Sheet, b: Sheet) -> Comparison:
        """Two documents side by side; it takes a while, and questions do not wait for it."""
        key = (a.source.id, b.source.id, hash(a.text), hash(b.text))
        self._there.wait()
        with self._comparing:
            if key not in self._compared:
                self._compared[key] = self._beside().compare(a.source.id, b.source.id)
            return self._compared[key]

    def _beside(self) -> "Corpus":
        """Another reader of the same folder."""
        if self._second is None:
            kind = type(self._corpus)
            self._second = kind(self.folder, self._corpus.origin, self._corpus.settings)
        return self._second

    def speakers(self) -> list[SpeakerEntry]:
        """Everybody whose words the corpus holds."""
        with self._reading() as corpus:
            return corpus.speakers()

    def statements(self, speaker: str) -> tuple[Statement, ...]:
        """A speaker's statements in time order, attitudes too."""
        with self._reading() as corpus:
            return corpus.said(speaker, attitudes=True).statements


def told(error: Exception) -> str:
    """An error in one line, with its remedy where it has one."""
    if isinstance(error, AskcorpusError):
        return f"{error}; {error.remedy}"
    return f"unexpected {type(error).__name__}: {error}"
