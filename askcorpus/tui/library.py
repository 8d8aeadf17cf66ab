"""What the app knows: every word of it comes from `Corpus`, asked by workers, one at a time."""

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from askcorpus.errors import AskcorpusError, IndexLocked, StaleCitation
from askcorpus.records import (
    Answer,
    Assessment,
    Citation,
    Comparison,
    SourceReport,
    SpeakerEntry,
    Statement,
)
from askcorpus.tui.stops import Stop

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

    def __init__(self, corpus: "Corpus") -> None:
        self._corpus = corpus
        self._lock = RLock()

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
        try:
            return beside.refresh(progress)
        except IndexLocked:
            return None

    def warm(self) -> None:
        """Load the models, so that the first question need not."""
        with self._lock:
            self._corpus.warm()

    def ask(self, question: str) -> Answer:
        """The answer to a question that stands alone."""
        with self._lock:
            return self._corpus.ask(question)

    def quoted(self, stop: Stop) -> Citation:
        """The words of a stop as its file holds them now; StaleCitation when it does not."""
        with self._lock:
            if not stop.held_by(self._corpus.text(stop.source)):
                raise StaleCitation(
                    f"{stop.source}: the file no longer holds these words here",
                    remedy="ask again: the index is brought up to date",
                )
            cited = self._corpus.show(f"{stop.source}:{stop.start}-{stop.end}").citation
        trust = self.assessment(stop.source).level
        speaker = stop.speaker or cited.speaker
        return cited.model_copy(update={"quote": stop.quote, "speaker": speaker, "trust": trust})

    def assessment(self, source: str) -> Assessment:
        """How far a document is to be trusted, and why."""
        with self._lock:
            return self._corpus.why(source)

    def sources(self) -> list[SourceReport]:
        """Every document."""
        with self._lock:
            return self._corpus.sources()

    def sheet(self, source: str) -> Sheet:
        """A document opened: StaleCitation when its file is no longer the indexed one."""
        with self._lock:
            report = next((each for each in self._corpus.sources() if each.id == source), None)
            text = self._corpus.text(source)
            assert report is not None, "text() knows the ids that sources() knows"
            return Sheet(
                source=report,
                text=text,
                statements=self._corpus.said(source=source).statements,
                speakers={each.id: each.name for each in self.speakers()},
                assessment=self.assessment(source),
            )

    def opened(self, source: str) -> tuple[Sheet, Sheet | None, Comparison | None]:
        """A document, and where it is a copy not to be trusted, its original and what differs."""
        sheet = self.sheet(source)
        judged = sheet.assessment
        if judged.level != "low" or not judged.copy_of:
            return sheet, None, None
        return sheet, self.sheet(judged.copy_of), self.comparison(judged.copy_of, source)

    def comparison(self, a: str, b: str) -> Comparison:
        """Two documents side by side."""
        with self._lock:
            return self._corpus.compare(a, b)

    def speakers(self) -> list[SpeakerEntry]:
        """Everybody whose words the corpus holds."""
        with self._lock:
            return self._corpus.speakers()

    def statements(self, speaker: str) -> tuple[Statement, ...]:
        """A speaker's statements in time order, attitudes too."""
        with self._lock:
            return self._corpus.said(speaker, attitudes=True).statements


def told(error: Exception) -> str:
    """An error in one line, with its remedy where it has one."""
    if isinstance(error, AskcorpusError):
        return f"{error}; {error.remedy}"
    return f"unexpected {type(error).__name__}: {error}"
