"""Quotations of a kept conversation or answer against their files as they are now."""

import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from askcorpus.records import Answer, Citation
from askcorpus.records.dialogue import Asked, Conversation, Export, StaleQuote
from askcorpus.sessions import MOST_BYTES, load, read

LARGEST_FILE = 512 * 2**20
"""Bytes; no indexed file is larger."""


def taken_out(named: str) -> Export:
    """The conversation or answer in a file, or the kept conversation of that name, checked.

    Raises SessionError where there is neither.
    """
    path = Path(named)
    if path.is_file():
        return checked(_from_file(path))
    return checked(load(named))


def checked(conversation: Conversation) -> Export:
    """The conversation with every quotation re-read from its file."""
    verified = 0
    stale: list[StaleQuote] = []
    read_before: dict[tuple[str, str], str | None] = {}
    for turn, role, number, citation in _citations(conversation):
        reason = trouble(citation, conversation.corpus, read_before)
        if reason is None:
            verified += 1
        else:
            stale.append(StaleQuote(turn=turn, role=role, number=number, reason=reason))
    return Export(conversation=conversation, verified=verified, stale=tuple(stale))


def trouble(
    citation: Citation, folder: str = ".", texts: dict[tuple[str, str], str | None] | None = None
) -> str | None:
    """Why a quotation does not stand in its file, in one line; None where it does.

    A relative path is tried from the current directory, then from the folder of documents.
    """
    known = texts if texts is not None else {}
    key = (citation.path, citation.encoding)
    if key not in known:
        known[key] = _text(citation, Path(folder))
    text = known[key]
    if text is None:
        return "its file is gone or cannot be read"
    if text[citation.start : citation.end] != citation.quote or not citation.quote:
        moved = bool(citation.quote) and citation.quote in text
        where = "its file changed: the words stand elsewhere in it now"
        return where if moved else "its file no longer holds these words"
    return None


def _citations(conversation: Conversation) -> Iterator[tuple[int, str, int, Citation]]:
    for turn, asked in enumerate(conversation.turns):
        for role in ("citations", "related"):
            for number, citation in enumerate(getattr(asked.answer, role)):
                yield turn, role, number, citation


def _text(citation: Citation, folder: Path) -> str | None:
    for path in (Path(citation.path), folder / citation.path, folder.parent / citation.path):
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_FILE:
                continue
            return path.read_bytes().decode(citation.encoding)
        except (OSError, ValueError, LookupError):
            continue
    return None


def _from_file(path: Path) -> Conversation:
    """A conversation, an export of one, or an answer as `ask --json` prints it."""
    if path.stat().st_size > MOST_BYTES:
        return read(path)
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return read(path)
    for kind in (Answer, Export):
        try:
            found = kind.model_validate(data)
        except ValidationError:
            continue
        if isinstance(found, Export):
            return found.conversation
        now = datetime.now(UTC)
        turn = Asked(typed=found.question, at=now, answer=found)
        folder = str(path.parent.resolve())
        return Conversation(name=path.stem, corpus=folder, started=now, turns=(turn,))
    return read(path)
