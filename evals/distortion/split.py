"""Which sentences of a public set no training may see."""

import hashlib

HELD = 4
"""Of ten sentences, about so many are kept out."""


def held_out(sentence_id: int | str) -> bool:
    """Whether a sentence of DEMETR is kept out of training, by the hash of its id."""
    return hashlib.sha256(f"demetr {sentence_id}".encode()).digest()[0] % 10 < HELD
