"""Quotations that run over paragraphs: opened anew at each, closed only at the last."""

from collections.abc import Collection

from askcorpus.records import Document
from askcorpus.statements.manner import states_of

MOST = 30
"""Paragraphs that one quotation may run on."""


def continuation(document: Document, block: int, claimed: Collection[int]) -> list[tuple[int, int]]:
    """Ranges in the blocks after `block` that go on with the quotation left open at its end.

    Stops at a block that is `claimed` (holds attributed words of its own), that opens no
    quotation, or after the mark that closes it.
    """
    result: list[tuple[int, int]] = []
    while len(result) < MOST and _left_open(document, block):
        block += 1
        if block >= len(document.blocks) or block in claimed:
            break
        one = document.blocks[block]
        states = states_of(document.text[one.start : one.end])
        if one.kind != "paragraph" or states[0] != 2:
            break
        begin = next((index for index, state in enumerate(states) if state != 2), len(states))
        end = states.index(3, begin) if 3 in states[begin:] else len(states)
        if begin < end:
            result.append((one.start + begin, one.start + end))
    return result


def _left_open(document: Document, block: int) -> bool:
    one = document.blocks[block]
    return states_of(document.text[one.start : one.end])[-1:] == (1,)
