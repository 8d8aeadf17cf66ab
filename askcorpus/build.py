"""Files to index: what changed is read, cut, embedded and written; the rest costs a stat."""

from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus.changes import Folder, Plan, plan_for, state_of, survey
from askcorpus.encoders.weights import file_sha256
from askcorpus.errors import EmptyCorpus, IndexCorrupt, IndexTooNew, UnreadableFile
from askcorpus.index import damage
from askcorpus.index.catalogue import Catalogue
from askcorpus.index.place import RENDITIONS, writing
from askcorpus.index.records import FileState, Meta
from askcorpus.index.upkeep import drop_old_vectors, ignore_for_git, vectors_name
from askcorpus.ingest.files import FoundFile
from askcorpus.records import Record
from askcorpus.settings import Settings

if TYPE_CHECKING:
    from askcorpus.encoders.embedder import Embedder
    from askcorpus.index.draft import Draft
    from askcorpus.index.filling import Filling
    from askcorpus.index.vectors import VectorWriter
    from askcorpus.speaking import Tagging

Progress = Callable[[str, int, int], None]
"""Called with what is being counted (`files`, `statements`: documents tagged, `passages`), how many
are done, and of how many."""


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


def is_fresh(
    folder: Path,
    settings: Settings,
    *,
    embedder: "Embedder | None" = None,
    opened: Catalogue | None = None,
) -> bool:
    """Whether the index is there, whole as far as a glance tells, and up to date with the files.

    Stats and one small read, which `opened`, the index's catalogue, saves; no heavy import. Raises
    CorpusNotFound.
    """
    where = survey(folder, settings, embedder.id if embedder else None)
    try:
        return plan_for(where, hashing=False, opened=opened).idle
    except IndexTooNew:
        return False


def _build(
    where: Folder, plan: Plan, progress: Progress | None, embedder: "Embedder | None"
) -> list[FileState]:
    """Carry out the plan: vectors first, then the switch of the catalogue, then the sweep."""
    from askcorpus.index.draft import Draft, sweep_renditions
    from askcorpus.index.pending import Pending
    from askcorpus.index.sweeping import orphaned, referred

    ignore_for_git(where.location)
    draft = Draft(where.location, anew=plan.meta is None)
    try:
        draft.drop(plan.drop)
        for state in plan.touch:
            draft.note(state)
        done, meta, stores = _fill(where, plan, draft, progress, embedder)
        orphans = [(store, orphaned(store, keys)) for store, keys in referred(draft, stores)]
        renditions = draft.renditions()
        draft.publish(meta)
    finally:
        draft.abandon()
    damage.clear(where.location)
    Pending(where.location).clear()
    for store, keys in orphans:
        store.sweep(keys)
    sweep_renditions(where.location, renditions)
    drop_old_vectors(where.location, meta.vectors)
    return done


def _fill(
    where: Folder,
    plan: Plan,
    draft: "Draft",
    progress: Progress | None,
    embedder: "Embedder | None",
) -> "tuple[list[FileState], Meta, list[VectorWriter]]":
    """Read, cut, tag and embed what the plan says; returns what became of each file.

    The stores that it opened come back for the sweep, those of passages first.
    """
    if plan.meta is not None and plan.keeps_words:
        return [], plan.meta.model_copy(update={"skipped": plan.skipped}), []
    from askcorpus.encoders.embedder import load_embedder
    from askcorpus.encoders.tagger import load_tagger
    from askcorpus.index.vectors import VectorWriter
    from askcorpus.speaking import Tagging

    embedder = embedder or load_embedder(where.settings)
    meta = Meta(
        fingerprint=where.settings.fingerprint(),
        embedder=embedder.id,
        tagger=where.tagger,
        corrections=plan.corrections,
        dimension=embedder.dimension,
        vectors=plan.meta.vectors if plan.meta else vectors_name(where.location),
        skipped=plan.skipped,
    )
    path = where.location / meta.vectors
    passages = VectorWriter(path, embedder.id, embedder.dimension)
    tell = progress or _silent
    tagging = Tagging(
        draft,
        where.location,
        where.tagger,
        lambda: load_tagger(where.settings),
        lambda count: tell("statements", count, len(plan.read)),
    )
    done = _read_all(where, plan, draft, passages, embedder, tagging, tell)
    if not draft.sources():
        raise _empty(where, plan.skipped + tuple(s.reason for s in done if s.reason))
    statements = VectorWriter(path, embedder.id, embedder.dimension, "statements")
    _finish(where, plan, draft, passages, statements, embedder)
    return done, meta, [passages, statements]


def _read_all(
    where: Folder,
    plan: Plan,
    draft: "Draft",
    vectors: "VectorWriter",
    embedder: "Embedder",
    tagging: "Tagging",
    tell: Progress,
) -> list[FileState]:
    """Every file that is new or changed, with its passages and statements, into the draft."""
    from askcorpus.index.filling import Filling

    with closing(Filling(embedder, vectors)) as filling:
        done = []
        for count, file in enumerate(plan.read):
            tell("files", count, len(plan.read))
            done.append(_take(file, where, draft, filling, embedder, tagging))
        tell("files", len(plan.read), len(plan.read))
        filling.begin()
        tagging.finish()
        tell("statements", len(plan.read), len(plan.read))
        filling.finish(lambda: tell("passages", filling.done, filling.taken))
        tell("passages", filling.done, filling.taken)
    return done


def _finish(
    where: Folder,
    plan: Plan,
    draft: "Draft",
    passages: "VectorWriter",
    statements: "VectorWriter",
    embedder: "Embedder",
) -> None:
    """What rests on the whole corpus: speakers, trust, and statements beside which both stand."""
    from askcorpus.index.filling import Filling
    from askcorpus.speaking import embed_statements, settle_speakers
    from askcorpus.verdicts import RememberingJudge
    from askcorpus.weighing import LazyJudge, weigh

    settle_speakers(draft, where.corrections.chooser())
    read = {file.source_id for file in plan.read}
    gone = {state.source for state in plan.drop if state.source}
    changed = None if plan.meta is None else read | gone
    judge = RememberingJudge(LazyJudge(where.settings), where.location, where.tagger)
    weigh(where.path, draft, passages, embedder, changed, judge)
    with closing(Filling(embedder, statements)) as filling:
        embed_statements(draft, embedder.id, filling, passages, statements)
        filling.finish()


def _take(
    file: FoundFile,
    where: Folder,
    draft: "Draft",
    filling: "Filling",
    embedder: "Embedder",
    tagging: "Tagging",
) -> FileState:
    """Read one file into the draft, hand on its words to embedder and tagger, or note why not."""
    from askcorpus.index.vectors import embedded_text, key_of
    from askcorpus.ingest.reading import read
    from askcorpus.passages import cut
    from askcorpus.statements.authorship import speaks_alone, who_speaks

    state = state_of(file, where.corrections)
    try:
        document, notes = read(file, where.location / RENDITIONS)
    except UnreadableFile as error:
        line = str(error) if not error.remedy else f"{error}; {error.remedy}"
        state = state.model_copy(update={"reason": line})
        draft.note(state)
        return state
    document = where.corrections.corrected(document)
    source = document.source
    limit = min(where.settings.passage_tokens, embedder.max_tokens)
    rows, writer = [], who_speaks(document)
    for passage in cut(
        document, embedder.count_tokens, limit, writer, alone=speaks_alone(document)
    ):
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
    tagging.take(document)
    return state


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
        remedy="put .md, .txt, .html, .srt or .vtt files there, or name another (--corpus DIR)",
    )


def _silent(what: str, done: int, total: int) -> None:
    """Progress that nobody wants to see."""
