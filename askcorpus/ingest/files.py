"""Which files of a folder can be read, told by stats alone."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache
from pathlib import Path

from askcorpus.errors import CorpusNotFound
from askcorpus.records import Record

MARKDOWN = frozenset({".md", ".markdown"})
PLAIN = frozenset({".txt"})
HTML = frozenset({".html", ".htm"})
SUBTITLES = frozenset({".srt", ".vtt"})
READABLE = MARKDOWN | PLAIN | HTML | SUBTITLES
CORRECTIONS = "askcorpus.toml"
"""The file of corrections by hand at the top of a corpus; no document, and no error either."""
ID_BYTES = 128
"""The longest source id, in bytes of UTF-8; vector stores hold no longer one."""


class FoundFile(Record):
    """One file that looks readable, with what tells cheaply whether it changed."""

    path: str
    """Absolute."""
    relative: str
    """Relative to the corpus folder, with forward slashes."""
    source_id: str
    size: int
    mtime_ns: int


class Skipped(Record):
    """One entry of the folder that is not read, and why."""

    relative: str
    """Fit to be shown: control characters are escaped."""
    reason: str
    """One line with the remedy."""


def discover(folder: Path, max_file_mb: int) -> tuple[list[FoundFile], list[Skipped]]:
    """Files that can be read and entries that cannot, each sorted by relative path.

    Hidden entries are ignored; everything else that is not read is named. Links are not followed.
    Raises CorpusNotFound when `folder` is not a folder.
    """
    if not folder.is_dir():
        raise CorpusNotFound(
            f"no such folder: {printable(str(folder))}",
            remedy="name an existing folder that holds .md, .txt, .html, .srt or .vtt files",
        )
    root = os.path.abspath(folder)
    files: list[tuple[str, os.DirEntry[str], os.stat_result]] = []
    skipped: list[Skipped] = []
    pending = [("", root)]
    while pending:
        prefix, directory = pending.pop()
        for entry in _entries(directory, prefix or ".", skipped):
            relative = prefix + entry.name
            if relative == CORRECTIONS:
                continue
            reason = _objection(entry, root, max_file_mb)
            if reason:
                skipped.append(Skipped(relative=printable(_valid(relative)), reason=reason))
            elif entry.is_dir(follow_symlinks=False):
                pending.append((f"{relative}/", entry.path))
            else:
                files.append((relative, entry, entry.stat(follow_symlinks=False)))
    files.sort(key=lambda item: item[0])
    ids = source_ids(relative for relative, _, _ in files)
    found = [
        FoundFile(
            path=entry.path,
            relative=relative,
            source_id=ids[relative],
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
        )
        for relative, entry, status in files
    ]
    return found, sorted(skipped, key=lambda item: item.relative)


def source_ids(relatives: Iterable[str]) -> dict[str, str]:
    """A readable, unique id for each relative path, fixed by the paths alone.

    Of paths that share a slug the first in order keeps it; the others get a hash of their path.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for relative in sorted(relatives):
        slug = _slug(relative)
        ids[relative] = slug if slug not in taken else _told_apart(slug, relative, taken)
        taken.add(ids[relative])
    return ids


def _told_apart(slug: str, relative: str, taken: Container[str]) -> str:
    digest = hashlib.sha256(relative.encode()).hexdigest()
    candidates = (f"{slug}-{digest[:size]}" for size in (6, 12, 24))
    return next((name for name in candidates if name not in taken), digest)


def printable(name: str) -> str:
    """A file name fit for one line of a message: control characters escaped."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in name
    )


@lru_cache(maxsize=50_000)
def _slug(relative: str) -> str:
    """The path in letters, digits and hyphens; every warm question asks for those of all files."""
    stem = os.path.splitext(relative)[0]
    folded = unicodedata.normalize("NFKC", stem).casefold()
    kept = "".join(character if _in_id(character) else "-" for character in folded)
    slug = "-".join(part for part in kept.split("-") if part) or "document"
    room = ID_BYTES - 25
    if len(slug.encode()) <= room:
        return slug
    digest = hashlib.sha256(relative.encode()).hexdigest()[:12]
    return slug.encode()[: room - 13].decode(errors="ignore").rstrip("-") + "-" + digest


def _in_id(character: str) -> bool:
    return (
        character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
    )


def _entries(directory: str, prefix: str, skipped: list[Skipped]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(directory) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        reason = f"cannot be listed ({error.strerror}); give yourself permission to read it"
        skipped.append(Skipped(relative=_valid(prefix.rstrip("/")), reason=reason))
        return []


def _objection(entry: os.DirEntry[str], root: str, max_file_mb: int) -> str | None:
    """Why an entry is neither a readable file nor a folder to enter; None where it is one."""
    try:
        if _valid(entry.name) != entry.name:
            return "its name is not valid UTF-8; rename it"
        if entry.is_symlink():
            return _link_objection(entry, root)
        if entry.is_dir(follow_symlinks=False):
            return None
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return f"cannot be looked at ({error.strerror}); check its permissions"
    if not stat.S_ISREG(status.st_mode):
        return "not a regular file; move it out of the folder"
    suffix = os.path.splitext(entry.name)[1].lower()
    if suffix not in READABLE:
        kind = f"{printable(suffix)} files are" if suffix else "a file without a known ending is"
        return f"{kind} not read; convert it to .md, .txt or .html"
    if status.st_size > max_file_mb * 2**20:
        return f"larger than {max_file_mb} MiB; split it or raise max_file_mb"
    return None


def _link_objection(entry: os.DirEntry[str], root: str) -> str:
    target = os.path.realpath(entry.path)
    base = os.path.realpath(root)
    if os.path.commonpath([base, target]) != base:
        return "a link that leads out of the folder is not followed; copy what it points to here"
    if not os.path.exists(target):
        return "a link to nothing; delete it"
    inside = printable(os.path.relpath(target, base))
    return f"a link inside the folder is not followed; {inside} is read where it stands"


def _valid(name: str) -> str:
    """The name without the surrogates that stand for bytes that are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
