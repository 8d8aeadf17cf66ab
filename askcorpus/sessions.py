"""Conversations kept as JSON in the user's state folder: written whole or not at all."""

import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from askcorpus.errors import SessionError
from askcorpus.records import Answer, Citation
from askcorpus.records.dialogue import Asked, Conversation, Exchange, SessionEntry
from askcorpus.settings import state_dir

FORMAT = 1
MOST_BYTES = 64 * 2**20
"""A larger file is no conversation of ours."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
_LIST = "all kept conversations: askcorpus sessions"


def sessions_dir() -> Path:
    """The folder of the kept conversations; it need not exist yet."""
    return state_dir() / "sessions"


def start(corpus: Path, name: str | None = None) -> Conversation:
    """A new conversation over a folder; not kept before `save` or `append`.

    Raises SessionError where the name cannot be a file's.
    """
    now = datetime.now(UTC)
    name = name or _free_name(now)
    _path(name)
    return Conversation(name=name, corpus=str(corpus.resolve()), started=now)


def append(conversation: Conversation, typed: str, answer: Answer) -> Conversation:
    """The conversation with one more question, kept; another process's questions stay in it.

    Raises SessionError, and leaves the file as it was where it cannot be read back or written.
    """
    asked = Asked(typed=typed, at=datetime.now(UTC), answer=_absolute(answer))
    with _locked(conversation.name):
        kept = conversation
        if _path(conversation.name).exists():
            kept = load(conversation.name)
        grown = kept.model_copy(update={"turns": (*kept.turns, asked)})
        _write(grown)
    return grown


def save(conversation: Conversation) -> Path:
    """Keep the conversation as it is, in the place of what was kept under its name."""
    with _locked(conversation.name):
        return _write(conversation)


def load(name: str) -> Conversation:
    """A kept conversation; SessionError where there is none or it cannot be read."""
    path = _path(name)
    if not path.is_file():
        raise SessionError(f"no conversation is called {name!r}", remedy=_LIST)
    return read(path)


def read(path: Path) -> Conversation:
    """The conversation in a file; SessionError, in one line, where it holds none."""
    remedy = "the file is left as it is: mend it, move it away, or start another conversation"
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SessionError(f"{path}: too large for a conversation", remedy=remedy)
        found = Conversation.model_validate(json.loads(path.read_bytes()))
    except OSError as error:
        raise SessionError(f"{path}: {error.strerror or error}", remedy=remedy) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        told = " ".join(str(error).split())
        raise SessionError(f"{path}: no conversation ({told})", remedy=remedy) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        told = f"{where}: {first['msg']}" if where else first["msg"]
        raise SessionError(f"{path}: no conversation ({told})", remedy=remedy) from error
    if found.format > FORMAT:
        raise SessionError(f"{path}: kept by a newer askcorpus", remedy="update askcorpus")
    return found


def listed() -> tuple[list[SessionEntry], list[str]]:
    """The kept conversations, the one asked last first, and a line for each unreadable file."""
    entries: list[SessionEntry] = []
    troubles: list[str] = []
    for path in sorted(sessions_dir().glob("*.json")):
        try:
            entries.append(_entry(read(path)))
        except SessionError as error:
            troubles.append(str(error))
    return sorted(entries, key=lambda entry: entry.last, reverse=True), troubles


def latest(corpus: Path) -> Conversation | None:
    """The conversation over a folder that was asked last; None where there is none."""
    folder = str(corpus.resolve())
    return next((load(entry.name) for entry in listed()[0] if entry.corpus == folder), None)


def exchanges(turns: Sequence[Asked]) -> list[Exchange]:
    """What a follow-up may lean on."""
    return [
        Exchange(
            question=turn.answer.question,
            answer=turn.answer.answer,
            titles=tuple(each.title for each in turn.answer.citations if each.title),
            speakers=tuple(each.speaker for each in turn.answer.citations if each.speaker),
        )
        for turn in turns
    ]


def _entry(conversation: Conversation) -> SessionEntry:
    turns = conversation.turns
    return SessionEntry(
        name=conversation.name,
        corpus=conversation.corpus,
        started=conversation.started,
        last=turns[-1].at if turns else conversation.started,
        questions=len(turns),
        first=turns[0].typed if turns else None,
    )


def _absolute(answer: Answer) -> Answer:
    """The answer with paths that open from anywhere."""

    def fixed(citation: Citation) -> Citation:
        original = os.path.abspath(citation.original) if citation.original else None
        return citation.model_copy(
            update={"path": os.path.abspath(citation.path), "original": original}
        )

    return answer.model_copy(
        update={
            "citations": tuple(fixed(each) for each in answer.citations),
            "related": tuple(fixed(each) for each in answer.related),
        }
    )


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise SessionError(
            f"{name!r} cannot name a conversation",
            remedy="use letters, digits, dots, dashes and underscores, at most 80",
        )
    return sessions_dir() / f"{name}.json"


def _free_name(now: datetime) -> str:
    """A name from the time that no kept conversation has."""
    base = now.astimezone().strftime("%Y-%m-%d-%H%M%S")
    names = (base if not number else f"{base}-{number}" for number in range(10_000))
    return next(name for name in names if not _path(name).exists())


@contextmanager
def _locked(name: str) -> Iterator[None]:
    """One writer of a conversation at a time."""
    from filelock import FileLock, Timeout

    path = _path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(path.with_suffix(".lock"), timeout=10):
            yield
    except Timeout as error:
        raise SessionError(
            f"{path}: another process is writing it", remedy="try again in a moment"
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error


def _write(conversation: Conversation) -> Path:
    """Write beside the file, then put it in the file's place."""
    path = _path(conversation.name)
    text = json.dumps(conversation.model_dump(mode="json"), indent=1) + "\n"
    handle, beside = tempfile.mkstemp(prefix=f".{conversation.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode("ascii"))
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return path


def _unwritable(path: Path, error: OSError) -> SessionError:
    return SessionError(
        f"{path}: cannot be written ({error.strerror or error})",
        remedy="free space, or name a folder you may write to in ASKCORPUS_STATE",
    )
