"""Two people who say one thing together: `Ann Lee and Bo Ek said in a joint statement`."""

import re

from askcorpus.statements.mentions import is_name, is_organisation
from askcorpus.statements.names import split_role

JOINED = " and "
_PARTS = re.compile(
    r"(?P<one>[^,;]+?)(?:,(?P<between>[^,;]+))?,?\s+and\s+(?P<other>[^,;]+?)(?:,[^,;]+)?,?"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_INITIAL = re.compile(r"\s\w\.?\Z")
"""`Charles G. and David H. Koch` share a surname too."""


def sharers(name: str) -> tuple[str, ...]:
    """The two full names that a speaker's name joins; empty where it is one speaker's."""
    parts = name.split(JOINED)
    if len(parts) != 2 or not all(
        " " in one and is_name(one) and not is_organisation(one) and not _INITIAL.search(one)
        for one in parts
    ):
        return ()
    return tuple(parts)


def joined(one: str, other: str) -> str:
    """The name under which two speak together, whoever is named first."""
    return JOINED.join(sorted((one, other)))


def two(written: str) -> tuple[str, str] | None:
    """The two whom a source joins as it is written, each with title; None where it does not."""
    match = _PARTS.fullmatch(" ".join(_BRACKETS.sub(" ", written).split()))
    if match is None or is_name(split_role(match["between"] or "")[0]):
        # A name between the first and the last is a third one.
        return None
    return match["one"], match["other"]
