"""A conversation: what was asked and answered before, and what a follow-up stands for."""

from datetime import datetime

from askcorpus.records.answer import Answer
from askcorpus.records.base import Record


class Exchange(Record):
    """One question of a conversation and what a follow-up may take from its answer."""

    question: str
    """As it was resolved, not as it was typed."""
    answer: str | None = None
    titles: tuple[str, ...] = ()
    """Of the documents cited."""
    speakers: tuple[str, ...] = ()
    """Whose words were cited."""


class Resolved(Record):
    """A question that stands alone."""

    text: str
    changed: bool
    """Whether `text` is other than what was typed."""
    carried: tuple[str, ...] = ()
    """What was taken over from the conversation, in the order in which it stands in `text`."""


class Asked(Record):
    """One question of a kept conversation with the whole of its answer."""

    typed: str
    """As it was typed; `answer.question` is what it was resolved to."""
    at: datetime
    answer: Answer
    """With absolute paths, so that it can be checked from anywhere."""


class Conversation(Record):
    """A conversation as it is kept."""

    format: int = 1
    name: str
    corpus: str
    """Absolute path of the folder of documents."""
    started: datetime
    turns: tuple[Asked, ...] = ()


class SessionEntry(Record):
    """A kept conversation as a list shows it."""

    name: str
    corpus: str
    started: datetime
    last: datetime
    """When it was last asked, or started."""
    questions: int
    first: str | None = None
    """Its first question."""


class StaleQuote(Record):
    """A quotation that its file no longer holds."""

    turn: int
    """Index into `Conversation.turns`."""
    role: str
    """`citations` or `related`: where in the answer."""
    number: int
    """Index in that list."""
    reason: str


class Export(Record):
    """A conversation with the result of checking each of its quotations against its file now."""

    conversation: Conversation
    verified: int
    """Quotations that their files hold letter for letter."""
    stale: tuple[StaleQuote, ...] = ()
