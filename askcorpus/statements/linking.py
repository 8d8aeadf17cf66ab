"""Tagged spans joined into attributions: one cue, its source if any, its content's pieces."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

LEAST = 0.2
"""A span whose best cue is less likely than this, and than none, stays alone."""


class Linkable(Protocol):
    """What linking reads of a tagged span."""

    @property
    def label(self) -> str:
        """`source`, `cue` or `content`."""
        ...

    @property
    def paragraph(self) -> int:
        """Number of the paragraph."""
        ...

    @property
    def start(self) -> int:
        """First character in the paragraph."""
        ...

    @property
    def cues(self) -> tuple[tuple[int, float], ...]:
        """Cues that it may belong to, with probabilities."""
        ...


class Attribution(NamedTuple):
    """Indexes into the spans: the cue, its source or None, its content's pieces in order."""

    cue: int
    source: int | None
    contents: tuple[int, ...]
    likely: float
    """Product of the best links' probabilities."""


def link(spans: Sequence[Linkable]) -> list[Attribution]:
    """Attributions in the order of their cues; a cue without content makes none.

    Every content goes to its likeliest cue; a cue takes the one likeliest source, and a source
    may serve several cues (`he said ... and added ...`) when no nearer one claims them.
    """
    contents: dict[int, list[int]] = {}
    sources = _sources(spans)
    chance: dict[int, float] = {}
    for index, span in enumerate(spans):
        best = _best(span)
        if best is not None and span.label == "content":
            cue, likely = best
            contents.setdefault(cue, []).append(index)
            chance[cue] = max(likely, chance.get(cue, 0.0))
    return [
        Attribution(
            cue,
            sources[cue][1] if cue in sources else None,
            tuple(contents[cue]),
            chance[cue] * (sources[cue][0] if cue in sources else 1.0),
        )
        for cue in sorted(contents)
    ]


def sources_of(spans: Sequence[Linkable]) -> dict[int, int]:
    """Each cue that has a source, with the likeliest one; whether it has content or not."""
    return {cue: source for cue, (_, source) in _sources(spans).items()}


def _sources(spans: Sequence[Linkable]) -> dict[int, tuple[float, int]]:
    sources: dict[int, tuple[float, int]] = {}
    for index, span in enumerate(spans):
        best = _best(span) if span.label == "source" else None
        if best is not None:
            cue, likely = best
            sources[cue] = max((likely, index), sources.get(cue, (0.0, -1)))
    return sources


def _best(span: Linkable) -> tuple[int, float] | None:
    if span.label == "cue" or not span.cues:
        return None
    cue, likely = max(span.cues, key=lambda pair: pair[1])
    nothing = 1.0 - sum(pair[1] for pair in span.cues)
    return (cue, likely) if likely >= min(LEAST, nothing) else None
