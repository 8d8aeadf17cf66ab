"""Through whom a transcript came: the source that the document says handed it over."""

import re
from collections.abc import Sequence

from askcorpus.records import Statement

_HANDED = re.compile(
    r"\b(?:provid|shar|gave|giv|leak|suppl|hand|obtain|record|sent|send|pass|releas|publish)\w*\b"
    r".{0,60}\b(?:transcripts?|recordings?|audio|video|minutes|notes|copy|copies)\b",
    re.IGNORECASE | re.DOTALL,
)


def handed_over(statements: Sequence[Statement]) -> list[Statement]:
    """One document's statements; its turns came through whom it says gave the transcript.

    Only where the text names that source before the turns, and only one: `according to an employee
    who provided a partial transcript`.
    """
    first = min((one.start for one in statements if one.manner == "turn"), default=0)
    named = [
        name
        for one in statements
        if one.manner != "turn" and one.start < first
        for name in (one.speaker_as_written, *one.via)
        if name and _HANDED.search(name)
    ]
    found = list(dict.fromkeys(" ".join(name.split()) for name in named))
    if len(found) != 1:
        return list(statements)
    return [
        one.model_copy(update={"via": (*one.via, found[0])})
        if one.manner == "turn" and found[0] not in one.via
        else one
        for one in statements
    ]
