"""Which vectors nothing refers to any more, once a build has switched the catalogue."""

from collections.abc import Sequence

from askcorpus.index.draft import Draft
from askcorpus.index.schema import corrupt
from askcorpus.index.vectors import VectorWriter
from askcorpus.index.voices import statement_keys


def referred(draft: Draft, stores: Sequence[VectorWriter]) -> list[tuple[VectorWriter, set[str]]]:
    """Each store that was opened with the keys that the draft refers to, passages first."""
    return list(zip(stores, (set(draft.keys()), statement_keys(draft)), strict=False))


def orphaned(vectors: VectorWriter, referred: set[str]) -> list[str]:
    """Keys held that nothing refers to; IndexCorrupt when something refers to what is not held."""
    held = vectors.keys()
    if missing := referred - held:
        raise corrupt(vectors.path, f"{len(missing)} vectors are gone")
    return sorted(held - referred)
