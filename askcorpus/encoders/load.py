"""All that asking needs of the neural parts, loaded side by side."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from askcorpus.encoders.embedder import Embedder, load_embedder
from askcorpus.encoders.reader import Reader, load_reader
from askcorpus.encoders.reranker import Reranker, load_reranker
from askcorpus.settings import Settings


class Encoders(NamedTuple):
    """The three models that a question passes through."""

    embedder: Embedder
    reranker: Reranker
    reader: Reader


def load_encoders(settings: Settings) -> Encoders:
    """Load the three at once: creating an onnxruntime session releases the interpreter's lock."""
    with ThreadPoolExecutor(max_workers=3) as pool:
        embedder = pool.submit(load_embedder, settings)
        reranker = pool.submit(load_reranker, settings)
        reader = pool.submit(load_reader, settings)
        return Encoders(embedder.result(), reranker.result(), reader.result())
