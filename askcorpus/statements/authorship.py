"""Who says `I` in a letter or a column: its one author, or who signed it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from askcorpus.records import Document
from askcorpus.records.statement import Statement
from askcorpus.statements.given import gender_of_name
from askcorpus.statements.manner import states_of
from askcorpus.statements.mentions import is_name, is_organisation, names_in
from askcorpus.statements.names import split_role

_FAREWELL = re.compile(
    r"(?:(?:very|most)\s+)?(?:(?:yours|your friend)(?:\s+(?:sincerely|faithfully|truly|ever))?"
    r"|sincerely(?:\s+yours)?|respectfully(?:\s+(?:yours|submitted))?|cordially|signed"
    r"|(?:(?:best|kind|warm|with)\s+){0,2}(?:regards|wishes)|in solidarity|love)\s*,?",
    re.IGNORECASE,
)
"""A line that stands before the name of whoever wrote a letter."""
_COPIED = re.compile(
    r"c\.\s?c\.|(?:cop(?:y|ies)(?: to)?|cc|encl?(?:osures?)?|attach\w*|p\.?s)\b", re.IGNORECASE
)
"""A line below a signature that tells to whom else the letter goes, or with what."""
_FIRST = re.compile(r"\bI\b(?!\.)|\b[Mm]y\b")
FEWEST_FIRST = 3
"""Times the writer must say `I` or `my`, outside all quotation marks."""
_TAIL = 12
"""Lines at the end of a letter among which it is signed."""
_MOST = 5
"""Words of a signature at most."""


def writer(document: Document) -> str | None:
    """The one person who says `I` where the document quotes nobody; None where none is sure.

    A transcript has no such person, and of several authors nobody knows who says it.
    """
    if document.turns:
        return None
    authors = document.source.authors
    if authors:
        return _person(authors[0]) if len(authors) == 1 else None
    return _signed(document.text)


def who_speaks(document: Document) -> str | None:
    """The writer of a document that is told in the first person; None for other documents."""
    name = writer(document)
    if name is None:
        return None
    uses = 0
    for block in document.blocks:
        if block.kind == "boilerplate":
            continue
        text = document.text[block.start : block.end]
        places = [match.start() for match in _FIRST.finditer(text)]
        states = states_of(text) if places else ()
        uses += sum(states[place] == 0 for place in places)
        if uses >= FEWEST_FIRST:
            return name
    return None


def speaks_alone(document: Document) -> bool:
    """Whether nobody but its writer can say `I` in a document.

    Not where anything is quoted, by marks, by markup or by announcement, where a heading names
    somebody or asks (the first line may ask), where it is a mail passed on, or where somebody told
    it to the writer.
    """
    text = document.text[document.body.start : document.body.end]
    if document.turns or document.set_apart or _OTHERS.search(text):
        return False
    return not any(
        _person(each[1].strip())
        or (each[1].rstrip().endswith("?") and text[: each.start()].strip())
        for each in _HEADED.finditer(text)
    )


_HEADED = re.compile(r"^[ \t]*(?:#+[ \t]+|\*\*|__)(.{2,80}?)(?:\*\*|__)?:?[ \t]*$", re.MULTILINE)
_OTHERS = re.compile(
    r"[“”„«»\"‘]|(?<!\w)'(?=\w)|^[ \t]*>|:[*_ \t]*$|^[ \t]*(?:from|to|sent|subject):"
    r"|(?-i:^[ \t]*(?:[A-Z][A-Z .’'-]+|(?:[A-Z][\w.’'-]+[ \t]){1,3}[A-Z][\w.’'-]+):)"
    r"|(?<![*\w])\*(?![*\s])[^*\n]{20,}\*(?!\*)|(?<![_\w])_(?![_\s])[^_\n]{20,}_(?![_\w])"
    r"|\b(?:as told (?:to|by)|interview\w*|quot(?:es?|ed|ing|ations?)|verbatim|transcripts?|in full"
    r"|(?:his|her|their) (?:own )?words|dictated|translated)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What shows that somebody else may speak."""


def by_writer(document: Document, statement: Statement) -> bool:
    """Whether a statement is attributed to an `I` outside all quotation marks."""
    span = statement.speaker_span
    if statement.speaker_as_written != "I" or span is None or statement.manner == "turn":
        return False
    block = next((one for one in document.blocks if one.start <= span.start < one.end), None)
    if block is None:
        return False
    return states_of(document.text[block.start : block.end])[span.start - block.start] == 0


def as_written(document: Document, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those that the document's writer reports of themselves as `written`."""
    if writer(document) is None:
        return list(statements)
    return [
        one.model_copy(update={"manner": "written"})
        if one.manner == "indirect" and by_writer(document, one)
        else one
        for one in statements
    ]


def _signed(text: str) -> str | None:
    """The one name below a farewell at the end of a letter."""
    lines = [line.strip(" \t*_") for line in text.splitlines()]
    lines = [line for line in lines if line][-_TAIL:]
    places = [number for number, line in enumerate(lines) if _FAREWELL.fullmatch(line)]
    if len(places) != 1:
        return None
    below = list(takewhile(lambda line: not _COPIED.match(line), lines[places[0] + 1 :]))
    names = [name for line in below if (name := _person(line.strip("—–- ")))]
    others = [name for name in names[1:] if gender_of_name(name)]
    return names[0] if names and below and _person(below[0].strip("—–- ")) and not others else None


def _person(written: str) -> str | None:
    """The full name of a person, its titles and what follows the comma left out; else None."""
    name = split_role(written.partition(",")[0])[0]
    uses = list(names_in(name))
    if len(uses) != 1 or " " not in uses[0].name or len(name.split()) > _MOST:
        return None
    found = uses[0].name
    return found if is_name(found) and not is_organisation(found) else None
