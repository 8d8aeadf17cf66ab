"""A corpus of three real files whose answers are written down: no model, no index."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from askcorpus.errors import CorpusNotFound, StaleCitation, UnknownSource
from askcorpus.records import (
    Answer,
    AnswerSpan,
    Assessment,
    Change,
    Citation,
    Comparison,
    Context,
    Excerpt,
    Reason,
    Rendition,
    Said,
    SourceReport,
    Span,
    Speaker,
    SpeakerEntry,
    Statement,
    StatementSpan,
)
from askcorpus.records.timeline import TimelineEntry
from askcorpus.tui.library import Library, Progress

HARBOUR = (
    "Harbour wall fails\n\nBy Ana Ruiz\n\n"
    "The harbour wall of Port Ellis fell on Monday. Eleven boats sank, the harbour office said.\n\n"
    "“The wall was never inspected,” said Mara Lind, the harbour master. She added that the "
    "repairs will cost 4.5 million euros.\n\n"
    "Mayor Tom Ortega said the town would pay.\n"
)
COPY = (
    "Harbor wall fails\n\n"
    "The harbour wall of Port Ellis fell on Monday. Seven boats sank, the harbour office said.\n\n"
    "“The wall was always inspected,” said Mara Lind, the harbour master.\n"
)
HOSTILE = (
    "[bold red]Notes[/] of [@click=app.quit]a clerk[/]\n\n"
    "\x1b[31mThe clerk wrote [reverse]in red[/reverse].\x1b[0m\x07\n"
    "Ana said: [/nonsense] stays as it is.\n"
)
TEXTS = {"copy": COPY, "harbour": HARBOUR, "notes": HOSTILE}
TITLES = {"copy": "Harbor wall fails", "harbour": "Harbour wall fails", "notes": "[b]Notes[/b]"}
DAYS = {"copy": None, "harbour": date(2018, 11, 6), "notes": date(2019, 1, 2)}
QUESTION = "How many boats sank?"


class FakeCorpus:
    """What `Corpus` promises, over the files that it wrote into a folder."""

    origin = "named"

    def __init__(self, folder: Path, many: int = 0) -> None:
        self.folder = folder
        self.settings = SimpleNamespace(chat=None)
        self.asked: list[str] = []
        self.many = many
        self.before_answer: Callable[[], None] = lambda: None
        for name, text in TEXTS.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")

    def warm(self) -> None:
        """Nothing to load."""

    def text(self, source: str) -> str:
        if not self.folder.is_dir():
            raise CorpusNotFound(f"{self.folder}: gone", remedy="name a folder")
        if source not in TEXTS:
            raise UnknownSource(f"no {source}", remedy="look at the sources")
        text = (self.folder / f"{source}.txt").read_bytes().decode()
        if text != TEXTS[source]:
            raise StaleCitation(f"{source}.txt: changed since it was indexed", remedy="index it")
        return text

    def cite(self, source: str, quote: str, answer: str = "", **changes: Any) -> Citation:
        start = TEXTS[source].index(quote)
        at = TEXTS[source].find(answer) if answer else -1
        return Citation(
            source=source,
            title=TITLES[source],
            publisher="The Port Herald" if source != "copy" else None,
            published=DAYS[source],
            path=f"corpus/{source}.txt",
            line=TEXTS[source].count("\n", 0, start) + 1,
            start=start,
            end=start + len(quote),
            quote=quote,
            sha256="0" * 64,
            trust="low" if source == "copy" else "high",
            emphasis=(Span(start=at, end=at + len(answer)),) if at >= 0 else (),
            **changes,
        )

    def ask(self, question: str) -> Answer:
        self.asked.append(question)
        self.before_answer()
        if not self.folder.is_dir():
            raise CorpusNotFound(f"{self.folder}: does not exist", remedy="name a folder")
        if "mars" in question.lower():
            return Answer(
                question=question,
                verdict="not_found",
                answer=None,
                related=(self.cite("harbour", "Mayor Tom Ortega said the town would pay."),),
                missing="no document mentions “mars”",
                confidence=0.1,
                elapsed_ms=1,
            )
        if "clerk" in question.lower():
            quote = HOSTILE.splitlines()[2]
            return Answer(
                question=question,
                verdict="answered",
                answer="[reverse]in red[/reverse]",
                answers=(AnswerSpan(text="[reverse]in red[/reverse]", citation=0),),
                citations=(self.cite("notes", quote),),
                confidence=0.9,
                elapsed_ms=1,
            )
        boats = "Eleven boats sank, the harbour office said."
        return Answer(
            question=question,
            verdict="disputed",
            answer="Eleven",
            answers=(
                AnswerSpan(text="Eleven", citation=0),
                AnswerSpan(text="Seven", citation=2, label="a copy says"),
            ),
            citations=(
                self.cite("harbour", boats, "Eleven", speaker="harbour office"),
                self.cite("harbour", "the repairs will cost 4.5 million euros"),
                self.cite("copy", "Seven boats sank, the harbour office said.", "Seven"),
            ),
            confidence=0.9,
            warnings=("copy.txt contradicts the document that it copies",),
            elapsed_ms=1,
        )

    def show(self, reference: str, context: int = 2) -> Context:
        source, _, span = reference.rpartition(":")
        start, end = map(int, span.split("-"))
        return Context(
            citation=self.cite(source, self.text(source)[start:end]), before="", after=""
        )

    def sources(self) -> list[SourceReport]:
        return [
            SourceReport(
                id=name,
                title=TITLES[name],
                publisher="The Port Herald" if name != "copy" else None,
                published=DAYS[name],
                path=f"docs/{name}.txt",
                kind="article",
                statements=sum(each.source == name for each in self._statements()),
                trust=self.why(name).level,
                reasons=tuple(reason.text for reason in self.why(name).reasons),
                copy_of=self.why(name).copy_of,
                relation=self.why(name).relation,
            )
            for name in TEXTS
        ]

    def why(self, source: str) -> Assessment:
        if source != "copy":
            return Assessment(source=source, level="high")
        mine, theirs = _excerpt("copy", "Seven boats"), _excerpt("harbour", "Eleven boats")
        return Assessment(
            source="copy",
            level="low",
            reasons=(
                Reason(text="says Seven where its original says Eleven", kind="number",
                       evidence=(mine, theirs)),
            ),
            copy_of="harbour",
            relation="distorted",
        )  # fmt: skip

    def compare(self, a: str, b: str) -> Comparison:
        pairs = [
            (_excerpt("harbour", "Eleven boats sank, the harbour office said."),
             _excerpt("copy", "Seven boats sank, the harbour office said.")),
            (_excerpt("harbour", "“The wall was never inspected,”"),
             _excerpt("copy", "“The wall was always inspected,”")),
        ]  # fmt: skip
        return Comparison(
            a=a,
            b=b,
            relation="distorted",
            coverage=0.75,
            direction="harbour names its author and date",
            changes=(
                Change(kind="number", severity="critical", a=pairs[0][0], b=pairs[0][1],
                       note="Eleven became Seven", a_words=_words("harbour", "Eleven"),
                       b_words=_words("copy", "Seven")),
                Change(kind="antonym", severity="major", a=pairs[1][0], b=pairs[1][1],
                       note="never became always"),
            ),
            pairs=tuple(pairs),
        )  # fmt: skip

    def _statements(self) -> list[Statement]:
        never = _statement("harbour", "“The wall was never inspected,”", "mara", "direct")
        return [
            never.model_copy(
                update={
                    "renditions": (
                        Rendition(
                            source="copy", path="corpus/copy.txt", change="altered",
                            quote="“The wall was always inspected,”",
                            start=COPY.index("“The wall"), end=COPY.index(" said Mara"),
                        ),
                    )
                }
            ),
            _statement("harbour", "the repairs will cost 4.5 million euros", "mara", "indirect"),
            _statement("harbour", "the town would pay", "tom", "indirect"),
        ]  # fmt: skip

    def said(self, speaker: str | None = None, *, source: str | None = None, **_: Any) -> Said:
        found = [
            each
            for each in self._statements()
            if speaker in (None, each.speaker) and source in (None, each.source)
        ]
        if speaker and self.many:
            found = [found[0].model_copy(update={"cue": f"said {n}"}) for n in range(self.many)]
        who = Speaker(id=speaker, name=NAMES[speaker]) if speaker else None
        return Said(speaker=who, statements=tuple(found))

    def timeline(self) -> list[TimelineEntry]:
        said = [
            TimelineEntry(
                kind="statement", day=date(2018, 11, 5), dated_by="text", source=each.source,
                title=TITLES[each.source], path=each.path, start=each.start, end=each.end,
                quote=each.quote, speaker=NAMES[each.speaker], manner=each.manner, trust="high",
            )
            for each in self._statements()
        ]  # fmt: skip
        documents = [
            TimelineEntry(
                kind="document", day=day, dated_by="document", source=name, title=TITLES[name],
                publisher="The Port Herald", path=f"corpus/{name}.txt", trust="high",
            )
            for name, day in DAYS.items()
            if day
        ]  # fmt: skip
        return [*said, *documents]

    def speakers(self) -> list[SpeakerEntry]:
        return [
            SpeakerEntry(id="mara", name="Mara Lind", roles=("harbour master",), direct=1,
                         indirect=1, sources=("harbour", "copy")),
            SpeakerEntry(id="tom", name="Tom Ortega", roles=("mayor",), direct=0, indirect=1,
                         sources=("harbour",)),
        ]  # fmt: skip


NAMES = {"mara": "Mara Lind", "tom": "Tom Ortega"}


def _excerpt(source: str, text: str) -> Excerpt:
    start = TEXTS[source].index(text)
    return Excerpt(source=source, start=start, end=start + len(text), text=text)


def _words(source: str, text: str) -> Span:
    start = TEXTS[source].index(text)
    return Span(start=start, end=start + len(text))


def _statement(source: str, text: str, speaker: str, manner: Any) -> Statement:
    start = TEXTS[source].index(text)
    end = start + len(text)
    return Statement(
        quote=text,
        spans=(StatementSpan(start=start, end=end, text=text),),
        manner=manner,
        cue="said",
        speaker=speaker,
        speaker_as_written=NAMES[speaker],
        source=source,
        path=f"corpus/{source}.txt",
        start=start,
        end=end,
        published=DAYS[source],
        via=("The Port Herald",),
        trust="high",
    )


class FakeLibrary(Library):
    """A library whose index is made by counting to three."""

    def __init__(self, corpus: FakeCorpus) -> None:
        super().__init__(corpus)  # type: ignore[arg-type]
        self._second = corpus  # type: ignore[assignment]
        self.corpus = corpus
        self.is_fresh = True
        self.refreshed = 0
        self.between: Callable[[], None] = lambda: None

    def fresh(self) -> bool:
        if not self.folder.is_dir():
            raise CorpusNotFound(f"{self.folder}: does not exist", remedy="name a folder")
        return self.is_fresh

    def refresh(self, progress: Progress) -> Any:
        for done in range(3):
            progress("files", done, 3)
            self.between()
        self.is_fresh = True
        self.refreshed += 1
        return SimpleNamespace(indexed=1, removed=0, skipped=())
