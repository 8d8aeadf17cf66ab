"""Findings of one sentence pair that are one change, put together so that it is told once."""

from collections.abc import Sequence

from askcorpus.encoders.pair_words import Side
from askcorpus.trust.findings import Finding, both
from askcorpus.trust.names import names

Range = tuple[int, int]


def merged(a: Side, b: Side, found: Sequence[Finding]) -> list[Finding]:
    """The findings, those about parts of one name told as the whole name."""
    runs = [(n.low, n.high) for n in names(a, b)], [(n.low, n.high) for n in names(b, a)]
    groups: list[list[Finding]] = []
    for each in found:
        group = next((g for g in groups if any(_one_name(each, o, runs) for o in g)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return [group[0] if len(group) == 1 else _whole(a, b, group, runs) for group in groups]


def _one_name(one: Finding, other: Finding, runs: tuple[list[Range], list[Range]]) -> bool:
    if one.kind != "name" or other.kind != "name" or one.minor != other.minor:
        return False
    return any(
        mine and theirs and (run := _run(mine, own)) is not None and run == _run(theirs, own)
        for mine, theirs, own in ((one.a, other.a, runs[0]), (one.b, other.b, runs[1]))
    )


def _run(span: Range, runs: Sequence[Range]) -> Range | None:
    return next((run for run in runs if run[0] <= span[0] and span[1] <= run[1]), None)


def _whole(
    a: Side, b: Side, group: Sequence[Finding], runs: tuple[list[Range], list[Range]]
) -> Finding:
    lead = next((each for each in group if each.sure), None)
    lead = lead or next((each for each in group if each.a and each.b), group[0])
    left = _run(lead.a, runs[0]) or lead.a if lead.a else None
    right = _run(lead.b, runs[1]) or lead.b if lead.b else None
    if left is None or right is None:
        return lead
    return lead._replace(a=left, b=right, note=f"name replaced: {both(a, b, left, right)}")
