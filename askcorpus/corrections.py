"""Corrections by hand: a small TOML file in the corpus folder that outlives every rebuild.

[documents.ID]             # an id from `askcorpus sources`
publisher = "The Herald"   # any of publisher, date and kind
date = 2018-11-09
kind = "article"

[[speakers]]               # these names mean this speaker: merges what was apart, and, by
name = "Ann Lee"           # `documents`, parts what was one
names = ["A. Lee", "the mayor"]
documents = ["ID"]         # only there; everywhere without it
kind = "person"            # or organisation, or anonymous
"""

import hashlib
import tomllib
import unicodedata
from collections.abc import Collection
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from askcorpus.errors import CorrectionsError
from askcorpus.ingest.files import CORRECTIONS
from askcorpus.records import Document, Record
from askcorpus.records.statement import SpeakerKind

if TYPE_CHECKING:
    from askcorpus.statements.merging import ByHand, Chosen, Mention

LARGEST = 1_000_000
"""Bytes of the file, at most."""


class DocumentFix(Record):
    """What a document is to be taken for, whatever it says of itself."""

    publisher: str | None = Field(default=None, min_length=1, max_length=500)
    date: day | None = None
    kind: str | None = Field(default=None, min_length=1, max_length=100)


class SpeakerFix(Record):
    """Names that mean one speaker."""

    name: str = Field(min_length=1, max_length=500)
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    kind: SpeakerKind | None = None


class Corrections(Record):
    """All that a person has put right in one corpus."""

    documents: dict[str, DocumentFix] = Field(default_factory=dict)
    speakers: tuple[SpeakerFix, ...] = ()

    @property
    def digest(self) -> str:
        """16 hex digits that change with the corrections; empty without any."""
        return _digest(self) if self.documents or self.speakers else ""

    def digest_of(self, source: str) -> str:
        """The same of what they say of one document."""
        fix = self.documents.get(source)
        return _digest(fix) if fix else ""

    def corrected(self, document: Document) -> Document:
        """The document with what was set by hand, `by_hand` naming the fields."""
        fix = self.documents.get(document.source.id)
        if fix is None:
            return document
        stated = {"publisher": fix.publisher, "published": fix.date, "kind": fix.kind}
        fields = {name: value for name, value in stated.items() if value is not None}
        source = document.source.model_copy(update={**fields, "by_hand": tuple(fields)})
        return document.model_copy(update={"source": source})

    def chooser(self) -> "ByHand":
        """Tells whom a mention means by the first correction that names it there, if any does."""
        from askcorpus.statements.merging import Chosen

        fixes: dict[str, list[tuple[int, SpeakerFix]]] = {}
        for number, fix in enumerate(self.speakers):
            for name in {_folded(each) for each in (fix.name, *fix.names)}:
                fixes.setdefault(name, []).append((number, fix))

        def chosen(mention: "Mention") -> "Chosen | None":
            said = [_folded(name) for name in (mention.name, mention.written) if name and fixes]
            here = [
                (number, fix)
                for name in said
                for number, fix in fixes.get(name, ())
                if not fix.documents or mention.source in fix.documents
            ]
            if not here:
                return None
            _, first = min(here, key=lambda pair: pair[0])
            return Chosen(first.name, first.kind)

        return chosen

    def check(self, ids: Collection[str]) -> None:
        """CorrectionsError where they name a document that is not in the corpus."""
        named = [*self.documents, *(id for fix in self.speakers for id in fix.documents)]
        for id in named:
            if id not in ids:
                raise CorrectionsError(
                    f"{CORRECTIONS}: no document has the id {id!r}",
                    remedy="correct the file; all ids: askcorpus sources",
                )


def load_corrections(folder: Path) -> Corrections:
    """The corrections of a corpus folder; CorrectionsError when the file is no such TOML."""
    path = folder / CORRECTIONS
    if path.is_symlink():
        raise _wrong("it is a link, and links are not followed")
    if not path.exists():
        return Corrections()
    try:
        if path.stat().st_size > LARGEST:
            raise _wrong("it is larger than 1 MB")
        return Corrections.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _wrong(f"{where}: {first['msg']}") from error
    except (OSError, ValueError) as error:
        raise _wrong(str(error)) from error


def _wrong(what: str) -> CorrectionsError:
    line = " ".join(what.split())[:200]
    return CorrectionsError(
        f"{CORRECTIONS}: {line}", remedy="correct the file or take it out of the folder"
    )


def _digest(record: Record) -> str:
    return hashlib.sha256(record.model_dump_json().encode()).hexdigest()[:16]


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
