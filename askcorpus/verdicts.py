"""What the judge said of each pair of sentences, kept with the index: a changed file does not make
the pairs that it left as they were be judged again.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from askcorpus.trust.pair import PairChange, PairJudge, SuspiciousJudge

FILE = "verdicts.sqlite"
MOST = 200_000
"""Pairs that are kept; the oldest go first."""
_PART = 500


class RememberingJudge:
    """A `PairJudge` that asks another one only about pairs that it has not judged yet.

    What cannot be read or kept is judged anew: the file only saves time.
    """

    def __init__(self, judge: PairJudge, folder: Path, version: str, mode: str = "") -> None:
        """Keep what `judge` says in `folder`, as long as `version` (of code and weights) holds."""
        self._judge = judge
        self._folder = folder
        self._version = version
        self._mode = mode

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[list[PairChange]]:
        """The changes of every pair."""
        keys = [self._key(a, b) for a, b in pairs]
        held = self._held(keys)
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in held}
        if new:
            found = dict(zip(new, self._judge.judge(list(new.values())), strict=True))
            self._keep(found)
            held.update(found)
        return [list(held[key]) for key in keys]

    def suspicious(self) -> PairJudge:
        """The same for documents that are known to be distorted."""
        judge = self._judge
        if not isinstance(judge, SuspiciousJudge):
            return self
        return RememberingJudge(judge.suspicious(), self._folder, self._version, "suspicious")

    def _key(self, a: str, b: str) -> str:
        parts = "\0".join((self._version, self._mode, a, b))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _held(self, keys: Sequence[str]) -> dict[str, list[PairChange]]:
        if not (self._folder / FILE).is_file():
            return {}
        found: dict[str, list[PairChange]] = {}
        with suppress(sqlite3.Error, ValueError, TypeError), closing(self._open()) as store:
            for part in _parts(keys):
                marks = ",".join("?" * len(part))
                query = f"SELECT key, changes FROM verdicts WHERE key IN ({marks})"
                for key, text in store.execute(query, part):
                    found[key] = [_change(each) for each in json.loads(text)]
        return found

    def _keep(self, found: dict[str, list[PairChange]]) -> None:
        rows = [(key, json.dumps(changes)) for key, changes in found.items()]
        with suppress(sqlite3.Error, OSError), closing(self._open()) as store, store:
            store.execute(
                "CREATE TABLE IF NOT EXISTS verdicts (key TEXT PRIMARY KEY, changes TEXT)"
            )
            store.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?)", rows)
            store.execute(
                "DELETE FROM verdicts WHERE rowid <= (SELECT max(rowid) FROM verdicts) - ?", [MOST]
            )

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._folder / FILE)


def _parts(keys: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), _PART):
        yield list(keys[start : start + _PART])


def _change(kept: Any) -> PairChange:
    kind, severity, note, confidence, *spans = kept
    one, other = ((int(span[0]), int(span[1])) if span else None for span in spans)
    return PairChange(kind, severity, note, confidence, one, other)
