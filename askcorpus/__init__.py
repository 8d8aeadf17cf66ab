"""Who said what, where exactly it is written: verbatim, cited answers from a folder of documents.

from askcorpus import Corpus

Corpus.open("corpus").ask("what threshold did Amazon recommend?").answer
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from askcorpus.corpus import Corpus
    from askcorpus.errors import AskcorpusError
    from askcorpus.records import Answer, Citation, Source
    from askcorpus.settings import Settings

__version__ = "0.1.0"
__all__ = ["Answer", "AskcorpusError", "Citation", "Corpus", "Settings", "Source", "__version__"]

_HOMES = {
    "Answer": "askcorpus.records",
    "AskcorpusError": "askcorpus.errors",
    "Citation": "askcorpus.records",
    "Corpus": "askcorpus.corpus",
    "Settings": "askcorpus.settings",
    "Source": "askcorpus.records",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that importing the package stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'askcorpus' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
