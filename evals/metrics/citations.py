"""Whether a citation is what the file says: bytes, hash, offsets and words, all read anew."""

import hashlib
from pathlib import Path

from askcorpus.records import Answer, Citation


def fault(citation: Citation) -> str | None:
    """What is wrong with the citation, in words; None where it holds."""
    path = Path(citation.path)
    try:
        data = path.read_bytes()
        text = data.decode(citation.encoding)
    except (OSError, UnicodeDecodeError, LookupError) as error:
        return f"{citation.path}: {error}"
    if hashlib.sha256(data).hexdigest() != citation.sha256:
        return f"{citation.path}: the hash differs"
    if not 0 <= citation.start < citation.end <= len(text):
        return f"{citation.path}: {citation.start}-{citation.end} lies outside the file"
    if text[citation.start : citation.end] != citation.quote:
        return f"{citation.path}: {citation.start}-{citation.end} reads otherwise"
    if text.count("\n", 0, citation.start) + 1 != citation.line:
        return f"{citation.path}: line {citation.line} is wrong"
    if any(not citation.start <= s.start < s.end <= citation.end for s in citation.emphasis):
        return f"{citation.path}: emphasis lies outside the quote"
    return None


def faults(answer: Answer) -> list[str]:
    """Faults of every citation and related passage, and of answers that point at none."""
    found = [fault(each) for each in (*answer.citations, *answer.related)]
    dangling = [
        f"answer {each.text!r} points at citation {each.citation} of {len(answer.citations)}"
        for each in answer.answers
        if not 0 <= each.citation < len(answer.citations)
    ]
    return [each for each in found if each] + dangling


def unquoted(answer: Answer) -> list[str]:
    """Answers whose words do not stand in the quote they point at.

    How many documents there are is counted, as a warning says, and stands in none of them.
    """
    return [
        each.text
        for each in answer.answers
        if 0 <= each.citation < len(answer.citations)
        and each.text not in answer.citations[each.citation].quote
        and f"{each.text} documents" not in answer.warnings
    ]
