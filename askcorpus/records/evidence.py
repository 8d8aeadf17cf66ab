"""What retrieval hands to answering: a sentence in its context, with the scores it earned."""

from askcorpus.records.base import Record, Span
from askcorpus.records.passage import Passage


class Evidence(Record):
    """One sentence of one passage as a candidate to carry the answer."""

    passage: Passage
    sentence: Span
    """Offsets into the document's text; the text itself is `text`."""
    text: str
    context: Span
    """The sentence with its neighbours in the passage, as offsets into the document's text."""
    fused: float
    """Passage score in [0, 1]: dense and lexical, normalised and weighted."""
    cosine: float
    """Cosine between question and passage."""
    overlap: float
    """Share in [0, 1] of the question's idf mass that the sentence in its context holds."""
    lead: str = ""
    """The question right before it in the document, to which it may be the reply."""
    before: str = ""
    """The sentence right before its passage in the document, read along with that."""
    rerank: float = 0.0
    """Cross-encoder logit of the sentence in its context."""

    @property
    def context_text(self) -> str:
        """The characters of `context`."""
        first = self.passage.start
        return self.passage.text[self.context.start - first : self.context.end - first]

    @property
    def focus(self) -> tuple[int, int]:
        """Where the sentence stands inside `context_text`."""
        return self.sentence.start - self.context.start, self.sentence.end - self.context.start
