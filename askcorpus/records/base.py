"""The base of every record that passes between stages."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen, closed record: what a stage hands over is never changed behind its back."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A half-open range of character offsets, `[start:end]`, into a document's decoded text."""

    start: int
    end: int
