"""What every public set is turned into."""

import hashlib
from collections.abc import Iterable

from pydantic import Field

from askcorpus.records import Record
from evals.splits import bucket


class Asked(Record):
    """One question of a public set."""

    id: str
    text: str
    group: str
    """Title of the article it is about: decides the bucket."""
    answers: tuple[str, ...] = ()
    relevant: dict[str, int] = Field(default_factory=dict)
    """Document to grade; empty where the corpus does not answer."""
    support: tuple[str, ...] = ()
    """Sentences that carry the answer, where the set names them."""

    @property
    def answerable(self) -> bool:
        """Whether some document of the corpus answers."""
        return bool(self.relevant)

    @property
    def bucket(self) -> int:
        """The quarter, 0 to 3, of `evals.splits`."""
        return bucket(self.group)


class Benchmark(Record):
    """Documents and questions."""

    name: str
    documents: dict[str, str]
    """Id, which becomes the file's stem, to text."""
    questions: tuple[Asked, ...]


def sample(questions: Iterable[Asked], buckets: Iterable[int], limit: int) -> list[Asked]:
    """At most `limit` questions of the buckets, always the same: in order of a hash of the id."""
    kept = [each for each in questions if each.bucket in set(buckets)]
    return sorted(kept, key=lambda each: hashlib.sha256(each.id.encode()).hexdigest())[:limit]
