"""Files to index: what changed is read, cut, embedded and written; the rest costs a stat."""

import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus.changes import Folder, Plan, plan_for, state_of, survey
from askcorpus.encoders.weights import file_sha256
from askcorpus.errors import EmptyCorpus, IndexCorrupt, IndexTooNew, UnreadableFile
from askcorpus.index import damage
from askcorpus.index.place import RENDITIONS, writing
from askcorpus.index.records import FileState, Meta
from askcorpus.ingest.files import FoundFile
from askcorpus.records import Record
from askcorpus.settings import Settings

if TYPE_CHECKING:
    from askcorpus.encoders.embedder import Embedder
    from askcorpus.index.draft import Draft
    from askcorpus.index.filling import Filling
    from askcorpus.index.vectors import VectorWriter

Progress = Callable[[str, int, int], None]
"""Called with what is being counted (`files` or `passages`), how many are done, and of how many."""


class BuildReport(Record):
    """What a refresh did."""

    indexed: int
    """Files read anew."""
    unchanged: int
    removed: int
    skipped: tuple[str, ...]
    """One line for each file that is not in the index."""
    notes: tuple[str, ...]
    """One line for each thing to know, such as a file's encoding or an index in the cache."""
    location: str
    """Folder of the index."""


def refresh(
    folder: Path,
    settings: Settings,
    *,
    progress: Progress | None = None,
    embedder: "Embedder | None" = None,
) -> BuildReport:
    """Bring the index of a folder up to date with its files; nothing is written when it is.

    Raises CorpusNotFound, EmptyCorpus, IndexLocked, IndexTooNew, IndexUnwritable and ModelError;
    whichever it is, the index stays as it was.
    """
    where = survey(folder, settings, embedder.id if embedder else None)
    plan = plan_for(where)
    if plan.idle:
        return _report(where, plan, [])
    if not plan.found:
        raise _empty(where, plan.skipped)
    with writing(where.location):
        # Another process may have done the work while this one waited.
        plan = plan_for(where)
        if plan.idle:
            return _report(where, plan, [])
        try:
            done = _build(where, plan, progress, embedder)
        except IndexCorrupt:
            damage.mark(where.location)
            plan = plan.anew()
            done = _build(where, plan, progress, embedder)
        return _report(where, plan, done)


def is_fresh(folder: Path, settings: Settings, *, embedder: "Embedder | None" = None) -> bool:
    """Whether the index is there, whole as far as a glance tells, and up to date with the files.

    Stats and one small read, no heavy import. Raises CorpusNotFound.
    """
    try:
        return plan_for(
            survey(folder, settings, embedder.id if embedder else None), hashing=False
        ).idle
    except IndexTooNew:
        return False


def _build(
    where: Folder, plan: Plan, progress: Progress | None, embedder: "Embedder | None"
) -> list[FileState]:
    """Carry out the plan: vectors first, then the switch of the catalogue, then the sweep."""
    from askcorpus.index.draft import Draft, sweep_renditions

    _ignore_for_git(where.location)
    draft = Draft(where.location, anew=plan.meta is None)
    try:
        draft.drop(plan.drop)
        for state in plan.touch:
            draft.note(state)
        done, meta, vectors = _fill(where, plan, draft, progress, embedder)
        if not draft.sources():
            raise _empty(where, plan.skipped + tuple(s.reason for s in done if s.reason))
        orphans = _orphans(draft, vectors) if vectors else []
        renditions = draft.renditions()
        draft.publish(meta)
    finally:
        draft.abandon()
    damage.clear(where.location)
    if vectors:
        vectors.sweep(orphans)
    sweep_renditions(where.location, renditions)
    _drop_old_vectors(where.location, meta.vectors)
    return done


def _fill(
    where: Folder,
    plan: Plan,
    draft: "Draft",
    progress: Progress | None,
    embedder: "Embedder | None",
) -> "tuple[list[FileState], Meta, VectorWriter | None]":
    """Read, cut and embed what the plan says; returns what became of each file."""
    if plan.meta is not None and not plan.read:
        return [], plan.meta.model_copy(update={"skipped": plan.skipped}), None
    from askcorpus.encoders.embedder import load_embedder
    from askcorpus.index.filling import Filling
    from askcorpus.index.vectors import VectorWriter

    embedder = embedder or load_embedder(where.settings)
    meta = Meta(
        fingerprint=where.settings.fingerprint(),
        embedder=embedder.id,
        dimension=embedder.dimension,
        vectors=plan.meta.vectors if plan.meta else _vectors_name(where.location),
        skipped=plan.skipped,
    )
    opened = VectorWriter(where.location / meta.vectors, embedder.id, embedder.dimension)
    filling = Filling(embedder, opened)
    tell = progress or _silent
    try:
        done = []
        for count, file in enumerate(plan.read):
            tell("files", count, len(plan.read))
            done.append(_take(file, where, draft, filling, embedder))
        tell("files", len(plan.read), len(plan.read))
        filling.finish(lambda: tell("passages", filling.done, filling.taken))
        tell("passages", filling.done, filling.taken)
    finally:
        filling.close()
    return done, meta, opened


def _take(
    file: FoundFile, where: Folder, draft: "Draft", filling: "Filling", embedder: "Embedder"
) -> FileState:
    """Read one file into the draft and hand its passages to the embedder, or note why not."""
    from askcorpus.index.vectors import embedded_text, key_of
    from askcorpus.ingest.reading import read
    from askcorpus.passages import cut

    state = state_of(file)
    try:
        document, notes = read(file, where.location / RENDITIONS)
    except UnreadableFile as error:
        line = str(error) if not error.remedy else f"{error}; {error.remedy}"
        state = state.model_copy(update={"reason": line})
        draft.note(state)
        return state
    source = document.source
    limit = min(where.settings.passage_tokens, embedder.max_tokens)
    rows = []
    for passage in cut(document, embedder.count_tokens, limit):
        text = embedded_text(passage)
        key = key_of(embedder.id, text)
        rows.append((key, passage))
        filling.put(key, text)
    sha256 = source.sha256
    if source.original:
        with suppress(OSError):
            sha256 = file_sha256(Path(file.path), stamped=False)
    state = state.model_copy(update={"sha256": sha256, "source": source.id, "notes": tuple(notes)})
    draft.put(state, source, rows)
    return state


def _orphans(draft: "Draft", vectors: "VectorWriter") -> list[str]:
    """Keys held that no passage refers to; IndexCorrupt when passages refer to what is not held."""
    from askcorpus.index.schema import corrupt

    held, referred = vectors.keys(), set(draft.keys())
    if missing := referred - held:
        raise corrupt(vectors.path, f"{len(missing)} vectors are gone")
    return sorted(held - referred)


def _report(where: Folder, plan: Plan, done: Iterable[FileState]) -> BuildReport:
    read = list(done)
    states = [*plan.keep, *plan.touch, *read]
    kept = {state.relative for state in states}
    notes = [note for state in states for note in state.notes]
    if not where.location.is_relative_to(where.path):
        notes.append(f"the index is kept in {where.location}, not in the folder itself")
    return BuildReport(
        indexed=sum(state.source is not None for state in read),
        unchanged=sum(state.source is not None for state in (*plan.keep, *plan.touch)),
        removed=sum(state.source is not None and state.relative not in kept for state in plan.drop),
        skipped=plan.skipped + tuple(state.reason for state in states if state.reason),
        notes=tuple(notes),
        location=str(where.location),
    )


def _empty(where: Folder, skipped: tuple[str, ...]) -> EmptyCorpus:
    detail = f" ({skipped[0]})" if skipped else ""
    return EmptyCorpus(
        f"{where.path}: nothing in it can be read{detail}",
        remedy="put .md, .txt or .html files there, or name another folder (--corpus DIR)",
    )


def _vectors_name(location: Path) -> str:
    """The folder of vectors to go on with, or a fresh one when a reader found it damaged."""
    with suppress(OSError):
        numbers = [_number(path.name) for path in location.iterdir() if _number(path.name) >= 0]
        if numbers:
            last = max(numbers) + damage.is_marked(location)
            return f"vectors-{last}" if last else "vectors"
    return "vectors"


def _number(name: str) -> int:
    match = re.fullmatch(r"vectors(?:-([0-9]{1,9}))?", name)
    return int(match[1] or 0) if match else -1


def _drop_old_vectors(location: Path, current: str) -> None:
    with suppress(OSError):
        for path in location.iterdir():
            if path.name != current and _number(path.name) >= 0 and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)


def _ignore_for_git(location: Path) -> None:
    path = location / ".gitignore"
    with suppress(OSError):
        if not path.exists():
            path.write_text("*\n", encoding="utf-8")


def _silent(what: str, done: int, total: int) -> None:
    """Progress that nobody wants to see."""
