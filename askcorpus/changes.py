"""What changed in a folder since it was indexed: stats and one small read tell."""

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from askcorpus.corrections import Corrections, load_corrections
from askcorpus.encoders.weights import embedder_id, file_sha256, tagger_id
from askcorpus.errors import IndexCorrupt
from askcorpus.index import damage
from askcorpus.index.catalogue import Catalogue
from askcorpus.index.place import corpus_folder, locate
from askcorpus.index.records import FileState, Meta
from askcorpus.ingest.files import FoundFile, discover
from askcorpus.settings import Settings

SHAPING = (
    "ingest/*.py",
    "passages.py",
    "statements/*.py",
    "nicknames.py",
    "trust/*.py",
    "encoders/judge*.py",
    "encoders/pair_words.py",
    "models/judge/manifest.json",
)
"""Files of ours by which documents are read, statements made and documents judged."""


class Folder(NamedTuple):
    """A folder, where its index lies, and what its index is to be made with."""

    path: Path
    location: Path
    settings: Settings
    embedder: str
    tagger: str
    corrections: Corrections


class Plan(NamedTuple):
    """What is to be done; `meta` is None where the index is to be made from nothing."""

    meta: Meta | None
    found: list[FoundFile]
    read: list[FoundFile]
    touch: list[FileState]
    drop: list[FileState]
    keep: list[FileState]
    skipped: tuple[str, ...]
    corrections: str = ""
    """Hash of the corrections by hand as they are now."""

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do."""
        return (
            self.meta is not None
            and not (self.read or self.touch or self.drop)
            and self.skipped == self.meta.skipped
            and self.corrections == self.meta.corrections
        )

    @property
    def keeps_words(self) -> bool:
        """Whether no document changes, and nobody has put anything else right."""
        return self.meta is not None and not (
            self.read or self.drop or self.corrections != self.meta.corrections
        )

    def anew(self) -> "Plan":
        """The same files, with nothing of the old index kept."""
        return self._replace(meta=None, read=self.found, touch=[], drop=[], keep=[])


def survey(folder: Path, settings: Settings, embedder: str | None = None) -> Folder:
    """The folder, its index's place, and the id of the embedder (the settings' own by default).

    Raises CorpusNotFound, CorrectionsError, and ModelError when the weights cannot be told.
    """
    path = corpus_folder(folder)
    return Folder(
        path,
        locate(path),
        settings,
        embedder or embedder_id(settings),
        f"{tagger_id()}-{_rules()}",
        load_corrections(path),
    )


def plan_for(where: Folder, *, hashing: bool = True, opened: Catalogue | None = None) -> Plan:
    """Compare the files with what the index knows of them; `hashing` tells mere touches apart.

    `opened` is a catalogue that is open: read where it is still the index's. Raises IndexTooNew,
    since what a newer askcorpus made is not ours to replace.
    """
    found, passed = discover(where.path, where.settings.max_file_mb)
    skipped = tuple(f"{each.relative}: {each.reason}" for each in passed)
    where.corrections.check({file.source_id for file in found})
    meta, known = _known(where, opened)
    plan = Plan(meta, found, [], [], [], [], skipped, where.corrections.digest)
    if meta is None:
        return plan.anew()
    for file in found:
        state = known.pop(file.relative, None)
        now = state_of(file, where.corrections)
        if state is None:
            plan.read.append(file)
        elif _same(state, now, file):
            plan.keep.append(state)
        elif hashing and _only_touched(state, now, file):
            plan.touch.append(
                state.model_copy(update={"mtime_ns": now.mtime_ns, "readable": now.readable})
            )
        else:
            plan.drop.append(state)
            plan.read.append(file)
    plan.drop.extend(known.values())
    return plan


def _known(where: Folder, opened: Catalogue | None) -> tuple[Meta | None, dict[str, FileState]]:
    """What the index says it was made with and of, or (None, {}) when it cannot be built on."""
    if damage.is_marked(where.location):
        return None, {}
    if opened is not None and (opened.replaced() or opened.location != where.location):
        opened = None
    try:
        catalogue = opened or Catalogue(where.path, where.location)
    except (FileNotFoundError, IndexCorrupt):
        return None, {}
    try:
        meta = catalogue.meta()
        made = (meta.fingerprint, meta.embedder, meta.tagger)
        if made != (where.settings.fingerprint(), where.embedder, where.tagger):
            return None, {}
        if not (where.location / meta.vectors / "chroma.sqlite3").is_file():
            return None, {}
        return meta, catalogue.files()
    except IndexCorrupt:
        return None, {}
    finally:
        if opened is None:
            catalogue.close()


@cache
def _rules() -> str:
    """8 hex digits that change with the code, and the judge, that shape what an index holds."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for pattern in SHAPING:
        for path in sorted(package.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def state_of(file: FoundFile, corrections: Corrections) -> FileState:
    """What a stat tells of a file, and what a person has put right of it."""
    return FileState(
        relative=file.relative,
        size=file.size,
        mtime_ns=file.mtime_ns,
        readable=os.access(file.path, os.R_OK),
        by_hand=corrections.digest_of(file.source_id),
    )


def _same(state: FileState, now: FileState, file: FoundFile) -> bool:
    return (
        (state.size, state.mtime_ns, state.readable, state.by_hand)
        == (now.size, now.mtime_ns, now.readable, now.by_hand)
        # Another file may have come that takes the id this one had.
        and state.source in (None, file.source_id)
    )


def _only_touched(state: FileState, now: FileState, file: FoundFile) -> bool:
    if state.sha256 is None or state.size != now.size or state.source != file.source_id:
        return False
    if state.by_hand != now.by_hand:
        return False
    with suppress(OSError):
        return file_sha256(Path(file.path), stamped=False) == state.sha256
    return False
