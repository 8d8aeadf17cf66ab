"""Reads a source's text from its file, never from the index, and only if it is the indexed file."""

import hashlib
from pathlib import Path

from askcorpus.errors import StaleCitation
from askcorpus.records import Source

_REFRESH = "bring the index up to date: askcorpus index FOLDER"


def read_text(source: Source) -> str:
    """The decoded text of the file at `source.path`; StaleCitation when it changed or is gone."""
    path = Path(source.path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StaleCitation(
            f"{path}: cannot be read any more ({error.strerror or error})", remedy=_REFRESH
        ) from error
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise StaleCitation(f"{path}: changed since it was indexed", remedy=_REFRESH)
    try:
        return data.decode(source.encoding)
    except (LookupError, ValueError) as error:
        raise StaleCitation(
            f"{path}: does not decode as {source.encoding!r}", remedy=_REFRESH
        ) from error
