"""The tagger: which words of a text name a source, which are the cue, which the content.

A MiniLM encoder with a CRF and a linking head, run by onnxruntime; see models/tagger/MODEL_CARD.md.
"""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from askcorpus.encoders.onnx_session import encodable
from askcorpus.encoders.tagger_decode import (
    Chain,
    Scores,
    best_paths,
    chain,
    softmax,
    spans_of,
)
from askcorpus.encoders.tagger_text import (
    WINDOW,
    Pieces,
    Window,
    pieces,
    straighten,
    windows,
)
from askcorpus.records.base import Record
from askcorpus.settings import Settings

DECODED_WORDS = 20_000
"""Words that are decoded together: enough to make a step's cost small, few enough for memory."""

Label = Literal["source", "cue", "content"]
Integers = NDArray[np.int64]


class TaggedSpan(Record):
    """One span of one paragraph; offsets count characters of that paragraph."""

    label: Label
    paragraph: int
    start: int
    end: int
    score: float
    """Mean probability of its words' states, in [0, 1]."""
    cues: tuple[tuple[int, float], ...] = ()
    """For a source or content: the cues of its window, as index into the document's spans and
    probability that it belongs to that cue; what is missing to 1 says that none is its own."""


class Network(Protocol):
    """Runs the network on (batch, length) integers: ids, mask, features."""

    def __call__(self, ids: Integers, mask: Integers, features: Integers) -> tuple[Scores, Scores]:
        """Emissions (batch, length, states) and linking vectors (batch, length, 4 * width)."""
        ...


class Tagger:
    """Finds source, cue and content spans in documents given as lists of paragraphs."""

    def __init__(
        self, tokenizer: Any, network: Network, crf: Chain, window: int = WINDOW, workers: int = 1
    ) -> None:
        self._tokenizer = tokenizer
        self._network = network
        self._crf = crf
        self._window = window
        self._workers = workers

    def tag(self, documents: Sequence[Sequence[str]]) -> list[list[TaggedSpan]]:
        """Per document its spans in reading order; paragraphs of one document are read together."""
        read = [self._pieces(document) for document in documents]
        jobs: list[tuple[int, Window]] = []
        for number, (paragraphs, document) in enumerate(zip(read, documents, strict=True)):
            cut = windows(paragraphs, self._window, texts=document)
            jobs += [(number, window) for window in cut]
        found: dict[int, list[TaggedSpan]] = {}
        waiting: list[tuple[int, _Scored]] = []

        def work(job: tuple[int, Window]) -> _Scored:
            number, window = job
            return _scored(window, read[number], *self._run(window))

        def decode() -> None:
            spans = self._decode([scored for _, scored in waiting])
            found.update(zip((index for index, _ in waiting), spans, strict=True))
            waiting.clear()

        words = 0
        with ThreadPoolExecutor(self._workers) as pool:
            for index, scored in enumerate(pool.map(work, jobs)):
                waiting.append((index, scored))
                words += len(scored.links)
                if words >= DECODED_WORDS:
                    decode()
                    words = 0
        decode()
        result: list[list[TaggedSpan]] = [[] for _ in documents]
        for index, (number, _) in enumerate(jobs):
            base = len(result[number])
            result[number] += [_shifted(span, base) for span in found[index]]
        return result

    def _pieces(self, document: Sequence[str]) -> list[Pieces]:
        encodings = self._tokenizer.encode_batch(
            [encodable(straighten(text)) for text in document], add_special_tokens=False
        )
        return [pieces(text, one) for text, one in zip(document, encodings, strict=True)]

    def _run(self, window: Window) -> tuple[Scores, Scores]:
        """Scores of one window; each runs by itself, or what the others hold would sway it.

        An int8 graph scales a whole batch by its largest value. A full window fills the vector
        units, so that batches are no faster.
        """
        ids = np.array([window.ids], np.int64)
        features = np.array([window.features], np.int64)
        emissions, links = self._network(ids, np.ones_like(ids), features)
        return emissions[0], links[0]

    def _decode(self, windows: Sequence["_Scored"]) -> list[list[TaggedSpan]]:
        """Per window its spans; the parts of all windows are decoded side by side."""
        parts = [part for window in windows for part in window.parts]
        paths, sure = best_paths([part.emissions for part in parts], self._crf)
        result = []
        place = 0
        for window in windows:
            spans: list[TaggedSpan] = []
            starts: list[int] = []
            for part in window.parts:
                for label, first, last in spans_of(paths[place]):
                    spans.append(
                        TaggedSpan(
                            label=label,
                            paragraph=part.paragraph,
                            start=part.words[first][1],
                            end=part.words[last][2],
                            score=round(float(sure[place][first : last + 1].mean()), 4),
                        )
                    )
                    starts.append(part.offset + first)
                place += 1
            result.append(_linked(spans, window.links[starts]))
        return result


class _Part(NamedTuple):
    """A paragraph, or part of one, in its window."""

    paragraph: int
    words: list[tuple[int, int, int]]
    emissions: Scores
    """(words, states)."""
    offset: int
    """Its first word among the window's."""


class _Scored(NamedTuple):
    """What the network says of a window's words."""

    parts: list[_Part]
    links: Scores
    """(words, 4 * width)."""


def _scored(
    window: Window, paragraphs: Sequence[Pieces], emissions: Scores, links: Scores
) -> _Scored:
    """The scores at each word's first piece."""
    parts: list[_Part] = []
    places: list[int] = []
    for number, low, high, shift in window.parts:
        words = paragraphs[number].words[low:high]
        own = [word[0] + shift for word in words]
        parts.append(_Part(number, words, emissions[own], len(places)))
        places += own
    return _Scored(parts, links[places])


def _linked(spans: list[TaggedSpan], vectors: Scores) -> list[TaggedSpan]:
    """The spans with the probability of each cue of their window as their own."""
    cues = [index for index, span in enumerate(spans) if span.label == "cue"]
    if not cues:
        return spans
    width = vectors.shape[1] // 4
    result = []
    for index, span in enumerate(spans):
        if span.label == "cue":
            result.append(span)
            continue
        place = 0 if span.label == "source" else 1
        query = vectors[index, place * width : (place + 1) * width]
        keys = vectors[cues, (2 + place) * width : (3 + place) * width]
        likely = softmax(np.append(keys @ query * width**-0.5, np.float32(0)))
        pairs = tuple((cue, round(float(p), 4)) for cue, p in zip(cues, likely, strict=False))
        result.append(span.model_copy(update={"cues": pairs}))
    return result


def _shifted(span: TaggedSpan, base: int) -> TaggedSpan:
    cues = tuple((cue + base, likely) for cue, likely in span.cues)
    return span.model_copy(update={"cues": cues}) if base and cues else span


def load_tagger(settings: Settings) -> Tagger:
    """The tagger from its own weights; raises ModelError when they are missing or altered."""
    from askcorpus.encoders.onnx_session import worker_count
    from askcorpus.encoders.weights import own_folder

    return open_tagger(own_folder("tagger"), worker_count(settings.threads))


def open_tagger(folder: Path, workers: int = 1) -> Tagger:
    """The tagger whose model.onnx, tokenizer.json and decoding.json lie in `folder`."""
    from askcorpus.encoders.onnx_session import open_session, open_tokenizer

    tokenizer = open_tokenizer(folder / "tokenizer.json")
    tokenizer.no_truncation()
    session = open_session(folder / "model.onnx")

    def run(ids: Integers, mask: Integers, features: Integers) -> tuple[Scores, Scores]:
        emissions, links = session.run(
            ["emissions", "links"], {"ids": ids, "mask": mask, "features": features}
        )
        return emissions, links

    parameters = json.loads((folder / "decoding.json").read_text(encoding="utf-8"))
    return Tagger(tokenizer, run, chain(parameters["crf"]), parameters["window"], workers)
