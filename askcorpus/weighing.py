"""What a build does about trust: hand the draft to the trust stage, keep what it finds."""

from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from askcorpus.index.catalogue import Catalogue
from askcorpus.index.draft import Draft
from askcorpus.index.records import Spoken
from askcorpus.index.spoken import statements
from askcorpus.index.voices import assessments, put_assessments
from askcorpus.records import Statement
from askcorpus.settings import Settings
from askcorpus.shelf import IndexShelf
from askcorpus.statements.utterances import with_renditions

if TYPE_CHECKING:
    from askcorpus.encoders.embedder import Embedder
    from askcorpus.index.vectors import Vectors
    from askcorpus.trust.pair import PairChange, PairJudge


def by_source(catalogue: Catalogue) -> dict[str, list[Statement]]:
    """The statements of a catalogue by document, each with its renditions in the others."""
    found: dict[str, list[Statement]] = {}
    for each in with_renditions(statements(catalogue, Spoken())):
        found.setdefault(each.source, []).append(each)
    return found


class LazyJudge:
    """The judge of sentence pairs, loaded when there is a pair: most corpora hold no copies."""

    def __init__(self, settings: Settings) -> None:
        """Remember what to load by."""
        self._settings = settings

    @cached_property
    def _judge(self) -> "PairJudge":
        from askcorpus.trust.distortion import load_distortion

        return load_distortion(self._settings)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> "list[list[PairChange]]":
        """The changes of every pair."""
        return self._judge.judge(pairs) if pairs else []

    def suspicious(self) -> "PairJudge":
        """The judge for documents that are known to be distorted."""
        from askcorpus.trust.pair import SuspiciousJudge

        return self._judge.suspicious() if isinstance(self._judge, SuspiciousJudge) else self._judge


def vocabulary(embedder: "Embedder") -> Callable[[str], bool]:
    """Whether a word is one of the language: the embedder's vocabulary holds it whole."""

    def known(word: str) -> bool:
        return embedder.count_tokens([word]) == [1]

    return known


def weigh(
    folder: Path,
    draft: Draft,
    vectors: "Vectors",
    embedder: "Embedder",
    changed: Collection[str] | None,
    judge: "PairJudge",
) -> None:
    """Assess the documents of the draft and write what was found into it.

    `changed` holds the ids that are new, changed or gone since the last build; None is all.
    """
    from askcorpus.trust import assess

    before = assessments(draft)
    with (
        draft.settled() as name,
        closing(Catalogue(folder, draft.location, name)) as catalogue,
    ):
        found = assess(
            IndexShelf(catalogue, vectors, embedder.id),
            embedder.encode,
            judge,
            known=vocabulary(embedder),
            statements=by_source(catalogue),
            before=before,
            changed=changed,
        )
    put_assessments(draft, found)
