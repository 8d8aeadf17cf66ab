"""What a shell learns from a run."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; `disputed` counts as answered."""

    ANSWERED = 0
    ERROR = 1
    USAGE = 2
    NOT_FOUND = 3
    INTERRUPTED = 130
