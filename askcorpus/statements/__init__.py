"""Document to statements: which words are attributed to whom; pure, the tagger is handed in.

Reading needs only small parts of it, so a public name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from askcorpus.statements.extract import extract_all
    from askcorpus.statements.merging import ByHand, Chosen, Mention, Merged, merge
    from askcorpus.statements.speakers import Resolved, mentions_in, resolve

__all__ = [
    "ByHand",
    "Chosen",
    "Mention",
    "Merged",
    "Resolved",
    "extract_all",
    "mentions_in",
    "merge",
    "resolve",
]
_HOMES = {
    **dict.fromkeys(("ByHand", "Chosen", "Mention", "Merged", "merge"), "merging"),
    **dict.fromkeys(("Resolved", "mentions_in", "resolve"), "speakers"),
    "extract_all": "extract",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module 'askcorpus.statements' has no attribute {name!r}")
    return getattr(import_module(f"askcorpus.statements.{_HOMES[name]}"), name)
