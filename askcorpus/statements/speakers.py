"""Whose words: sources as written (names, roles, pronouns) to speakers of the whole corpus.

Wrong is worse than unknown: what does not point to one speaker clearly keeps no speaker.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from askcorpus.records import Document
from askcorpus.records.statement import Speaker, Statement
from askcorpus.statements.merging import Mention, merge
from askcorpus.statements.reading import Reading

_ARTICLE = re.compile(r"(?:the|a|an|one|its|their|his|her|our|some)\b", re.IGNORECASE)


class Resolved(NamedTuple):
    """All statements with their speakers' ids, and the speakers."""

    statements: list[Statement]
    speakers: list[Speaker]


def resolve(documents: Sequence[Document], statements: Sequence[Sequence[Statement]]) -> Resolved:
    """Each document's statements with `speaker` set, and all speakers merged by name.

    `statements` is parallel to `documents`; the result lists them one document after another.
    """
    pairs = list(zip(documents, statements, strict=True))
    every = [one for _, own in pairs for one in own]
    ids, speakers = merge([one for document, own in pairs for one in mentions_in(document, own)])
    known = [
        one if key is None else one.model_copy(update={"speaker": key})
        for one, key in zip(every, ids, strict=True)
    ]
    return Resolved(known, speakers)


def mentions_in(document: Document, statements: Sequence[Statement]) -> list[Mention]:
    """Whom each of the document's statements names, from the document alone."""
    reading = Reading(document)
    return [
        Mention(
            source=document.source.id,
            name=who.name,
            kind=who.kind,
            written=one.speaker_as_written,
            role=_role(one.role) or reading.scene.cast.description(who.name or ""),
            local=who.kind == "anonymous"
            or (one.manner != "turn" and not _names_somebody(who.name)),
        )
        for one, who in zip(statements, reading.read(statements), strict=True)
    ]


def _role(written: str | None) -> str | None:
    """The role as written; what only says what an organisation does (`which sells`) is none."""
    return None if written and re.match(r"(?:which|that)\b", written) else written


def _names_somebody(name: str | None) -> bool:
    """Whether a word behind the article is written as a name is; scripts without case always."""
    words = _ARTICLE.sub("", name or "").split()
    return any(word[:1].isalpha() and not word[:1].islower() for word in words)
