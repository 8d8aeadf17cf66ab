"""Small shelves of made-up documents."""

import hashlib
from collections.abc import Mapping

from askcorpus.ingest.frontmatter import read_front_matter
from askcorpus.ingest.reading import assemble
from askcorpus.passages import cut
from askcorpus.records import Assessment, Document, Source
from askcorpus.trust import assess
from askcorpus.trust.distortion import RuleJudge
from askcorpus.trust.memory import MemoryShelf
from askcorpus.trust.shelf import Paper, paper
from tests.conftest import FakeEmbedder

EMBEDDER = FakeEmbedder(dimension=256)

STORY = (
    "The council of Marwick voted on Tuesday to close the swimming bath in Harbour Street.",
    "Mayor Dorothea Lund said the roof would cost 240,000 pounds to repair.",
    "“We are not going to borrow money for a roof,” she told the meeting.",
    "Eleven members voted for the closure and seven against it.",
    "The bath was opened in 1931 and has been used by four local schools ever since.",
    "Parents had collected 3,200 signatures against the plan.",
    "Swimming teacher Ivo Brandt called the decision a disgrace.",
    "He has taught children in Marwick to swim since 1998.",
    "The county offered in March to pay half of the repairs.",
    "The council did not answer that letter, according to the county.",
    "A demolition firm from Kelso is to begin work in the autumn.",
    "The land will be sold to a builder of holiday flats.",
)
HEAD = """---
title: Marwick closes its bath
publisher: The Marwick Gazette
authors:
  - Ann Pell
date: 2021-06-02
---
"""


def document(id: str, text: str) -> Document:
    """A document as its file would be read."""
    stated, start, _ = read_front_matter(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(id=id, path=f"/{id}.md", sha256=digest)
    return assemble(text, start, source, stated, markdown=True)


def prose(sentences: tuple[str, ...] | list[str], head: str = "") -> str:
    """Sentences as an article of paragraphs of three."""
    parts = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
    return head + "\n\n".join(parts) + "\n"


def shelf(texts: Mapping[str, str]) -> MemoryShelf:
    """A shelf of documents by id."""
    held = [document(id, text) for id, text in texts.items()]
    return MemoryShelf(
        [(each, cut(each, EMBEDDER.count_tokens, 200)) for each in held], EMBEDDER.encode
    )


def assessed(texts: Mapping[str, str]) -> dict[str, Assessment]:
    """Every document assessed, by id."""
    found = assess(shelf(texts), EMBEDDER.encode, RuleJudge())
    return {each.source: each for each in found}


def one(id: str, text: str) -> Paper:
    """A single document as it is compared."""
    read = document(id, text)
    return paper(read.source, read.text, cut(read, EMBEDDER.count_tokens, 200))


def changed(*pairs: tuple[str, str]) -> list[str]:
    """The story with words exchanged; each must be there."""
    text = "\n".join(STORY)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text.split("\n")
