"""A conversation: what was asked and answered before, and what a follow-up stands for."""

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
