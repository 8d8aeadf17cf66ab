"""Which part of a public set may be trained on, calibrated on, or only reported on."""

import hashlib

REPORT = frozenset({0, 1})
CALIBRATE = frozenset({2})
TRAIN = frozenset({3})


def _number(key: str) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16)


def bucket(key: str) -> int:
    """The quarter, 0 to 3, that an article falls into by its title."""
    return _number(key) % 4


def held_out_tenth(key: str) -> bool:
    """Whether a sentence, by its id, belongs to the tenth that training never sees."""
    return _number(key) % 10 == 0


def half(key: str) -> int:
    """The half of our own cases, by id, that may be tuned on (0) or is only reported (1)."""
    return _number(key) % 2
