"""The conversation: kept as it grows, resumed, and taken out with every quotation checked."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock

from askcorpus import sessions
from askcorpus.records import Answer
from askcorpus.records.dialogue import Asked, Conversation, Exchange, Export


class Talk:
    """One conversation at a time; its methods may be called from workers."""

    def __init__(self, folder: Path | Callable[[], Path], *, resume: bool = False) -> None:
        """Over a folder, or over one that is known when the conversation is first needed."""
        self._folder = folder
        self._resume = resume
        self._conversation: Conversation | None = None
        self._lock = RLock()

    @property
    def conversation(self) -> Conversation:
        """What is kept: the last one over the folder where it is resumed, else a new one."""
        with self._lock:
            if self._conversation is None:
                folder = self._folder() if callable(self._folder) else self._folder
                last = sessions.latest(folder) if self._resume else None
                self._folder, self._resume = folder, False
                self._conversation = last or sessions.start(folder)
            return self._conversation

    @property
    def name(self) -> str:
        """What it is kept under."""
        return self.conversation.name

    @property
    def turns(self) -> Sequence[Asked]:
        """Questions and answers so far."""
        return self.conversation.turns

    def history(self) -> list[Exchange]:
        """What a follow-up may lean on."""
        return sessions.exchanges(self.turns)

    def add(self, typed: str, answer: Answer) -> None:
        """Keep a question with its answer; raises SessionError where it cannot be written."""
        with self._lock:
            self._conversation = sessions.append(self.conversation, typed, answer)

    def begin(self) -> None:
        """Leave this conversation, which stays kept, for a new one."""
        with self._lock:
            self._conversation = None

    def taken_out(self) -> Export:
        """The conversation with every quotation read from its file again."""
        from askcorpus.recheck import checked

        with self._lock:
            return checked(self.conversation)


def write_out(export: Export, folder: Path) -> list[Path]:
    """Write an export as Markdown and as JSON, under names that no file has yet."""
    from askcorpus.render.conversation import conversation_markdown
    from askcorpus.render.exports import record_json

    base = _free(folder, export.conversation.name)
    texts = {".md": conversation_markdown(export), ".json": record_json(export)}
    written = []
    for ending, text in texts.items():
        path = base.with_name(base.name + ending)
        path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        written.append(path)
    return written


def checked_line(export: Export) -> str:
    """How many quotations stand in their files."""
    all_of_them = export.verified + len(export.stale)
    return f"{export.verified} of {all_of_them} quotations stand in their files"


def place_to_write(wanted: Path) -> Path:
    """The folder, or beside the kept conversations where it cannot be written."""
    if os.access(wanted, os.W_OK):
        return wanted
    kept = sessions.sessions_dir()
    kept.mkdir(parents=True, exist_ok=True, mode=0o700)
    return kept


def _free(folder: Path, name: str) -> Path:
    names = (name if number == 1 else f"{name}-{number}" for number in range(1, 10_000))
    return next(
        folder / each
        for each in names
        if not any((folder / f"{each}{ending}").exists() for ending in (".md", ".json"))
    )
